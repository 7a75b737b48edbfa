"""How the columns of a list become fields: a mapping that a person can read and correct, written as TOML.

Every key is described in docs/desks/intake.md. The mappings that come with Sprava lie in ``mappings/``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any

from sprava.core.errors import Unreadable
from sprava.core.nouns import NOUNS, OF_A_PERSON, field_of
from sprava.core.said import PERSON
from sprava.intake.files import Layout
from sprava.intake.problems import ListRefused

ABOUT = (PERSON, "facility", "court", "body")
ORDERS = ("dmy", "mdy")
WITHOUT_KEY = ("refuse", "leave_out")

OF_THE_ROW = (
    "row.key", "row.source_name", "row.source_url", "row.said_on", "row.lang", "row.proceeding", "row.quote",
    "row.starts_at",
)  # fmt: skip
"""What a cell can say of its row, not of the person."""

SEVERAL_AT_ONCE = ("sentence", "place_or_status", "recognition", "death")
"""Cells that say more than one thing: what is decided by a court; a prison or how somebody got out; a status that may
have been given ex post; the day of a death or only that there was one."""


_PICTURE = "person.picture"  # its bytes have to come with it, and somebody has to look at it


@dataclass(frozen=True, slots=True)
class Column:
    """One column, under any of its ``headers``, and what its cells give.

    ``gives`` is "noun.field" as in :mod:`sprava.core.nouns`, or one of OF_THE_ROW or SEVERAL_AT_ONCE. Cells that cannot
    be read are kept in words under ``otherwise``, if it is given; else their row is refused. Columns that ``join`` and
    give the same are one value together, in the order of the mapping: surname, given name, patronymic.
    """

    headers: tuple[str, ...]
    gives: str
    key: bool = False
    required: bool = False
    slot: str = ""
    split: str = ""
    join: bool = False
    lang: str = ""
    words: tuple[tuple[str, str], ...] = ()
    when: tuple[str, ...] = ()
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that the list does not print, because it is the same everywhere: whose recognitions these are.

    Said where the row says something else of the same thing, or, with ``when``, in the rows of that kind.
    """

    gives: str
    value: str
    slot: str = ""
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """How to read one kind of list."""

    name: str
    columns: tuple[Column, ...]
    layout: Layout = field(default_factory=Layout)
    about: str = PERSON
    fixed: tuple[Fixed, ...] = ()
    dates: str = "dmy"
    lang: str = ""
    pack: str = ""
    full_list: bool = False
    several_rows: bool = False
    without_key: str = "refuse"
    chosen_by: str = ""
    apart_by: tuple[str, ...] = ()

    @property
    def has_key(self) -> bool:
        """Does the list number its people itself?"""
        return any(column.key for column in self.columns)


def shipped() -> dict[str, Mapping]:
    """The mappings that come with Sprava, by name."""
    return dict(_shipped())


@cache
def _shipped() -> Table[str, Mapping]:
    folder = files("sprava.intake").joinpath("mappings")
    read = [read_mapping(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".toml")]
    return {mapping.name: mapping for mapping in sorted(read, key=lambda mapping: mapping.name)}


