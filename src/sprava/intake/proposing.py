"""A mapping proposed from what a list looks like: from its headers, then from the shape of its cells."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from pathlib import Path

from sprava.intake.cells.dates import read_date
from sprava.intake.cells.vocabulary import codes_of, plain, says_nothing
from sprava.intake.files import Layout, open_table
from sprava.intake.mapping import Column, Mapping, shipped, write_mapping
from sprava.intake.problems import ListRefused
from sprava.intake.tables import Record, Table

_LOOKED_AT = 50
_SAMPLES = 3
_NEARLY_ALL = 0.9
"""Of the numbers of a list, how many must differ for them to be people's own: a slip here and there is set aside."""
_ONCE = frozenset({"row.key", "row.source_url", "row.said_on", "row.lang"})


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column is taken for. ``gives`` is empty where nobody can tell; ``sure`` goes from 0 to 1; ``because`` is
    "mapping", "header", "cells" or empty."""

    header: str
    gives: str
    sure: float
    because: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping to be looked at before it is used. ``shipped`` names the one that comes with Sprava, if one fits."""

    mapping: Mapping
    columns: tuple[Guess, ...]
    shipped: str = ""

    @property
    def has_name(self) -> bool:
        """Is there a column that names the people? Without one the list cannot be taken."""
        return any(guess.gives == "person.name" for guess in self.columns) or bool(self.shipped)


def propose(table: Table) -> Proposal:
    """A mapping for the list, from its headers and its first records. It reads some records of ``table``."""
    records = table.first(_LOOKED_AT)
    samples = {name: _samples(records, name) for name in table.columns}
    for mapping in sorted(shipped().values(), key=lambda mapping: -len(mapping.columns)):
        if _fits(mapping, table.columns):
            return _as_shipped(mapping, table.columns, samples)
    guesses = _guesses(table.columns, records, samples)
    return Proposal(_mapping(guesses), tuple(guesses))


def proposed_for(path: Path) -> Proposal:
    """A mapping for the list in a file. Where nothing else fits, a list inside of every entry is tried too.

    Raises:
        ListRefused: it cannot be read as a list at all, or nothing says which column holds the names.
    """
    proposal = propose(open_table(path))
    if proposal.has_name:
        return proposal
    for mapping in shipped().values():
        if mapping.layout.each:
            try:
                inside = propose(open_table(path, mapping.layout))
            except ListRefused:
                continue
            if inside.shipped == mapping.name:
                return inside
    raise ListRefused("no_mapping", name=path.name)


def mapping_to_fill_in(path: Path) -> str:
    """The mapping proposed for the list as text; the columns of which nobody can tell what they give stand behind #."""
    proposal = propose(open_table(path))
    unknown = tuple(Column((guess.header,), "?") for guess in proposal.columns if not guess.gives)
    tables = write_mapping(Mapping("", unknown)).partition("[[column]]")
    commented = [f"# {line}".rstrip() for line in "".join(tables[1:]).splitlines()]
    hint = ["# Nobody can tell what these columns give. Take the # away where you know; docs/desks/intake.md says how."]
    return "\n".join((write_mapping(proposal.mapping), *(hint + commented if unknown else ()), ""))


def _samples(records: Sequence[Record], name: str) -> tuple[str, ...]:
    cells = dict.fromkeys(cell for record in records if (cell := record.cells.get(name)))
    return tuple(cells)[:_SAMPLES]


def _names(column: Column, header: str) -> bool:
    return any(fnmatchcase(header, plain(one)) for one in column.headers)


def _fits(mapping: Mapping, headers: Sequence[str]) -> bool:
    """Every column that the mapping cannot do without is there, and most of the others of the list are known to it."""
    plains = [plain(header) for header in headers]
    needed = [column for column in mapping.columns if column.required or column.key]
    if not all(any(_names(column, header) for header in plains) for column in needed):
        return False
    known = sum(any(_names(column, header) for column in mapping.columns) for header in plains)
    return known >= max(3, len(needed)) and known * 2 >= len(plains)


