"""Days that are taken off a term."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sprava.core.terms.credit import Band
from sprava.core.terms.remand import OPEN, Span, Stretch, credited, days_held

START = date(2022, 6, 1)
ratios = st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2)])


@st.composite
def spans(draw, least=0, most=400):
    first = START - timedelta(draw(st.integers(least, most)))
    last = min(first + timedelta(draw(st.integers(0, 60))), START)
    return Span(first, last, first)


@st.composite
def stretches(draw):
    since = draw(spans())
    low, high = sorted([draw(ratios), draw(ratios)])
    runs_on = draw(st.booleans())
    days = draw(st.integers(0, 200))
    until = Span.on(OPEN) if runs_on else Span(since.last, since.last + timedelta(days), since.last)
    return Stretch("remand", since, until, runs_on, Band(low, high, low))


@given(st.lists(stretches(), max_size=4))
def test_the_least_is_never_more_than_the_most_and_nobody_earns_more_than_every_day(held):
    found = credited(held, START)
    assert 0 <= found.least <= found.most
    first = min((one.since.first for one in held), default=START)
    best = max((one.band.high for one in held), default=Fraction(0))
    assert found.most <= (START - first).days * best


@given(stretches())
def test_held_without_a_break_every_day_counts_once(one):
    exact = Stretch("remand", Span.on(one.since.first), Span.on(OPEN), runs_on=True, band=one.band)
    found = credited([exact], START)
    days = (START - one.since.first).days
    assert (found.least, found.most) == (days * one.band.low, days * one.band.high)
    assert days_held(exact, Span.on(START)) == (days, days)


@given(stretches(), stretches())
def test_one_more_time_in_custody_never_lowers_the_most(one, other):
    alone = credited([one], START)
    both = credited([one, other], START)
    assert both.most >= alone.most


def test_a_change_of_measure_on_an_unknown_day_counts_every_day_once():
    change = Span(date(2022, 2, 1), date(2022, 2, 28), date(2022, 2, 14))
    half, full = Band(Fraction(1, 2), Fraction(1, 2), Fraction(1, 2)), Band(Fraction(1), Fraction(1), Fraction(1))
    held = [
        Stretch("house", Span.on(date(2022, 1, 1)), change, runs_on=True, band=half),
        Stretch("remand", change, Span.on(OPEN), runs_on=True, band=full),
    ]
    found = credited(held, START)
    assert found.least == Fraction(58, 2) + 93
    assert found.most == Fraction(31, 2) + 120
