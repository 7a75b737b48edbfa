"""The words of notes, in the languages of the desks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sprava.packs.articles import Note

_CATALOGUE = Path(__file__).with_name("messages.toml")


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Code of a note -> language -> sentence with its parameters in braces."""
    return tomllib.loads(_CATALOGUE.read_text("utf-8"))


def say_note(note: Note, lang: str = "en") -> str:
    """The note as a sentence; in English where ``lang`` has none."""
    sentences = catalogue()[note.code]
    return sentences.get(lang, sentences["en"]).format_map(dict(note.params))