def _as_shipped(mapping: Mapping, headers: Sequence[str], samples: dict[str, tuple[str, ...]]) -> Proposal:
    guesses = []
    for header in headers:
        column = next((one for one in mapping.columns if _names(one, plain(header))), None)
        known = column is not None
        gives = column.gives if column else ""
        guesses.append(Guess(header, gives, 1.0 * known, "mapping" if known else "", samples[header]))
    return Proposal(mapping, tuple(guesses), mapping.name)


@cache
def _by_header() -> dict[str, str]:
    return {plain(header): gives for gives, headers in _headers()["fields"].items() for header in headers}


@cache
def _headers() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("sprava.intake").joinpath("headers.toml").read_text("utf-8"))


def _parts_of_a_name(headers: Sequence[str]) -> list[str]:
    """The columns that make a name together, in the order of a name; none where one column holds all of it."""
    plains = {plain(header): header for header in headers}
    found = [
        next((plains[one] for one in map(plain, words) if one in plains), "") for words in _headers()["parts"].values()
    ]
    return [header for header in found if header] if found[0] and found[1] else []


def _guesses(headers: Sequence[str], records: Sequence[Record], samples: dict[str, tuple[str, ...]]) -> list[Guess]:
    guesses: list[Guess] = []
    taken: set[str] = set()
    parts = _parts_of_a_name(headers)
    for header in headers:
        gives, sure, because = ("person.name", 0.9, "header") if header in parts else _by_name(header)
        cells = [cell for record in records if (cell := record.cells.get(header)) and not says_nothing(cell)]
        if not gives:
            gives, sure, because = _by_shape(cells)
        if gives in _ONCE and gives in taken:
            gives, sure, because = "", 0.0, ""
        if gives == "row.key" and len(set(cells)) < len(cells) * _NEARLY_ALL:
            gives, sure, because = "person.external_id", 0.4, "header"  # a number that repeats is not the person's own
        taken.add(gives)
        guesses.append(Guess(header, gives, sure, because, samples[header]))
    return guesses


def _by_name(header: str) -> tuple[str, float, str]:
    known = _by_header()
    word = plain(header)
    if word in known:
        return known[word], 0.9, "header"
    inside = [one for one in known if len(one) > 3 and (word.startswith(one + " ") or word.endswith(" " + one))]
    if inside:
        return known[max(inside, key=len)], 0.6, "header"
    return "", 0.0, ""


def _by_shape(cells: Sequence[str]) -> tuple[str, float, str]:
    """What the cells alone give away: addresses of pages, sexes. Dates are dates of nobody knows what."""
    if len(cells) < 3:
        return "", 0.0, ""
    if all(cell.startswith(("http://", "https://")) for cell in cells):
        return "person.web_page", 0.4, "cells"
    if all(plain(cell) in codes_of("person.sex") for cell in cells) and len(set(cells)) <= 3:
        return "person.sex", 0.5, "cells"
    if all(isinstance(read_date(cell), str) for cell in cells):
        return "", 0.2, "cells"
    return "", 0.0, ""


def _mapping(guesses: Sequence[Guess]) -> Mapping:
    parts = _parts_of_a_name([guess.header for guess in guesses])
    names = [Column((header,), "person.name", required=header == parts[0], join=True) for header in parts]
    columns = [_column(guess) for guess in guesses if guess.gives and guess.header not in parts]
    return Mapping("proposed", (*names, *columns), Layout())


def _column(guess: Guess) -> Column:
    column = Column((guess.header,), guess.gives)
    match guess.gives:
        case "row.key":
            return replace(column, key=True)
        case "person.name":
            return replace(column, required=True)
        case "place_or_status":
            return replace(column, otherwise="stay.facility")
        case "person.citizenship" | "person.occupation" | "person.affiliation":
            return replace(column, split=";")
    return column
