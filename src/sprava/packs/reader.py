"""From TOML tables to rows: every refusal names the file, the row and the field."""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sprava.core.dates import PartialDate, Sometime, When, parse_date
from sprava.core.errors import NotSourced, Refused, SpravaError
from sprava.core.terms import Duration
from sprava.packs.lines import Lines
from sprava.packs.rows import LANGUAGES, STANDINGS, Force, Row, Text

UNSOURCED = "none: "
"""A source that begins so says that no page was found; only an unverified row may carry it."""

_HOST = re.compile(r"\w\.\w")
"""A page is named by its host at the least."""

UNKNOWN = "unknown"
"""The date of force of a row of which nobody knows since when it holds: said, not left out."""

LONGEST_NAME = 60
"""So many signs of the words of a row name it in a message."""

_NAMING = ("id", "code", "number", "part", "kind", "day", "by", "name", "text", "change")

RowKind = TypeVar("RowKind", bound=Row)
Reader = Callable[[Any], Any]
Fields = dict[str, tuple[Reader, type[Row] | None, bool]]
_KNOWN_FIELDS: dict[str, Fields] = {}


class PackRefused(Refused):
    """A row of a pack that cannot be taken: the message names the file, the row and the field."""


class RowNotSourced(PackRefused, NotSourced):
    """A row of a pack without a source or without its dates of force."""


@dataclasses.dataclass(frozen=True, slots=True)
class Where:
    """The place of a row in its file, for messages. ``line`` is 0 where it is not known."""

    file: str
    row: str
    line: int = 0
    inner: Callable[[str, int], int] = lambda _part, _number: 0
    """The line of a row that stands in this one, by its part and its number there."""

    def inside(self, part: str, number: int, named: str) -> Where:
        """The place of a nested row; ``named`` is what tells it from its neighbours."""
        return Where(self.file, f"{self.row}, {_labelled(part, number, named)}", self.inner(part, number))

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.row}" if self.line else f"{self.file}: {self.row}"

    def refuse(self, field: str, problem: str) -> PackRefused:
        """The refusal of one field, in words."""
        return PackRefused(f"{self}: {field}: {problem}")

    def not_sourced(self, field: str, problem: str) -> RowNotSourced:
        """The refusal of a row for want of a source or of dates of force."""
        return RowNotSourced(f"{self}: {field}: {problem}")


def place_of(file: str, section: str, number: int, given: Mapping[str, Any] | Row, lines: Lines) -> Where:
    """The place of a row by its section, its number there and its name."""

    def inner(part: str, inside: int) -> int:
        return lines.inside(section, number, part, inside)

    return Where(file, _labelled(section, number, name_of_row(given)), lines.of(section, number), inner)


def name_of_row(given: object) -> str:
    """What tells a row from its neighbours, whether it is read already or still a table: an id, a number, its words."""
    said = {name: _as_name(_said(given, name)) for name in _NAMING}
    if said["id"]:
        return said["id"]
    pairs = (("code", "number"), ("part", "kind"), ("day", "by"), ("name", "text"), ("change", "change"))
    words = next(
        (" ".join(filter(None, dict.fromkeys(map(said.get, pair)))) for pair in pairs if any(map(said.get, pair))), ""
    )
    return words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1]}…"


def _said(given: object, name: str) -> object:
    return given.get(name, "") if isinstance(given, Mapping) else getattr(given, name, "")


def _as_name(value: object) -> str:
    """A plain word as it is, words in several languages in one of them."""
    if isinstance(value, Text):
        return value.say("en")
    if isinstance(value, Mapping):
        value = next((value[lang] for lang in ("en", *LANGUAGES) if isinstance(value.get(lang), str)), "")
    return str(value) if isinstance(value, str | PartialDate | Sometime) else ""


def _labelled(part: str, number: int, named: str) -> str:
    return f'{part} {number} "{named}"' if named else f"{part} {number}"


def read_row(kind: type[RowKind], table: object, where: Where) -> RowKind:
    """The row that ``table`` describes, or a refusal."""
    if not isinstance(table, Mapping):
        raise where.refuse("row", f"{table!r} is not a table.")
    fields = fields_of(kind)
    for key in table:
        if key not in fields:
            raise where.refuse(key, f"no such field. A row of this kind has: {', '.join(fields)}.")
    _check_sourced(table, where)
    values: dict[str, Any] = {}
    for name, (reader, nested, required) in fields.items():
        if name not in table:
            if required:
                raise where.refuse(name, "is missing. Give it.")
            continue
        if nested is not None:
            values[name] = _read_nested(nested, table[name], name, where)
            continue
        try:
            values[name] = reader(table[name])
        except (SpravaError, ValueError, TypeError, ZeroDivisionError) as cause:
            raise where.refuse(name, str(cause)) from cause
    return kind(**values)


def _read_nested(kind: type[Row], tables: object, name: str, where: Where) -> tuple[Any, ...]:
    if not isinstance(tables, list):
        raise where.refuse(name, f"must be a list of tables, written [[…{name}]].")
    return tuple(
        read_row(kind, table, where.inside(name, number, name_of_row(table))) for number, table in enumerate(tables, 1)
    )


