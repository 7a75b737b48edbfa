"""The list of people as known at a past moment: somebody stands in it if and only if their page says the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.accounts.models import Member
from sprava.casework import known_list
from sprava.casework.facilities import facility_page_of
from sprava.casework.known_list import everyone_known, page_known
from sprava.casework.listing import STATES, Asked, everyone
from sprava.casework.remembered import Remembered
from sprava.casework.summary import summaries
from sprava.core.custody import State
from sprava.core.dates import parse_date
from sprava.records.actions.claims import withdraw_claim
from sprava.records.actions.people import record_event, record_person
from sprava.records.dossier import Dossier, dossier
from sprava.records.models import Claim, Subject
from sprava.records.times import Times
from sprava.records.whereabouts import Placing, last_seen
from tests.records.histories import lived, steps

DAYS = st.dates(date(2021, 1, 1), date(2023, 12, 31))
WITH_A_REGISTER = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def pages_of_everybody(reader: Member, at: datetime) -> list[Dossier]:
    """The page of everyone who had one at ``at``."""
    numbers = Subject.objects.filter(kind="person").values_list("pk", flat=True)
    seen = (dossier(number, reader, known_at=at) for number in numbers)
    return list({one.person: one for one in seen if one is not None}.values())


def listed(asked: Asked, reader: Member, at: datetime) -> set[int]:
    lines = [line.person.pk for portion in everyone_known(asked, reader, at) for line in portion]
    assert len(lines) == len(set(lines))
    return set(lines)


@given(steps, DAYS, st.data())
@WITH_A_REGISTER
def test_a_person_is_in_the_list_if_and_only_if_their_page_says_so(compartment, archive_folder, steps, day, data):
    with undone():
        history = lived(steps)
        if not (moments := list(history.moments())):
            return
        at = data.draw(st.sampled_from(moments))
        pages = pages_of_everybody(history.by, at)
        assert listed(Asked(day), history.by, at) == {one.person for one in pages}
        for state in STATES:
            wanted = ("held", "maybe") if state == "possible" else (state,)
            meant = {one.person for one in pages if one.state(day).value in wanted}
            assert listed(Asked(day, state=state), history.by, at) == meant, state


def placed_in(one: Dossier, facility: str, day: date) -> bool:
    """Where the page of a person says that they were last seen."""
    placings = []
    for item in (*one.of("stay"), *one.of("sighting")):
        until = parse_date(item.value("until")).latest() if item.value("until") else None
        earliest, latest = (item.when.earliest(), item.when.latest()) if item.when else (None, None)
        placings.append(Placing(item.value("facility"), earliest, latest, until))
    return facility in {placing.facility for placing in last_seen(placings, day)}


@given(steps, DAYS, st.sampled_from(["IK-4", "SIZO-2"]), st.sampled_from(["342", "361-4"]), st.data())
@WITH_A_REGISTER
def test_places_and_articles_are_those_that_the_page_named_then(
    compartment, archive_folder, steps, day, facility, article, data
):
    with undone():
        history = lived(steps)
        if not (moments := list(history.moments())):
            return
        at = data.draw(st.sampled_from(moments))
        pages = pages_of_everybody(history.by, at)
        there = {one.person for one in pages if placed_in(one, facility, day)}
        assert listed(Asked(day, facility=facility), history.by, at) == there
        charged = {
            one.person
            for one in pages
            if any(item.value("article").split(" p.")[0] == article for item in one.of("charge"))
        }
        assert listed(Asked(day, article=article), history.by, at) == charged


@given(steps, DAYS, st.sampled_from(["IK-4", "SIZO-2"]), st.data())
@WITH_A_REGISTER
def test_a_place_shows_whom_their_pages_place_there(compartment, archive_folder, steps, day, facility, data):
    with undone():
        history = lived(steps)
        if not (moments := list(history.moments())):
            return
        at = data.draw(st.sampled_from(moments))
        page = facility_page_of(facility, Times(day, day, day, at), history.by)
        assert page is not None
        named = {
            one.person
            for one in pages_of_everybody(history.by, at)
            if any(item.value("facility") == facility for item in (*one.of("stay"), *one.of("sighting")))
        }
        here, were = ({there.person.pk for there in some} for some in (page.here, page.were))
        assert here | were == named
        assert here <= listed(Asked(day, state="possible", facility=facility), history.by, at)


@given(steps, DAYS, st.data())
@WITH_A_REGISTER
def test_the_list_of_all_places_counts_whom_the_page_of_each_place_names(
    compartment, archive_folder, steps, day, data
):  # fmt: skip
    with undone():
        history = lived(steps)
        if not (moments := list(history.moments())):
            return
        at = data.draw(st.sampled_from(moments))
        inside = Remembered(history.by).inside_known(day, at)
        assert inside.in_custody == len(listed(Asked(day, state="possible"), history.by, at))
        for facility in {"IK-4", "SIZO-2", *inside.places}:
            page = facility_page_of(facility, Times(day, day, day, at), history.by)
            assert page is not None
            certainly = sum(one.state == State.HELD for one in page.here)
            assert inside.places.get(facility, (0, 0)) == (certainly, len(page.here)), facility


@given(steps, DAYS)
@WITH_A_REGISTER
def test_what_is_known_now_is_the_list_of_today(compartment, archive_folder, steps, day):
    with undone():
        history = lived(steps)
        at = datetime.now(UTC) + timedelta(days=1)
        for state in ("", *STATES):
            asked = Asked(day, state=state)
            now = [line for people in everyone(asked, history.by) for line in summaries(people, day, history.by)]
            then = [line for lines in everyone_known(asked, history.by, at) for line in lines]
            assert [plain(line) for line in then] == [plain(line) for line in now]


def plain(line) -> tuple[object, ...]:
    """A line without its rows, which are stored in one case and folded in the other."""
    told = replace(line, person=None, other=None)
    return line.person.pk, line.person.label, line.person.last_sign, line.other and line.other.text, told


@pytest.fixture
def many(anna, sviedka, saying, compartment):
    """Nine people, learnt of one after the other."""
    people = []
    for number in range(9):
        said = saying(sviedka, at=datetime(2026, 1, 1 + number, 12, tzinfo=UTC))
        events = {"detention": {"date": "2025-12-20"}}
        person = record_person({"name": f"Лазнік {number}"}, events, saying=said, by=anna, compartment=compartment)
        people.append(person.pk)
    return people


def test_walking_there_and_back_shows_everybody_once(anna, many):
    at = datetime(2026, 1, 7, tzinfo=UTC)
    with patch.object(known_list, "PAGE", 2), patch.object(known_list, "PORTION", 2):
        asked, seen = Asked(date(2025, 12, 21)), []
        while True:
            page = page_known(asked, anna, at)
            seen.append([line.person.pk for line in page.lines])
            if not page.after:
                break
            asked = replace(asked, after=page.after)
        assert [number for page in seen for number in page] == many[:6]
        back = page_known(Asked(date(2025, 12, 21), before=seen[-1][0]), anna, at)
        assert [line.person.pk for line in back.lines] == seen[-2]


def test_no_look_folds_more_people_than_it_may_and_one_can_walk_on(anna, many):
    at = datetime(2026, 2, 1, tzinfo=UTC)
    with patch.object(known_list, "MOST_LOOKED_AT", 4), patch.object(known_list, "PORTION", 2):
        page = page_known(Asked(date(2025, 12, 21), state="free"), anna, at)
        assert (page.lines, page.after, page.exactly, page.most) == ((), many[3], None, 9)
        on = page_known(Asked(date(2025, 12, 21), state="free", after=page.after), anna, at)
        assert on.after == many[7]


def test_somebody_is_found_by_name_under_the_number_of_then(anna, many):
    at = datetime(2026, 1, 4, tzinfo=UTC)
    page = page_known(Asked(date(2025, 12, 21), name="Лазнік"), anna, at)
    assert {line.person.pk for line in page.lines} == set(many[:3])


def test_somebody_who_was_withdrawn_since_stands_where_they_were_known(anna, many):
    name = Claim.objects.get(person=many[0], field="name")
    withdraw_claim(name, by=anna, because="Another person was meant.")
    day = date(2025, 12, 21)
    assert many[0] in listed(Asked(day, state="possible"), anna, datetime(2026, 1, 5, tzinfo=UTC))
    assert many[0] not in listed(Asked(day, state="possible"), anna, datetime.now(UTC))


def test_another_team_sees_nobody_of_then_either(clara, anna, many):
    assert listed(Asked(date(2025, 12, 21)), clara, datetime.now(UTC)) == set()


def test_how_often_the_database_is_asked_does_not_grow_with_the_page(
    anna, many, sviedka, saying, django_assert_max_num_queries
):
    for person in Subject.objects.filter(pk__in=many):
        record_event(person, "charge", {"article": "342"}, saying=saying(sviedka), by=anna)
    with django_assert_max_num_queries(15):
        page_known(Asked(date(2025, 12, 21), state="possible"), anna, datetime(2026, 2, 1, tzinfo=UTC))
