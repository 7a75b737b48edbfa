"""Cells that say several things at once: what a court decided, where somebody is or how they got out, a status."""

from __future__ import annotations

import re

from sprava.core.nouns import LONGEST_TEXT
from sprava.core.said import Fact
from sprava.intake.cells.answers import SILENT, Answer, Doubt
from sprava.intake.cells.dates import read_date
from sprava.intake.cells.law import name_and_address, read_place
from sprava.intake.cells.terms import named_penalty, term_in
from sprava.intake.cells.vocabulary import codes_of, plain, said_in
from sprava.intake.problems import Severity
from sprava.packs import Pack

_HOW = {"died": "death", "pardoned": "pardon", "deported": "deportation"}


def read_sentence(cell: str, lang: str) -> Answer:
    """Kind, term and regime of "10 years, maximum security colony; fine", the fine besides, and the wording."""
    words = " ".join(cell.split())
    first, *others = re.split(r"\s*;\s*", words)
    facts = [Fact("sentence", "", "wording", words[:LONGEST_TEXT], words[:LONGEST_TEXT], lang)]
    kinds = said_in("sentence_kind", first)
    penalty = named_penalty(first)
    if penalty or kinds:
        kind = penalty.lower() or kinds[0]
        facts.append(Fact("sentence", "", "kind", kind, first[:LONGEST_TEXT], lang))
    if penalty:
        facts.append(Fact("sentence", "", "term", penalty, first[:LONGEST_TEXT], lang))
    elif found := term_in(first):
        facts.append(Fact("sentence", "", "term", found.term, first[:LONGEST_TEXT], lang))
        if found.before.strip() == "+":
            facts.append(Fact("sentence", "", "added", "yes", first[:LONGEST_TEXT], lang))
    if regimes := said_in("regime", first):
        facts.append(Fact("sentence", "", "regime", regimes[0], first[:LONGEST_TEXT], lang))
    for other in others:
        if "fine" in said_in("sentence_kind", other):
            facts.append(Fact("sentence", "fine", "kind", "fine", other[:LONGEST_TEXT], lang))
            if any(character.isdigit() for character in other):
                facts.append(Fact("sentence", "fine", "amount", other[:LONGEST_TEXT], other[:LONGEST_TEXT], lang))
    return Answer(tuple(facts))


def read_recognition(cell: str, words: dict[str, str], lang: str) -> Answer:
    """A status, perhaps with the marker that it was given when the person was free again."""
    codes = codes_of("recognition.status")
    known = plain(cell)
    if code := words.get(known) or codes.get(known):
        return Answer((Fact("recognition", "", "status", code, cell, lang),))
    if "ex_post" in said_in("status", cell):
        found = [(known.index(word), -len(word), word) for word in codes if len(word) > 3 and word in known]
        bare = codes[min(found)[-1]] if found else "recognised"
        return Answer((
            Fact("recognition", "", "status", bare, cell, lang), Fact("recognition", "", "ex_post", "yes", cell, lang),
        ))  # fmt: skip
    some = ", ".join(sorted(set(codes.values())))
    facts = (("value", cell), ("field", "recognition.status"), ("known", some))
    return Answer(doubts=(Doubt("not_a_value", facts),))


def read_death(cell: str, order: str, lang: str) -> Answer:
    """The day of a death; or only that there was one, or none."""
    answer = codes_of("yes_no").get(plain(cell))
    if answer == "no":
        return SILENT
    if answer == "yes" or "died" in said_in("status", cell):
        return Answer((Fact("release", "death", "mode", "death", cell, lang),))
    when = read_date(cell, order)
    if isinstance(when, Doubt):
        return Answer(doubts=(when,))
    return Answer((Fact("person", "", "death_date", when, cell, lang),))


def read_place_or_status(cell: str, pack: Pack | None, lang: str) -> Answer | None:
    """A prison, with or without its address; or that somebody is free, dead or pardoned; None if it is neither.

    That somebody is in custody is never said by this.
    """
    name, address = name_and_address(cell)
    place, known = read_place(name, "stay.facility", pack)
    statuses = said_in("status", cell)
    facts = _stay(place, name, address, lang) if known else []
    facts += _how_out(cell, statuses, lang)
    return Answer(tuple(facts)) if facts or statuses else None


def place_in_words(cell: str, lang: str) -> Answer:
    """A prison that no pack knows, in the words of the source."""
    name, address = name_and_address(cell)
    place, _ = read_place(name, "stay.facility", None)
    note = Doubt("kept_in_words", (("value", cell), ("field", "stay.facility")), Severity.NOTE)
    return Answer(tuple(_stay(place, name, address, lang)), (note,))


def _stay(place: str, name: str, address: str, lang: str) -> list[Fact]:
    slot = place[:100]
    facts = [Fact("stay", slot, "facility", place, name[:LONGEST_TEXT], lang)]
    if address:
        facts.append(Fact("stay", slot, "address", address[:LONGEST_TEXT], "", lang))
    return facts


def _how_out(cell: str, statuses: tuple[str, ...], lang: str) -> list[Fact]:
    how = next((mode for status, mode in _HOW.items() if status in statuses), "")
    free = "released" in statuses or "before_serving" in statuses
    facts: list[Fact] = []
    if free:
        facts.append(Fact("sighting", "free", "state", "free", cell, lang))
    if how:
        facts.append(Fact("release", how, "mode", how, cell, lang))
        if when := _date_at_end(cell):
            facts.append(Fact("release", how, "date", when, cell, lang))
    return facts


def _date_at_end(cell: str) -> str:
    """The most exact date with which the cell ends."""
    words = re.findall(r"[^\s()]+", cell)
    for length in (3, 2, 1):
        when = read_date(" ".join(words[-length:])) if len(words) >= length else None
        if isinstance(when, str):
            return when
    return ""
