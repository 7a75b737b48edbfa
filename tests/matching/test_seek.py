"""Pairs are found by any spelling, weighed by everything known, and nobody is joined by it."""

import pytest

from sprava.cli import demo_material
from sprava.core.names import POSSIBLE
from sprava.matching.seek import look_further, look_through, not_looked_at, propose_for
from sprava.records.actions.judgements import judge_pair, undo_judgement
from sprava.records.models import Judgement, Pair, Person


def test_one_person_in_two_languages_is_found(enter, anna):
    one = enter("Кляновіч Тадора Ігнатаўна", born="1987-03-14", articles=("361-4 p.1",))
    two = enter("Кленович Федора", born="1987-03-14", articles=("361-4 p.2",))
    enter("Вярбіцкі Сымон", born="1990")
    assert look_through(anna).found == 1
    pair = Pair.objects.get()
    assert (pair.left, pair.right) == (one, two)
    assert pair.weight > POSSIBLE
    assert {f"{part}-{how}" for part, how, _, _ in pair.evidence} >= {"surname-same", "born-same", "article-same"}
    assert pair.weight == pytest.approx(sum(weight for _, _, weight, _ in pair.evidence), abs=0.01)


def test_a_patronymic_that_only_an_alias_gives_still_tells_namesakes_apart(enter, anna):
    enter("Кляновіч Ян", also=("Кляновіч Ян Ігнатавіч",))
    enter("Кляновіч Ян Рыгоравіч")
    look_through(anna)
    pair = Pair.objects.get()
    assert pair.kind == Pair.Kind.ALIKE
    assert pair.weight < POSSIBLE
    assert not Pair.objects.likely().exists()


def test_looking_again_finds_nobody_new_to_look_at_and_the_same_pairs(enter, anna):
    enter("Кляновіч Тадора", born="1987")
    enter("Klianovich Tadora", born="1987")
    look_through(anna)
    before = list(Pair.objects.values_list("left", "right", "weight", "evidence"))
    assert len(before) == 1
    assert look_through(anna).people == 0
    propose_for(Person.objects.values_list("pk", flat=True), anna)
    assert list(Pair.objects.values_list("left", "right", "weight", "evidence")) == before


def test_a_look_goes_on_where_the_last_one_stopped(enter, anna, boris):
    for number, name in enumerate(("Кляновіч Тадора", "Klianovich Tadora", "Вярбіцкі Сымон")):
        enter(name, born=f"198{number}")
    first = look_further(anna, most=2)
    assert (first.people, first.is_all) == (2, False)
    assert not_looked_at(boris).count() == 1
    assert look_further(boris, most=2).people == 1
    assert not not_looked_at(anna).exists()


def test_what_a_look_of_another_team_left_out_is_looked_at(enter, anna, clara, north):
    enter("Кляновіч Тадора", where=north.compartments.get())
    look_through(anna)
    assert not_looked_at(clara).count() == 1


def test_people_of_another_team_are_never_paired_for_who_cannot_see_them(enter, anna, clara, north):
    enter("Кляновіч Тадора", born="1987")
    enter("Klianovich Tadora", born="1987", where=north.compartments.get())
    look_through(anna)
    assert not Pair.objects.exists()


def test_a_pair_judged_is_not_proposed_again_until_the_judgement_is_undone(enter, anna, boris):
    one, two = enter("Кляновіч Тадора", born="1987"), enter("Klianovich Tadora", born="1987")
    look_through(anna)
    judgement = judge_pair(one, two, Judgement.Verdict.DIFFERENT, by=boris, because="Two cousins.")
    propose_for([one.pk, two.pk], anna)
    assert not Pair.objects.undecided().exists()
    undo_judgement(judgement, by=boris)
    propose_for([one.pk, two.pk], anna)
    assert Pair.objects.undecided().count() == 1


LOOK_ALIKES = (
    ("Соловей", "Соловей"),
    ("Rusetski", "Rusetski"),
    ("Stefanovich", "Stefanovich"),
    ("Łosik", "Łosik"),
)


def test_the_look_alikes_of_the_demo_stay_two_people_and_stand_in_the_queue_with_what_tells_them_apart(db, anna):
    demo_material.build()
    look_through(anna)
    people = {person.pk: person for person in Person.objects.prefetch_related("names")}
    found = set()
    for pair in Pair.objects.undecided().filter(kind=Pair.Kind.ALIKE):
        assert pair.weight < 0
        spelt = [{name.text for name in people[number].names.all()} for number in (pair.left_id, pair.right_id)]
        found |= {
            names
            for names in LOOK_ALIKES
            if all(any(name in text for text in side) for name, side in zip(names, spelt, strict=True))
        }
    assert found == set(LOOK_ALIKES)
    codes = {f"{part}-{how}" for pair in Pair.objects.undecided() for part, how, _, _ in pair.evidence}
    assert codes >= {"patronymic-contradicted", "given-other"}
