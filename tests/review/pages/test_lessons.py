"""The page of what was learnt, and refused proposals as a file."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sprava.packs import load
from sprava.reading.cases import is_still_proposed
from sprava.records.actions.reports import refuse_suggestion
from sprava.review.lexicon import lexicon_of


@pytest.fixture
def refused(report, boris):
    return refuse_suggestion(report.suggestions.get(kind="detained"), by=boris)


def lines(answer) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]


def test_a_refused_proposal_becomes_a_case_with_its_paragraph_only(refused, boris, desk_of):
    (case,) = lines(desk_of(boris).get("/review/cases.jsonl"))
    assert case["text"] == "Паўліну Крушнік затрымалі 2 лістапада 2026 года."
    assert case["refused"]["type"] == "detained"
    assert is_still_proposed(case, lexicon_of(load("belarus")))


def test_decided_rules_are_listed_with_how_often_they_were_right(refused, boris, desk_of):
    page = desk_of(boris).get("/review/lessons")
    (part,) = page.context["parts"]
    assert [(count.proposed, count.right) for _, count, _ in part["rules"]] == [(1, 0)]
    assert "as shipped" in page.content.decode()


def test_a_desk_without_decisions_says_so(boris, desk_of):
    assert "Nothing has been decided here yet." in desk_of(boris).get("/review/lessons").content.decode()


@pytest.mark.parametrize("address", ["/review/lessons", "/review/cases.jsonl"])
def test_who_sees_what_was_learnt(refused, request, desk_of, address):
    assert desk_of(request.getfixturevalue("anna")).get(address).status_code == 404
    another = desk_of(request.getfixturevalue("clara")).get(address)
    assert another.status_code == 200
    assert "Крушнік" not in (another.content.decode() if address.endswith("lessons") else str(lines(another)))