def rows_within(row: Row, where: Where) -> Iterator[tuple[Where, Row]]:
    """The rows that stand in a row, each with its place."""
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        for number, inner in enumerate(value if isinstance(value, tuple) else (), 1):
            if isinstance(inner, Row):
                yield where.inside(field.name, number, name_of_row(inner)), inner


def _check_sourced(table: Mapping[str, Any], where: Where) -> None:
    """Law: no row without its source, its standing and its dates of force."""
    sources = table.get("source")
    listed = [sources] if isinstance(sources, str) else sources
    if not isinstance(listed, list) or not listed or not all(isinstance(one, str) and one.strip() for one in listed):
        raise where.not_sourced("source", "a row needs a source. Give the address of the page, or a list of addresses.")
    for source in listed:
        if not source.startswith(UNSOURCED) and _HOST.search(source) is None:
            raise where.not_sourced(
                "source", f"{source!r} names no page. Give its address, or {UNSOURCED.strip()!r} and why there is none."
            )
    if table.get("standing") not in STANDINGS:
        raise where.not_sourced(
            "standing",
            f"{table.get('standing')!r} does not say how well the row is known. Give one of {', '.join(STANDINGS)}.",
        )
    if table["standing"] != "unverified" and any(one.startswith(UNSOURCED) for one in listed):
        raise where.not_sourced("source", 'a row without a page must have standing = "unverified".')
    force = table.get("in_force")
    if not isinstance(force, Mapping) or "from" not in force:
        raise where.not_sourced(
            "in_force",
            'a row needs its dates of force: { from = "2021-06-19" }, or { from = "unknown" } if nobody knows.',
        )


def fields_of(kind: type[Row]) -> Fields:
    """For each field: how to read it, the kind of nested row if it holds rows, and whether it must be given."""
    if kind.__name__ in _KNOWN_FIELDS:
        return _KNOWN_FIELDS[kind.__name__]
    hints = get_type_hints(kind)
    out: Fields = {}
    for field in dataclasses.fields(kind):
        required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        hint = hints[field.name]
        arguments = get_args(hint)
        nested = arguments[0] if get_origin(hint) is tuple and dataclasses.is_dataclass(arguments[0]) else None
        out[field.name] = (
            _reader(hint) if nested is None else _refuse_value,
            nested if isinstance(nested, type) and issubclass(nested, Row) else None,
            required,
        )
    _KNOWN_FIELDS[kind.__name__] = out
    return out


def _reader(hint: object) -> Reader:
    if hint == When:
        return _date
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (one for one in _plain(hint) if one is not type(None))
    return _READERS[hint]


def _plain(hint: object) -> tuple[Any, ...]:
    """The members of a union, with the two kinds of date taken as one."""
    members = set(get_args(hint)) - {type(None)}
    return (When,) if members == set(get_args(When)) else tuple(members)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text. Put it between quotation marks.")
    return value


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is not a list of texts.")
    return tuple(_string(one) for one in value)


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is not a whole number.")
    return value


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError(f"{value!r} is not a number.")
    return float(value)


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false.")
    return value


def _date(value: object) -> When:
    return parse_date(_string(value))


def _ratio(value: object) -> Fraction:
    text = _string(value)
    ratio = Fraction(text)
    if ratio < 0:
        raise ValueError(f"{text!r} is below zero. One day cannot count for less than none.")
    return ratio


def _duration(value: object) -> Duration:
    return Duration.parse(_string(value))


def _text(value: object) -> Text:
    if not isinstance(value, Mapping) or not value:
        raise TypeError('must name a language: { be = "…", ru = "…", en = "…" }.')
    for lang, words in value.items():
        if lang not in LANGUAGES:
            raise ValueError(f"{lang!r} is no language of a pack. Use {', '.join(LANGUAGES)}.")
        if not isinstance(words, str) or not words.strip():
            raise ValueError(f"the words in {lang!r} are empty.")
    return Text(**value)


def _force(value: object) -> Force:
    if not isinstance(value, Mapping) or set(value) - {"from", "to"}:
        raise TypeError('must be { from = "2021-06-19", to = "2024-04-28" }; leave out "to" while it holds.')
    since = None if value["from"] == UNKNOWN else _date(value["from"])
    until = _date(value["to"]) if "to" in value else None
    if since is not None and until is not None and since.earliest() > until.latest():
        raise ValueError(f"ends ({until}) before it begins ({since}).")
    return Force(since, until)


def _refuse_value(value: object) -> object:
    raise TypeError(f"{value!r} must be a list of tables.")


_READERS: dict[Any, Reader] = {
    str: _string,
    int: _whole,
    float: _number,
    bool: _yes_or_no,
    tuple[str, ...]: _strings,
    Text: _text,
    Force: _force,
    Fraction: _ratio,
    Duration: _duration,
    When: _date,
}
