"""The typed tables are what the book says, whatever was done to the book and in whatever order."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.records.actions.claims import Saying, open_subject, record_claim, withdraw_claim
from sprava.records.actions.index import differences, rebuild
from sprava.records.actions.judgements import judge_pair, undo_judgement
from sprava.records.actions.people import record_person
from sprava.records.dossier import dossier
from sprava.records.folding import COLUMNS
from sprava.records.models import Claim, PastSpell, Person, Spell, Subject
from tests.records.histories import lived, quarrels, steps


def contents() -> dict[str, list[str]]:
    """Every row of the index, as text, in no order of the database's."""
    return {
        model._meta.db_table: sorted(repr(row) for row in model._default_manager.order_by().values_list(*columns))
        for model, columns in COLUMNS.items()
    }


def known_now() -> dict[str, list[str]]:
    """The same without what was known before, and without since when it is known."""
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


@given(steps | quarrels)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_equals_a_rebuild_after_any_history(transaction_of_its_own, steps):
    with transaction_of_its_own():
        lived(steps)
        assert list(differences()) == []
        before = contents()
        rebuild()
        assert contents() == before


def held_by_the_index(day: date, moment: datetime) -> dict[int, bool]:
    """Whom the index shows in custody on ``day`` as known at ``moment``: certainly, or possibly only."""
    certain, possible = set(), set()
    for spells in (Spell.objects.all(), PastSpell.objects.all()):
        known = spells.known_at(moment)
        possible |= set(known.possibly_on(day).values_list("person_id", flat=True))
        certain |= set(known.certainly_on(day).values_list("person_id", flat=True))
    return {person: person in certain for person in possible}


def held_by_the_book(day: date, moment: datetime, reader: Member) -> dict[int, bool]:
    """The same, folded from the claims of that moment."""
    numbers = Subject.objects.filter(kind="person").values_list("pk", flat=True)
    return {
        seen.person: any(spell.certainly_on(day) for spell in seen.spells)
        for number in numbers
        if (seen := dossier(number, reader, known_at=moment)) and any(spell.possibly_on(day) for spell in seen.spells)
    }


@given(steps | quarrels, st.dates(date(2021, 1, 1), date(2023, 12, 31)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_who_was_held_as_known_at_any_past_moment_is_what_the_book_said_then(transaction_of_its_own, steps, day):
    with transaction_of_its_own():
        history = lived(steps)
        for moment in history.moments():
            assert held_by_the_index(day, moment) == held_by_the_book(day, moment, history.by)


@pytest.mark.parametrize("source", [0, 2])
def test_a_charge_that_tells_two_sentences_apart_changes_what_was_known_of_custody(db, source):
    """Five years from the one source, a year under another article and without a day from the other."""
    history = lived([
        ("person", "Каласнік Рыгор", "2021-03-12"),
        ("claim", 0, ("sentence", "date", "2021-11-10"), source, 0),
        ("claim", 0, ("sentence", "term", "P5Y"), source, 1),
        ("claim", 0, ("charge", "article", "342"), source, 0),
        ("claim", 0, ("sentence", "term", "P1Y"), 1, 0),
        ("claim", 0, ("charge", "article", "411"), 1, 0),
    ])  # fmt: skip
    for day in (date(2021, 6, 1), date(2023, 6, 1), date(2025, 6, 1)):
        for moment in history.moments():
            assert held_by_the_index(day, moment) == held_by_the_book(day, moment, history.by)


def test_a_row_changed_behind_the_book_is_found(anna, compartment, sviedka):
    person = record_person(
        {"name": "Кляновіч Тадора"},
        {"detention": {"date": "2021-03"}},
        saying=Saying(sviedka),
        by=anna,
        compartment=compartment,
    )
    assert list(differences()) == []
    Person.objects.filter(pk=person.pk).update(birth_date="1987")
    Spell.objects.filter(person=person.pk).delete()
    assert {(found.table, found.number) for found in differences()} >= {
        ("records_person", person.pk),
        ("records_spell", person.pk),
    }
    rebuild()
    assert list(differences()) == []


def test_two_records_of_one_person_become_one_and_come_apart_again_with_nothing_lost(
    anna, compartment, sviedka, chronicle
):
    one = record_person(
        {"name": "Кляновіч Тадора"},
        {"detention": {"date": "2021-03-12"}},
        saying=Saying(sviedka),
        by=anna,
        compartment=compartment,
    )
    two = record_person(
        {"name": "Кленович Федора"},
        {"detention": {"date": "2021-03"}},
        saying=Saying(chronicle),
        by=anna,
        compartment=compartment,
    )
    apart = known_now()
    judgement = judge_pair(one, two, "same", by=anna, because="Same patronymic, same colony.")
    assert list(Person.objects.values_list("pk", "sources")) == [(one.pk, 2)]
    assert list(Person.objects.get().names.values_list("text", flat=True)) == ["Кляновіч Тадора", "Кленович Федора"]
    assert [detention.date for detention in Person.objects.get().detentions.all()] == ["2021-03-12"]
    undo_judgement(judgement, by=anna)
    assert known_now() == apart


def test_what_is_sensitive_or_kept_elsewhere_never_enters_the_index(anna, compartment, sviedka):
    person = record_person({"name": "Кляновіч Тадора"}, {}, saying=Saying(sviedka), by=anna, compartment=compartment)
    before = contents()
    record_claim(person, "health", "asthma", saying=Saying(sviedka, klass=Claim.Klass.SENSITIVE), by=anna)
    record_claim(person, "birth_date", "1987-03-14", saying=Saying(sviedka, klass=Claim.Klass.SENSITIVE), by=anna)
    assert contents() == before


def test_a_person_of_whom_every_name_was_withdrawn_leaves_the_lists_and_stays_in_the_book(anna, compartment, sviedka):
    person = record_person({"name": "Кляновіч Тадора"}, {}, saying=Saying(sviedka), by=anna, compartment=compartment)
    withdraw_claim(Claim.objects.get(person=person), by=anna, because="Invented for a test.")
    assert not Person.objects.exists()
    assert Claim.objects.count() == 1


def test_a_subject_of_an_unknown_kind_is_refused(anna, compartment):
    before = Subject.objects.count()
    for kind in ("weather", "detention"):
        with pytest.raises(Refused, match=kind):
            open_subject(kind, compartment=compartment)
    assert Subject.objects.count() == before
