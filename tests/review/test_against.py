"""What a proposal would change in what the register knows."""

from __future__ import annotations

import io

import pytest

from sprava.packs.calendar import pack_of
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_person
from sprava.records.actions.reports import Text, archive_report
from sprava.records.actions.sources import archive_document, record_source
from sprava.records.dossier import dossier
from sprava.records.models import Report, Source
from sprava.review.against import Against, against


@pytest.fixture
def chronicle_report(anna, compartment) -> Report:
    source = record_source("Polack. Chronicle", grade=Source.Grade.RETOLD)
    document = archive_document(io.BytesIO(b"words"), source=source, about={})
    return archive_report(document, Text("words", "2026-11-20"), by=anna, compartment=compartment)


@pytest.fixture
def hold_against(anna, boris, compartment, chronicle_report):
    """The report says something of somebody of whom a better source says ``known``."""

    def held(known: list[tuple[str, dict[str, str]]], said: list[tuple[str, dict[str, str]]]) -> list[Against]:
        saying = Saying(record_source("Sviedka", grade=Source.Grade.FIRST_HAND), said_on="2026-11-19")
        values = {"name": "Кляновіч Тадора"}
        person = record_person(values, known, saying=saying, by=anna, compartment=compartment)
        found = dossier(person.pk, boris)
        assert found is not None
        return against(chronicle_report, said, found, pack_of("belarus"))

    return held


def test_what_nobody_told_is_new(hold_against):
    (told,) = hold_against([], [("detention", {"date": "2026-11-02"})])
    assert (told.known, told.differences) == ("", ())


def test_the_same_event_has_one_more_source(hold_against):
    (told,) = hold_against([("detention", {"date": "2026-11-02"})], [("detention", {"date": "2026-11"})])
    assert (told.known, told.differences) == ("2 November 2026", ())


def test_what_differs_is_shown_with_both_sides_and_the_rule(hold_against):
    known = [("sentence", {"date": "2026-11-19", "kind": "restriction_home", "term": "P2Y"})]
    (told,) = hold_against(known, [("sentence", {"date": "2026-11-19", "kind": "restriction_home", "term": "P3Y"})])
    (difference,) = told.differences
    assert (difference.ours, difference.theirs, difference.source) == ("3 years", "2 years", "Sviedka")
    assert difference.shown == "theirs"
    assert str(difference.rule) == "It is the better graded source."


def test_another_kind_of_penalty_is_another_sentence(hold_against):
    known = [("sentence", {"date": "2026-11-19", "kind": "restriction_home"})]
    (told,) = hold_against(known, [("sentence", {"date": "2026-11-19", "kind": "imprisonment"})])
    assert told.known == ""


def test_a_death_nobody_told_of_is_new_though_the_person_is_known(hold_against):
    (told,) = hold_against([], [("person", {"death_date": "2026-11-02"})])
    assert told.known == ""
