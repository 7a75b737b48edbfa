"""The list of people: whoever matches stands on exactly one page, and a filter means what the rules say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.casework import listing
from sprava.casework.listing import STATES, Asked, asked_in, everyone, matching, page_of
from sprava.casework.summary import placings_of, spells_of
from sprava.core.custody import state_on
from sprava.core.dates import PartialDate, parse_date
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_person
from sprava.records.models import Person
from sprava.records.whereabouts import last_seen

TODAY = date(2024, 6, 15)
PLACES = ("IK-1", "SIZO-2", "Турма № 4")


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@st.composite
def partial_dates(draw) -> str:
    day = draw(st.dates(date(2021, 1, 1), date(2025, 6, 30)))
    known_to = draw(st.sampled_from((3, 3, 3, 2, 1)))
    return str(PartialDate(day.year, day.month if known_to > 1 else None, day.day if known_to > 2 else None))


def dated(noun: str, column: str, **others: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, dict[str, str]]]:
    return st.fixed_dictionaries({column: partial_dates(), **others}).map(lambda values: (noun, values))


EVENTS = st.one_of(
    dated("detention", "date", kind=st.sampled_from(("criminal", "administrative", ""))),
    dated("sentence", "date", kind=st.just("imprisonment"), term=st.sampled_from(("P1Y", "P15D", "P3Y", ""))),
    dated("release", "date", mode=st.just("served")),
    dated("sighting", "date", state=st.sampled_from(("held", "free")), facility=st.sampled_from(("", *PLACES))),
    dated("stay", "since", facility=st.sampled_from(PLACES), until=st.one_of(st.just(""), partial_dates())),
    st.sampled_from(PLACES).map(lambda place: ("stay", {"facility": place})),
    st.sampled_from(("361-4 p.1", "361-4", "342")).map(lambda article: ("charge", {"article": article})),
    st.sampled_from(("viasna", "Sviedka")).map(lambda body: ("recognition", {"body": body, "status": "recognised"})),
)
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(("Кляновіч Тадора", "Kalasnik Ryhor", "Лазнік Яўхім", "Крыніца Альгерд", "Äbel Ö")),
        st.one_of(st.just(""), st.just(""), partial_dates()),
        st.lists(EVENTS, max_size=5),
    ),
    max_size=8,
)
WITH_A_REGISTER = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def enter(anna, sviedka, compartment):
    """A register of these people."""

    def write(people) -> None:
        for name, died, events in people:
            values = {"name": name, "death_date": died}
            record_person(values, events, saying=Saying(sviedka), by=anna, compartment=compartment)

    return write


@WITH_A_REGISTER
@given(people=PEOPLE, day=st.dates(date(2021, 1, 1), date(2026, 1, 1)))
def test_a_filter_by_state_means_what_the_rules_of_custody_say(enter, anna, people, day):
    with undone():
        enter(people)
        everybody = list(Person.objects.all())
        spells = spells_of([one.pk for one in everybody], anna)
        by_rule = {
            one.pk: str(state_on(day, spells[one.pk], parse_date(one.death_date) if one.death_date else None))
            for one in everybody
        }
        for state in STATES:
            meant = {"held", "maybe"} if state == "possible" else {state}
            found = set(matching(Asked(on=day, state=state), anna).values_list("pk", flat=True))
            assert found == {number for number, own in by_rule.items() if own in meant}


@WITH_A_REGISTER
@given(people=PEOPLE, day=st.dates(date(2021, 1, 1), date(2026, 1, 1)))
def test_a_filter_by_facility_means_where_somebody_was_last_seen(enter, anna, people, day):
    with undone():
        enter(people)
        placings = placings_of(list(Person.objects.values_list("pk", flat=True)), anna)
        for place in PLACES:
            found = set(matching(Asked(on=day, facility=place), anna).values_list("pk", flat=True))
            seen = {who for who, own in placings.items() if place in {one.facility for one in last_seen(own, day)}}
            assert found == seen


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "state": st.sampled_from(STATES),
        "facility": st.sampled_from(PLACES),
        "article": st.sampled_from(("361-4", "342")),
        "recogniser": st.sampled_from(("viasna", "Sviedka")),
    },
)


@WITH_A_REGISTER
@given(people=PEOPLE, filters=FILTERS, sort=st.sampled_from(listing.SORTS), bound=st.sampled_from((0, 2, 5000)))
def test_the_pages_give_everybody_who_matches_once_forwards_and_backwards(enter, anna, people, filters, sort, bound):
    with undone(), patch.object(listing, "PAGE", 3), patch.object(listing, "BOUND", bound):
        enter(people)
        asked = Asked(on=TODAY, sort=sort, **filters)
        match = sorted(matching(asked, anna).values_list("pk", flat=True))
        forward, last = [], None
        page = page_of(asked, anna)
        while page.people:
            forward += [one.pk for one in page.people]
            last = page
            if not page.after:
                break
            page = page_of(Asked(on=TODAY, sort=sort, **filters, after=page.people[-1].pk), anna)
        assert sorted(forward) == match
        backward = [one.pk for one in last.people] if last else []
        while last and last.before:
            last = page_of(Asked(on=TODAY, sort=sort, **filters, before=last.people[0].pk), anna)
            backward = [one.pk for one in last.people] + backward
        assert backward == forward
        assert [one.pk for portion in everyone(asked, anna, at_once=2) for one in portion] == forward
        assert page.count in (None, len(match))


def test_a_part_of_an_article_is_found_under_the_article_but_no_other_article(enter, anna):
    enter([("Адна", "", [("charge", {"article": "361-4 p.1"})]), ("Другая", "", [("charge", {"article": "361-41"})])])
    assert [one.label for one in page_of(Asked(on=TODAY, article="361-4"), anna).people] == ["Адна"]


def test_a_letter_opens_the_list_at_its_names_and_leads_back(enter, anna):
    enter([("Аксаміт", "", []), ("Каласнік", "", []), ("Лазнік", "", [])])
    page = page_of(Asked(on=TODAY, letter="k"), anna)
    assert [one.label for one in page.people] == ["Каласнік", "Лазнік"]
    assert (page.before, page.after) == (True, False)


def test_whoever_left_the_list_meanwhile_does_not_break_it(enter, anna):
    enter([("Аксаміт", "", [])])
    assert [one.label for one in page_of(Asked(on=TODAY, after=424242), anna).people] == ["Аксаміт"]


def test_another_team_finds_nobody_however_it_asks(enter, anna, clara):
    enter([("Аксаміт", "", [("detention", {"date": "2024-06-14"}), ("stay", {"facility": "IK-1"})])])
    for asked in (
        Asked(on=TODAY),
        Asked(on=TODAY, state="held"),
        Asked(on=TODAY, facility="IK-1"),
        Asked(on=TODAY, name="Аксаміт"),
    ):
        assert page_of(asked, anna).people
        assert not page_of(asked, clara).people


@given(st.dictionaries(st.sampled_from(("on", "state", "sort", "after", "letter", "name", "article")), st.text()))
def test_any_address_asks_for_something(words):
    query = QueryDict(mutable=True)
    query.update(words)
    asked = asked_in(query, TODAY)
    assert asked.sort in listing.SORTS
    assert asked.after < 10**18
