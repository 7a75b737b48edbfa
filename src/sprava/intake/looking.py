"""A list that was brought, as it would be read: what the file is, what its columns are taken for, its first rows."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from sprava.core.nouns import NAME_FIELDS, Kind, field_of
from sprava.intake import problems
from sprava.intake.choosing import Line, chosen, code_in_words, codes_for, groups_for, lines_of, with_words
from sprava.intake.encodings import encoding_of
from sprava.intake.files import Layout, open_table
from sprava.intake.forms import ENCODINGS
from sprava.intake.jurisdiction import pack_of
from sprava.intake.mapping import Mapping, read_mapping
from sprava.intake.outcome import Fault, in_order, said
from sprava.intake.preflight import Kind as FileKind
from sprava.intake.preflight import inspected
from sprava.intake.preview import FactInWords, RowPreview, preview
from sprava.intake.problems import ListRefused, Severity
from sprava.intake.proposing import Guess, propose, proposed_for
from sprava.intake.rows import RowReader
from sprava.intake.tables import Table
from sprava.records.words import NOUNS, code_label, field_label

ROWS_SHOWN = 10
ROWS_LOOKED_THROUGH = 2000
MOST_WORDS, LONGEST_WORD = 30, 80
MOST_COUNTED = 100_000  # rows; those of a longer list are counted when it is taken in
_LOOKED_AT = 60
_SURE = 0.7
NOTHING_KNOWN = Mapping("proposed", ())


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of one noun: its fields with their values."""

    noun: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as it would be taken in, in words: who, then what it says noun by noun."""

    number: int
    name: str
    says: tuple[Said, ...]
    refusals: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word of the list that stands where a code is due, and what it could mean."""

    column: int
    header: str
    word: str
    rows: int
    meanings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What the page shows of a list. ``error`` says why it cannot be taken in like this."""

    headers: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    file_facts: tuple[str, ...] = ()
    rows: int | None = None
    remarks: tuple[str, ...] = ()
    first_rows: tuple[ShownRow, ...] = ()
    looked_through: int = 0
    not_taken: int = 0
    faults: tuple[Fault, ...] = ()
    unknown_words: tuple[UnknownWord, ...] = ()
    error: str = ""


def first_mapping(path: Path, kept: str) -> tuple[Mapping, str]:
    """How to read a list that nobody looked at yet, and where that comes from: ``last``, ``shipped`` or ``proposed``.

    Raises:
        ListRefused: it cannot be read as a list at all.
    """
    if kept and (last := _fitting(path, kept)):
        return last, "last"
    return anew(path, Layout())


def anew(path: Path, layout: Layout) -> tuple[Mapping, str]:
    """A mapping proposed from the list itself, whatever was chosen before.

    Raises:
        ListRefused: it cannot be read as a list at all.
    """
    if layout != Layout():
        return replace(propose(open_table(path, layout)).mapping, layout=layout), "proposed"
    try:
        proposal = proposed_for(path)
    except ListRefused as refusal:
        if refusal.code != "no_mapping":
            raise
        proposal = propose(open_table(path))
    return proposal.mapping, "shipped" if proposal.shipped else "proposed"


def mapping_in(text: str) -> Mapping:
    """The mapping kept with a brought list; one that reads no column yet still says how the file is written."""
    try:
        return read_mapping(text)
    except ListRefused as refusal:
        if refusal.code != "mapping_no_columns":
            raise
    written = tomllib.loads(text)
    known = {field.name for field in fields(Layout)}
    layout = {name: value for name, value in written.get("layout", {}).items() if name in known}
    return replace(NOTHING_KNOWN, layout=Layout(**layout), dates=written.get("dates", NOTHING_KNOWN.dates))


def nothing_known(layout: Layout) -> Mapping:
    """A mapping that reads no column yet."""
    return replace(NOTHING_KNOWN, layout=layout)


def corrected(path: Path, before: Mapping, applied: Mapping, picked: Words[str, str]) -> tuple[Mapping, str]:
    """``before`` with what a member corrected: ``applied`` has the changes to the file itself, ``picked`` says by
    "column-3" what a column gives. Where the file is now read with other columns, they are proposed anew."""
    try:
        headers = headers_of(path, applied)
    except ListRefused:
        return applied, "chosen"  # the page says why
    if applied.layout != before.layout and headers != _headers_or_none(path, before):
        fresh, begun = anew(path, applied.layout)
        return replace(fresh, dates=applied.dates), begun
    offered = {gives for _label, group in groups_for(applied.about) for gives, _words in group} | {""}
    lines = lines_of(headers, {}, applied)
    picks = [picked.get(f"column-{line.number}", line.chosen) for line in lines]
    asked = [pick if pick in offered else line.chosen for pick, line in zip(picks, lines, strict=True)]
    return with_words(chosen(applied, headers, asked), headers, _told(picked)), "chosen"


def _told(picked: Words[str, str]) -> dict[tuple[int, str], str]:
    """What words mean, sent as "word-3-released": the number of the column, then the word as the list writes it."""
    told: dict[tuple[int, str], str] = {}
    for name, code in picked.items():
        _word, number, word = (*name.split("-", 2), "", "")[:3]
        if name.startswith("word-") and number.isascii() and number.isdigit() and word and code:
            told[int(number), word] = code
    return told


def refuse_unreadable(path: Path, mapping: Mapping) -> None:
    """Stop before anything is written.

    Raises:
        ListRefused: the list cannot be read with this mapping.
    """
    RowReader(mapping, pack_of(mapping), day=date.max).fit(open_table(path, mapping.layout))


def headers_of(path: Path, mapping: Mapping) -> tuple[str, ...]:
    """The columns of the list.

    Raises:
        ListRefused: it cannot be read as a list.
    """
    return open_table(path, mapping.layout).columns


def look(path: Path, mapping: Mapping, *, lang: str, day: str, is_guess: bool) -> Look:
    """Everything that the page shows; ``is_guess`` says that nobody has confirmed the mapping yet."""
    try:
        kind = inspected(path)
        table = open_table(path, mapping.layout)
        first = table.first(_LOOKED_AT)
        if not first:
            raise ListRefused("no_rows", name=path.name)
        guesses = propose(replace(table, records=iter(first))).columns
        rows = len(first) + sum(1 for _record in islice(table.records, MOST_COUNTED))
    except ListRefused as refusal:
        return Look(error=problems.say(refusal.code, refusal.facts, lang))
    seen = Look(
        table.columns,
        _lines(table.columns, mapping, guesses, is_guess=is_guess),
        _file_facts(kind, path, mapping.layout),
        rows if rows < MOST_COUNTED else None,
        _remarks(table, mapping, lang),
    )
    try:
        previewed = preview(path, mapping, ROWS_LOOKED_THROUGH, lang, day)
    except ListRefused as refusal:
        return replace(seen, error=why_not(refusal, lang))
    return replace(
        seen,
        first_rows=tuple(_in_words(row, lang) for row in previewed[:ROWS_SHOWN]),
        looked_through=len(previewed),
        not_taken=sum(not row.taken for row in previewed),
        faults=tuple(_faults(previewed, lang)),
        unknown_words=tuple(_unknown_words(previewed, table.columns)),
    )


def why_not(refusal: ListRefused, lang: str) -> str:
    """Why a list cannot be taken in like this, in the words of this page."""
    if refusal.code == "no_mapping":
        return _("No column is read as the name of the person. Choose “Name” for the column that holds it.")
    return problems.say(refusal.code, refusal.facts, lang)


def _headers_or_none(path: Path, mapping: Mapping) -> tuple[str, ...] | None:
    try:
        return headers_of(path, mapping)
    except ListRefused:
        return None


def _fitting(path: Path, kept: str) -> Mapping | None:
    try:
        mapping = read_mapping(kept)
        refuse_unreadable(path, mapping)
    except ListRefused:
        return None  # this edition is written otherwise, or the mapping is of another version: propose one anew
    return mapping


def _lines(headers: Sequence[str], mapping: Mapping, guesses: Sequence[Guess], *, is_guess: bool) -> tuple[Line, ...]:
    lines = lines_of(headers, {guess.header: guess.samples for guess in guesses}, mapping)
    if not is_guess:
        return tuple(lines)
    return tuple(_with_doubt(line, guess) for line, guess in zip(lines, guesses, strict=True))


def _with_doubt(line: Line, guess: Guess) -> Line:
    if guess.gives != line.chosen or guess.sure >= _SURE:
        return line
    if line.chosen:
        return replace(line, notes=(*line.notes, _("a guess: look twice")))
    if guess.because == "cells":
        return replace(line, notes=(*line.notes, _("these are dates; of what, only you can say")))
    return line


def _file_facts(kind: FileKind, path: Path, layout: Layout) -> tuple[str, ...]:
    if kind not in (FileKind.DELIMITED, FileKind.JSON):
        return (kind.value.upper(), *([layout.sheet] if layout.sheet else []))
    encoding = layout.encoding or encoding_of(path)
    return kind.value.upper(), str(dict(ENCODINGS).get(encoding, encoding))


def _remarks(table: Table, mapping: Mapping, lang: str) -> tuple[str, ...]:
    remarks = [problems.say(remark.code, remark.facts, lang) for remark in table.remarks]
    if mapping.columns and not mapping.has_key:
        remarks.append(problems.say("key_is_a_digest", {}, lang))
    return tuple(remarks)


def _faults(previewed: Sequence[RowPreview], lang: str) -> list[Fault]:
    """What is wrong in which column, in how many of the rows."""
    found: dict[tuple[str, str, str], dict[int, problems.Problem]] = {}
    for row in previewed:
        for one in row.problems:
            found.setdefault((one.severity.value, one.code, one.column), {}).setdefault(one.row, one)
    faults = []
    for (severity, code, column), rows in found.items():
        first = next(iter(rows.values()))
        faults.append(Fault(severity, code, column, len(rows), said(code, dict(first.facts), lang), first.row))
    return in_order(faults)


def _unknown_words(previewed: Sequence[RowPreview], headers: Sequence[str]) -> list[UnknownWord]:
    """The words whose meaning a member can tell, the most frequent first."""
    unknown = [one for row in previewed for one in row.problems if one.code == "not_a_value" and one.column in headers]
    counted = Counter((one.column, one.facts["field"], one.facts["value"]) for one in unknown)
    return [
        UnknownWord(
            headers.index(column),
            column,
            word,
            rows,
            tuple((code, code_in_words(field, code)) for code in codes_for(field)),
        )
        for (column, field, word), rows in counted.most_common(MOST_WORDS)
        if len(word) <= LONGEST_WORD
    ]


def _in_words(row: RowPreview, lang: str) -> ShownRow:
    graves = (Severity.REFUSED, Severity.HELD)
    is_name = [fact.field.removeprefix("person.") in NAME_FIELDS for fact in row.facts]
    names = [fact.value for fact, named in zip(row.facts, is_name, strict=True) if named]
    says = [fact for fact, named in zip(row.facts, is_name, strict=True) if not named]
    return ShownRow(
        row.number,
        " / ".join(names),
        _by_noun(says),
        tuple(_problem(one, lang) for one in row.problems if one.severity in graves),
        tuple(_problem(one, lang) for one in row.problems if one.severity not in graves),
    )


def _by_noun(facts: Sequence[FactInWords]) -> tuple[Said, ...]:
    found: dict[str, list[tuple[str, str]]] = {}
    for fact in facts:
        noun, _dot, name = fact.field.partition(".")
        found.setdefault(noun, []).append((str(field_label(noun, name)), _value(fact)))
    return tuple(Said(str(NOUNS.get(noun, noun)), tuple(values)) for noun, values in found.items())


def _problem(problem: problems.Problem, lang: str) -> str:
    words = said(problem.code, dict(problem.facts), lang)
    return f"{problem.column}: {words}" if problem.column else words


def _value(fact: FactInWords) -> str:
    noun, _dot, name = fact.field.partition(".")
    kind = field_of(noun, name).kind
    if kind is Kind.CODE:
        return str(code_label(noun, name, fact.value))
    if kind is Kind.PLACE and fact.printed not in ("", fact.value):
        return f"{fact.printed} ({fact.value})"
    return str(code_label(noun, name, fact.value)) if name == "regime" else fact.value
