"""The typed tables are what the book says, whatever was done to the book and in whatever order."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.accounts.models import Member
from sprava.core.errors import Refused, SpravaError
from sprava.records.actions.claims import Saying, open_subject, record_claim, withdraw_claim
from sprava.records.actions.index import differences, rebuild
from sprava.records.actions.judgements import judge_claim, judge_pair, undo_judgement
from sprava.records.actions.people import record_event, record_person
from sprava.records.actions.sources import grade_source, record_source
from sprava.records.dossier import dossier
from sprava.records.folding import COLUMNS
from sprava.records.models import Claim, Judgement, PastSpell, Person, Spell, Subject

days = st.sampled_from(["2021", "2021-03", "2021-03-12", "2021-03-13", "2022-05-01"])
names = st.sampled_from(["Кляновіч Тадора", "Кленович Федора", "Klianovich Tadora", "Каласнік Рыгор"])
claims = st.one_of(
    st.tuples(st.just("person"), st.just("name"), names),
    st.tuples(st.just("person"), st.just("birth_date"), days),
    st.tuples(st.just("detention"), st.just("date"), days),
    st.tuples(st.just("release"), st.just("date"), days),
    st.tuples(st.just("sentence"), st.just("date"), days),
    st.tuples(st.just("sentence"), st.just("term"), st.sampled_from(["P1Y", "P3Y", "P15D"])),
    st.tuples(st.just("charge"), st.just("article"), st.sampled_from(["342", "342 p.1", "361-4"])),
    st.tuples(st.just("stay"), st.just("facility"), st.sampled_from(["IK-4", "SIZO-2"])),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("person"), names, days),
        st.tuples(st.just("claim"), st.integers(0, 9), claims, st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("withdraw"), st.integers(0, 30)),
        st.tuples(st.just("judge"), st.integers(0, 30), st.sampled_from(["upheld", "refused"])),
        st.tuples(
            st.just("pair"), st.integers(0, 9), st.integers(0, 9), st.sampled_from(["same", "different", "unsure"])
        ),
        st.tuples(st.just("undo"), st.integers(0, 9)),
        st.tuples(st.just("grade"), st.integers(0, 2), st.integers(1, 5)),
    ),
    max_size=14,
)


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


class History:
    """Random things that people do to a register."""

    def __init__(self) -> None:
        self.by, self.compartment = command_line_member(), default_compartment()
        self.sources = [record_source(f"Source {number}", grade=number + 2) for number in range(3)]
        self.people: list[Subject] = []

    def do(self, what: str, *given) -> None:
        try:
            getattr(self, what)(*given)
        except SpravaError as refusal:
            assert str(refusal)

    def person(self, name, day) -> None:
        saying = Saying(self.sources[0])
        self.people.append(
            record_person(
                {"name": name}, {"detention": {"date": day}}, saying=saying, by=self.by, compartment=self.compartment
            )
        )

    def claim(self, which, claim, source, event) -> None:
        if self.people:
            noun, field, value = claim
            person = self.people[which % len(self.people)]
            saying = Saying(self.sources[source])
            events = list(Subject.objects.filter(person=person, kind=noun).order_by("pk"))
            if noun == "person":
                record_claim(person, field, value, saying=saying, by=self.by)
            elif events and event:
                record_claim(events[event % len(events)], field, value, saying=saying, by=self.by)
            else:
                record_event(person, noun, {field: value}, saying=saying, by=self.by)

    def withdraw(self, which) -> None:
        standing = list(Claim.objects.standing().order_by("pk"))
        if standing:
            withdraw_claim(standing[which % len(standing)], by=self.by, because="A typing error.")

    def judge(self, which, verdict) -> None:
        standing = list(Claim.objects.standing().order_by("pk"))
        if standing:
            judge_claim(standing[which % len(standing)], verdict, by=self.by, because="Seen in the document.")

    def pair(self, left, right, verdict) -> None:
        if self.people:
            one, other = (self.people[number % len(self.people)] for number in (left, right))
            judge_pair(one, other, verdict, by=self.by, because="Same birthday and patronymic.")

    def undo(self, which) -> None:
        judgements = list(Judgement.objects.in_force().order_by("pk"))
        if judgements:
            undo_judgement(judgements[which % len(judgements)], by=self.by)

    def grade(self, source, grade) -> None:
        grade_source(self.sources[source], grade)


@given(steps)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_equals_a_rebuild_after_any_history(transaction_of_its_own, steps):
    with transaction_of_its_own():
        history = History()
        for what, *given_values in steps:
            history.do(what, *given_values)
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


@given(steps, st.dates(date(2021, 1, 1), date(2023, 12, 31)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_who_was_held_as_known_at_any_past_moment_is_what_the_book_said_then(transaction_of_its_own, steps, day):
    with transaction_of_its_own():
        history = History()
        for what, *given_values in steps:
            history.do(what, *given_values)
        moments = {at for row in Claim.objects.values_list("recorded_at", "withdrawn_at") for at in row if at}
        moments |= {at for row in Judgement.objects.values_list("judged_at", "undone_at") for at in row if at}
        for moment in sorted(moments):
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
