"""Between two looks every person is accounted for."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.findings.answers import answer
from sprava.findings.asked import Question
from sprava.findings.looks import Look, Why, difference
from sprava.records.actions.claims import Saying, record_claim, withdraw_claim
from sprava.records.actions.judgements import judge_pair
from sprava.records.actions.people import record_event, record_person
from sprava.records.actions.sources import grade_source, record_source
from sprava.records.models import Claim, Subject
from tests.records.histories import lived, steps

days = st.dates(date(2021, 1, 1), date(2023, 12, 31))
FIRST, LATER = date(2021, 4, 1), date(2021, 6, 1)


@pytest.mark.django_db
@given(steps, days, days, st.integers(0, 40), st.integers(0, 40), st.booleans())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_second_count_is_the_first_with_who_came_and_without_who_went(steps, day, later, one, other, certain):
    with transaction.atomic():
        history = lived(steps)
        known = [None, *history.moments()]
        first, second = Look(day, known[one % len(known)]), Look(later, known[other % len(known)])
        found = difference(first, second, history.by, certain=certain)
        assert (found.first | set(found.came)) - set(found.went) == found.second
        assert set(found.came).isdisjoint(found.first)
        assert set(found.went) <= found.first
        for look, people in ((first, found.first), (second, found.second)):
            (figure,) = answer(Question(on=look.on, known_at=look.known_at), history.by).rows
            assert len(people) == (figure.lower if certain else figure.upper)
        if first == second:
            assert not found.came
            assert not found.went
        transaction.set_rollback(True)


@pytest.fixture
def enter(db):
    """Enter an invented person who was arrested on a day."""

    def enter_one(name: str, day: str, term: str = "P5Y") -> Subject:
        events = {"detention": {"date": day}, "sentence": {"date": day, "kind": "imprisonment", "term": term}}
        saying = Saying(record_source("Sviedka"))
        return record_person(
            {"name": name}, events, saying=saying, by=command_line_member(), compartment=default_compartment()
        )

    return enter_one


def now():
    return max(Claim.objects.values_list("recorded_at", flat=True))


def why(first: Look, second: Look) -> dict[int, Why]:
    found = difference(first, second, command_line_member())
    return {**found.came, **found.went}


def test_whoever_was_arrested_between_the_days_came_by_arrest_and_whose_term_ended_left(enter):
    newly, over = enter("Кляновіч Тадора", "2021-05-03"), enter("Каласнік Рыгор", "2021-03-15", "P1M")
    enter("Ліпень Ганна", "2021-01-01")
    assert why(Look(FIRST), Look(LATER)) == {newly.pk: Why.ARRESTED, over.pk: Why.LEFT}


def test_whoever_was_entered_later_was_learnt_of(enter):
    enter("Каласнік Рыгор", "2021-01-01")
    then = now()
    late = enter("Кляновіч Тадора", "2021-01-02")
    assert why(Look(FIRST, then), Look(FIRST)) == {late.pk: Why.LEARNT}


def test_whoever_was_taken_back_was_withdrawn_and_whose_arrest_was_wrong_was_corrected(enter):
    gone, wrong = enter("Кляновіч Тадора", "2021-01-02"), enter("Каласнік Рыгор", "2021-01-01")
    then = now()
    for claim in Claim.objects.filter(person=gone):
        withdraw_claim(claim, by=command_line_member(), because="Another country.")
    for claim in Claim.objects.filter(person=wrong, field__in=("date", "term", "kind")):
        withdraw_claim(claim, by=command_line_member(), because="A typing error.")
    assert why(Look(FIRST, then), Look(FIRST)) == {gone.pk: Why.WITHDRAWN, wrong.pk: Why.CORRECTED}


def test_whose_source_was_graded_anew_was_corrected_by_that_unless_something_was_said_as_well(enter):
    graded, told = enter("Кляновіч Тадора", "2021-01-02"), enter("Каласнік Рыгор", "2021-01-02")
    by, chronicle = command_line_member(), record_source("Polack. Chronicle", grade=1)
    for person in (graded, told):
        sentence = Subject.objects.get(person=person, kind="sentence")
        record_claim(sentence, "term", "P1M", saying=Saying(chronicle), by=by)
    then = now()
    record_event(told, "stay", {"facility": "IK-4", "since": "2021-01-20"}, saying=Saying(chronicle), by=by)
    record_claim(graded, "occupation", "baker", saying=Saying(chronicle), by=by)
    grade_source(chronicle, 5, by=by, because="Its reporter sat in court.")
    assert why(Look(FIRST, then), Look(FIRST)) == {graded.pk: Why.GRADED, told.pk: Why.CORRECTED}
    assert why(Look(FIRST), Look(FIRST, then)) == {graded.pk: Why.GRADED, told.pk: Why.CORRECTED}


def test_two_records_that_were_judged_to_be_one_person_are_counted_once(enter):
    one, two = enter("Кляновіч Тадора", "2021-01-02"), enter("Кленович Федора", "2021-01-02")
    then = now()
    judge_pair(one, two, "same", by=command_line_member(), because="One birth date, one case.")
    assert why(Look(FIRST, then), Look(FIRST)) == {two.pk: Why.JOINED}