def read_mapping(text: str) -> Mapping:
    """The mapping that ``text`` writes.

    Raises:
        ListRefused: it is not as a mapping must be; the message names the line.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as cause:
        raise ListRefused("mapping_not_toml", reason=str(cause)) from cause
    return _Reader(text).mapping(tables)


def write_mapping(mapping: Mapping) -> str:
    """``mapping`` as TOML, without what is as it would be anyway; :func:`read_mapping` gives it back."""
    lines = list(_pairs(mapping, leave_out=("columns", "layout", "fixed")))
    if layout := list(_pairs(mapping.layout)):
        lines += ["", "[layout]", *layout]
    for column in mapping.columns:
        lines += ["", "[[column]]", *_pairs(column)]
    for fixed in mapping.fixed:
        lines += ["", "[[fixed]]", *_pairs(fixed)]
    return "\n".join(lines) + "\n"


def _pairs(thing: Any, leave_out: tuple[str, ...] = ()) -> Iterator[str]:  # noqa: ANN401 any of the dataclasses here
    for one in fields(thing):
        value = getattr(thing, one.name)
        if one.name not in leave_out and value != one.default:
            yield f"{one.name} = {_toml(value)}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        if value and isinstance(value[0], tuple):
            return "{ " + ", ".join(f"{_toml(word)} = {_toml(code)}" for word, code in value) + " }"
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return '"' + "".join(_escaped(character) for character in str(value)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08x}"


class _Reader:
    """Reads one text; knows on which line of it a key stands."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()

    def mapping(self, tables: dict[str, Any]) -> Mapping:
        """The whole mapping, each of its parts checked."""
        columns = [self._part(Column, one, "column", number) for number, one in self._listed(tables, "column")]
        fixed = [self._part(Fixed, one, "fixed", number) for number, one in self._listed(tables, "fixed")]
        layout = self._part(Layout, tables.get("layout", {}), "layout", 0)
        if not columns:
            raise ListRefused("mapping_no_columns")
        given = {**tables, "columns": tuple(columns), "fixed": tuple(fixed), "layout": layout}
        mapping: Mapping = self._part(Mapping, given, "", 0)
        self._choices(mapping)
        self._gives(mapping)
        return mapping

    def _listed(self, tables: dict[str, Any], name: str) -> list[tuple[int, Any]]:
        listed = tables.pop(name, [])
        if not isinstance(listed, list):
            raise ListRefused("mapping_wrong_value", line=self.line(name, 0, ""), key=name, expected=f"[[{name}]]")
        return list(enumerate(listed))

    def _part(self, kind: Any, table: Any, section: str, number: int) -> Any:  # noqa: ANN401 one reader for four shapes
        known = {one.name: one for one in fields(kind)}
        if not isinstance(table, dict):
            raise ListRefused(
                "mapping_wrong_value", line=self.line(section, number, ""), key=section, expected=f"[{section}]"
            )
        values: dict[str, Any] = {}
        for key, value in table.items():
            if key not in known:
                line = self.line(section, number, key)
                raise ListRefused("mapping_unknown_key", line=line, key=key, known=", ".join(known))
            values[key] = self._value(key, str(known[key].type), value, section, number)
        for key in ("headers", "gives", "value", "name"):
            if key in known and not values.get(key):
                raise ListRefused("mapping_lacks", line=self.line(section, number, ""), key=key)
        return kind(**values)

    def _value(self, key: str, declared: str, value: Any, section: str, number: int) -> Any:  # noqa: ANN401 TOML
        if key in ("columns", "fixed", "layout"):
            return value
        if declared == "tuple[str, ...]":
            value = (value,) if isinstance(value, str) else value
            fits = isinstance(value, list | tuple) and all(isinstance(one, str) and one.strip() for one in value)
            made: Any = tuple(value) if fits else None
        elif key == "words":
            fits = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
            made = tuple(value.items()) if fits else None
        else:
            fits = type(value) is {"str": str, "bool": bool, "int": int}[declared]
            made = value
        if not fits:
            line = self.line(section, number, key)
            raise ListRefused("mapping_wrong_value", line=line, key=key, expected=_expected(declared))
        return made

    def _choices(self, mapping: Mapping) -> None:
        choices = (("about", ABOUT), ("dates", ORDERS), ("without_key", WITHOUT_KEY))
        for key, known in choices:
            if getattr(mapping, key) not in known:
                raise ListRefused(
                    "mapping_wrong_value", line=self.line("", 0, key), key=key, expected=" | ".join(known)
                )

    def _gives(self, mapping: Mapping) -> None:
        listed: tuple[tuple[str, tuple[Column | Fixed, ...]], ...] = (
            ("column", mapping.columns),
            ("fixed", mapping.fixed),
        )
        for section, parts in listed:
            for number, part in enumerate(parts):
                for key in ("gives", "otherwise"):
                    wanted = getattr(part, key, "")
                    if wanted and not _is_field(wanted, mapping.about, simple=section == "fixed" or key == "otherwise"):
                        line = self.line(section, number, key)
                        code = "mapping_picture" if wanted == _PICTURE else "mapping_unknown_field"
                        raise ListRefused(code, line=line, field=wanted, about=mapping.about)
                if part.when and not mapping.chosen_by:
                    raise ListRefused("mapping_lacks", line=self.line(section, number, "when"), key="chosen_by")

    def line(self, section: str, number: int, key: str) -> int:
        """The line of ``key`` in the ``number``-th table ``section``; of the table itself where the key is not seen."""
        heads = [place for place, line in enumerate(self.lines) if line.strip() in (f"[[{section}]]", f"[{section}]")]
        first = heads[number] if number < len(heads) else 0
        for place in range(first, len(self.lines)):
            written = self.lines[place].strip()
            if place > first and written.startswith("["):
                break
            if key and written.split("=")[0].strip().strip('"') == key:
                return place + 1
        return first + 1


def _expected(declared: str) -> str:
    return {"str": '"…"', "bool": "true | false", "int": "1, 2, 3 …"}.get(declared, '["…", "…"]')


def _is_field(gives: str, about: str, *, simple: bool) -> bool:
    if gives in OF_THE_ROW or gives in SEVERAL_AT_ONCE:
        return not simple and (about == PERSON or gives in OF_THE_ROW)
    noun, _, name = gives.partition(".")
    try:
        field_of(noun, name)
    except Unreadable:
        return False
    if gives == _PICTURE:
        return False
    return noun == about or (about == PERSON and (noun in OF_A_PERSON or noun == "proceeding"))


def fields_of(about: str) -> tuple[str, ...]:
    """Everything that a column of a list about ``about`` may give, in the order of the legal chain."""
    plain = tuple(
        f"{noun}.{name}"
        for noun in NOUNS
        for name in NOUNS[noun].fields
        if _is_field(f"{noun}.{name}", about, simple=True)
    )
    return (*plain, *(SEVERAL_AT_ONCE if about == PERSON else ()), *OF_THE_ROW)
