"""Pairs wait until somebody judges them, and joining and splitting people loses nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.accounts.actions import add_compartment, add_member, add_team
from sprava.accounts.policy import Role
from sprava.core.errors import Refused
from sprava.records.actions.claims import Saying
from sprava.records.actions.judgements import judge_pair, undo_judgement
from sprava.records.actions.pairs import Finding, Proposal, propose_pairs, settle_pairs
from sprava.records.actions.people import record_person
from sprava.records.folding import COLUMNS
from sprava.records.models import Judgement, Pair, PastSpell, Person, Subject
from sprava.records.pairs import pairs_beside
from tests.records.histories import lived, steps

ENGINE = "a test"


def known_now() -> dict[str, list[str]]:
    """Every row of the index but what was known before, and without since when it is known."""
    return {
        model._meta.db_table: sorted(
            repr(row)
            for row in model._default_manager.order_by().values_list(
                *(each for each in columns if each != "known_from")
            )
        )
        for model, columns in COLUMNS.items()
        if model is not PastSpell
    }


@pytest.fixture
def people(anna, compartment, sviedka) -> list[Subject]:
    names = ("Кляновіч Тадора", "Кленович Федора", "Klianovich Tadora")
    return [
        record_person(
            {"name": name},
            {"detention": {"date": f"2021-0{number}-12"}},
            saying=Saying(sviedka),
            by=anna,
            compartment=compartment,
        )
        for number, name in enumerate(names, 1)
    ]


def proposal(left: int, right: int, weight: float = 12.0, kind: str = Pair.Kind.ACROSS) -> Proposal:
    return Proposal(left, right, weight, [Finding("surname", "same", weight, ("Кляновіч", "Кленович"))], kind)


def everybody_with_everybody() -> list[Proposal]:
    numbers = sorted(Person.objects.values_list("pk", flat=True))
    return [proposal(left, right) for left in numbers for right in numbers if left < right]


def waiting() -> set[tuple[int, int]]:
    return set(Pair.objects.undecided().values_list("left_id", "right_id"))


def test_a_proposal_is_written_once_with_the_lower_record_left(people, anna):
    one, two, _ = (person.pk for person in people)
    assert propose_pairs([one], [proposal(two, one)], engine=ENGINE, by=anna) == 1
    assert propose_pairs([one], [proposal(one, two, 9.5)], engine=ENGINE, by=anna) == 1
    pair = Pair.objects.get()
    assert (pair.left_id, pair.right_id, pair.weight, pair.engine) == (one, two, 9.5, ENGINE)
    assert pair.evidence == [["surname", "same", 9.5, ["Кляновіч", "Кленович"]]]


def test_what_is_no_longer_proposed_of_somebody_is_gone_and_other_peoples_pairs_stay(people, anna):
    one, two, three = (person.pk for person in people)
    propose_pairs([one, two, three], [proposal(one, two), proposal(two, three)], engine=ENGINE, by=anna)
    propose_pairs([one], [], engine=ENGINE, by=anna)
    assert waiting() == {(two, three)}


def test_somebody_hidden_is_proposed_to_nobody(people, anna, compartment, sviedka):
    north = add_team("north", name="North", compartments=[add_compartment("north", name="North")])
    clara = add_member("clara", name="Clara", roles=[Role.REVIEWER], teams=[north])
    one, two, _ = (person.pk for person in people)
    with pytest.raises(Refused, match="whom you may see"):
        propose_pairs([one], [proposal(one, two)], engine=ENGINE, by=clara)
    propose_pairs([one], [proposal(one, two)], engine=ENGINE, by=anna)
    assert not Pair.objects.visible_to(clara).exists()
    assert pairs_beside(one, clara) == []
    assert propose_pairs([one], [], engine=ENGINE, by=clara) == 0
    assert Pair.objects.count() == 1


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_judged_pair_waits_no_more_and_waits_again_when_the_judgement_is_undone(people, anna, verdict):
    one, two, _ = people
    propose_pairs([one.pk], [proposal(one.pk, two.pk)], engine=ENGINE, by=anna)
    before = known_now()
    judgement = judge_pair(one, two, verdict, by=anna, because="")
    assert waiting() == set()
    assert Pair.objects.get().evidence
    assert Pair.objects.all().verdicts() == {verdict: 1}
    undo_judgement(judgement, by=anna)
    assert waiting() == {(one.pk, two.pk)}
    assert known_now() == before


def test_who_was_joined_to_another_leaves_the_pairs_and_comes_back_with_them(people, anna):
    one, two, three = (person.pk for person in people)
    propose_pairs([one, two, three], everybody_with_everybody(), engine=ENGINE, by=anna)
    joined = judge_pair(people[0], people[1], "same", by=anna, because="One birthday.")
    assert waiting() == {(one, three)}
    undo_judgement(joined, by=anna)
    assert waiting() == {(one, two), (one, three), (two, three)}


def test_two_people_of_whom_other_records_were_told_apart_are_not_asked_again(people, anna):
    one, two, three = (person.pk for person in people)
    propose_pairs([one, two, three], everybody_with_everybody(), engine=ENGINE, by=anna)
    judge_pair(people[1], people[2], "different", by=anna, because="Brothers.")
    judge_pair(people[0], people[1], "same", by=anna, because="One birthday.")
    assert waiting() == set()
    assert propose_pairs([one], [proposal(one, three)], engine=ENGINE, by=anna) == 0


@given(steps, st.integers(0, 3))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_judged_and_undone_the_pairs_that_wait_are_those_that_would_be_proposed(
    transaction_of_its_own, steps, half
):
    with transaction_of_its_own():
        history = lived(steps[:half])
        propose_pairs(
            list(Person.objects.values_list("pk", flat=True)), everybody_with_everybody(), engine=ENGINE, by=history.by
        )
        known = set(Pair.objects.values_list("left_id", "right_id"))
        for what, *given_values in steps[half:]:
            history.do(what, *given_values)
        named = set(Person.objects.values_list("pk", flat=True))
        still = {pair for pair in waiting() if named >= set(pair)}
        propose_pairs(list(named), everybody_with_everybody(), engine=ENGINE, by=history.by)
        assert waiting() & known == still
        settle_pairs(named)
        assert waiting() & known == still


@given(steps)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_joining_two_people_and_splitting_them_restores_the_register(transaction_of_its_own, steps):
    with transaction_of_its_own():
        history = lived(steps)
        free = [
            (left, right)
            for left in history.people
            for right in history.people
            if left.pk < right.pk and not Judgement.objects.in_force().filter(left=left, right=right).exists()
        ]
        for left, right in free[:3]:
            before = known_now()
            undo_judgement(judge_pair(left, right, "same", by=history.by, because="One birthday."), by=history.by)
            assert known_now() == before


def test_beside_a_person_stand_those_who_may_be_the_same_likeliest_first(people, anna):
    one, two, three = (person.pk for person in people)
    propose_pairs([one], [proposal(one, two, 4.0), proposal(one, three, 14.0)], engine=ENGINE, by=anna)
    assert [(beside.person.pk, beside.weight) for beside in pairs_beside(one, anna)] == [(three, 14.0), (two, 4.0)]
    assert [beside.person.pk for beside in pairs_beside(three, anna)] == [one]
