"""Articles as somebody types them into a question: read by the law pack, and what is to be doubted is said."""

from __future__ import annotations

from functools import lru_cache

from sprava.findings.units import NO_PART, NOTHING
from sprava.packs import say_note
from sprava.packs.abroad import behind


def article_meant(text: str, home: str) -> str:
    """``ч. 1 ст. 361-4`` as claims hold it, ``361-4 p.1``; what leaves a doubt stays as it was typed."""
    pack, own = behind(text.removesuffix(NO_PART), home)
    if text == NOTHING or pack is None or pack.id != home:
        return text
    meant = pack.article(own).chosen
    return f"{meant.canonical}{NO_PART if text.endswith(NO_PART) else ''}" if meant else text


@lru_cache(maxsize=1024)
def doubts_of_article(code: str, home: str, language: str) -> tuple[str, ...]:
    """What a reader of a figure should know: ``3611`` is no article, the superscript of 361-1 may have been lost.

    The figure is of what was typed: sources write numbers that no pack knows.
    """
    pack, own = behind(code.removesuffix(NO_PART), home)
    if code == NOTHING or pack is None:
        return ()
    return tuple(say_note(note, language) for note in pack.article(own).notes)
