"""The law over time: what holds on the day, and what comes later and reaches back."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.dates import parse_date
from sprava.core.terms import CreditRule, Span, TermRules, read_case, reckon
from sprava.core.terms.credit import Question
from sprava.core.terms.eras import Change, eras_of

ASKED = Question("imprisonment", "general", ())
LAW = date(2021, 6, 19)


def rule(name, ratio, *, since=None, until=None, retroactive="no"):
    return CreditRule(
        id=name,
        measures=frozenset({"remand"}),
        kinds=frozenset({"imprisonment"}),
        ratio=Fraction(ratio),
        low=Fraction(ratio),
        high=Fraction(ratio),
        since=parse_date(since) if since else None,
        until=parse_date(until) if until else None,
        retroactive=retroactive,
    )


def changed(retroactive, since="2021-06-19", until="2021-06-18"):
    return TermRules(
        credits=(rule("old", 1, until=until), rule("new", "3/2", since=since, retroactive=retroactive)),
        presumed="remand",
    )


def ends(arrest, in_force, term, rules):
    sentence = {"date": str(in_force), "in_force": str(in_force), "term": term, "articles": []}
    outcome = reckon(read_case({"held": [{"measure": "remand", "since": str(arrest)}], "sentence": sentence}), rules)
    assert outcome.expected is not None
    return outcome.expected.first, outcome.expected.last, {doubt.code for doubt in outcome.doubts}


def test_between_its_changes_the_law_is_one():
    eras = eras_of(Span(date(2021, 1, 1), date(2021, 12, 31), date(2021, 7, 1)), ["remand"], ASKED, changed("yes"))
    assert [(era.first, era.last) for era in eras] == [
        (date(2021, 1, 1), date(2021, 6, 18)),
        (LAW, date(2021, 12, 31)),
    ]
    assert [era.bands["remand"].likely for era in eras] == [1, Fraction(3, 2)]
    assert [len(era.changes) for era in eras] == [1, 0]


def test_in_the_month_in_which_a_law_came_both_may_hold():
    rules = changed("no", since="2021-06", until="2021-06")
    eras = eras_of(Span(date(2021, 5, 1), date(2021, 7, 31), date(2021, 6, 1)), ["remand"], ASKED, rules)
    june = next(era for era in eras if era.first <= date(2021, 6, 15) <= era.last)
    assert (june.bands["remand"].low, june.bands["remand"].high) == (Fraction(1), Fraction(3, 2))


@pytest.mark.parametrize(
    ("arrest", "in_force", "term", "first", "last", "says"),
    [
        # Free before the law came: nothing changes.
        (date(2020, 1, 1), date(2020, 6, 1), "P1Y", date(2020, 12, 31), date(2020, 12, 31), None),
        # Running when it came: 100 days at half as much again.
        (date(2020, 12, 1), date(2021, 3, 11), "P2Y", date(2022, 10, 12), date(2022, 10, 12), "later_law_reaches"),
        # By the new law free in April 2021, by the old one in July: nobody left before the law was there.
        (date(2020, 7, 5), date(2021, 1, 1), "P1Y", LAW, LAW, "later_law_reaches"),
    ],
)
def test_a_law_that_comes_later_frees_nobody_before_its_own_day(arrest, in_force, term, first, last, says):
    found = ends(arrest, in_force, term, changed("yes"))
    assert found[:2] == (first, last)
    assert says is None or says in found[2]


def test_where_nobody_knows_whether_it_reaches_back_both_readings_stay():
    first, last, says = ends(date(2020, 12, 1), date(2021, 3, 11), "P2Y", changed("unknown"))
    assert (first, last) == (date(2022, 10, 12), date(2022, 12, 1))
    assert "later_law" in says


def test_a_law_that_does_not_reach_back_changes_nothing():
    assert ends(date(2020, 12, 1), date(2021, 3, 11), "P2Y", changed("no"))[:2] == (
        date(2022, 12, 1),
        date(2022, 12, 1),
    )


days = st.dates(date(2019, 1, 1), date(2024, 1, 1))


@given(days, days, days, days, days)
def test_a_change_moves_the_end_the_same_way_for_all(end, later_end, lighter, later_lighter, at):
    """Whoever would have left later leaves later, and never after the end that they had."""
    change = Change(parse_date("2021"), certain=True, rules=(), bands={})
    one = change.moved(min(end, later_end), min(lighter, later_lighter), at=at)
    other = change.moved(max(end, later_end), max(lighter, later_lighter), at=at)
    assert one <= other
    assert one <= min(end, later_end)
