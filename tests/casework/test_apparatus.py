"""Values with their sources: who says it, who says otherwise, and by which rule one of them stands first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.accounts.models import Member
from sprava.casework.apparatus import LONGEST_QUOTE, Apparatus, excerpt, letter, sayings
from sprava.core.claims import Said, items
from sprava.records.models import Claim, Source, Subject
from sprava.web.templatetags.marks import siglum

START = datetime(2026, 1, 1, tzinfo=UTC)


def read(noun: str, name: str, *said: tuple[str, int], judges: bool = False):
    """One field of one thing, said by one source after the other, each with its grade."""
    claims, rows = [], {}
    for number, (value, grade) in enumerate(said, start=1):
        source = Source(pk=number, name=f"Source {number}", grade=grade)
        claims.append(Said(number, 1, noun, name, value, number, grade, "", START))
        rows[number] = Claim(
            pk=number, subject=Subject(pk=1, kind=noun), field=name, value=value, source=source,
            recorded_at=START, recorded_by=Member(name="Anna"),
        )  # fmt: skip
    (item,) = items(claims)
    seen = Apparatus(rows, {number: letter(number - 1) for number in rows}, judges=judges)
    return seen.value(noun, name, item.one[name])


@given(st.integers(0, 20_000))
def test_sources_are_lettered_as_the_marks_of_every_page_letter_them(place):
    assert letter(place) == siglum(place)


def test_sources_that_agree_stand_as_one_value_with_all_their_letters():
    value = read("detention", "date", ("2023-09-12", 4), ("2023-09", 2))
    assert (value.text, value.letters, value.differing) == ("12 September 2023", ("A", "B"), ())


def test_sources_that_differ_stand_side_by_side_once_for_each_value():
    value = read("sentence", "term", ("P3Y", 5), ("P3Y6M", 2), ("P3Y6M", 2), ("P3Y", 3))
    assert [(side.value, side.kind, side.note) for side in value.readings] == [
        ("3 years", "", "accepted · A, D"),
        ("3 years 6 months", "variant", "also said · B, C"),
    ]
    assert value.rule == "Accepted by rule 2: the better graded source."


@pytest.mark.parametrize("judges", [True, False])
def test_only_whoever_may_judge_is_led_to_judging(judges):
    value = read("person", "birth_date", ("1987", 4), ("1988", 2), judges=judges)
    assert bool(value.judge) is judges
    assert bool(value.sides[0].weigh) is judges


def test_grounds_in_other_words_are_no_contradiction():
    assert read("recognition", "ground", ("An opinion", 4), ("Меркаванне", 2)).differing == ()


def test_one_passage_is_shown_once_whatever_it_says():
    value = read("sentence", "term", ("P3Y", 5), ("P3Y6M", 2))
    assert [len(one.sides) for one in sayings([*value.sides, *value.sides])] == [2, 2]


@given(st.text(max_size=2000), st.data())
def test_an_excerpt_holds_the_words_that_are_marked(quote, data):
    first = data.draw(st.integers(0, len(quote)))
    marked = quote[first : first + data.draw(st.integers(0, 60))].strip()
    shown = excerpt(quote, marked)
    assert marked in shown
    assert len(shown) <= max(LONGEST_QUOTE, len(marked)) + len(marked) + 4


def test_of_a_row_the_column_is_shown_in_which_the_words_stand():
    row = "name: Лазнік Яўхім\nsentence: 8 years\nprison: ИК-3\nsource: https://example.org/8"
    assert excerpt(row, "8 years") == "sentence: 8 years"
    assert excerpt(row, "") == row
    assert excerpt(row, "9 years") == row
    assert excerpt("Суд: 8 лет.\nБез адвоката.", "8 лет") == "Суд: 8 лет.\nБез адвоката."
