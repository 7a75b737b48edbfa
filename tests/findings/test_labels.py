"""What is said holds on days: who is in which group, for certain and possibly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.findings.labels import band_of
from sprava.findings.units import FIELDS

INSIDE = {
    "detention": {"date": "2021-03-12"},
    "sentence": {"date": "2021-09-01", "kind": "imprisonment", "term": "P5Y"},
}


@pytest.mark.parametrize(
    ("born", "day", "found"),
    [
        ("2004-02-29", "2022-02-28", {"14–17": (1, 1, 1)}),  # in a year without that day older on 1 March
        ("2004-02-29", "2022-03-01", {"18–24": (1, 1, 1)}),
        ("2004", "2022-07-01", {"14–17": (0, 0, 1), "18–24": (0, 0, 1)}),  # the year alone leaves both open
        ("2003", "2022-07-01", {"18–24": (1, 1, 1)}),
        ("1951-07-01", "2021-06-30", {"60–69": (1, 1, 1)}),
        ("1951-07-01", "2021-07-01", {"70+": (1, 1, 1)}),
        ("", "2022-07-01", {"": (1, 1, 1)}),
        ("[..1990-01-01]", "2022-07-01", {"": (1, 1, 1)}),  # a date open at one end says nothing of an age
    ],
)
def test_an_age_is_that_of_the_day(enter, groups, born, day, found):
    enter(INSIDE, birth_date=born)
    assert groups("persons", day, "age") == found


def test_a_dated_charge_is_held_from_its_day_and_one_without_a_day_always(enter, groups):
    enter([*INSIDE.items(), ("charge", {"article": "342 p.1", "date": "2021-05"}), ("charge", {"article": "361-4"})])
    assert groups("persons", "2021-04-30", "article") == {"361-4": (1, 1, 1)}
    assert groups("persons", "2021-05-10", "article") == {"342 p.1": (0, 0, 1), "361-4": (1, 1, 1)}
    assert groups("persons", "2021-06-01", "article")["342 p.1"] == (1, 1, 1)


def test_an_article_means_its_parts_and_not_its_neighbours(enter, count):
    enter([*INSIDE.items(), ("charge", {"article": "361-4 p.1"}), ("charge", {"article": "342 p.1"})])
    assert count("persons", "2022-01-01", article="361-4") == (1, 1, 1)
    assert count("persons", "2022-01-01", article="361") == (0, 0, 0)
    assert count("persons", "2022-01-01", article="342 p.2") == (0, 0, 0)


def test_an_article_of_which_no_part_is_named_can_be_chosen_alone(enter, count, groups):
    for article in ("342", "342 p.1", "342 p.1"):
        enter([*INSIDE.items(), ("charge", {"article": article})], name=f"Кляновіч {article}")
    assert groups("persons", "2022-01-01", "article") == {"342": (1, 1, 1), "342 p.1": (2, 2, 2)}
    assert count("persons", "2022-01-01", article="342 p.-") == (1, 1, 1)
    assert count("persons", "2022-01-01", article="342") == (3, 3, 3)


def test_a_recognition_holds_from_its_day_to_its_end(enter, count):
    said = {"body": "viasna", "status": "recognised", "since": "2021-05-10", "until": "2023-01"}
    enter([*INSIDE.items(), ("recognition", said)])
    assert count("persons", "2021-05-09", recogniser="viasna") == (0, 0, 0)
    assert count("persons", "2021-05-10", recogniser="viasna") == (1, 1, 1)
    assert count("persons", "2023-01-15", recogniser="viasna") == (0, 0, 1)
    assert count("persons", "2023-02-01", recogniser="viasna") == (0, 0, 0)


def test_a_recognition_without_a_day_is_read_and_certain_on_none(enter, count):
    enter([*INSIDE.items(), ("recognition", {"body": "viasna", "status": "recognised"})])
    assert count("persons", "2022-01-01", recogniser="viasna") == (0, 1, 1)


def test_who_is_not_recognised_or_no_longer_is_not_counted_as_recognised(enter, count):
    for number, status in enumerate(("not_recognised", "under_review", "former")):
        said = {"body": "viasna", "status": status, "since": "2021-05-10"}
        enter([*INSIDE.items(), ("recognition", said)], name=f"Каласнік Рыгор {number}")
    assert count("persons", "2022-01-01", recogniser="viasna") == (0, 0, 1)


def test_a_way_of_release_belongs_to_the_time_that_it_ended(enter, groups):
    out, again = {"date": "2021-03-20", "mode": "dropped"}, {"date": "2022-03-20", "mode": "pardon"}
    held = [
        ("detention", {"date": "2021-03-12"}),
        ("release", out),
        ("detention", {"date": "2022-03-12"}),
        ("release", again),
    ]
    enter(held)
    assert groups("persons", "2021-03-15", "mode") == {"dropped": (1, 1, 1)}
    assert groups("persons", "2022-03-15", "mode") == {"pardon": (1, 1, 1)}
    assert groups("detentions", "2022-03-15", "mode") == {"pardon": (1, 1, 1)}


def test_the_time_in_custody_so_far_moves_through_its_bands(enter, groups):
    enter({**INSIDE, "detention": {"date": "2021-03"}})
    assert groups("persons", "2021-03-30", "duration") == {"0–30d": (0, 0, 1)}
    assert groups("persons", "2021-03-31", "duration") == {"0–30d": (0, 1, 1), "30–183d": (0, 0, 1)}
    assert groups("persons", "2021-04-10", "duration") == {"0–30d": (0, 1, 1), "30–183d": (0, 0, 1)}
    assert groups("persons", "2022-06-01", "duration") == {"365–730d": (1, 1, 1)}


def test_occupations_stand_side_by_side(enter, groups):
    enter(INSIDE, occupation="настаўніца")
    assert groups("persons", "2022-01-01", "occupation") == {"настаўніца": (1, 1, 1)}
    assert groups("persons", "2022-01-01", "sex") == {"": (1, 1, 1)}


@pytest.mark.parametrize(
    ("term", "band"),
    [("P15D", "0–1y"), ("P11M", "0–1y"), ("P1Y", "1–3y"), ("P2Y11M", "1–3y"), ("P5Y", "5–8y"), ("P12Y", "12y+"),
     ("LIFE", "life"), ("DEATH", "death")],
)  # fmt: skip
def test_a_term_is_in_the_band_of_its_whole_years(term, band):
    assert band_of(term) == band


@given(st.integers(0, 40), st.integers(0, 11), st.integers(0, 29))
def test_every_term_has_a_band_and_a_longer_one_none_before_it(years, months, days):
    bands = FIELDS["term"].codes
    assert bands.index(band_of(f"P{years}Y{months}M{days}D")) <= bands.index(band_of(f"P{years + 1}Y{months}M{days}D"))
