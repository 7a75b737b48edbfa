"""What an address asks of a chart."""

from datetime import date

import pytest

from sprava.findings.charts.asking import asked_in


def test_days_and_a_moment_are_read():
    asked = asked_in({"on": "2022-07-01", "from": "2021-01-01", "known_at": "2022-08-01"})
    assert (asked.wanted.on, asked.wanted.first, asked.known_at) == (date(2022, 7, 1), date(2021, 1, 1), "2022-08-01")
    assert not asked.problem


def test_the_usual_chart_is_of_today_as_known_now():
    asked = asked_in({})
    assert asked.wanted.on == asked.today
    assert asked.wanted.known_at is None


def test_the_future_is_known_as_far_as_now():
    assert asked_in({"known_at": "2190-01-01"}).wanted.known_at is None


@pytest.mark.parametrize(
    "wrong", [{"on": "2021-02-30"}, {"known_at": "then"}, {"on": "2021-01-01", "from": "2022-01-01"}]
)
def test_what_makes_no_sense_is_said(wrong):
    asked = asked_in(wrong)
    assert asked.problem
    assert asked.wanted.on == asked.today
