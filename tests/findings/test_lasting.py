"""Persons, detentions and sentences on a day."""

from __future__ import annotations


def test_somebody_detained_twice_is_one_person_and_two_detentions(enter, count):
    # The day of the first release is not known, so both times may have lasted on the day of the second arrest.
    enter([
        ("detention", {"date": "2021-03-12"}), ("release", {"date": "2021-04"}), ("detention", {"date": "2021-04-20"}),
        ("release", {"date": "2021-06-01"}),
    ])  # fmt: skip
    assert count("persons", "2021-04-21") == (1, 1, 1)
    assert count("detentions", "2021-04-21") == (1, 1, 2)


def test_a_sentence_served_in_custody_lasts_as_long_as_it(enter, count):
    enter([
        ("detention", {"date": "2021-03-12"}),
        ("sentence", {"date": "2021-09-01", "kind": "imprisonment", "term": "P5Y"}),
        ("release", {"date": "2022-03-01", "mode": "pardon"}),
    ])  # fmt: skip
    assert count("sentences", "2021-08-31") == (0, 0, 0)
    assert count("sentences", "2021-09-01") == count("sentences", "2022-03-01") == (1, 1, 1)
    assert count("sentences", "2022-03-02") == (0, 0, 0)


def test_a_sentence_outside_of_custody_is_read_to_the_end_of_its_term(enter, count):
    enter({"sentence": {"date": "2021-09-01", "kind": "restriction_home", "term": "P2Y"}})
    assert count("sentences", "2021-09-01") == (1, 1, 1)
    assert count("sentences", "2023-08-31", kind="restriction_home") == (0, 1, 1)
    assert count("sentences", "2023-09-02") == (0, 0, 0)
    assert count("persons", "2022-01-01") == (0, 0, 0)


def test_a_fine_and_a_trial_in_absence_last_their_day(enter, count):
    enter({"sentence": {"date": "2021-09-01", "kind": "fine"}})
    enter(
        {"sentence": {"date": "2021-09-01", "kind": "imprisonment", "presence": "in_absentia"}}, name="Каласнік Рыгор"
    )
    assert count("sentences", "2021-09-01") == (2, 2, 2)
    assert count("sentences", "2021-09-02") == (0, 0, 0)


def test_a_sentence_without_a_day_is_in_no_figure_and_a_verdict_without_sentence_is_none(enter, count):
    enter({"detention": {"date": "2021-03-12"}, "sentence": {"kind": "imprisonment", "term": "P5Y"}})
    assert count("sentences", "2021-03-20") == (0, 0, 0)
    assert count("persons", "2021-03-12") == (1, 1, 1)


def test_a_release_before_the_arrest_is_a_time_of_its_own(enter, count):
    enter({"detention": {"date": "2021-03-12"}, "release": {"date": "2021-03-01"}})
    assert count("persons", "2021-03-01") == (1, 1, 1)
    assert count("persons", "2021-03-05") == (0, 0, 0)
    assert count("persons", "2021-03-12") == (1, 1, 1)


def test_an_incident_lasts_from_its_day_to_its_reported_end_or_its_day(enter, count, groups):
    enter([
        ("detention", {"date": "2021-03-12"}),
        ("incident", {"kind": "hunger_strike", "since": "2021-04-01", "until": "2021-04-20"}),
        ("incident", {"kind": "punishment_cell", "since": "2021-04-10"}),
        ("incident", {"kind": "denied_care", "since": "2021-04"}),
        ("incident", {"kind": "threat"}),
    ])  # fmt: skip
    assert count("incidents", "2021-03-31") == (0, 0, 0)
    assert count("incidents", "2021-04-10") == (2, 2, 3)
    assert count("incidents", "2021-04-21") == (0, 0, 1)
    assert count("incidents", "2021-04-10", incident="hunger_strike") == (1, 1, 1)
    assert groups("incidents", "2021-04-10", "incident")["punishment_cell"] == (1, 1, 1)
