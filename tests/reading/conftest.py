"""The lists of every language are made before the first test: a property would count that against its first example."""

from __future__ import annotations

import pytest

from sprava.packs.pack import load
from sprava.reading.phrases import LANGUAGES, phrasebook
from sprava.review.lexicon import lexicon_of
from tests.reading.jurisdiction import LEXICON


@pytest.fixture(scope="session", autouse=True)
def lists_of_every_language() -> None:
    for lang in LANGUAGES:
        phrasebook(lang, LEXICON)
        phrasebook(lang, lexicon_of(load("belarus")))
