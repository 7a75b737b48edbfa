"""A chart before it is drawn."""

import csv
import io
from datetime import date

from sprava.findings.charts.bars import Bar, bars_spec
from sprava.findings.charts.chart import COLUMNS, Chart, Line, Wanted
from sprava.findings.charts.look import LOOKS
from sprava.findings.charts.saying import Said

SAID = Said("Title", "persons", "en")


def chart(*lines: Line) -> Chart:
    return Chart("ages", SAID, "Nothing is known.", lines, (), lambda look: bars_spec([Bar("a", 1, 1, 1)], SAID, look))


def test_every_row_is_in_the_file():
    lines = (
        Line(group="342", code="342", day=date(2022, 1, 1), lower=0, value=1, upper=2),
        Line("event", words="a, b"),
    )
    rows = list(csv.DictReader(io.StringIO(chart(*lines).as_csv())))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["kind"], row["lower"], row["upper"], row["words"]) for row in rows] == [
        ("figure", "0", "2", ""),
        ("event", "", "", "a, b"),
    ]


def test_no_cell_is_a_formula_for_a_spreadsheet():
    assert "'=1+1" in chart(Line(group="=1+1", lower=1, value=1, upper=1)).as_csv()


def test_a_chart_of_nobody_says_so_in_its_picture():
    nobody = chart(Line(group="0–13", code="0–13", lower=0, value=0, upper=0))
    assert not nobody.is_drawn
    assert nobody.drawn(LOOKS["wide", "light"])["mark"]["text"] == ["Nothing is known."]
    somebody = chart(Line(group="0–13", code="0–13", lower=0, value=0, upper=1))
    assert somebody.drawn(LOOKS["wide", "light"])["data"]["values"][0]["label"] == "a"


def test_the_figures_have_a_digest_of_their_own():
    one, other = chart(Line(lower=1)), chart(Line(lower=2))
    assert one.figures_digest() != other.figures_digest()
    assert one.people_digest() == other.people_digest()


def test_an_address_says_only_what_was_asked():
    assert Wanted(date(2022, 7, 1)).pairs() == [("on", "2022-07-01")]
    assert Wanted(date(2022, 7, 1), first=date(2021, 1, 1)).pairs()[1] == ("from", "2021-01-01")
