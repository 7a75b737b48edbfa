"""Ten reposts are one origin; two reports of two courts are two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sprava.core.copies import ALIKE, FEWEST_SHINGLES, fingerprint_of, letters_of, resemblance, shingles

TEXT = " ".join(f"слова{number}" for number in range(80))
OTHER = " ".join(f"другое{number}" for number in range(80))
WORDS = st.lists(
    st.sampled_from(["суд", "год", "ён", "яна", "была", "асудзіў", "дзень", "горад", "колькі", "тры", "пяць", "мес"]),
    min_size=20,
    max_size=60,
)


@given(WORDS, WORDS)
def test_likeness_is_the_same_from_both_sides_and_between_nothing_and_all(left, right):
    one, other = shingles(" ".join(left)), shingles(" ".join(right))
    assert resemblance(one, other) == resemblance(other, one)
    assert 0 <= resemblance(one, other) <= 1


@given(WORDS)
def test_a_text_is_wholly_like_itself_if_it_is_long_enough_to_tell(words):
    own = shingles(" ".join(words))
    assert resemblance(own, own) == (1.0 if len(own) >= FEWEST_SHINGLES else 0.0)


@given(st.text())
def test_spaces_capitals_and_punctuation_make_no_other_text(text):
    assert fingerprint_of(text) == fingerprint_of(f" {text}!\n")
    assert " " not in letters_of(text)


def test_a_shortened_repost_is_a_copy():
    assert resemblance(shingles(TEXT), shingles(TEXT[: len(TEXT) * 2 // 3])) >= ALIKE


def test_a_digest_that_takes_a_note_in_among_others_is_no_copy():
    assert resemblance(shingles(TEXT), shingles(f"{OTHER} {TEXT} {OTHER} {OTHER}")) == 0.0


def test_two_short_notes_of_one_court_are_two():
    note = "Суд асудзіў Янку Каласоўскага да {} гадоў калоніі."
    assert resemblance(shingles(note.format(2)), shingles(note.format(3))) == 0.0


def test_other_words_have_nothing_in_common():
    assert resemblance(shingles(TEXT), shingles(OTHER)) == 0.0
