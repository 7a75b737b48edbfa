"""Whatever is chosen or split, of every unit and by every field, now and as known before, is what counting one by one
gives."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sprava.findings.answers import answer
from sprava.findings.asked import Question
from sprava.findings.units import NOTHING, UNITS
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_event, record_more, record_person, record_thing
from tests.findings.plainly import everyone, figure, groups
from tests.records.histories import History

pytestmark = pytest.mark.django_db
EVERY = [(unit, field) for unit in sorted(UNITS) for field in sorted(UNITS[unit].fields)]
days = st.sampled_from(["", "2021", "2021-03", "2021-03-12", "2021-03-20", "2021-06-01", "2022-02", "2022-05-01"])
terms = st.sampled_from(["", "P15D", "P1Y", "P3Y6M", "P12Y", "LIFE"])
# On PostgreSQL the transaction of a test is under way itself, so that every question reads the tables anew.
HISTORIES = 6 if os.environ.get("SPRAVA_DATABASE") else 25
places = st.sampled_from(["IK-4", "SIZO-2", "IK-17", "somewhere"])


def reported(noun: str, **said: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, dict[str, str]]]:
    return st.tuples(st.just(noun), st.fixed_dictionaries(said))


def one_of(*codes: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *codes])


of_people = st.fixed_dictionaries({
    "sex": one_of("female", "male"), "birth_date": one_of("1951", "1990-03", "2003-06-01", "2004-02-29", "[..1990]"),
    "occupation": one_of("baker", "teacher"), "death_date": one_of("", "", "", "2021-06-01"),
})  # fmt: skip
of_courts = one_of("Court of Brest", "Court of Minsk")
of_bodies = one_of("KGB", "GUBOPiK")
reports = st.one_of(
    reported("detention", date=days, body=of_bodies, kind=one_of("criminal", "administrative", "house_arrest")),
    reported("charge", date=days, article=st.sampled_from(["342", "342 p.1", "342 p.2", "361-4", "3611"]),
             outcome=one_of("convicted", "dropped", "pending")),
    reported("hearing", date=days.filter(bool)),
    reported("sentence", date=days, term=terms, court=of_courts, presence=one_of("in_absentia"),
             kind=one_of("imprisonment", "fine", "restriction_home")).filter(lambda said: any(said[1].values())),
    reported("stay", facility=places, since=days, until=days),
    reported("sighting", facility=places, date=days, state=st.sampled_from(["held", "free"])),
    reported("incident", kind=st.sampled_from(["hunger_strike", "punishment_cell"]), since=days, until=days),
    reported("release", date=days.filter(bool), mode=one_of("pardon", "served", "death")),
    reported("recognition", body=st.sampled_from(["viasna", "memorial"]), since=days, until=days,
             status=one_of("recognised", "former", "not_recognised")),
)  # fmt: skip
cases = st.fixed_dictionaries({
    "opened": days, "court": of_courts, "body": of_bodies, "stage": one_of("investigation", "dropped"),
    "title": st.just("The case of the bakers"),
})  # fmt: skip
steps = st.lists(
    st.one_of(
        st.tuples(st.just("enter"), of_people, st.lists(reports, max_size=5)),
        st.tuples(st.just("more"), st.integers(0, 3), st.lists(reports, min_size=1, max_size=3), st.integers(0, 2)),
        st.tuples(st.just("prosecute"), st.integers(0, 3), cases, reports),
        st.tuples(st.just("withdraw"), st.integers(0, 60)),
        st.tuples(st.just("judge"), st.integers(0, 60), st.sampled_from(["upheld", "refused"])),
        st.tuples(st.just("pair"), st.integers(0, 3), st.integers(0, 3), st.just("same")),
        st.tuples(st.just("grade"), st.integers(0, 2), st.integers(1, 5)),
    ),
    min_size=2,
    max_size=9,
)


@pytest.fixture(autouse=True)
def belarus(settings):
    """Whose pack knows in which region a place lies."""
    settings.JURISDICTION = "belarus"


class Lives(History):
    """Histories in which more of what can be counted happens."""

    def enter(self, said, events) -> None:
        named = {"name": f"Каласнік Рыгор {len(self.people)}", **said}
        saying = Saying(self.sources[0])
        self.people.append(record_person(named, events, saying=saying, by=self.by, compartment=self.compartment))

    def more(self, which, events, source) -> None:
        if self.people:
            person = self.people[which % len(self.people)]
            record_more(person, {}, events, saying=Saying(self.sources[source]), by=self.by)

    def prosecute(self, which, case, event) -> None:
        noun, said = event
        if self.people and noun in ("charge", "hearing", "sentence"):
            saying = Saying(self.sources[1])
            of = record_thing("proceeding", case, saying=saying, by=self.by, compartment=self.compartment)
            record_event(self.people[which % len(self.people)], noun, said, saying=saying, by=self.by, of=of)


def answered(question: Question, reader) -> dict[str, tuple[int, int, int]]:
    return {row.label: (row.lower, row.value, row.upper) for row in answer(question, reader).rows}


INSIDE = [("detention", {"date": "2021-03-12"}), ("sentence", {"date": "2022-02", "term": "P3Y6M"})]
PLACED_TWICE = [
    ("stay", {"facility": "IK-4", "since": "2021-06-01"}),
    ("sighting", {"facility": "SIZO-2", "date": "2021-06-01", "state": "held"}),
    ("stay", {"facility": "SIZO-2", "since": "2021-06-01"}),
]  # fmt: skip


@given(steps, st.dates(date(2021, 1, 1), date(2022, 12, 31)), st.integers(0, 20), st.randoms(use_true_random=False))
@example([("enter", {"sex": "male"}, [*INSIDE, *PLACED_TWICE])], date(2021, 7, 1), 0, None)
@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_split_and_filter_of_every_unit_is_what_counting_one_by_one_gives(steps, day, which, random):
    with transaction.atomic():
        history = Lives()
        for what, *given_values in steps:
            history.do(what, *given_values)
        moments = [None, *history.moments()]
        for at in (None, moments[which % len(moments)]):
            people = everyone(history.by, at)
            for unit, field in EVERY:
                question = Question(unit, on=day, by=field, known_at=at)
                found = groups(people, unit, day, field)
                assert answered(question, history.by) == found, (unit, field, at)
                _filters_agree(question, found, people, history.by, random)
        transaction.set_rollback(True)


def _filters_agree(question, found, people, reader, random) -> None:
    """The group alone; any two values of the field; a field besides; and the same in a series."""
    unit, day, field = question.unit, question.on, question.by
    codes = [code or NOTHING for code in found] or [NOTHING]
    choose = random.choice if random else lambda several: several[0]
    other = choose(sorted(UNITS[unit].fields))
    beside = choose([NOTHING, *(code for code in groups(people, unit, day, other) if code)])
    for filters in ([(field, choose(codes))], sorted({(field, choose(codes)), (other, beside)})):
        of_one = {name for name, _ in filters}
        if len(of_one) < len(filters):
            continue  # either holds; asked below
        asked = replace(question, by="", filters=tuple(filters))
        assert list(answered(asked, reader).values()) == [figure(people, unit, day, filters)], filters
    (code,) = (choose(codes),)
    series = replace(
        question, by="", on=None, first=day, last=day + timedelta(days=2), every="day", filters=((field, code),)
    )
    for row in answer(series, reader).rows:
        assert row.day
        counted = figure(people, unit, row.day, [(field, code)])
        if code != NOTHING:  # of whom nothing is said in a period is another question than on one of its days
            assert (row.lower, row.value, row.upper) == counted, (field, code, row.day)
