"""Capitalised words in a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.people.runs import LONGEST_RUN, Runs
from sprava.reading.text import taken_apart


def runs_in(text, taken=frozenset()):
    tokens = taken_apart(text)
    runs = [run for sentence in tokens.sentences for run in Runs(tokens, taken).of(sentence)]
    return [tokens.quote(run.first, run.end) for run in runs]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Вчера Анна Дрозд и Борис Крот молчали.", ["Анна Дрозд", "Борис Крот"]),
        ("Суд наказал С. Самойлова, он молчал.", ["С. Самойлова"]),
        ("Слухи об аресте Ильи Черепко ходят.", ["Слухи", "Ильи Черепко"]),
        ("КГБ молчит, МВД тоже.", []),
    ],
)
def test_what_may_be_a_name(text, runs):
    assert [run for run in runs_in(text) if run != "Суд"] == runs


def test_words_of_courts_and_dates_are_left_out():
    assert runs_in("вчера Анна Дрозд молчала", frozenset((1,))) == ["Дрозд"]


@given(st.integers(1, 60))
def test_no_run_is_longer_than_a_name_can_be(count):
    tokens = taken_apart(" ".join(["Дрозд"] * count))
    runs = [run for sentence in tokens.sentences for run in Runs(tokens, frozenset()).of(sentence)]
    assert sum(run.end - run.first for run in runs) == count
    assert all(run.end - run.first <= LONGEST_RUN + 1 for run in runs)
