"""Events as lines: every claim is on one, in the order of time, and what is derived is marked as such."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sprava.accounts.models import Member
from sprava.casework.apparatus import Apparatus
from sprava.casework.timeline import heading_of, timeline
from sprava.core.claims import Said, items
from sprava.core.custody import spells
from sprava.core.nouns import NOUNS, OF_A_PERSON, Kind
from sprava.records.dossier import Dossier
from sprava.records.models import Claim, Document, Passage, Source, Subject

START = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = Source(pk=1, name="Sviedka", grade=4)
TODAY = date(2026, 11, 25)


def dossier_of(history) -> Dossier:
    said: list[Said] = []
    rows: dict[int, Claim] = {}
    for subject, (noun, values) in enumerate(history, start=1):
        for name, value in values.items():
            number = len(said) + 1
            said.append(Said(number, subject, noun, name, value, 1, 4, "", START))
            rows[number] = Claim(
                pk=number, subject=Subject(pk=subject, kind=noun), field=name, value=value, source=SOURCE,
                recorded_at=START, recorded_by=Member(name="Anna"),
                passage=Passage(document=Document(pk=7), quote=f"… {value} …"),
            )  # fmt: skip
    folded = tuple(items(said))
    return Dossier(1, (1,), folded, spells(folded), {}, rows)


def seen_of(found: Dossier) -> Apparatus:
    return Apparatus(found.claims, {1: "A"})


def value_of(noun: str, name: str) -> st.SearchStrategy[str]:
    field = NOUNS[noun].fields[name]
    return {
        Kind.DATE: st.dates(date(2015, 1, 1), date(2028, 1, 1)).map(str),
        Kind.TERM: st.sampled_from(["P2Y", "P15D", "LIFE"]),
        Kind.ARTICLE: st.sampled_from(["342 p.1", "361-4"]),
        Kind.CODE: st.sampled_from(field.codes or ("x",)),
    }.get(field.kind, st.sampled_from(["Полацк", "Viciebsk 2"]))


@st.composite
def happened(draw):
    noun = draw(st.sampled_from(sorted(OF_A_PERSON)))
    names = draw(st.sets(st.sampled_from(sorted(NOUNS[noun].fields)), min_size=1))
    return noun, {name: draw(value_of(noun, name)) for name in sorted(names)}


histories = st.lists(happened(), max_size=8)


@given(histories)
def test_every_claim_is_on_a_line_with_its_source(history):
    found = dossier_of(history)
    lines = timeline(found, TODAY, seen_of(found))
    told = {side.number for line in lines for saying in line.said for side in saying.sides}
    assert told == set(found.claims)


@given(histories)
def test_lines_stand_in_the_order_of_time_and_undated_ones_last(history):
    found = dossier_of(history)
    days = [line.when.earliest() if line.when else date.max for line in timeline(found, TODAY, seen_of(found))]
    claimed = days[:-1] if days and days[-1] < date.max else days
    assert claimed == sorted(claimed)


@given(histories)
def test_one_line_at_most_is_the_last_so_far(history):
    found = dossier_of(history)
    lines = timeline(found, TODAY, seen_of(found))
    now = [place for place, line in enumerate(lines) if line.is_now]
    assert len(now) <= 1
    if now:
        assert all(line.when is None or line.when.earliest() > TODAY for line in lines[now[0] + 1 :])


@given(histories)
def test_what_is_derived_is_claimed_by_nobody(history):
    found = dossier_of(history)
    for line in timeline(found, TODAY, seen_of(found)):
        assert (line.kind == "ahead") == (not line.letters)


@pytest.mark.parametrize("language", ["en", "be", "ru"])
@pytest.mark.parametrize("noun", sorted(OF_A_PERSON))
def test_every_kind_of_event_has_a_heading_in_every_language(noun, language):
    name = NOUNS[noun].dated_by
    found = dossier_of([(noun, {name: "2024-02-19"})])
    with translation.override(language):
        assert heading_of(found.events[0], seen_of(found))


def test_a_sentence_says_its_kind_and_its_term():
    found = dossier_of(
        [("sentence", {"date": "2024-02-19", "kind": "imprisonment", "term": "P3Y", "regime": "general"})]
    )
    line = timeline(found, date(2024, 3, 1), seen_of(found))[0]
    assert line.heading == "Sentence: imprisonment, 3 years"
    assert line.details == (("Regime", "general regime", False),)
    assert line.kind == "held"


def test_a_line_says_of_heading_and_details_apart_what_nobody_has_verified():
    history = [
        ("charge", {"date": "2024-01-10", "article": "369-1"}),
        ("charge", {"date": "2024-01-11", "article": "342 p.1"}),
        ("sentence", {"date": "2024-02-19", "kind": "imprisonment", "court": "BREST-LENINSKI"}),
        ("sentence", {"date": "2024-03-19", "kind": "imprisonment", "court": "Суд, якога няма ў пакеце"}),
    ]
    found = dossier_of(history)
    lines = timeline(found, date(2024, 2, 1), seen_of(found))
    assert [line.is_unverified for line in lines] == [True, False, False, False]
    assert [any(one.is_unverified for one in line.details) for line in lines] == [False, False, True, False]
    assert [line.some_unverified for line in lines] == [True, False, True, False]


def test_who_leaves_a_state_list_has_a_line_for_it():
    found = dossier_of([("listing", {"list": "extremists", "added": "2022-01-05", "removed": "2024-06-01"})])
    assert [str(line.when) for line in timeline(found, TODAY, seen_of(found))] == ["2022-01-05", "2024-06-01"]


def test_an_expected_release_stands_at_the_end_and_is_derived():
    found = dossier_of(
        [
            ("detention", {"date": "2025-01-10"}),
            ("sentence", {"date": "2025-06-01", "kind": "imprisonment", "term": "P3Y"}),
        ]
    )
    last = timeline(found, TODAY, seen_of(found))[-1]
    assert (last.kind, last.heading, str(last.when)) == ("ahead", "Expected release", "[2028-01-10..2028-06-01]")
