"""Days ahead as a file: what is in it, for whom, and what it does not say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from sprava.casework.calendar_asked import FULL, INITIALS, KINDS, NONE, CalendarAsked
from sprava.casework.calendar_file import calendar_file, initials
from sprava.records.actions.index import rebuild
from sprava.records.actions.people import record_person

TODAY = date(2026, 11, 25)


@pytest.fixture
def laznik(anna, sviedka, saying, compartment) -> int:
    """Held since May 2025 for two years, forty on 4 December, in court on the tenth and once more in January."""
    events = [
        ("detention", {"date": "2025-05-03"}),
        ("sentence", {"date": "2025-09-01", "term": "P2Y", "kind": "imprisonment", "in_force": "2025-10-10"}),
        ("hearing", {"date": "2026-12-10", "court": "Абласны суд"}),
        ("hearing", {"date": "2027-01"}),
        ("hearing", {"date": "2020-01-10"}),
    ]
    values = {"name": "Лазнік Яўхім", "birth_date": "1986-12-04"}
    return record_person(values, events, saying=saying(sviedka), by=anna, compartment=compartment).pk


def read(reader, **asked) -> list[dict[str, str]]:
    calendar = Calendar.from_ical(calendar_file(CalendarAsked(**asked), TODAY, reader))
    return [
        {
            "uid": str(event["uid"]),
            "first": event.decoded("dtstart").isoformat(),
            "last": (event.decoded("dtend") - timedelta(days=1)).isoformat(),
            "summary": str(event["summary"]),
            "description": str(event.get("description", "")),
            "class": str(event["class"]),
        }
        for event in calendar.walk("VEVENT")
    ]


def test_birthdays_hearings_and_releases_stand_on_their_days(anna, laznik):
    found = {one["summary"]: (one["first"], one["last"]) for one in read(anna, names=FULL, days=366)}
    assert found["Birthday: Лазнік Яўхім"] == ("2026-12-04", "2026-12-04")
    assert found["Hearing: Лазнік Яўхім"] == ("2026-12-10", "2026-12-10")
    assert found["Hearing, day not certain: Лазнік Яўхім"] == ("2027-01-01", "2027-01-31")
    (first, last) = found["Release expected, some day of these: Лазнік Яўхім"]
    assert first < last
    assert last > "2026-11-25"
    assert "Day of the Political Prisoner in Belarus" in found


@pytest.mark.parametrize("names", ["initials", "none"])
def test_a_file_without_names_has_no_day_of_an_arrest_or_a_verdict(anna, laznik, names):
    (release,) = read(anna, kinds=frozenset({"release"}), days=366, names=names)
    assert "it is not certain" in release["description"]
    assert "Verdict" not in release["description"]
    assert "Sentence" not in release["description"]


def test_a_release_carries_its_reckoning_and_no_address_of_a_page(anna, laznik):
    (release,) = read(anna, kinds=frozenset({"release"}), days=366, names="full")
    assert "it is not certain" in release["description"]
    assert "Sentence: imprisonment, 2 years" in release["description"]
    assert "http" not in release["description"]
    assert "Лазнік" not in release["description"]


@pytest.mark.parametrize(
    ("names", "who"), [(FULL, "Лазнік Яўхім"), (INITIALS, "Л. Я."), (NONE, "No ")], ids=["full", "initials", "none"]
)
def test_people_are_named_as_was_asked_and_nowhere_else(anna, laznik, names, who):
    entries = read(anna, names=names, kinds=frozenset(KINDS) - {"solidarity"})
    assert all(who in entry["summary"] for entry in entries)
    if names != FULL:
        assert "Лазнік" not in repr(entries)


def test_every_entry_is_private(anna, laznik):
    assert {entry["class"] for entry in read(anna)} == {"PRIVATE"}


def test_entries_keep_their_numbers_and_the_numbers_say_nothing(anna, laznik, settings):
    before = read(anna, days=366)
    rebuild()
    assert [one["uid"] for one in read(anna, days=366)] == [one["uid"] for one in before]
    assert len({one["uid"] for one in before}) == len(before)
    assert not any(str(laznik) in one["uid"] and len(str(laznik)) > 3 for one in before)
    settings.SECRET_KEY = "the key of another register"
    assert {one["uid"] for one in read(anna, days=366)}.isdisjoint(one["uid"] for one in before)


def test_nobody_is_in_the_file_of_somebody_who_may_not_see_them(clara, laznik):
    assert read(clara, kinds=frozenset({"birthday", "hearing", "release"})) == []


def test_only_the_days_that_were_asked_for_are_in_it(anna, laznik):
    assert [one["summary"] for one in read(anna, days=10, kinds=frozenset({"birthday"}))] == ["Birthday: Л. Я."]
    assert read(anna, days=5, kinds=frozenset({"birthday"})) == []


@given(st.text(max_size=60))
def test_initials_are_letters_of_the_name_and_never_more_than_three(name):
    letters = initials(name)
    assert len(letters.split()) <= 3
    for initial in letters.split():
        assert initial.endswith(".")
    assert initials("Кляновіч Тадора") == "К. Т."
