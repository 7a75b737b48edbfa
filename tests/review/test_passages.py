"""Sentences from which a reviewer chooses what says it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sprava.review.passages import MOST, passages

TEXT = "Суд у Полацку.\n\nІгната Карчэўнага асудзілі. Яму далі 4 гады. Ён не прызнаў віны.\n\nПаўліну затрымалі."


def test_sentences_around_the_words_are_offered_and_their_paragraph():
    start = TEXT.index("Яму")
    said = [TEXT[first:last] for first, last in passages(TEXT, start, start + 16)]
    assert said[1:4] == ["Ігната Карчэўнага асудзілі.", "Яму далі 4 гады.", "Ён не прызнаў віны."]
    assert said[-1] == "Ігната Карчэўнага асудзілі. Яму далі 4 гады. Ён не прызнаў віны."
    assert "Паўліну затрымалі." in said


def test_of_a_long_text_the_sentences_near_the_words_are_offered():
    text = "\n".join(f"Гэта сказ нумар {number}." for number in range(2000))
    start = text.index("Гэта сказ нумар 1500.")
    said = [text[first:last] for first, last in passages(text, start, start + 21)]
    assert "Гэта сказ нумар 1500." in said
    assert len(said) <= MOST + 1


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_whatever_is_offered_stands_in_the_text(text, left, right):
    start, end = sorted((min(left, len(text)), min(right, len(text))))
    for first, last in passages(text, start, end):
        assert 0 <= first < last <= len(text)
