"""Decisions as lessons: what is counted, and of which part of the register."""

from __future__ import annotations

import io

import pytest

from sprava.accounts.actions import add_compartment, command_line_member, default_compartment
from sprava.records.actions.reports import (
    Proposed,
    Text,
    Understood,
    archive_report,
    propose,
    refuse_suggestion,
    undo_decision,
)
from sprava.records.actions.sources import archive_document, record_source
from sprava.records.decisions import decided_in, state_of_decisions
from sprava.records.models import Claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused():
    def one(words, klass=Claim.Klass.PUBLIC):
        text = Text(words, "2026-11-20", title="T", klass=klass)
        document = archive_document(io.BytesIO(words.encode()), source=record_source("Sviedka"), about={})
        report = archive_report(document, text, by=command_line_member(), compartment=default_compartment())
        propose(report, Understood("1", [Proposed("detained", "", None, [("detention", {})], 0, 5, "C", "rule")]))
        return refuse_suggestion(report.suggestions.get(), by=command_line_member())

    return one


def test_decisions_are_of_their_compartment_and_not_of_sensitive_reports(refused):
    one = refused("Учора быў дождж над Полацкам.")
    refused("Нехта сказаў нешта зусім іншае.", Claim.Klass.SENSITIVE)
    assert list(decided_in(default_compartment().pk)) == [one]
    assert not decided_in(add_compartment("north", name="North").pk).exists()


def test_undoing_changes_the_state_of_the_decisions(refused):
    one = refused("Учора быў дождж над Полацкам.")
    before = state_of_decisions(default_compartment().pk)
    undo_decision(one, by=command_line_member())
    assert state_of_decisions(default_compartment().pk) != before
    assert not decided_in(default_compartment().pk).exists()
