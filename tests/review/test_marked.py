"""The text of a report on its page: nothing is added, nothing is lost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from sprava.review.marked import Evidence, Marked, evidence_of, paragraphs
from sprava.review.words import MARKS

TEXTS = st.text(alphabet=st.sampled_from("аб В,.<>&\"'\n\u200fé"), max_size=60)


def plain(pages: Iterable[str]) -> str:
    """The words of a page without its numbers and tags."""
    without_numbers = (re.sub(r'<a class="ev-n".*?</a>', "", page) for page in pages)
    return "\n".join(unescape(re.sub(r"<[^>]*>", "", page)) for page in without_numbers)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[str, int, int]], list[tuple[int, int, int]]]:
    text = draw(TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kinds = st.sampled_from([*MARKS, "unknown"])
    marks = [(draw(kinds), start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    places = st.integers(0, max(len(text) - 1, 0))
    cards = [
        (number, start, min(len(text), start + draw(st.integers(1, 12))))
        for number, start in enumerate(draw(st.lists(places, max_size=5)), 1)
    ]
    return text, marks, cards


@given(texts_with_spans(), st.sets(st.integers(0, 60), max_size=10).map(sorted))
def test_every_letter_of_the_text_is_on_the_page_and_no_other(drawn, edges):
    text, marks, cards = drawn
    doubtful = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False) if end <= len(text)]
    shown = list(paragraphs(Marked(text, marks, doubtful), evidence_of(cards)))
    assert plain(shown) == "\n".join(line for line in text.split("\n") if line)


@given(texts_with_spans())
def test_stretches_of_evidence_do_not_overlap_and_lose_no_card(drawn):
    _, _, cards = drawn
    found = evidence_of(cards)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert sorted(number for one in found for number in one.cards) == sorted(number for number, _, _ in cards)
    for number, start, end in cards:
        (own,) = (one for one in found if number in one.cards)
        assert own.start <= start < end <= own.end or start == end


def test_two_cards_of_one_sentence_stand_side_by_side():
    assert evidence_of([(1, 0, 10), (2, 0, 10), (3, 10, 12)]) == [Evidence(0, 10, (1, 2)), Evidence(10, 12, (3,))]


def test_a_number_leads_to_its_card_and_is_there_once():
    (first, second) = paragraphs(Marked("One.\nTwo.", []), [Evidence(0, 9, (7,))])
    assert 'id="e7" href="#c7"' in first
    assert "ev-n" not in second
    assert second == '<span class="ev">Two.</span>'


def test_a_doubtful_word_is_marked_wherever_it_stands_and_only_there():
    (shown,) = paragraphs(Marked("Анну Лес", [("person", 0, 8)], [(5, 8)]), [])
    assert shown.count('<span class="doubt"') == 1
    assert shown.endswith(">Лес</span></mark>")
    assert 'class="doubt"' not in next(paragraphs(Marked("Анну Лес", []), []))
