"""The strip of months: no month is lost, none is drawn twice, and none says more than the spells."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sprava.casework.strip import MOST_LABELS, MOST_YEARS, strip_of
from sprava.core.custody import Spell
from sprava.core.dates import PartialDate


@st.composite
def histories(draw) -> list[Spell]:
    """Times in custody one after the other, each with honest ends; the last may run and have an expected end."""
    spells, at = [], draw(st.dates(date(1995, 1, 1), date(2020, 1, 1)))
    for _ in range(draw(st.integers(1, 4))):
        marks = [at]
        for _ in range(3):
            marks.append(marks[-1] + timedelta(days=draw(st.integers(0, 900))))
        first, second, third, fourth = marks
        spells.append(Spell(first, second, third, fourth, ended=True))
        at = marks[-1] + timedelta(days=draw(st.integers(1, 900)))
    if draw(st.booleans()):
        last = spells[-1]
        spells[-1] = Spell(
            last.begin_earliest, last.begin_latest, last.end_earliest, last.end_latest,
            expected=(last.end_earliest, last.end_earliest + timedelta(days=draw(st.integers(0, 800)))),
        )  # fmt: skip
    return spells


days = st.dates(date(1994, 1, 1), date(2030, 1, 1))


def months_of(strip, row) -> list[str]:
    """The kind of every month that the strip draws, from January of its first year on."""
    return [cell.kind for cell in row.cells for _ in range(cell.span)]


@given(histories(), days)
def test_the_spans_add_up_to_the_years_that_are_drawn(spells, on):
    strip = strip_of(spells, [], on, str)
    if strip is not None:
        years = strip.last - strip.first + 1
        assert 1 <= years <= MOST_YEARS
        assert len(strip.years) <= MOST_LABELS
        assert sum(span for _year, span in strip.years) == 12 * years
        assert all(sum(cell.span for cell in row.cells) == 12 * years for row in strip.rows)


@given(histories(), days)
def test_every_month_up_to_the_day_says_what_the_spells_say(spells, on):
    strip = strip_of(spells, [], on, str)
    if strip is None:
        assert all(spell.begin_earliest > on for spell in spells)
        return
    for place, kind in enumerate(months_of(strip, strip.rows[0])):
        month = PartialDate(strip.first + place // 12, place % 12 + 1)
        if month.earliest() > on:
            continue
        inside = [month.earliest() + timedelta(days=more) for more in range(31)]
        drawn = [one for one in inside if one <= min(month.latest(), on)]
        certain = any(spell.certainly_on(one) for one in drawn for spell in spells)
        possible = any(spell.possibly_on(one) for one in drawn for spell in spells)
        assert kind == ("known" if certain else "possible" if possible else "")


@given(histories(), days)
def test_nothing_is_drawn_as_known_after_the_day(spells, on):
    strip = strip_of(spells, [], on, str)
    if strip is not None:
        months = months_of(strip, strip.rows[0])
        here = 12 * (on.year - strip.first) + on.month
        assert "known" not in months[here:]
        assert "expected" not in months[:here]


@given(histories(), days)
def test_the_month_of_the_day_ends_a_cell_and_only_one(spells, on):
    strip = strip_of(spells, [], on, str)
    if strip is not None:
        for row in strip.rows:
            assert [cell.ends_today for cell in row.cells].count(True) == 1


def test_nobody_in_custody_has_no_strip():
    assert strip_of([], [], date(2026, 1, 1), str) is None


def test_a_term_for_life_is_drawn_up_to_the_edge():
    spell = Spell(date(2022, 1, 10), date(2022, 1, 10), date.max, date.max, expected=(date.max, date.max))
    strip = strip_of([spell], [], date(2026, 11, 25), str)
    assert strip is not None
    assert (strip.first, strip.last) == (2022, 2036)
    words = strip.rows[0].cells[-1].words
    assert not any(letter.isdigit() for letter in words), "the last month drawn is not the end of the term"
