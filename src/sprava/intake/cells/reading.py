"""From a column of a mapping to the function that reads its cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from sprava.core.errors import Unreadable
from sprava.core.nouns import LONGEST_TEXT, Field, Kind, canonical, field_of
from sprava.core.said import Fact
from sprava.intake.cells.answers import SILENT, Answer, Doubt
from sprava.intake.cells.dates import read_date
from sprava.intake.cells.law import names_an_institution, read_articles, read_place
from sprava.intake.cells.several import (
    place_in_words,
    read_death,
    read_place_or_status,
    read_recognition,
    read_sentence,
)
from sprava.intake.cells.terms import read_term
from sprava.intake.cells.vocabulary import codes_of, plain, says_nothing
from sprava.intake.mapping import Column, Mapping
from sprava.intake.problems import Severity
from sprava.packs import Pack

CellReader = Callable[[str], Answer]
_REMEMBERED = 1 << 13  # lists repeat their days, articles, prisons and statuses
_YES_NO = {"yes", "no"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A column with what it takes to read its cells."""

    column: Column
    mapping: Mapping
    pack: Pack | None
    words: dict[str, str]

    @property
    def lang(self) -> str:
        return self.column.lang or self.mapping.lang


def reader_of(column: Column, mapping: Mapping, pack: Pack | None) -> CellReader:
    """The function that says what a cell of ``column`` gives. Its facts are canonical; it never raises."""
    asked = _Asked(column, mapping, pack, {plain(word): code for word, code in column.words})
    one = _reader(asked)

    def read(cell: str) -> Answer:
        if says_nothing(cell):
            return SILENT
        if not column.split:
            return _kept(one(cell), cell, asked)
        parts = [part for part in re.split(re.escape(column.split.strip() or " "), cell) if part.strip()]
        answers = [_kept(one(part.strip()), part.strip(), asked) for part in parts if not says_nothing(part)]
        facts = tuple(dict.fromkeys(fact for answer in answers for fact in answer.facts))
        return Answer(facts, tuple(doubt for answer in answers for doubt in answer.doubts))

    return lru_cache(maxsize=_REMEMBERED)(read)


def _reader(asked: _Asked) -> CellReader:
    gives, lang = asked.column.gives, asked.lang
    match gives:
        case "sentence":
            return lambda cell: _in_slot(read_sentence(cell, lang), asked.column.slot)
        case "place_or_status":
            return lambda cell: _place_or_status(cell, asked)
        case "recognition":
            return lambda cell: _in_slot(read_recognition(cell, asked.words, lang), asked.column.slot)
        case "death":
            return lambda cell: read_death(cell, asked.mapping.dates, lang)
        case "charge.article":
            return lambda cell: read_articles(cell, asked.pack, lang)
    noun, _, name = gives.partition(".")
    return _of_field(asked, noun, name, field_of(noun, name))


def _place_or_status(cell: str, asked: _Asked) -> Answer:
    if answer := read_place_or_status(cell, asked.pack, asked.lang):
        return answer
    otherwise = asked.column.otherwise or "person.note"
    if otherwise != "stay.facility":
        return _in_words(cell, otherwise, asked)
    if asked.pack is None or names_an_institution(cell, asked.pack):
        return place_in_words(cell, asked.lang)
    return _in_words(cell, "person.note", asked)


def _in_slot(answer: Answer, slot: str) -> Answer:
    if not slot:
        return answer
    return replace(answer, facts=tuple(replace(fact, slot=f"{slot} {fact.slot}".strip()) for fact in answer.facts))


def _of_field(asked: _Asked, noun: str, name: str, declared: Field) -> CellReader:
    slot, lang = asked.column.slot, asked.lang

    def one(value: str, cell: str, *doubts: Doubt) -> Answer:
        return Answer((Fact(noun, slot, name, value, cell[:LONGEST_TEXT], lang),), doubts)

    def date_of(cell: str) -> Answer:
        when = read_date(cell, asked.mapping.dates)
        return Answer(doubts=(when,)) if isinstance(when, Doubt) else one(when, cell)

    def term_of(cell: str) -> Answer:
        term = read_term(cell)
        return Answer(doubts=(term,)) if isinstance(term, Doubt) else one(term, cell)

    def code_of(cell: str) -> Answer:
        code = _code(cell, asked, f"{noun}.{name}", declared.codes)
        return Answer(doubts=(code,)) if isinstance(code, Doubt) else one(code, cell)

    def place_of(cell: str) -> Answer:
        place, known = read_place(asked.words.get(plain(cell), cell), f"{noun}.{name}", asked.pack)
        if known or asked.pack is None:
            return one(place, cell)
        return one(place, cell, Doubt("kept_in_words", (("value", cell), ("field", f"{noun}.{name}")), Severity.NOTE))

    def text_of(cell: str) -> Answer:
        cell = asked.words.get(plain(cell), cell) if asked.words else cell
        if len(cell) > LONGEST_TEXT:
            return Answer(doubts=(Doubt("too_long", (("length", str(len(cell))),), Severity.NOTE),))
        try:
            return one(canonical(noun, name, cell), cell)
        except Unreadable as error:
            return Answer(doubts=(_not_canonical(cell, f"{noun}.{name}", error),))

    by_kind = {Kind.DATE: date_of, Kind.TERM: term_of, Kind.CODE: code_of, Kind.PLACE: place_of}
    return by_kind.get(declared.kind, text_of)


def _code(cell: str, asked: _Asked, field: str, codes: tuple[str, ...]) -> str | Doubt:
    word = plain(cell)
    known = codes_of("yes_no") if set(codes) == _YES_NO else codes_of(field)
    code = asked.words.get(word) or known.get(word) or word.replace(" ", "_")
    if code in codes:
        return code
    return Doubt("not_a_value", (("value", cell), ("field", field), ("known", ", ".join(codes))))


def _not_canonical(cell: str, field: str, error: Unreadable) -> Doubt:
    return Doubt("not_canonical", (("value", cell), ("field", field), ("reason", str(error))))


def _kept(answer: Answer, cell: str, asked: _Asked) -> Answer:
    """Canonical facts; of a cell that cannot be read, its words under the field that the mapping names for them."""
    otherwise = asked.column.otherwise
    refused = any(doubt.severity is Severity.REFUSED for doubt in answer.doubts)
    if otherwise and refused:
        return _in_words(cell, otherwise, asked)
    try:
        values = [canonical(fact.noun, fact.field, fact.value) for fact in answer.facts]
    except Unreadable as error:
        return Answer(doubts=(_not_canonical(cell, asked.column.gives, error),))
    if all(fact.value == value for fact, value in zip(answer.facts, values, strict=True)):
        return answer
    facts = (replace(fact, value=value) for fact, value in zip(answer.facts, values, strict=True))
    return Answer(tuple(facts), answer.doubts)


def _in_words(cell: str, field: str, asked: _Asked) -> Answer:
    noun, _, name = field.partition(".")
    words = cell[:LONGEST_TEXT]
    if noun == "person" and name == "note":
        words = f"{asked.column.headers[0]}: {cell}"[:LONGEST_TEXT]
    note = Doubt("kept_in_words", (("value", cell), ("field", field)), Severity.NOTE)
    try:
        return Answer(
            (Fact(noun, asked.column.slot, name, canonical(noun, name, words), cell[:LONGEST_TEXT], asked.lang),),
            (note,),
        )
    except Unreadable as error:
        return Answer(doubts=(_not_canonical(cell, field, error),))
