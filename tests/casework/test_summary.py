"""One line about a person."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.casework.summary import age_on, summaries
from sprava.core.dates import PartialDate, Sometime
from sprava.records.actions.people import record_person
from sprava.records.models import Person

DAY = date(2026, 6, 15)


@pytest.fixture
def line(anna, sviedka, saying, compartment):
    """The line of somebody of whom this is said, on a day."""

    def of(*events: tuple[str, dict[str, str]], on: date = DAY, **values: str):
        said = {"name": "Лазнік Яўхім", **values}
        record_person(said, events, saying=saying(sviedka), by=anna, compartment=compartment)
        (one,) = summaries(list(Person.objects.all()), on, anna)
        return one

    return of


@given(st.dates(date(1930, 1, 1), date(2010, 1, 1)), st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_an_age_from_a_full_date_is_the_number_of_birthdays(born, day):
    today = (day.year, day.month, day.day)
    birthdays = sum((year, born.month, born.day) <= today for year in range(born.year + 1, day.year + 1))
    assert age_on(day, PartialDate.of(born)) == birthdays


def test_an_age_that_the_birth_date_leaves_open_is_not_said():
    assert age_on(DAY, PartialDate(1987)) is None
    assert age_on(DAY, PartialDate(1987, 3)) == 39
    assert age_on(DAY, PartialDate(1987, 6)) is None
    assert age_on(DAY, Sometime(date(1987, 1, 1), date(1987, 2, 1))) == 39
    assert age_on(DAY, Sometime(None, date(1987, 2, 1))) is None
    assert age_on(DAY, None) is None


def test_a_term_that_has_passed_without_a_release_is_overdue(line):
    one = line(
        ("detention", {"date": "2024-01-10"}),
        ("sentence", {"date": "2024-05-01", "kind": "imprisonment", "term": "P2Y"}),
    )
    assert (str(one.state), one.overdue, one.term) == ("maybe", True, "P2Y")


def test_a_place_of_an_earlier_time_in_custody_is_not_where_somebody_is_now(line):
    earlier = [("detention", {"date": "2021-01-10"}), ("stay", {"facility": "IK-1", "since": "2021-05-01"})]
    one = line(*earlier, ("release", {"date": "2022-01-01"}), ("detention", {"date": "2026-06-01"}))
    assert (one.held, one.where) == (True, ())


def test_recognition_counts_while_it_stands(line):
    said = {"body": "Sviedka", "status": "recognised", "since": "2024-01-01", "until": "2025-01-01"}
    other = {"body": "viasna", "status": "not_recognised"}
    events = (("recognition", said), ("recognition", other))
    assert line(*events, on=date(2024, 6, 1)).recognised == ("Sviedka",)
    Person.objects.all().delete()
    assert line(*events, on=date(2025, 6, 1)).recognised == ()


def test_of_the_dead_no_age_is_counted(line):
    one = line(birth_date="1960-01-01", death_date="2024-05-21")
    assert (str(one.state), one.age) == ("died", None)
