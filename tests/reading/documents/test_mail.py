"""Letters: their words, not their attachments."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.reading.documents.mail import read
from sprava.reading.documents.outcomes import DocumentRefused
from sprava.reading.documents.pieces import plain
from tests.reading.documents import hostile, made

LINES = st.lists(
    st.text(st.characters(min_codepoint=32, max_codepoint=0x4FF, exclude_categories=("Cc", "Cs")), max_size=80),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(LINES)
def test_every_place_is_the_line_of_that_number(texts_of, lines):
    pieces, _ = texts_of(read, made.letter("\n".join(lines)))
    for piece in pieces:
        for place in piece.places:
            number = int(place.label.removeprefix("part 1 line "))
            assert piece.words[place.start : place.end] == plain(lines[number - 1]).strip()


def test_the_plain_words_are_read_where_there_are_both(texts_of):
    content = made.letter("Анну затрымалі.", html="<p>Анну <b>затрымалі</b>!</p>", attached=b"%PDF-1.7")
    (piece,), outcome = texts_of(read, content)
    assert (piece.words, piece.title, piece.day) == ("Анну затрымалі.", "Суд у Полацку", "2026-11-20")
    assert piece.places[0].label == "part 1.1 line 1"
    assert (outcome.code, outcome.facts) == ("attachments", {"count": "1"})


def test_a_page_saved_as_a_letter_is_read_block_by_block(texts_of):
    content = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://sviedka.example/3\r\nSubject: x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + made.page()
    )
    (piece,), _ = texts_of(read, content)
    assert piece.url == "https://sviedka.example/3"
    assert made.WORDS[2] in piece.words
    assert piece.places[0].label.startswith("part 1 block ")


def test_lines_that_a_program_wrapped_grow_together(texts_of):
    wrapped = "Суд у Полацку вынес прысуд чалавеку, імя якога вядома рэдакцыі і\nякі не прызнаў віны.\nКарэспандэнт"
    (piece,), _ = texts_of(read, made.letter(wrapped))
    assert piece.words == wrapped.replace("і\nякі", "і які")


@pytest.mark.parametrize("day", ["soon", "Fri, 20 Nov 9999 10:00:00 +0300", "99999999999999"])
def test_a_day_that_cannot_be_is_left_open(texts_of, day):
    content = made.letter().replace(b"Fri, 20 Nov 2026 10:00:00 +0300", day.encode())
    assert texts_of(read, content)[0][0].day == ""


def test_a_letter_in_a_letter_without_end_is_set_apart(texts_of):
    with pytest.raises(DocumentRefused, match="more than 10 deep"):
        texts_of(read, hostile.deep_parts(12))


def test_a_subject_that_was_never_packed_is_read_all_the_same(texts_of):
    letter = made.letter("Ганну затрымалі.").replace(b"Subject:", b"X-Old:")
    for encoding in ("utf-8", "cp1251"):
        (piece,), _ = texts_of(read, "Subject: Fwd: суд у Полацку\n".encode(encoding) + letter)
        assert piece.title == "Fwd: суд у Полацку"
