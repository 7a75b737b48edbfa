"""Ranges: from so many to so many years is one penalty, whose value is the upper bound."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.reader import read

FRAMES = {
    "ru": "Статья предусматривает от {low} до {high} лет колонии.",
    "be": "Артыкул прадугледжвае ад {low} да {high} гадоў калоніі.",
    "uk": "Стаття передбачає від {low} до {high} років колонії.",
    "pl": "Artykuł przewiduje od {low} do {high} lat kolonii.",
    "en": "The article provides for {low} to {high} years in prison.",
}


def terms_in(text):
    return [(term.amount, term.meaning) for scene in read(text, "", date(2024, 5, 20)).scenes for term in scene.terms]


@given(st.sampled_from(sorted(FRAMES)), st.integers(2, 10), st.integers(1, 5))
def test_a_range_is_what_the_law_allows_up_to_its_upper_bound(lang, low, more):
    text = FRAMES[lang].format(low=low, high=low + more)
    assert terms_in(text) == [((low + more) * 12, "statutory")]


@given(st.integers(2, 10), st.integers(1, 5))
def test_from_more_to_less_is_no_range(low, more):
    text = f"The court cut his sentence from {low + more} years to {low} years in prison."
    assert terms_in(text) == [((low + more) * 12, "imposed"), (low * 12, "imposed")]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Суд прыгаварыў яе да пяці гадоў калоніі.", "imposed"),
        ("Раней за такое давалі да пяці гадоў калоніі.", "statutory"),
        ("Суд засудив її до п'яти років колонії.", "imposed"),
        ("За таке давали до п'яти років колонії.", "statutory"),
        ("She was sentenced to five years in a colony.", "imposed"),
        ("She faces up to five years in a colony.", "statutory"),
    ],
)
def test_to_after_sentenced_is_no_up_to(text, meaning):
    assert terms_in(text) == [(60, meaning)]
