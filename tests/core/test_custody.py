from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.claims import Said, items
from sprava.core.custody import NEVER, Limits, State, add_term, spells, state_on
from sprava.core.dates import parse_date

START = datetime(2026, 1, 1, tzinfo=UTC)


def story(*events: tuple[str, dict[str, str]]):
    """Items of a person to whom these things happened, one subject each."""
    claims, number = [], 0
    for subject, (noun, values) in enumerate(events, start=1):
        for name, value in values.items():
            number += 1
            claims.append(Said(number, subject, noun, name, value, 1, 3, "", START))
    return items(claims)


DETAINED = ("detention", {"date": "2021-03-12"})
SENTENCED = ("sentence", {"date": "2021-09-01", "kind": "imprisonment", "term": "P3Y"})

partial_days = st.dates(date(2010, 1, 1), date(2030, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)
stories = st.lists(
    st.one_of(
        st.builds(lambda day: ("detention", {"date": day}), partial_days),
        st.builds(lambda day: ("release", {"date": day, "mode": "served"}), partial_days),
        st.builds(lambda day: ("stay", {"since": day, "facility": "IK-1"}), partial_days),
        st.builds(
            lambda day, term: ("sentence", {"date": day, "kind": "imprisonment", "term": term}),
            partial_days,
            st.sampled_from(["P1Y", "P15D", "P5Y6M"]),
        ),
        st.builds(
            lambda day, state: ("sighting", {"date": day, "state": state}),
            partial_days,
            st.sampled_from(["held", "free"]),
        ),
    ),
    max_size=7,
)


@given(stories)
def test_every_spell_has_honest_ends(events):
    for spell in spells(story(*events)):
        assert spell.begin_earliest <= spell.begin_latest
        assert spell.end_earliest <= spell.end_latest
        assert spell.begin_earliest <= spell.end_latest
        assert spell.because


@given(stories, st.dates(date(2009, 1, 1), date(2032, 1, 1)))
def test_whoever_is_certainly_held_is_possibly_held(events, day):
    for spell in spells(story(*events)):
        assert not spell.certainly_on(day) or spell.possibly_on(day)


@given(stories)
def test_nobody_is_held_before_the_first_thing_that_anybody_reports(events):
    folded = spells(story(*events))
    dates = [
        parse_date(value).earliest()
        for _, values in events
        for name, value in values.items()
        if name in ("date", "since")
    ]
    assert all(spell.begin_earliest >= min(dates) for spell in folded)


@given(partial_days, partial_days)
def test_a_release_ends_custody_and_nothing_is_expected_after_it(detained, released):
    folded = spells(story(("detention", {"date": detained}), ("release", {"date": released, "mode": "pardon"})))
    last = max(parse_date(detained).latest(), parse_date(released).latest())
    if parse_date(released).earliest() > parse_date(detained).latest():
        assert len(folded) == 1
        assert folded[0].ended
        assert state_on(last + timedelta(days=1), folded) is State.FREE


def test_a_running_term_is_certain_until_its_first_possible_end():
    (spell,) = spells(story(DETAINED, SENTENCED))
    assert (spell.begin_earliest, spell.end_earliest, spell.ended) == (date(2021, 3, 12), date(2024, 3, 12), False)
    assert spell.expected == (date(2024, 3, 12), date(2024, 9, 1))
    assert state_on(date(2022, 7, 1), [spell]) is State.HELD
    assert state_on(date(2024, 6, 1), [spell]) is State.MAYBE
    assert state_on(date(2027, 1, 1), [spell]) is State.UNKNOWN


def test_a_bare_detention_proves_three_days_and_no_more():
    (spell,) = spells(story(DETAINED), limits=Limits(detention=3, remand=100))
    assert state_on(date(2021, 3, 15), [spell]) is State.HELD
    assert state_on(date(2021, 3, 16), [spell]) is State.MAYBE
    assert state_on(date(2021, 6, 30), [spell]) is State.UNKNOWN


def test_fifteen_days_of_arrest_do_not_make_a_year_of_possible_custody():
    (spell,) = spells(
        story(DETAINED, ("sentence", {"date": "2021-03-13", "kind": "administrative_arrest", "term": "P15D"}))
    )
    assert spell.end_latest <= date(2021, 4, 15)


def test_a_sentence_to_home_restriction_ends_custody():
    (spell,) = spells(story(DETAINED, ("sentence", {"date": "2021-09-01", "kind": "restriction_home", "term": "P2Y"})))
    assert (spell.ended, spell.end_latest) == (True, date(2021, 9, 1))


def test_a_trial_in_absentia_holds_nobody():
    assert (
        spells(
            story(
                ("sentence", {"date": "2023-03-03", "kind": "imprisonment", "term": "P8Y", "presence": "in_absentia"})
            )
        )
        == ()
    )


def test_a_place_named_by_a_day_does_not_begin_custody_before_the_detention():
    (spell,) = spells(
        story(("detention", {"date": "2023-09-12"}), ("stay", {"since": "[..2023-10-03]", "facility": "X"}))
    )
    assert spell.begin_earliest == spell.begin_latest == date(2023, 9, 12)


def test_a_second_arrest_after_a_release_is_a_second_spell():
    folded = spells(
        story(DETAINED, ("release", {"date": "2021-03-27", "mode": "served"}), ("detention", {"date": "2022-05-01"}))
    )
    assert [spell.begin_earliest for spell in folded] == [date(2021, 3, 12), date(2022, 5, 1)]


def test_death_in_custody_ends_the_spell_and_is_said():
    held = spells(story(DETAINED, SENTENCED, ("person", {"death_date": "2022-02-03"})))
    assert held[0].died
    assert state_on(date(2022, 2, 4), held, parse_date("2022-02-03")) is State.DIED


@pytest.mark.parametrize(
    ("day", "term", "end"),
    [
        (date(2020, 8, 31), "P6M", date(2021, 2, 28)),
        (date(2020, 2, 29), "P1Y", date(2021, 2, 28)),
        (date(2021, 3, 12), "P2Y6M15D", date(2023, 9, 27)),
        (date(2021, 3, 12), "LIFE", NEVER),
        (date(9998, 3, 12), "P25Y", NEVER),
    ],
)
def test_a_term_is_added_by_the_calendar(day, term, end):
    assert add_term(day, term) == end


OPEN = st.sampled_from(["stay", "release", "sighting", "detention"])


@given(OPEN, st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.one_of(st.none(), partial_days))
def test_a_day_that_is_only_the_last_one_never_begins_custody_at_the_beginning_of_time(noun, day, born):
    name = {"stay": "since"}.get(noun, "date")
    more = {"stay": {"facility": "IK-1"}, "sighting": {"state": "held"}}.get(noun, {})
    who = [("person", {"birth_date": born})] if born else []
    for spell in spells(story((noun, {name: f"[..{day}]", **more}), *who)):
        first = day - timedelta(days=Limits().unreported)
        assert spell.begin_earliest >= first
        assert spell.begin_latest == day
        if born and parse_date(born).earliest() <= day:
            assert spell.begin_earliest >= parse_date(born).earliest()


def test_by_a_day_stands_in_the_order_of_time_where_it_ends():
    """Detained in September, placed "by 3 October": one time in custody, begun in September."""
    (spell,) = spells(
        story(("detention", {"date": "2023-09-12"}), ("stay", {"since": "[..2023-10-03]", "facility": "X"}))
    )
    assert (spell.begin_earliest, spell.begin_latest) == (date(2023, 9, 12), date(2023, 9, 12))
    assert spell.end_earliest >= date(2023, 10, 3)
