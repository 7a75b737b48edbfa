"""Every outcome has its words in three languages."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from sprava.core.errors import Refused
from sprava.reading.documents.outcomes import DocumentRefused, Outcome, Remarks, State, codes

CATALOGUE = tomllib.loads((files("sprava.reading.documents") / "outcomes.toml").read_text("utf-8"))
SOURCES = [path for path in files("sprava.reading.documents").iterdir() if path.name.endswith(".py")]


@pytest.mark.parametrize("code", sorted(codes()))
def test_an_outcome_is_worded_in_three_languages_with_the_same_parameters(code):
    words = CATALOGUE[code]
    assert set(words) == {"en", "be", "ru"}
    assert len({frozenset(re.findall(r"\{\w+\}", text)) for text in words.values()}) == 1


def test_every_code_that_a_reader_gives_has_words():
    given = {
        code
        for path in SOURCES
        for code in re.findall(r'(?:State\.\w+, |remarks\.add\(|Stopped\()"(\w+)"', path.read_text("utf-8"))
    }
    assert given - codes() == set()
    assert codes() - given - {"whole", "no_day", "some_without_day", "being_read"} == set()


def test_a_refusal_says_what_and_why():
    refusal = DocumentRefused(State.REFUSED, "too_large", size="9 MB", limit="8 MB")
    assert isinstance(refusal, Refused)
    assert str(refusal) == "9 MB is more than a file of this kind may have (8 MB). Bring it in parts."
    assert refusal.outcome.say("be").startswith("9 MB – больш")


def test_what_a_file_says_of_itself_is_quoted_short_and_without_control_characters():
    said = Outcome(State.REFUSED, "damaged", {"reason": "\x1b[31m" + "x" * 900}).say()
    assert len(said) < 200
    assert "\x1b" not in said


def test_without_remarks_a_document_was_read_whole():
    remarks = Remarks()
    assert remarks.outcome() == Outcome(State.OK)
    remarks.add("cut", limit=5)
    remarks.add("attachments", count=1)
    assert remarks.outcome() == Outcome(State.PARTIAL, "cut", {"limit": "5"})
