"""A question is written in one way, and what makes no sense is refused in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import SpravaError
from sprava.findings.asked import Question, ends_of
from sprava.findings.units import EVERY, FIELDS, NOTHING, UNITS

TODAY = date(2022, 7, 1)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
moments = st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 set by Hypothesis


@st.composite
def asked(draw) -> Question:
    unit = draw(st.sampled_from(sorted(UNITS)))
    fields = sorted(UNITS[unit].fields)
    codes = st.text("абв 1-9.", min_size=1, max_size=6).map(str.strip).filter(bool)
    filters = draw(st.lists(st.tuples(st.sampled_from(fields), codes), max_size=3))
    known = [(field, FIELDS[field].codes[0] if FIELDS[field].codes else code) for field, code in filters]
    when = (
        {"on": draw(days)}
        if draw(st.booleans())
        else dict(zip(("first", "last"), sorted(draw(st.tuples(days, days))), strict=True))
    )
    every = draw(st.sampled_from(["", "year"])) if "first" in when else ""
    return Question(
        unit, every=every, by=draw(st.sampled_from(["", *fields])), filters=tuple(sorted(set(known))),
        known_at=draw(moments), **when,
    )  # fmt: skip


@given(asked())
def test_a_question_is_found_again_in_its_address(question):
    again = Question.of(QueryDict(question.query()), TODAY)
    assert again == question
    assert again.query() == question.query()


@given(
    st.dictionaries(
        st.sampled_from(["unit", "on", "from", "to", "every", "by", "known_at", "sex", "age"]), st.text(max_size=12)
    )
)
def test_whatever_stands_in_an_address_is_answered_or_refused_in_words(query):
    try:
        question = Question.of(query, TODAY)
    except SpravaError as refusal:
        assert str(refusal)
    else:
        assert question.checked() == question
        assert question.kind in ("day", "flow", "series")


@given(st.sampled_from(EVERY), days, st.integers(0, 800))
def test_steps_end_with_the_calendar_and_the_last_day_is_the_one_asked_for(every, first, more):
    last = first + timedelta(days=more)
    ends = ends_of(every, first, last)
    assert ends[-1] == last
    assert ends == sorted(set(ends))
    assert ends[0] >= first
    for end in ends[:-1]:
        after = end + timedelta(days=1)
        assert every == "day" or (after.weekday() == 0 if every == "week" else after.day == 1)
        assert every not in ("quarter", "year") or (after.month - 1) % (3 if every == "quarter" else 12) == 0


def test_without_a_day_a_question_is_about_today_and_a_series_ends_today():
    assert Question.of({}, TODAY).on == TODAY
    assert Question.of({"from": "2022-01-01", "every": "month"}, TODAY).last == TODAY


def test_a_day_of_knowledge_is_its_evening(settings):
    settings.JURISDICTION = "belarus"
    question = Question.of({"known_at": "2022-06-01"}, TODAY)
    assert question.known_at is not None
    assert question.known_at.isoformat() == "2022-06-01T23:59:59.999999+03:00"
    assert "known_at=2022-06-01&" not in question.query()
    assert question.query().endswith("known_at=2022-06-01")


def test_a_group_becomes_a_filter_and_the_group_of_the_silent_too():
    question = Question(on=TODAY, by="article", filters=(("sex", "female"),))
    assert question.with_filter("article", "342 p.1").filters == (("article", "342 p.1"), ("sex", "female"))
    assert question.with_filter("article", "").filters == (("article", NOTHING), ("sex", "female"))


@pytest.mark.parametrize(
    "question",
    [
        Question("cats", on=TODAY),
        Question(on=TODAY, by="kind"),
        Question(on=TODAY, filters=(("age", "18-24"),)),
        Question(on=TODAY, first=TODAY, last=TODAY),
        Question(first=TODAY),
        Question(every="month"),
        Question(first=TODAY, last=date(2021, 1, 1)),
        Question(first=date(1900, 1, 1), last=date(2200, 1, 1), every="week"),
    ],
)
def test_what_makes_no_sense_is_refused(question):
    with pytest.raises(SpravaError):
        question.checked()
