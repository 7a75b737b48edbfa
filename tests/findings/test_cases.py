"""Prosecutions: pending from when to when, and which are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.findings.answers import answer
from sprava.findings.asked import Question
from sprava.records.actions.claims import Saying, record_claim
from sprava.records.actions.people import record_event, record_thing
from sprava.records.actions.sources import record_source
from sprava.records.models import Claim


def test_a_case_is_pending_from_its_first_charge_to_its_first_sentence(enter, count):
    enter([
        ("detention", {"date": "2021-03-12"}), ("charge", {"article": "342 p.1", "date": "2021-03-20"}),
        ("sentence", {"date": "2021-09-01", "kind": "imprisonment", "term": "P5Y"}),
    ])  # fmt: skip
    assert count("prosecutions", "2021-03-19") == (0, 0, 0)
    assert count("prosecutions", "2021-03-20") == count("prosecutions", "2021-09-01") == (1, 1, 1)
    assert count("prosecutions", "2021-09-02") == (0, 0, 0)


def test_a_case_without_a_day_is_possibly_pending_since_the_arrest(enter, count):
    enter([
        ("detention", {"date": "2021-03-12"}), ("charge", {"article": "342 p.1"}),
        ("sentence", {"date": "2021-09-01", "kind": "imprisonment", "term": "P5Y"}),
    ])  # fmt: skip
    assert count("prosecutions", "2021-06-01") == (0, 1, 1)
    assert count("prosecutions", "2021-09-01") == (1, 1, 1)


def test_a_case_without_a_sentence_is_certain_until_the_last_report(enter, count):
    enter([("detention", {"date": "2021-03-12"}), ("charge", {"article": "342 p.1", "date": "2021-03-20"})])
    assert count("prosecutions", "2021-03-20") == (1, 1, 1)
    assert count("prosecutions", "2021-06-01") == (0, 0, 1)
    assert count("prosecutions", "2023-06-01") == (0, 0, 0)


def test_what_names_no_case_is_only_possibly_another_one(enter, count):
    person = enter([("detention", {"date": "2021-03-12"}), ("charge", {"article": "342 p.1", "date": "2021-03-20"})])
    by, saying = command_line_member(), Saying(record_source("Sviedka"))
    case = record_thing("proceeding", {"opened": "2021-03-01"}, saying=saying, by=by, compartment=default_compartment())
    record_event(person, "charge", {"article": "361-4", "date": "2021-03-25"}, saying=saying, by=by, of=case)
    assert count("prosecutions", "2021-03-20") == (1, 1, 2)
    assert count("prosecutions", "2021-03-20", proceeding=str(case.pk)) == (1, 1, 1)
    assert count("prosecutions", "2021-03-20", article="361-4") == (1, 1, 1)


def test_one_person_in_two_cases_is_one_person_and_two_prosecutions(enter, count):
    person = enter([("detention", {"date": "2021-03-12"})])
    by, saying = command_line_member(), Saying(record_source("Sviedka"))
    for opened, article in (("2021-03-12", "342 p.1"), ("2021-03-14", "361-4")):
        values = {"opened": opened, "body": "KGB"}
        case = record_thing("proceeding", values, saying=saying, by=by, compartment=default_compartment())
        record_event(person, "charge", {"article": article, "date": "2021-03-15"}, saying=saying, by=by, of=case)
    assert count("prosecutions", "2021-03-15") == (2, 2, 2)
    assert count("prosecutions", "2021-03-15", body="KGB") == (2, 2, 2)
    assert count("persons", "2021-03-15") == (1, 1, 1)


def test_what_was_known_of_a_case_is_counted_as_it_was_known(enter):
    person = enter([("detention", {"date": "2021-03-12"})])
    by, saying = command_line_member(), Saying(record_source("Sviedka"))
    case = record_thing("proceeding", {"opened": "2021-04-01"}, saying=saying, by=by, compartment=default_compartment())
    record_event(person, "charge", {"article": "342 p.1"}, saying=saying, by=by, of=case)
    question = Question("prosecutions", on=date(2021, 3, 20))
    then, made = Claim.objects.latest("recorded_at").recorded_at, answer(question, by)
    record_claim(case, "opened", "2021-03-01", saying=Saying(record_source("Better", grade=5)), by=by)
    assert answer(question, by).rows != made.rows
    assert answer(replace(question, known_at=then), by).rows == made.rows
