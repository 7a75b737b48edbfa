"""Two groupings at once."""

from hypothesis import given
from hypothesis import strategies as st

from sprava.findings.charts.look import LOOKS
from sprava.findings.charts.matrix import Cell, matrix_spec
from sprava.findings.charts.rendering import drawing_of
from sprava.findings.charts.saying import Said
from tests.findings.charts.hostile import HOSTILE, elements, texts

SAID = Said("Sentences", "sentences", "en", across="years")
figures = st.lists(st.integers(0, 999), min_size=3, max_size=3).map(sorted)
cells = st.builds(
    lambda row, column, three: Cell(row, column, *three), st.text(max_size=5), st.text(max_size=5), figures
)


@given(st.lists(cells, max_size=10), st.sampled_from(sorted(LOOKS)))
def test_the_specification_holds_the_rows_that_were_given(rows, look):
    written = matrix_spec(rows, SAID, LOOKS[look])["data"]["values"]
    assert [(row["lower"], row["value"], row["upper"]) for row in written] == [
        (cell.lower, cell.value, cell.upper) for cell in rows
    ]


def test_rows_and_columns_keep_their_order():
    spec = matrix_spec([Cell("411", "1–3", 1, 1, 1), Cell("130", "12+", 0, 0, 2)], SAID, LOOKS["wide", "light"])
    assert spec["encoding"]["y"]["sort"] == ["411", "130"]
    assert spec["encoding"]["x"]["sort"] == ["1–3", "12+"]


def test_no_label_breaks_the_picture():
    svg = drawing_of(
        matrix_spec([Cell(text, text[::-1], 1, 2, 3) for text in HOSTILE], SAID, LOOKS["wide", "light"])
    ).svg
    assert "script" not in elements(svg)
    assert "1–3" in texts(svg)
    assert "years" in texts(svg)
