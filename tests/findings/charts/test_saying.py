"""The words of one chart."""

from sprava.findings.charts.bars import Bar
from sprava.findings.charts.saying import Said


def test_numbers_are_written_as_the_language_writes_them():
    assert Said("", "", "en").between(Bar("", 1000, 1000, 12345)) == "1,000–12,345"
    assert Said("", "", "be").number(12345) == "12\u202f345"
    assert Said("", "", "be").thousands == "\u202f"


def test_a_figure_without_doubt_is_one_number():
    assert Said("", "", "en").between(Bar("", 4, 4, 4)) == "4"
    assert Said("", "", "en").reported(Bar("", 0, 4, 4)) == "4"
