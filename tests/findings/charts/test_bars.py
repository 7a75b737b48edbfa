"""Groups as bars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.findings.charts.bars import Bar, bars_spec
from sprava.findings.charts.labels import plain
from sprava.findings.charts.look import LOOKS
from sprava.findings.charts.rendering import drawing_of
from sprava.findings.charts.saying import Said
from tests.findings.charts.hostile import HOSTILE, elements, texts

SAID = Said("People in custody", "persons", "en", ("Solid: certainly.",))
figures = st.lists(st.integers(0, 10**6), min_size=3, max_size=3).map(sorted)
bars = st.builds(lambda label, three: Bar(label, *three), st.text(max_size=20), figures)


@given(st.lists(bars, max_size=8), st.sampled_from(sorted(LOOKS)))
def test_the_specification_holds_the_rows_that_were_given(rows, look):
    written = bars_spec(rows, SAID, LOOKS[look])["data"]["values"]
    assert [(row["lower"], row["value"], row["upper"]) for row in written] == [
        (bar.lower, bar.value, bar.upper) for bar in rows
    ]
    assert all(row["label"].startswith(plain(bar.label)) for row, bar in zip(written, rows, strict=True))


def test_a_figure_between_two_bounds_names_both():
    (row,) = bars_spec([Bar("342", 1, 1, 3)], SAID, LOOKS["wide", "light"])["data"]["values"]
    assert row["figure"] == "1–3"


@pytest.mark.parametrize("look", [("wide", "light"), ("narrow", "dark")])
def test_no_label_breaks_the_picture(look):
    drawing = drawing_of(bars_spec([Bar(text, 1, 2, 3) for text in HOSTILE], SAID, LOOKS[look]))
    assert elements(drawing.svg) <= {"svg", "g", "rect", "path", "line", "text", "tspan", "defs", "clipPath"}
    assert "\u202e" not in drawing.svg.decode()
    assert "1–3" in texts(drawing.svg)
    assert drawing.png.startswith(b"\x89PNG")
