"""People of a day in groups, and cases."""

from datetime import date

from sprava.findings.charts.chart import Wanted
from sprava.findings.charts.groups import MOST_BARS, ages, articles, cases, durations
from sprava.findings.charts.look import LOOKS

ON = date(2022, 7, 1)


def figures(chart) -> dict[str, tuple[int, int]]:
    return {line.code: (line.lower, line.upper) for line in chart.lines if line.upper}


def test_charges_by_article_lead_to_their_people(analyst, people):
    chart = articles(Wanted(ON), analyst)
    assert figures(chart) == {"342 p.1": (2, 2), "361-4 p.1": (0, 1)}
    assert chart.lines[0].people == "unit=persons&on=2022-07-01&article=342+p.1"
    assert chart.finding == "Most: 342 p. 1 (2), 361-4 p. 1 (0–1)."


def test_bands_stand_in_their_order_and_empty_ones_too(analyst, people):
    chart = ages(Wanted(ON), analyst)
    assert [line.code for line in chart.lines[:4]] == ["0–13", "14–17", "18–24", "25–34"]
    assert figures(chart) == {"25–34": (2, 3)}


def test_time_in_custody_so_far_is_in_bands(analyst, people):
    assert figures(durations(Wanted(ON), analyst)) == {"0–30d": (0, 1), "30–183d": (1, 1), "365–730d": (1, 1)}


def test_cases_are_called_by_their_title(analyst, people):
    chart = cases(Wanted(ON), analyst)
    assert [(line.group, line.lower) for line in chart.lines] == [("Case of two", 2)]
    assert chart.lines[0].people.endswith("&measure=in")


def test_of_many_groups_the_largest_are_drawn_and_the_rest_is_said(analyst, record):
    for number in range(MOST_BARS + 2):
        record(f"Чалавек {number}", "2022-01-05", charge={"article": str(100 + number)})
    chart = articles(Wanted(ON), analyst)
    assert len(chart.lines) == MOST_BARS + 2
    assert len(chart.spec(LOOKS["wide", "light"])["data"]["values"]) == MOST_BARS
    assert len(chart.spec(LOOKS["small", "light"])["data"]["values"]) < MOST_BARS
    assert chart.said.notes[-1] == "The largest are drawn. Further ones, in the table: 2."


def test_as_known_before_anybody_was_known_there_is_nobody(analyst, people):
    before = next(iter(people)).opened_at
    assert not articles(Wanted(ON, known_at=before.replace(year=2001)), analyst).is_drawn
