"""Every figure can be made again, adds up to the person, and says what it knows for certain."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sprava.findings.answers import answer, behind
from sprava.findings.asked import Question
from sprava.findings.units import UNITS
from sprava.findings.views import forget
from tests.records.histories import History, quarrels, steps

pytestmark = pytest.mark.django_db
days = st.dates(date(2020, 12, 1), date(2023, 12, 31))
units = st.sampled_from(sorted(UNITS))
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
plenty = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def questions(day: date, later: date) -> list[Question]:
    """Every unit on a day; what is read from each table; a period; a series."""
    first, last = sorted((day, later))
    asked = [("persons", "facility"), ("persons", "age"), ("persons", "mode"), ("persons", "term"), ("stays", "region")]
    splits = [
        Question(unit, on=day, by=by)
        for unit, by in (*asked, *((unit, "article") for unit in UNITS if unit != "detentions"))
    ]
    period = [Question("detentions", first=first, last=last)]
    series = [Question("persons", first=first, last=last, every="quarter", by="article")]
    chosen = [Question("persons", on=day, filters=(("article", "342"), ("sex", "-")))]
    return [*splits, *period, *series, *chosen]


def figures(question: Question, reader) -> tuple[object, ...]:
    found = answer(question, reader)
    return found.rows, found.digest, dict(found.accounts)


ONE, OTHER = ("person", "Каласнік Рыгор", "2021-03-12"), ("person", "Кляновіч Тадора", "2021-03-13")


def said(who: int, noun: str, field: str, value: str, source: int = 0, event: int = 0) -> tuple[object, ...]:
    return ("claim", who, (noun, field, value), source, event)


CHARGED = [ONE, OTHER, said(0, "charge", "article", "342"), said(1, "charge", "article", "361-4")]
PLACED = [*CHARGED, said(0, "stay", "facility", "IK-4"), said(0, "person", "birth_date", "2022-05-01")]
QUARREL = [*PLACED, said(0, "stay", "facility", "SIZO-2", 1, 0), said(0, "charge", "article", "361-4", 1, 1)]
DAY, LATER = date(2021, 3, 20), date(2021, 6, 1)


@given(steps, days, days)
@example([*CHARGED, ("withdraw", 4), ("withdraw", 2)], DAY, LATER)
@example([*CHARGED, ("judge", 4, "refused"), ("undo", 0)], DAY, LATER)
@example([*PLACED, ("withdraw", 6), said(0, "stay", "facility", "SIZO-2"), ("withdraw", 0)], DAY, LATER)
@example([*PLACED, ("pair", 0, 1, "same"), said(1, "sentence", "date", "2021-03-13"), ("undo", 0)], DAY, LATER)
@example([*CHARGED, said(0, "charge", "article", "342 p.1", 1, 1), ("judge", 5, "refused")], DAY, LATER)
@example([*QUARREL, ("grade", 1, 5), ("grade", 1, 1)], DAY, LATER)
@few
def test_a_figure_of_past_knowledge_is_the_one_that_was_made_then(steps, day, later):
    _is_made_again(steps, day, later)


@given(quarrels, st.dates(DAY, LATER), days)
@few
def test_a_figure_of_past_knowledge_trusts_each_source_as_it_was_trusted_then(steps, day, later):
    _is_made_again(steps, day, later)


def _is_made_again(steps, day, later):
    with transaction.atomic():
        history, then = History(), []
        for what, *given_values in steps:
            history.do(what, *given_values)
            if moments := history.moments():
                then.append((moments[-1], [figures(question, history.by) for question in questions(day, later)]))
        for moment, made in then:
            for question, figure in zip(questions(day, later), made, strict=True):
                again = Question(
                    **{name: getattr(question, name) for name in question.__slots__} | {"known_at": moment}
                )
                assert figures(again, history.by) == figure
        transaction.set_rollback(True)


@given(steps | quarrels, days, st.lists(units, min_size=16, max_size=16))
@plenty
def test_what_is_kept_in_memory_and_mended_is_what_the_register_holds(steps, day, looked_at):
    def asked(unit: str) -> list[tuple[object, ...]]:
        return [figures(Question(unit, on=day, by=by), history.by) for by in sorted(UNITS[unit].fields)]

    with transaction.atomic():
        history = History()
        history.person("Ліпень Ганна", "2021-03-13")
        history.people.clear()  # of her nothing changes, so that something of what was read is kept
        for (what, *given_values), unit in zip(steps, looked_at, strict=False):
            history.do(what, *given_values)
            asked(unit)
        mended = [asked(unit) for unit in UNITS]
        forget(history.by)
        assert [asked(unit) for unit in UNITS] == mended
        transaction.set_rollback(True)


@given(steps, days, st.integers(0, 700), units)
@plenty
def test_stocks_and_flows_add_up_to_the_thing(steps, first, length, unit):
    last = first + timedelta(days=length)
    with transaction.atomic():
        history = History()
        for what, *given_values in steps:
            history.do(what, *given_values)
        found = answer(Question(unit, first=first, last=last), history.by)
        before, came, went, after = found.rows
        for account in found.accounts.values():
            assert account.before + account.came - account.went == account.after
        for row in found.rows:
            assert 0 <= row.lower <= row.value <= row.upper
        following = answer(Question(unit, first=last + timedelta(days=1), last=last + timedelta(days=9)), history.by)
        assert following.rows[0].lower == after.lower
        assert following.rows[0].upper == after.upper
        # Whoever was there at any time on the first day was there before it or came on it.
        on_it = answer(Question(unit, first=first, last=first), history.by).accounts
        stock = answer(Question(unit, on=first), history.by).rows[0]
        assert stock.lower == on_it["certain"].before + on_it["certain"].came
        assert stock.upper == on_it["possible"].before + on_it["possible"].came
        if all(row.lower == row.upper for row in (before, came, went, after)):
            assert before.lower + came.lower - went.lower == after.lower
        transaction.set_rollback(True)


@given(steps, days, st.sampled_from(["article", "facility", "sex", "term", "duration", "mode", "age"]))
@plenty
def test_a_group_is_what_its_filter_chooses_and_its_people_are_those_counted(steps, day, by):
    with transaction.atomic():
        history = History()
        for what, *given_values in steps:
            history.do(what, *given_values)
        whole = answer(Question(on=day), history.by).rows[0]
        groups = answer(Question(on=day, by=by), history.by).rows
        for row in groups:
            assert row.lower <= row.value <= row.upper <= whole.upper
            exactly = Question(on=day, by=by).with_filter(by, row.label)
            if by != "article":  # an article means its parts too
                chosen = answer(exactly, history.by).rows[0]
                assert (chosen.lower, chosen.value, chosen.upper) == (row.lower, row.value, row.upper)
            people = behind(exactly, history.by)
            assert len(people.certain | people.possible) == answer(exactly, history.by).rows[0].upper
            assert not people.certain & people.possible
        assert sum(row.upper for row in groups) >= whole.upper
        transaction.set_rollback(True)
