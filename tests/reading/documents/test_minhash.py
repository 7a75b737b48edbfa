"""Copies have a band in common."""

from __future__ import annotations

import random

from sprava.core.copies import OPENING_KEPT
from sprava.reading.documents.minhash import HASHES, ROWS, bands_of

WORDS = [f"слова{number}" for number in range(2000)]


def test_a_text_has_its_bands_and_the_same_each_time():
    text = " ".join(WORDS[:100])
    assert len(bands_of(text)) == HASHES // ROWS + OPENING_KEPT
    assert bands_of(text) == bands_of(text.upper())
    assert all(-(2**63) <= band < 2**63 for band in bands_of(text))


def test_a_short_note_has_none():
    assert bands_of("Анну затрымалі ў Полацку.") == ()


def test_copies_meet_and_others_do_not():
    chance = random.Random(7)
    met = strangers = 0
    for _ in range(60):
        words = chance.sample(WORDS, 120)
        copy = words[:100] + chance.sample(WORDS, 10)
        met += bool(set(bands_of(" ".join(words))) & set(bands_of(" ".join(copy))))
        strangers += bool(set(bands_of(" ".join(words))) & set(bands_of(" ".join(chance.sample(WORDS, 120)))))
    assert met == 60
    assert strangers == 0
