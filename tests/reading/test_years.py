"""The year of a day that is written without one."""

from __future__ import annotations

from datetime import date

import pytest

from sprava.reading.dates import DateReader
from sprava.reading.text import taken_apart


def values_in(text, published):
    tokens = taken_apart(text)
    reader = DateReader(tokens, published)
    return [span.value for one in tokens.sentences for span in reader.of(one)]


@pytest.mark.parametrize(
    ("text", "published", "values"),
    [
        ("Её задержали 30 декабря, 2 января отпустили.", date(2023, 1, 5), ["2022-12-30", "2023-01-02"]),
        ("7 декабря её не пустили на суд, где она должна была быть.", date(2024, 1, 15), ["2023-12-07"]),
        ("Апеляцію розглядатимуть 21 квітня, і він чекає.", date(2026, 3, 5), ["2026-04-21"]),
        ("She has been held since last May.", date(2023, 5, 16), ["2022-05"]),
        ("В мае 22-го её судили, он ждал.", date(2023, 5, 16), ["2022-05"]),
        ("She was tried on May 5 and released on the 9th.", date(2023, 5, 16), ["2023-05-05", "2023-05-09"]),
    ],
)
def test_the_year_that_was_meant(text, published, values):
    assert values_in(text, published) == values


def test_a_number_by_itself_is_of_the_next_month_where_that_is_near():
    text = "Её задержали 31 марта, 2-го отпустили, он рад."
    assert values_in(text, date(2023, 4, 3)) == ["2023-03-31", "2023-04-02"]


def test_a_verdict_told_after_an_arrest_of_some_year_is_of_its_story():
    text = "Задержали его 21 февраля 2023 года. Приговор вынесли 29 сентября, он молчал."
    assert values_in(text, date(2025, 4, 16)) == ["2023-02-21", "2023-09-29"]


def test_news_of_these_days_is_not():
    text = "Задержали его 21 февраля 2023 года. Приговор вынесли 2 апреля, он молчал."
    assert values_in(text, date(2025, 4, 16)) == ["2023-02-21", "2025-04-02"]
