"""Articles, prisons, courts and bodies, looked up in the pack of the jurisdiction.

What the pack does not know is not lost: it stays in the words of the source, with a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sprava.core.errors import Unreadable
from sprava.core.nouns import LONGEST_TEXT, canonical
from sprava.core.said import Fact
from sprava.intake.cells.answers import Answer, Doubt
from sprava.intake.problems import LANGUAGES, Severity
from sprava.packs import ArticleReading, Note, Pack, say_note
from sprava.packs.naming import Phrase, matched, phrases_of, tokens_of

_POSTCODE = re.compile(r"[,;(\s]*\b\d{6}\b")
_PIECES = re.compile(r"\s*[;\n|]\s*")


def read_articles(cell: str, pack: Pack | None, lang: str) -> Answer:
    """A charge for every article in the cell; the article is the slot, so that a reordered list changes nothing."""
    readings = pack.articles_in(cell) if pack else ()
    if not readings:
        return _without_pack(cell, lang) if pack is None else _in_words(cell, (), lang)
    facts: list[Fact] = []
    doubts: list[Doubt] = []
    for reading in readings:
        if reading.chosen:
            article = pack.article_value(reading.chosen.canonical) if pack else reading.chosen.canonical
            facts.append(Fact("charge", article, "article", article, cell[:LONGEST_TEXT], lang))
        else:
            written = cell if len(readings) == 1 else _noted(reading) or reading.candidates[0].canonical
            words = _in_words(written, reading.notes, lang)
            facts += words.facts
            doubts += words.doubts
    return Answer(tuple(dict.fromkeys(facts)), tuple(dict.fromkeys(doubts)))


def _noted(reading: ArticleReading) -> str:
    """The number as it is written, where a note repeats it."""
    return next((value for note in reading.notes for name, value in note.params if name == "written"), "")


def _in_words(words: str, doubts: Sequence[Note], lang: str) -> Answer:
    kept = " ".join(words.split())[:LONGEST_TEXT]
    if doubts:
        said = {code: " ".join(say_note(doubt, code) for doubt in doubts) for code in LANGUAGES}
        readings = tuple(("reading" if code == "en" else f"reading:{code}", words) for code, words in said.items())
        note = Doubt("unsure_article", (("value", kept), *readings), Severity.NOTE)
    else:
        note = Doubt("kept_in_words", (("value", kept), ("field", "charge.title")), Severity.NOTE)
    return Answer((Fact("charge", kept[:100], "title", kept, kept, lang),), (note,))


def _without_pack(cell: str, lang: str) -> Answer:
    facts: list[Fact] = []
    doubts: tuple[Doubt, ...] = ()
    for piece in _PIECES.split(cell.strip()):
        try:
            article = canonical("charge", "article", piece)
        except Unreadable:
            words = _in_words(piece, (), lang) if piece else Answer()
            facts += words.facts
            doubts += words.doubts
        else:
            facts.append(Fact("charge", article, "article", article, piece, lang))
    return Answer(tuple(facts), doubts)


def read_place(cell: str, field: str, pack: Pack | None) -> tuple[str, bool]:
    """A facility, court or body: its identifier in the pack and True, else the words of the source and False."""
    known = pack.value_of(_known(cell, field, pack)) if pack else ""
    return (known, True) if known else (" ".join(cell.split())[:LONGEST_TEXT], False)


def _known(cell: str, field: str, pack: Pack) -> str:
    if field.endswith(".facility"):
        facility = pack.facility(cell)
        return facility.id if facility else ""
    if field.endswith(".court"):
        court = pack.court(cell)
        return court.id if court else ""
    if field.endswith(".list"):
        return cell if cell in pack.state_lists else ""
    if cell in pack.recognisers:
        return cell
    body = pack.body(cell)
    return body.id if body else ""


def names_an_institution(cell: str, pack: Pack) -> bool:
    """Does the cell speak of a prison, colony or police cell, known or not? "At home" and a town alone do not."""
    tokens = tokens_of(cell)
    return any(matched(phrases, tokens) for phrases in _institutions(pack))


@lru_cache(maxsize=8)
def _institutions(pack: Pack) -> tuple[tuple[Phrase, ...], ...]:
    return tuple(phrases_of((*kind.short, *kind.words)) for kind in pack.institutions.values())


def name_and_address(cell: str) -> tuple[str, str]:
    """The name of a prison and the address behind it, where a postal code shows that there is one."""
    found = _POSTCODE.search(cell)
    if found is None or found.start() == 0:
        return cell.strip(), ""
    return cell[: found.start()].strip(" ,;("), cell[found.start() :].strip(" ,;(")
