"""What decisions teach, and that undoing them unlearns it."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.accounts.actions import default_compartment
from sprava.accounts.models import Compartment
from sprava.packs import load
from sprava.reading.lexicon import Lexicon
from sprava.reading.reader import read
from sprava.reading.surnames import surname_keys
from sprava.reading.tiers import Count
from sprava.records.actions.reports import (
    Answer,
    Proposed,
    Text,
    Understood,
    accept_suggestion,
    archive_report,
    propose,
    refuse_suggestion,
    undo_decision,
)
from sprava.records.actions.sources import archive_document, record_source
from sprava.records.models import Claim, Report
from sprava.review.learned import ENOUGH, Learned, learned, overlaid

WHEN = ("учора надвячоркам", "сёння раніцай пасля суда")
RULE = "detained/verb/named/first/only"


@pytest.fixture
def law():
    return load("belarus")


@pytest.fixture
def proposal(boris):
    """A report of which one event is proposed: a stay at a place that the pack does not know by these words."""
    made: list[Report] = []

    def bring(who="Лазнік", facility="Пышчалаўскі замак", klass=Claim.Klass.PUBLIC):
        text = Text(f"{who} {facility} {WHEN[len(made)]} перавялі.", "2026-11-20", title="T", klass=klass)
        document = archive_document(io.BytesIO(text.words.encode()), source=record_source("Sviedka"), about={})
        report = archive_report(document, text, by=boris, compartment=default_compartment())
        one = Proposed("detained", who, 0, [("stay", {"facility": facility})], 0, 6, "A", RULE)
        propose(report, Understood("1", [one], lang="be"))
        made.append(report)
        return report.suggestions.get()

    return bring


def accept(suggestion, boris, facility="SIZO-1"):
    answer = Answer(None, [("stay", {"facility": facility})], {"name": suggestion.who})
    return accept_suggestion(suggestion, answer, by=boris)


@given(st.dictionaries(st.just("detained/named/only"), st.builds(Count, st.integers(0, 40), st.integers(0, 40))))
def test_a_rule_is_never_trusted_more_than_the_engine_trusts_it(rules):
    for tier in "ABC":
        assert Learned(rules=rules).tier(RULE, tier) >= tier


def test_a_rule_that_reviewers_refuse_is_trusted_less():
    assert Learned(rules={"detained/named/only": Count(ENOUGH, ENOUGH)}).tier(RULE, "A") == "A"
    assert Learned(rules={"detained/named/only": Count(ENOUGH, ENOUGH - 2)}).tier(RULE, "A") == "B"
    assert Learned(rules={"detained/named/only": Count(ENOUGH, 2)}).tier(RULE, "A") == "C"
    assert Learned(rules={"detained/named/only": Count(ENOUGH - 1, 0)}).tier(RULE, "A") == "A"


def test_a_lone_surname_of_somebody_known_is_read():
    words = "Учора ў Полацку затрымалі Бусла."
    assert read(words, published=date(2026, 11, 20)).persons == []
    known = Lexicon(surnames=surname_keys("Бусел", "be") | surname_keys("Бусла", "be"))
    assert len(read(words, published=date(2026, 11, 20), lexicon=known).persons) == 1


def test_a_place_that_a_reviewer_put_right_is_known_in_later_texts(proposal, boris, law):
    accept(proposal(), boris)
    lessons = learned(default_compartment(), law)
    assert lessons.places == {("facility", "пышчалаўскі замак"): "SIZO-1"}
    lexicon = overlaid(Lexicon(), lessons)
    assert lexicon.facility("Пышчалаўскі  Замак", None) == "SIZO-1"
    assert lexicon.facility("іншы замак", None) is None


def test_what_two_reviewers_read_differently_is_not_learnt(proposal, boris, law):
    accept(proposal(), boris)
    accept(proposal(), boris, facility="IK-1")
    assert learned(default_compartment(), law).places == {}


def test_undoing_a_decision_unlearns_it(proposal, boris, law):
    suggestion = accept(proposal(), boris)
    assert learned(default_compartment(), law).surnames
    undo_decision(suggestion, by=boris)
    forgotten = learned(default_compartment(), law)
    assert (forgotten.places, forgotten.surnames, forgotten.digest) == ({}, frozenset(), "")


def test_one_part_of_the_register_learns_nothing_from_another_and_nothing_from_sensitive_reports(
    proposal, boris, clara, law
):
    accept(proposal(), boris)
    elsewhere = Compartment.objects.get(name="North")
    assert learned(elsewhere, law).digest == ""
    lessons = learned(default_compartment(), law)
    accept(proposal(facility="Магілёўскі замак", klass=Claim.Klass.SENSITIVE), boris)
    assert learned(default_compartment(), law).digest == lessons.digest


def test_a_new_name_makes_no_text_look_out_of_date(proposal, boris, law):
    before = learned(default_compartment(), law).digest
    accept(proposal(facility="SIZO-1"), boris)
    assert learned(default_compartment(), law).digest == before
    refuse_suggestion(proposal(), by=boris)
    assert learned(default_compartment(), law).digest == before
