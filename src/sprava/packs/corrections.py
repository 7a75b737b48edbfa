"""A row of a pack as a lawyer would have it: its text in the file, the corrected text looked at, and the file by which
it travels to whoever keeps the pack.

A correction is TOML: ``[correction]`` with the pack and the number of the row in its section, 0 for one that is
missing, then the row itself.
"""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sprava.core.errors import Refused, SpravaError, Unreadable
from sprava.packs.checks import Check
from sprava.packs.pack import Pack, load
from sprava.packs.reader import fields_of, name_of_row
from sprava.packs.rows import LANGUAGES, Row
from sprava.packs.tables import SECTIONS

LONGEST = 20_000
"""So many signs a row may have; the longest of the shipped packs has a tenth of them."""
_COMMON = {"in_force": '{ from = "unknown" }', "source": '["https://…"]', "standing": '"reported"'}
_WORDS = '"…"'
_EXAMPLES = {"tuple[str, ...]": '["…"]', "bool": "false", "int": "0", "float": "0.0", "Fraction": '"1"',
             "When": '"2026-11-20"', "Duration": '"P5Y"'}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """The text of one row as somebody proposes it. ``number`` is its place in the section, 0 for a new one."""

    pack: Pack
    section: str
    number: int
    text: str

    @property
    def file(self) -> str:
        """The file that it is for, as messages name it."""
        return f"{self.pack.id}/{SECTIONS[self.section][0]}"

    @property
    def before(self) -> str:
        """The row as the file has it now; empty for a new one."""
        return row_text(self.pack, self.section, self.number) if self.number else ""

    @property
    def mark(self) -> str:
        """By which the row as it was is known again: a correction of another text is none of this one."""
        return hashlib.sha256(self.before.encode()).hexdigest()[:16] if self.number else ""

    @property
    def change(self) -> tuple[str, ...]:
        """The lines that change, each with + or - before it, and two around them."""
        lines = difflib.unified_diff(self.before.splitlines(), self.text.strip().splitlines(), lineterm="", n=2)
        return tuple(line for line in list(lines)[2:] if not line.startswith("@@"))

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the row as it would be; each names the row and the field, and says what to do."""
        try:
            table = self._table()
        except SpravaError as refusal:
            return (str(refusal),)
        rows, _lines = self.pack.as_written(self.section)
        if self.number:
            rows[self.number - 1] = table
        else:
            rows.append(table)
        return Check(self.pack.with_tables(self.section, rows)).problems

    def _table(self) -> Mapping[str, Any]:
        if len(self.text) > LONGEST:
            raise Refused(f"A row has at most {LONGEST} signs; this has {len(self.text)}. Give one row alone.")
        try:
            tables = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as cause:
            raise Unreadable(
                f"This is not TOML: {cause}. Words stand between quotation marks, a list between [ and ], and each "
                "field on a line of its own."
            ) from cause
        rows = tables.get(self.section)
        if set(tables) != {self.section} or not isinstance(rows, list) or len(rows) != 1:
            raise Refused(f"Give one row, and begin it with [[{self.section}]] on a line of its own.")
        row: Mapping[str, Any] = rows[0]
        return row

    def as_file(self) -> str:
        """What is sent to whoever keeps the pack; ``sprava pack correct`` reads it."""
        return (
            f"# A correction of {self.file}. To put it there: sprava pack correct THIS-FILE --write\n"
            f'[correction]\npack = "{self.pack.id}"\nsection = "{self.section}"\nrow = {self.number}\n'
            f"was = {json.dumps(self.name, ensure_ascii=False)}\nwas_text = {json.dumps(self.mark)}\n\n"
            f"{self.text.strip()}\n"
        )

    @property
    def name(self) -> str:
        """What the row is called in the file now: a correction of another is none of this one."""
        rows, _lines = self.pack.as_written(self.section)
        return name_of_row(rows[self.number - 1]) if 0 < self.number <= len(rows) else ""

    def write(self) -> Path:
        """Put the row into the file of its pack; which file that is.

        Raises:
            Refused: the file is no longer what was looked at.
        """
        path = self.pack.folder / SECTIONS[self.section][0]
        text = path.read_text("utf-8") if path.is_file() else ""
        if self.number and text.count(self.before) != 1:
            raise Refused(f"{path} has changed since it was read. Nothing was written: look at the correction again.")
        if self.number:
            text = text.replace(self.before, self.text.strip(), 1)
        else:
            text = f"{text.rstrip()}\n\n{self.text.strip()}\n".lstrip()
        path.write_text(text, "utf-8")
        return path


def row_text(pack: Pack, section: str, number: int) -> str:
    """The lines of a row in its file, with the rows that stand in it.

    Raises:
        Refused: there is no such row, or it is not written as a table of its own.
    """
    file = SECTIONS[section][0]
    _tables, lines = pack.as_written(section)
    begin = lines.of(section, number)
    if not begin:
        raise Refused(f"{pack.id}/{file}: {section} has no row {number} that begins with [[{section}]].")
    end = min((line for line in lines.rows.values() if line > begin), default=None)
    rows = list(lines.text[begin - 1 : end and end - 1])
    while rows and (not rows[-1].strip() or rows[-1].startswith("#")):  # a heading of what comes next
        rows.pop()
    return "\n".join(rows)


def empty_row(section: str) -> str:
    """A row with the fields that it must have, and one of each kind of row that may stand in it, to be filled in."""
    return "\n".join(_empty(section, SECTIONS[section][1]))


def _empty(header: str, kind: type[Row]) -> Iterator[str]:
    inside: list[str] = []
    yield f"[[{header}]]"
    types = {field.name: str(field.type) for field in dataclasses.fields(kind)}
    for name, (_reader, nested, required) in fields_of(kind).items():
        if nested is not None:
            inside += _empty(f"{header}.{name}", nested)
        elif required and name not in _COMMON:
            yield from _example(name, types[name])
    yield from (f"{name} = {example}" for name, example in _COMMON.items())
    yield from inside


def _example(name: str, written: str) -> Iterator[str]:
    if written == "Text":
        yield from (f'{name}.{lang} = "…"' for lang in LANGUAGES)
    else:
        yield f"{name} = {_EXAMPLES.get(written, _WORDS)}"


def read_correction(path: Path) -> Correction:
    """The correction that a file holds.

    Raises:
        Refused: it is none, or one of a row that is not there.
    """
    try:
        text = path.read_text("utf-8")
        told = tomllib.loads(text).get("correction", {})
        pack, section, number = load(str(told["pack"])), str(told["section"]), int(told["row"])
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, AttributeError) as cause:
        raise Unreadable(
            f"{path.name} is no correction of a pack. The page of a row of the law writes one: “Correct it”."
        ) from cause
    begun = text.find(f"[[{section}]]")
    if section not in SECTIONS or begun < 0:
        raise Refused(f"{path.name}: section: {section!r} is none of a pack, or no row [[{section}]] follows.")
    correction = Correction(pack, section, number, text[begun:].strip())
    if number < 0 or correction.mark != told.get("was_text"):
        raise Refused(
            f"{path.name}: row: {section} {number} of the pack is no longer {told.get('was')!r}. The pack has changed "
            "since: correct the row on its page anew."
        )
    return correction
