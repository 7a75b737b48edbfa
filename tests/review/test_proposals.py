"""From what a text says to what the register can record."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from sprava.core.nouns import canonical
from sprava.packs.pack import load
from sprava.reading.reader import read
from sprava.reading.spans import Event, Term
from sprava.records.actions.reports import Understood
from sprava.review.lexicon import lexicon_of
from sprava.review.proposals import RECORDED_AS, understood
from tests.review.conftest import WORDS

NO_READING = read("", published=date(2026, 11, 20))


def read_here(text: str) -> Understood:
    return understood(read(text, "", date(2026, 11, 20), lexicon_of(load("belarus"))), "1")


def event(kind: str, **said: object) -> Event:
    return Event(kind, 0, "happened", "rule", 0, 1, 0, **said)  # type: ignore[arg-type]


def term(unit: str, amount: float, kind: str = "imprisonment") -> Term:
    return Term(0, 1, unit, amount, kind, None, "imposed")


@pytest.mark.parametrize("kind", sorted(RECORDED_AS))
def test_whatever_is_proposed_can_be_written_down(kind):
    full = event(
        kind, date="2026-11-02", articles=["361-1 part 3", "CAO 24.23"], court="VITSEBSK-REGION", facility="IK-2",
        body="VIASNA",
    )  # fmt: skip
    for one in (full, event(kind)):
        for noun, values in RECORDED_AS[kind](one, NO_READING):
            assert {name: canonical(noun, name, value) for name, value in values.items()} == values


@pytest.mark.parametrize(
    ("given", "written"),
    [(("months", 48), "P4Y"), (("months", 30), "P2Y6M"), (("months", 5), "P5M"), (("days", 15), "P15D")],
)
def test_a_term_is_written_as_claims_write_it(given, written):
    words = read("4 гады", published=date(2026, 11, 20))
    said = dict(RECORDED_AS["sentenced"](event("sentenced", term=term(*given)), words))
    assert said["sentence"]["term"] == written


def test_a_fine_keeps_the_words_of_its_amount():
    words = read("аштрафаваны на 30", published=date(2026, 11, 20))
    said = dict(RECORDED_AS["fined"](event("fined", term=term("base_units", 30, "fine")), words))
    assert said["sentence"] == {"kind": "fine", "amount": "аштрафаваны"}


def test_restriction_in_an_open_institution_has_the_name_of_the_register():
    words = read("2 гады", published=date(2026, 11, 20))
    given = event("sentenced", term=term("months", 24, "restriction_of_liberty_open_institution"))
    assert dict(RECORDED_AS["sentenced"](given, words))["sentence"]["kind"] == "restriction_open"


def test_a_report_is_proposed_with_its_evidence_and_without_its_judge():
    found = read_here(WORDS)
    assert [one.kind for one in found.proposed] == ["sentenced", "detained"]
    assert WORDS[found.proposed[1].start : found.proposed[1].end].startswith("Паўліну Крушнік затрымалі")
    assert ("judge", "Зміцер Мароз") in found.left_out
    assert any(reason == "requested" for reason, _ in found.left_out)


def test_marks_follow_one_another():
    marks = read_here(WORDS).marks
    assert all(left[2] <= right[1] for left, right in itertools.pairwise(marks))
    assert {kind for kind, _, _ in marks} >= {"person", "date", "article", "sentence", "court"}


def test_a_text_in_which_nothing_happens_proposes_nothing():
    assert read_here("У Полацку адкрылі новы парк. Дрэвы пасадзілі школьнікі.").proposed == []


def test_a_regime_has_the_name_of_the_pack():
    regimes = load("belarus").regimes
    (sentenced, _) = read_here(WORDS).proposed
    assert dict(sentenced.said)["sentence"]["regime"] in regimes
