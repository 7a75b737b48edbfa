"""Figures over time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sprava.findings.charts.look import LOOKS
from sprava.findings.charts.over_time import Dot, Happened, Point, lettered, over_time_spec
from sprava.findings.charts.rendering import drawing_of
from sprava.findings.charts.saying import Said
from tests.findings.charts.hostile import HOSTILE, elements, texts

SAID = Said("People in custody", "persons", "be", published="Абнародавана іншымі")
FIRST = date(2020, 1, 31)
numbers = st.lists(st.lists(st.integers(0, 5000), min_size=3, max_size=3).map(sorted), min_size=1, max_size=30)
counts = st.lists(st.integers(0, 5000), max_size=10)


def points(rows: list[list[int]]) -> list[Point]:
    return [Point(FIRST + timedelta(days=30 * number), *row) for number, row in enumerate(rows)]


@given(numbers, counts, st.sampled_from(sorted(LOOKS)))
def test_the_specification_holds_the_rows_that_were_given(rows, published, look):
    given_points = points(rows)
    dots = [Dot(FIRST, count, "Sviedka", str(count), "https://example.org/") for count in published]
    sets = over_time_spec(given_points, dots, [], SAID, LOOKS[look])["datasets"]
    assert [(row["day"], row["lower"], row["value"], row["upper"]) for row in sets["figures"]] == [
        (point.day.isoformat(), point.lower, point.value, point.upper) for point in given_points
    ]
    assert [row["count"] for row in sets["published"]] == published


def test_figures_of_others_that_are_much_larger_have_a_scale_of_their_own():
    ours = points([[1, 1, 2], [3, 3, 4]])
    dot = Dot(FIRST, 1400, "Sviedka", "1 400", "https://example.org/")
    spec = over_time_spec(ours, [dot], [], SAID, LOOKS["wide", "light"])
    assert spec["resolve"] == {"scale": {"y": "independent"}}
    svg = drawing_of(spec).svg
    assert "Абнародавана іншымі" in texts(svg)
    assert "1\u202f000" in texts(svg)
    near = over_time_spec(ours, [Dot(FIRST, 6, "Sviedka", "6", "")], [], SAID, LOOKS["wide", "light"])
    assert "resolve" not in near


def test_events_are_marked_with_letters_that_do_not_touch():
    events = lettered([Happened(FIRST + timedelta(days=day), "", str(day), "") for day in (0, 5, 10, 200)])
    assert "".join(event.letter for event in events) == "ABCD"
    spec = over_time_spec(points([[1, 1, 2]] * 12), [], events, SAID, LOOKS["narrow", "light"])
    assert [row["level"] for row in spec["datasets"]["events"]] == [0, 1, 2, 0]
    assert all(letter in texts(drawing_of(spec).svg) for letter in "ABCD")


def test_a_line_a_band_and_a_broken_edge_are_drawn():
    svg = drawing_of(over_time_spec(points([[1, 1, 9], [3, 3, 12]]), [], [], SAID, LOOKS["wide", "dark"])).svg.decode()
    assert 'stroke-dasharray="5,4"' in svg
    assert 'stroke-width="2.5"' in svg
    assert "mark-area" in svg


def test_one_day_alone_can_be_drawn():
    assert "7–9" in texts(
        drawing_of(
            over_time_spec([Point(FIRST, 8, 8, 100), Point(FIRST, 7, 7, 9)], [], [], SAID, LOOKS["wide", "light"])
        ).svg
    )


def test_no_text_breaks_the_picture():
    events = lettered([Happened(FIRST, text, text, text) for text in HOSTILE])
    dots = [Dot(FIRST, 5, text, text, text) for text in HOSTILE]
    svg = drawing_of(over_time_spec(points([[1, 2, 3], [2, 3, 4]]), dots, events, SAID, LOOKS["wide", "light"])).svg
    assert "script" not in elements(svg)
