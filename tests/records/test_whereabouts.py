"""Where somebody was last seen."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sprava.records.whereabouts import Placing, last_seen, stretches

DAY = date(2024, 6, 15)
DAYS = st.dates(date(2022, 1, 1), date(2025, 1, 1))
PLACINGS = st.lists(st.builds(lambda place, day: Placing(place, day, day), st.sampled_from("ABC"), DAYS), max_size=6)


def on(place: str, day: str, until: str = "") -> Placing:
    return Placing(
        place, date.fromisoformat(day), date.fromisoformat(day), date.fromisoformat(until) if until else None
    )


def test_the_later_report_is_believed():
    assert [one.facility for one in last_seen([on("IK-1", "2023-01-01"), on("IK-2", "2024-01-01")], DAY)] == ["IK-2"]


def test_a_report_without_a_day_gives_way_to_any():
    assert [one.facility for one in last_seen([Placing("IK-1", None, None), on("IK-2", "2021-01-01")], DAY)] == ["IK-2"]


def test_who_left_is_nowhere_until_somebody_says_where():
    left = on("IK-1", "2023-01-01", until="2024-05-01")
    assert last_seen([left], DAY) == ()
    assert last_seen([left], date(2024, 4, 1)) == (left,)


def test_an_older_report_does_not_bring_somebody_back_who_left():
    assert last_seen([on("IK-1", "2021-01-01"), on("IK-1", "2023-01-01", until="2024-05-01")], DAY) == ()


def test_two_places_on_one_day_both_stay():
    assert [one.facility for one in last_seen([on("B", "2024-01-01"), on("A", "2024-01-01")], DAY)] == ["A", "B"]


@given(PLACINGS, DAYS)
def test_nobody_is_seen_before_anybody_says_so(placings, day):
    assert all(one.may_have_begun(day) for one in last_seen(placings, day))


@given(PLACINGS)
def test_the_order_of_reports_does_not_matter(placings):
    names = {one.facility for one in last_seen(placings, DAY)}
    assert {one.facility for one in last_seen(placings[::-1], DAY)} == names


@given(
    st.lists(st.builds(Placing, st.sampled_from(["A", "B", ""]), st.none() | DAYS, st.none() | DAYS, st.none() | DAYS)),
    DAYS | st.sampled_from([date.min, date.max]),
)
def test_the_stretches_say_of_every_day_what_the_rule_says_of_it(placings, day):
    inside = sorted(facility for facility, first, last in stretches(placings) if first <= day <= last)
    assert inside == [one.facility for one in last_seen(placings, day)]


def test_nobody_leaves_a_place_and_comes_back_on_the_next_day():
    moved = [on("A", "2021-01-01"), on("A", "2022-01-01"), on("B", "2023-01-01")]
    assert stretches(moved) == [("A", date(2021, 1, 1), date(2022, 12, 31)), ("B", date(2023, 1, 1), date.max)]
