"""Where people are: what a report says is certain on its day, and is read until the next one."""

from __future__ import annotations

INSIDE = [
    ("detention", {"date": "2021-03-12"}),
    ("sentence", {"date": "2021-09-01", "kind": "imprisonment", "term": "P5Y"}),
]


def test_a_place_is_read_until_the_next_report_and_certain_on_its_day(enter, groups):
    moved = [
        ("stay", {"facility": "SIZO-2", "since": "2021-03-20"}),
        ("stay", {"facility": "IK-4", "since": "2022-02-01"}),
    ]
    enter([*INSIDE, *moved])
    assert groups("persons", "2021-03-15", "facility") == {"": (1, 1, 1)}
    assert groups("persons", "2021-03-20", "facility") == {"SIZO-2": (1, 1, 1)}
    assert groups("persons", "2021-12-01", "facility") == {"SIZO-2": (0, 1, 1)}
    assert groups("persons", "2022-02-01", "facility") == {"SIZO-2": (0, 0, 1), "IK-4": (1, 1, 1)}
    assert groups("stays", "2022-06-01", "facility") == {"IK-4": (0, 1, 1)}


def test_a_place_known_to_the_month_is_possible_in_all_of_it(enter, groups):
    moved = [
        ("stay", {"facility": "SIZO-2", "since": "2021-03-20"}),
        ("stay", {"facility": "IK-4", "since": "2022-02"}),
    ]
    enter([*INSIDE, *moved])
    assert groups("persons", "2022-02-10", "facility") == {"SIZO-2": (0, 1, 1), "IK-4": (0, 0, 1)}


def test_a_place_without_a_day_gives_way_to_a_dated_one(enter, groups):
    enter([*INSIDE, ("stay", {"facility": "IK-3"}), ("stay", {"facility": "IK-4", "since": "2022-02-01"})])
    assert groups("persons", "2021-12-01", "facility") == {"IK-3": (0, 1, 1)}
    assert groups("persons", "2022-06-01", "facility") == {"IK-4": (0, 1, 1)}
    assert groups("stays", "2021-12-01", "facility") == {"IK-3": (0, 1, 1)}


def test_a_reported_end_ends_it(enter, count):
    enter([*INSIDE, ("stay", {"facility": "IK-4", "since": "2022-02-01", "until": "2022-05-31"})])
    assert count("persons", "2022-03-01", facility="IK-4") == (1, 1, 1)
    assert count("persons", "2022-06-01", facility="IK-4") == (0, 0, 0)


def test_an_end_before_the_beginning_lasts_one_day(enter, count):
    enter([*INSIDE, ("stay", {"facility": "IK-4", "since": "2022-02-01", "until": "2021-12-31"})])
    assert count("stays", "2022-02-01") == (1, 1, 1)
    assert count("stays", "2022-02-02") == (0, 0, 0)


def test_whoever_is_free_is_in_no_place(enter, count):
    enter([*INSIDE, ("stay", {"facility": "IK-4"}), ("release", {"date": "2022-03-01", "mode": "pardon"})])
    assert count("stays", "2022-02-01") == (0, 1, 1)
    assert count("stays", "2022-03-02") == (0, 0, 0)
    assert count("persons", "2022-03-02", facility="IK-4") == (0, 0, 0)


def test_a_sighting_places_somebody_and_is_no_stay(enter, count, groups):
    enter([*INSIDE, ("sighting", {"date": "2022-01-10", "state": "held", "facility": "IK-4"})])
    assert groups("persons", "2022-02-01", "facility") == {"IK-4": (0, 1, 1)}
    assert count("stays", "2022-02-01") == (0, 0, 0)


def test_a_place_lies_in_the_region_of_the_pack(enter, groups, settings):
    settings.JURISDICTION = "belarus"
    enter([*INSIDE, ("stay", {"facility": "IK-4", "since": "2022-02-01"}), ("stay", {"facility": "Nowhere"})])
    assert groups("stays", "2022-02-01", "region")["homel"] == (1, 1, 1)
