"""People in custody over time."""

from datetime import date

from sprava.findings.charts.chart import Wanted
from sprava.findings.charts.look import LOOKS
from sprava.findings.charts.over_years import happened, prisoners

ON = date(2025, 3, 1)


def test_the_stock_at_the_end_of_each_month_with_its_bounds(analyst, people):
    chart = prisoners(Wanted(date(2022, 3, 1), first=date(2022, 1, 1)), analyst)
    assert [(line.day, line.lower, line.upper) for line in chart.figures] == [
        (date(2022, 1, 31), 2, 2),
        (date(2022, 2, 28), 2, 2),
        (date(2022, 3, 1), 2, 2),
    ]
    assert "Highest on 31 January 2022: 2 certainly" in chart.finding


def test_an_arrest_known_to_the_month_is_a_band_inside_it(analyst, people):
    (line,) = prisoners(Wanted(date(2022, 1, 15), first=date(2022, 1, 15)), analyst).figures
    assert (line.lower, line.upper) == (1, 2)


def test_elections_and_mass_releases_are_marked_with_their_sources(analyst, people):
    chart = prisoners(Wanted(ON, first=date(2020, 1, 1)), analyst)
    marked = {line.day: line for line in chart.events}
    assert {date(2020, 8, 9), date(2025, 1, 26)} <= set(marked)
    assert all(line.source and not line.source.startswith("none") for line in chart.events)
    assert any(note.startswith(f"{marked[date(2025, 1, 26)].code}: 26 Jan 2025") for note in chart.said.notes)


def test_an_event_without_a_page_is_not_drawn(settings):
    settings.JURISDICTION = "belarus"
    days = [event.day for event in happened(date(2010, 1, 1), date(2026, 12, 31))]
    assert date(2010, 12, 19) not in days
    assert days == sorted(days)


def test_figures_of_others_are_in_the_picture_with_their_source(analyst, people):
    chart = prisoners(Wanted(ON), analyst)
    published = {(line.day, line.value): line.source for line in chart.published}
    assert published[date(2021, 12, 30), 970] == "https://spring96.org/en/news/106293"
    drawn = chart.spec(LOOKS["wide", "light"])["datasets"]["published"]
    assert len(drawn) == len(chart.published)


def test_many_years_are_drawn_in_longer_steps(analyst, people):
    assert len(prisoners(Wanted(ON, first=date(1990, 1, 1)), analyst).figures) == 141
    assert len(prisoners(Wanted(ON, first=date(1950, 1, 1)), analyst).figures) == 76


def test_a_register_of_nobody_has_a_chart_that_says_so(analyst, settings):
    settings.JURISDICTION = ""
    chart = prisoners(Wanted(ON), analyst)
    assert not chart.is_drawn
    assert chart.said.notes[-1].endswith("in which nothing is known yet.")
