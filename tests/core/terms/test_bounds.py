"""The two days that a fold asks for are those of the whole reckoning."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava import packs
from sprava.core.dates import PartialDate, Sometime, parse_date
from sprava.core.errors import SpravaError
from sprava.core.terms import CreditRule, Practice, TermCase, TermRange, TermRules, reckon
from sprava.core.terms.bounds import Bounds
from sprava.core.terms.cases import AddedTerm, Amnesty, Held, Verdict

REGIMES = ("general", "strict", "")
KINDS = ("imprisonment", "restriction_home", "arrest")
PACKS = [packs.load(name).term_rules for name in packs.shipped()]

ratios = st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2)])
days = st.dates(date(2016, 1, 1), date(2025, 12, 31))


@st.composite
def practices(draw, name, most):
    least, more = draw(st.integers(-1 if name == "counted" else 0, 1)), draw(st.integers(0, most))
    return Practice(id=name, least=least, most=least + more, likely=least)


@st.composite
def laws(draw):
    """One rule of a law that may come later, reach back, or not be sure."""
    low, likely, high = sorted(draw(st.tuples(ratios, ratios, ratios)))
    since = draw(st.one_of(st.none(), st.sampled_from(["2019-03-04", "2021-06", "2021-06-19", "2023"])))
    until = draw(st.one_of(st.none(), st.sampled_from(["2020-12-31", "2021-06-18", "2022"])))
    return CreditRule(
        id=str(draw(st.integers(1, 99))),
        measures=frozenset({"remand"}),
        kinds=frozenset(draw(st.sampled_from([KINDS, KINDS[:1]]))),
        regimes=frozenset(draw(st.sampled_from([(), ("general",), ("strict",)]))),
        ratio=likely,
        low=low,
        high=high,
        since=parse_date(since) if since else None,
        until=parse_date(until) if until and (since is None or until > since) else None,
        retroactive=draw(st.sampled_from(["yes", "no", "unknown"])),
    )


@st.composite
def some_rules(draw):
    return TermRules(
        credits=tuple(draw(st.lists(laws(), max_size=4))),
        appeal=draw(practices("appeal", 183)),
        remand=draw(practices("remand", 731)),
        last_day=draw(practices("last_day", 1)),
        counted=draw(practices("counted", 2)),
        uncredited=draw(practices("uncredited", 15)),
        at_once=frozenset(draw(st.sampled_from([(), ("restriction_home",)]))),
        presumed="remand",
    )


rules = st.one_of(st.sampled_from(PACKS), some_rules())


@st.composite
def dated(draw, day):
    """The day as it is, vaguer, or with no last day."""
    known = [PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)]
    several = Sometime(day - timedelta(draw(st.integers(1, 90))), day)
    return draw(st.sampled_from([*known, *known, *known, several, Sometime(day, None)]))


terms = st.builds(
    lambda text, more: TermRange.parse(f"{text}..{more}" if more else text),
    st.sampled_from(["P15D", "P1M", "P6M", "P2Y", "P2Y6M", "P1Y3D", "P25Y", "P999Y"]),
    st.sampled_from(["", "", "", "P1000M"]),
)


def perhaps(strategy):
    return st.one_of(st.none(), strategy)


@st.composite
def cases(draw):
    """Somebody arrested, tried and perhaps tried again, the dates as vague as sources have them."""
    arrest = draw(days)
    tried = arrest + timedelta(draw(st.integers(-30, 700)))
    later = tried + timedelta(draw(st.integers(0, 200)))
    again = [later + timedelta(place) for place in draw(st.lists(st.integers(-10, 3000), max_size=2))]
    since = draw(dated(arrest))
    held = draw(st.sampled_from([(Held("", since),), (Held("remand", since),), ()]))
    by = draw(st.sampled_from([None, None, None, Sometime(None, tried)]))
    return TermCase(
        verdict=Verdict(
            date=by or draw(perhaps(dated(tried))),
            kind=draw(st.sampled_from(KINDS)),
            regime=draw(st.sampled_from(REGIMES)),
            term=draw(terms),
            in_force=draw(perhaps(dated(later))),
            starts=draw(st.sampled_from([None, None, PartialDate.of(later)])),
        ),
        held=held,
        added=tuple(AddedTerm(date=draw(dated(day)), term=draw(terms)) for day in again),
    )


def given_by(case, law):
    """None where the bounds leave the case to the reckoning, or refuse it with it."""
    try:
        return Bounds(law).of(case)
    except SpravaError:
        return None


@settings(deadline=None)  # the reckoning of a verdict "by" some day takes its time
@given(cases(), rules)
def test_the_two_days_are_those_of_the_reckoning(case, law):
    try:
        outcome = reckon(case, law)
    except SpravaError:
        assert given_by(case, law) is None
    else:
        assert given_by(case, law) in (None, (outcome.earliest, outcome.latest))


@given(days, st.integers(0, 700), st.sampled_from(PACKS), st.sampled_from(REGIMES), st.booleans())
def test_an_ordinary_case_is_not_left_to_the_reckoning(arrest, later, law, regime, to_the_year):
    tried = PartialDate.of(arrest + timedelta(later))
    when = PartialDate(tried.year) if to_the_year else tried
    verdict = Verdict(date=when, regime=regime, term=TermRange.parse("P2Y6M"))
    case = TermCase(verdict=verdict, held=(Held("", PartialDate.of(arrest)),))
    assert Bounds(law).of(case) is not None


@pytest.mark.parametrize("day", ["2016", "2016-02", "2016-03-01", "2016-03-02"])
@pytest.mark.parametrize("law", PACKS)
@pytest.mark.parametrize("kind", KINDS)
def test_days_on_which_nobody_was_held_yet_are_not_counted_more_or_less_by_the_prison(day, law, kind):
    verdict = Verdict(date=parse_date(day), kind=kind, term=TermRange.parse("P15D"))
    case = TermCase(verdict=verdict, held=(Held("", parse_date("2016-03-01")),))
    outcome = reckon(case, law)
    assert Bounds(law).of(case) == (outcome.earliest, outcome.latest)


def test_what_came_later_and_is_no_added_term_is_left_to_the_reckoning():
    verdict = Verdict(date=parse_date("2021-02-18"), term=TermRange.parse("P2Y"))
    cut = Amnesty(date=parse_date("2022-05-01"), cut=TermRange.parse("P1Y"), applied="yes")
    assert Bounds(PACKS[0]).of(TermCase(verdict=verdict, held=(), amnesties=(cut,))) is None
