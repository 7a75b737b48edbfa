"""From characters of a text back to where the document has them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sprava.core.locators import LONGEST_LOCATOR, Place, as_rows, locator, of_rows

LINES = [
    Place(0, 10, "page 1", (72, 700, 300, 712)),
    Place(11, 30, "page 1", (72, 680, 320, 692)),
    Place(31, 40, "page 2", (70, 700, 200, 712)),
]


@st.composite
def maps(draw):
    """A map of a text, with gaps between its stretches."""
    at, places = 0, []
    for number in range(draw(st.integers(1, 8))):
        start = at + draw(st.integers(0, 3))
        at = start + draw(st.integers(1, 20))
        box = draw(st.none() | st.just((number, number, number + 10, number + 10)))
        places.append(Place(start, at, f"paragraph {number}", box))
    return places


@given(maps(), st.data())
def test_the_place_of_a_stretch_is_named_wherever_it_is_touched(places, data):
    place = data.draw(st.sampled_from(places))
    start = data.draw(st.integers(place.start, place.end - 1))
    assert locator(places, start, start + 1).startswith(place.label)
    assert len(locator(places, place.start, places[-1].end)) <= LONGEST_LOCATOR


@given(maps())
def test_a_map_is_kept_as_rows_and_comes_back(places):
    assert of_rows(as_rows(places)) == places


def test_lines_of_one_page_are_one_box():
    assert locator(LINES, 5, 20) == "page 1 box 72,680,320,712"


def test_a_sentence_that_turns_the_page_has_a_box_on_both():
    assert locator(LINES, 20, 35) == "page 1 box 72,680,320,692; page 2 box 70,700,200,712"


def test_paragraphs_are_named_from_the_first_to_the_last():
    places = [Place(0, 5, "paragraph 3"), Place(7, 9, "paragraph 4"), Place(11, 20, "paragraph 5")]
    assert locator(places, 2, 12) == "paragraph 3 to paragraph 5"
    assert locator(places, 7, 9) == "paragraph 4"


def test_of_what_no_place_holds_nothing_is_said():
    assert locator([], 0, 5) == ""
    assert locator(LINES, 10, 11) == ""
    assert locator(LINES, 50, 60) == ""
