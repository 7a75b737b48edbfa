"""A row of a list as linkage sees it: a name in parts, and what else may tell two people apart."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from sprava.core import names
from sprava.core.dates import PartialDate
from sprava.core.errors import Unreadable
from sprava.core.names.folding import code_of
from sprava.core.typed_dates import typed_date

_TITLES: Final = {
    title: what
    for what, titles in tomllib.loads((files(__package__) / "data" / "columns.toml").read_text("utf-8")).items()
    for title in titles
}
_SEPARATED: Final = re.compile(r"\s*[;|,]\s*")
_DIGITS: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WORD: Final = re.compile(r"\w+")
LONGEST_FIELD: Final = 300

Born = tuple[int, int, int]
"""Year, month and day of birth; 0 where it is not known."""
UNKNOWN: Final[Born] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Record:
    """One row. Places, articles, facilities and cases are compared by what they are called, in any script."""

    name: names.Name
    born: Born = UNKNOWN
    place: str = ""
    articles: frozenset[str] = frozenset()
    facility: str = ""
    cases: frozenset[str] = frozenset()


@lru_cache(maxsize=65_536)
def born(text: str) -> Born:
    """A birth date as typed; what cannot be read as one is not known. 1 January is read as the year alone.

    Lists that know only the year write its first day.
    """
    plain = text.strip()
    if _DIGITS.fullmatch(plain):
        year, month, day = int(plain[:4]), int(plain[5:7]), int(plain[8:])
        if year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            return (year, 0, 0) if month == day == 1 else (year, month, day)
        return UNKNOWN
    try:
        read = typed_date(plain[:LONGEST_FIELD])
    except Unreadable:
        return UNKNOWN
    if not isinstance(read, PartialDate):
        return UNKNOWN
    if read.month == read.day == 1:
        return (read.year, 0, 0)
    return (read.year, read.month or 0, read.day or 0)


@lru_cache(maxsize=65_536)
def code(text: str) -> str:
    """What a place or a facility is called, without script: Гомель, Homel and Gomel are one."""
    return " ".join(code_of(word) for word in _WORD.findall(text[:LONGEST_FIELD]))


@lru_cache(maxsize=65_536)
def several(text: str) -> frozenset[str]:
    """The articles or cases of a cell, separated by commas, semicolons or bars."""
    return frozenset(part for part in map(code, _SEPARATED.split(text[:LONGEST_FIELD].strip())) if part)


def columns(header: Sequence[str]) -> dict[str, int]:
    """What the columns of a list hold, by their titles; the first of several is taken."""
    found: dict[str, int] = {}
    for number, title in enumerate(header):
        what = _TITLES.get(" ".join(title.strip("\ufeff ").casefold().split()))
        if what:
            found.setdefault(what, number)
    if "name" in found and "surname" in found and _TITLES.get("імя") == "name":
        # «імя» beside «прозвішча» is the given name.
        found.setdefault("given", found.pop("name"))
    return found


def record(cells: Mapping[str, str]) -> Record:
    """A record from what its cells hold, by the names of :func:`columns`."""
    read = cells.get
    return Record(
        name_of(cells), born(read("born", "")), code(read("place", "")), several(read("article", "")),
        code(read("facility", "")), several(read("case", "")),
    )  # fmt: skip


def name_of(cells: Mapping[str, str]) -> names.Name:
    """The name, from a column for each part or from one column."""
    read = cells.get
    surname, given = read("surname", "").strip(), read("given", "").strip()
    previous = read("previous", "").strip()
    name = read("name", "").strip()
    if surname or given or not name:
        return names.in_columns(
            f"{surname} ({previous})" if previous else surname, given, read("patronymic", "").strip()
        )
    return names.parse(f"{name} ({previous})" if previous else name)
