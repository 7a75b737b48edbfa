"""Feeds: every entry is a text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.reading.documents.feed import read
from sprava.reading.documents.outcomes import DocumentRefused
from tests.reading.documents import hostile, made

INSIDE = st.text(st.sampled_from("абвгд ёўі<>&;'\" \n.,"), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(INSIDE, min_size=1, max_size=4))
def test_every_entry_stands_at_its_number(texts_of, entries):
    pieces, _ = texts_of(read, made.feed((f"Навіна {number}", words, "") for number, words in enumerate(entries)))
    assert [piece.place for piece in pieces] == [f"entry {number + 1}" for number in range(len(entries))]
    for piece in pieces:
        for place in piece.places:
            assert place.label.startswith(f"{piece.place} ")
            assert piece.words[place.start : place.end].strip()


def test_an_entry_has_its_words_title_day_and_address(texts_of):
    entries = [("Суд у Полацку", f"<p>{made.WORDS[0]}</p><p>{made.WORDS[2]}</p>", "https://sviedka.example/1")]
    (piece,), outcome = texts_of(read, made.feed(entries))
    assert piece.words == f"{made.WORDS[0]}\n\n{made.WORDS[2]}"
    assert (piece.title, piece.day, piece.url) == ("Суд у Полацку", "2026-11-20", "https://sviedka.example/1")
    assert outcome.state == "ok"


def test_atom_is_read_with_its_full_content(texts_of):
    content = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Суд</title><updated>2026-11-20T10:00:00Z</updated>'
        f'<summary>коратка</summary><content type="html">&lt;p&gt;{made.WORDS[0]}&lt;/p&gt;</content></entry></feed>'
    )
    (piece,), _ = texts_of(read, content.encode())
    assert (piece.words, piece.day) == (made.WORDS[0], "2026-11-20")


def test_scripts_in_a_feed_are_words_of_nobody(texts_of):
    (piece,), _ = texts_of(read, made.feed([("x", hostile.SCRIPTED, "")]))
    assert piece.words == "Паўліну Крушнік затрымалі."


@pytest.mark.parametrize("content", [hostile.LAUGHS, hostile.OUTSIDE])
def test_entities_of_its_own_set_a_feed_apart(texts_of, content):
    with pytest.raises(DocumentRefused) as refusal:
        texts_of(read, content.encode())
    assert refusal.value.outcome.code == "declares_entities"


def test_a_feed_without_entries_is_refused(texts_of):
    with pytest.raises(DocumentRefused, match="damaged"):
        texts_of(read, b"<rss><channel><title>x")
