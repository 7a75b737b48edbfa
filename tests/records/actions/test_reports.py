"""A report comes in, proposals wait, a reviewer decides, and takes it back."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from sprava.accounts.actions import add_compartment, add_member, add_team
from sprava.accounts.policy import Role
from sprava.core.copies import fingerprint_of
from sprava.core.errors import Refused, Unreadable
from sprava.core.triage import place_in_queue
from sprava.records.actions.claims import Saying
from sprava.records.actions.index import differences
from sprava.records.actions.people import record_event
from sprava.records.actions.reports import (
    Answer,
    Proposed,
    Text,
    Understood,
    accept_suggestion,
    archive_report,
    propose,
    put_off_suggestion,
    refuse_suggestion,
    undo_decision,
)
from sprava.records.actions.sources import archive_document
from sprava.records.models import Claim, Detention, Document, Person, Report, Subject, Suggestion

WORDS = "Янку Каласоўскага затрымалі 3 лістапада. Паўліну Крушнік 4 лістапада вызвалілі."
DETAINED = Proposed(
    "detained", "Янку Каласоўскага", 0, [("detention", {"date": "2026-11-03"})], 0, 40, "A", "detained/verb/named"
)
RELEASED = Proposed(
    "released", "Паўліну Крушнік", 1, [("release", {"date": "2026-11-04", "mode": "unknown"})], 41, 79, "C", "released"
)
FIRST_RULES = Understood("1", [DETAINED, RELEASED], lang="be", marks=[("date", 28, 39)], left_out=[("judge", "М.")])


@pytest.fixture
def document(sviedka) -> Document:
    return archive_document(io.BytesIO(WORDS.encode()), source=sviedka, about={"url": "https://sviedka.example/1"})


@pytest.fixture
def report(document, anna, compartment) -> Report:
    return propose(archive_report(document, Text(WORDS, "2026-11-05"), by=anna, compartment=compartment), FIRST_RULES)


@pytest.fixture
def detained(report: Report) -> Suggestion:
    return report.suggestions.get(kind="detained")


def whom(decided: Suggestion) -> Subject:
    """Of whom a suggestion was accepted."""
    assert decided.person is not None
    return decided.person


@pytest.fixture
def somebody_new() -> Answer:
    return Answer(None, DETAINED.said, {"name": "Янка Каласоўскі"})


def test_a_report_waits_with_what_is_proposed_from_it(report):
    assert (report.state, report.weight > 0, report.lang) == ("waiting", True, "be")
    assert [one.kind for one in report.suggestions.all()] == ["detained", "released"]
    assert report.title == WORDS
    assert not Claim.objects.filter(passage__document=report.document).exists()


def test_bringing_the_same_again_changes_nothing(report, document, anna, compartment):
    again = archive_report(document, Text(WORDS, "2026-11-05"), by=anna, compartment=compartment)
    assert propose(again, FIRST_RULES) == report
    assert report.suggestions.count() == 2


def test_a_repost_is_archived_and_proposes_nothing(report, chronicle, anna, compartment):
    repost = WORDS.upper().replace(".", " !")
    elsewhere = archive_document(io.BytesIO(repost.encode()), source=chronicle, about={})
    copy = archive_report(elsewhere, Text(repost, "2026-11-06"), by=anna, compartment=compartment)
    assert (copy.state, copy.origin) == ("copy", report)
    assert propose(copy, FIRST_RULES).suggestions.count() == 0


MOULD = " ".join(f"слова{number}" for number in range(60))


@pytest.mark.parametrize(
    ("who", "paragraph", "proposed"),
    [
        ("Янку Каласоўскага", "Янку Каласоўскага.", 0),
        ("Паўліну", "Паўліну.", 1),
        ("", "Паўліну.", 1),
        ("", "Янку Каласоўскага.", 0),
    ],
)
def test_a_note_of_one_mould_about_somebody_else_is_heard(
    sviedka, chronicle, anna, compartment, who, paragraph, proposed
):
    evidence = "Затрымалі 3 лістапада."
    words = (f"{MOULD}\nЯнку Каласоўскага. {evidence}", f"{MOULD} дадатак\n{paragraph} {evidence}")
    reports = []
    for source, text in zip((sviedka, chronicle), words, strict=True):
        document = archive_document(io.BytesIO(text.encode()), source=source, about={})
        start = text.index(evidence)
        one = replace(DETAINED, who=who, start=start, end=start + len(evidence))
        report = archive_report(document, Text(text, "2026-11-05", bands=(1,)), by=anna, compartment=compartment)
        reports.append(propose(report, replace(FIRST_RULES, proposed=[one])))
    assert reports[1].origin == reports[0]
    assert reports[1].suggestions.count() == proposed


def test_a_copy_is_recognised_by_its_letters_only():
    assert fingerprint_of("Суд у Полацку…") == fingerprint_of("СУД  у\nПолацку")
    assert fingerprint_of("Суд у Полацку") != fingerprint_of("Суд у Віцебску")


def test_a_report_needs_words_and_a_day(document, anna, compartment):
    with pytest.raises(Refused, match="empty"):
        archive_report(document, Text(" \n", "2026-11-05"), by=anna, compartment=compartment)
    with pytest.raises(Unreadable):
        archive_report(document, Text(WORDS, "yesterday"), by=anna, compartment=compartment)


def test_accepting_records_claims_with_the_sentence_as_their_passage(detained, somebody_new, anna):
    decided = accept_suggestion(detained, somebody_new, by=anna)
    assert decided.state == "accepted"
    assert Person.objects.get(pk=whom(decided).pk).label == "Янка Каласоўскі"
    assert {claim.field for claim in decided.claims.all()} == {"name", "date"}
    (passage,) = {claim.passage for claim in decided.claims.all()}
    assert passage is not None
    assert (passage.quote, passage.locator) == ("Янку Каласоўскага затрымалі 3 лістапада.", "characters 0-40")
    assert Detention.objects.get(person=whom(decided).pk).date == "2026-11-03"
    assert list(differences()) == []


def test_a_value_that_was_put_right_is_said_to_be_changed(detained, anna):
    put_right = Answer(None, [("detention", {"date": "2026-11-02"})], {"name": "Янка Каласоўскі"})
    assert accept_suggestion(detained, put_right, by=anna).state == "changed"
    assert Detention.objects.get().date == "2026-11-02"


def test_somebody_known_gets_one_more_event_and_no_name_in_another_case(detained, report, somebody_new, anna):
    known = whom(accept_suggestion(detained, somebody_new, by=anna))
    released = report.suggestions.get(kind="released")
    decided = accept_suggestion(released, Answer(known, RELEASED.said), by=anna)
    assert {claim.field for claim in decided.claims.all()} == {"date", "mode"}
    report.refresh_from_db()
    assert (report.state, report.weight) == ("done", 0)


def test_nothing_is_recorded_of_an_event_that_was_emptied(detained, anna):
    with pytest.raises(Refused, match="Nothing is left"):
        accept_suggestion(detained, Answer(None, [("detention", {"date": " "})], {"name": "Янка"}), by=anna)
    assert not Claim.objects.filter(passage__document=detained.report.document).exists()


def test_what_was_decided_is_not_decided_twice(detained, somebody_new, anna):
    accept_suggestion(detained, somebody_new, by=anna)
    with pytest.raises(Refused, match="decided already"):
        accept_suggestion(detained, somebody_new, by=anna)


@pytest.mark.parametrize(("duplicate", "state"), [(False, "refused"), (True, "duplicate")])
def test_what_is_refused_leaves_no_claim(detained, anna, duplicate, state):
    assert refuse_suggestion(detained, by=anna, duplicate=duplicate).state == state
    assert not Claim.objects.filter(passage__document=detained.report.document).exists()


def test_what_is_put_off_goes_on_waiting(detained, report, anna):
    before = report.weight
    assert put_off_suggestion(detained, by=anna).state == "later"
    report.refresh_from_db()
    assert report.weight == before
    assert list(report.suggestions.undecided()) == list(report.suggestions.all())


def test_undoing_withdraws_what_was_recorded(detained, somebody_new, anna):
    person = whom(accept_suggestion(detained, somebody_new, by=anna)).pk
    undone = undo_decision(detained, by=anna)
    assert (undone.state, undone.person, undone.claims.count()) == ("pending", None, 0)
    assert not Person.objects.filter(pk=person).exists()
    withdrawn = Claim.objects.filter(person=person)
    assert {claim.withdrawn_by for claim in withdrawn} == {anna}
    assert undo_decision(detained, by=anna).state == "pending"
    assert list(differences()) == []


def test_a_name_on_which_more_hangs_is_not_taken_away(detained, somebody_new, report, anna):
    person = whom(accept_suggestion(detained, somebody_new, by=anna))
    released = report.suggestions.get(kind="released")
    accept_suggestion(released, Answer(person, RELEASED.said), by=anna)
    with pytest.raises(Refused, match="gave the person their name"):
        undo_decision(detained, by=anna)
    undo_decision(released, by=anna)
    assert undo_decision(detained, by=anna).state == "pending"


def test_new_rules_make_obsolete_what_waits_and_leave_what_is_decided(detained, report, somebody_new, anna):
    accept_suggestion(detained, somebody_new, by=anna)
    better = replace(RELEASED, who="Паўліна Крушнік", tier="A", rule="released/2")
    report = propose(report, Understood("2", [DETAINED, better], lang="be"))
    assert [(one.kind, one.state) for one in report.suggestions.order_by("number")] == [
        ("detained", "accepted"),
        ("released", "obsolete"),
        ("released", "pending"),
    ]
    published = min(date(2026, 11, 5), report.brought_at.date())
    assert report.weight == place_in_queue(published, [("released", "A")], len(report.text))


def test_a_day_to_come_puts_no_text_before_all_others(document, anna, compartment):
    text = Text(WORDS, "2099-11-05")
    report = propose(archive_report(document, text, by=anna, compartment=compartment), FIRST_RULES)
    waiting = [("detained", "A"), ("released", "C")]
    assert report.weight == place_in_queue(report.brought_at.date(), waiting, len(report.text))


def test_what_is_obsolete_is_not_decided_on(detained, report, somebody_new, anna):
    propose(report, Understood("2", []))
    with pytest.raises(Refused, match="out of date"):
        accept_suggestion(detained, somebody_new, by=anna)
    assert undo_decision(detained, by=anna).state == "obsolete"


def test_a_decision_undone_after_new_rules_is_obsolete(detained, report, somebody_new, anna):
    accept_suggestion(detained, somebody_new, by=anna)
    propose(report, Understood("2", []))
    assert undo_decision(detained, by=anna).state == "obsolete"


def test_a_report_is_seen_by_its_own_team_only(report, anna):
    north = add_team("north", name="North", compartments=[add_compartment("north", name="North")])
    clara = add_member("clara", name="Clara", roles=[Role.REVIEWER], teams=[north])
    assert not Report.objects.visible_to(clara).exists()
    assert not Suggestion.objects.visible_to(clara).exists()
    assert list(Report.objects.visible_to(anna)) == [report]


def test_a_second_report_of_the_same_is_joined_to_the_first(detained, somebody_new, chronicle, anna):
    person = whom(accept_suggestion(detained, somebody_new, by=anna))
    record_event(person, "detention", {"date": "2026-11"}, saying=Saying(chronicle), by=anna)
    assert Detention.objects.filter(person=person.pk).count() == 1


def test_texts_that_waited_by_the_older_reckoning_stand_where_new_ones_would(report):
    reckoned = report.weight
    Report.objects.filter(pk=report.pk).update(weight=4)
    migration = import_module("sprava.records.migrations.0009_queue_by_day")
    migration.reckon_again(apps, connection.schema_editor())
    report.refresh_from_db()
    assert report.weight == reckoned
