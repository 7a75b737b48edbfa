"""The columns of a mapping found at the columns of a list."""

from __future__ import annotations

from collections.abc import Mapping as Cells
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple

from sprava.core.nouns import NAME_FIELDS, NOUNS
from sprava.core.said import PERSON
from sprava.intake.cells.dates import read_date
from sprava.intake.cells.reading import CellReader, reader_of
from sprava.intake.cells.vocabulary import plain, says_nothing
from sprava.intake.mapping import OF_THE_ROW, Column, Mapping
from sprava.intake.problems import ListRefused
from sprava.intake.tables import Record, Table
from sprava.packs import Pack


class Bound(NamedTuple):
    """A column of the mapping at a column of the list. ``read`` is None for what a cell says of its row."""

    column: Column
    read: CellReader | None
    number: int

    @property
    def is_name(self) -> bool:
        """Does it give a name, of a person or of a place?"""
        noun, _, name = self.column.gives.partition(".")
        return name in NAME_FIELDS and noun in NOUNS


class BoundColumns:
    """Which columns of the mapping read which column of the list; found once for each heading."""

    def __init__(self, mapping: Mapping, pack: Pack | None) -> None:
        self.mapping = mapping
        self._bound = [
            Bound(column, None if column.gives in OF_THE_ROW else reader_of(column, mapping, pack), number)
            for number, column in enumerate(mapping.columns)
        ]
        self._headers = [frozenset(map(plain, column.headers)) for column in mapping.columns]
        self._keys = sum(column.key for column in mapping.columns)
        self._together = self._joins()
        self.at = lru_cache(maxsize=None)(self._at)
        self.plain = lru_cache(maxsize=None)(plain)

    def _joins(self) -> dict[str, list[int]]:
        """For every value that several columns make: a heading for it, and the numbers of its columns."""
        found: dict[str, list[int]] = {}
        for gives in dict.fromkeys(column.gives for column in self.mapping.columns if column.join):
            numbers = [number for number, one in enumerate(self.mapping.columns) if one.join and one.gives == gives]
            found[plain(" + ".join(self.mapping.columns[number].headers[0] for number in numbers))] = numbers
        return found

    def _at(self, name: str) -> tuple[Bound, ...]:
        header = plain(name)
        if header in self._together:
            return (self._bound[self._together[header][0]],)
        return tuple(bound for bound in self._bound if self._is_at(header, bound.number))

    def _is_at(self, header: str, number: int) -> bool:
        headers = self._headers[number]
        return header in headers or any("*" in one and fnmatchcase(header, one) for one in headers)

    def fit(self, table: Table) -> None:
        """Refuse a list that lacks a column without which it cannot be read, or has one of them twice."""
        bound = [bound for name in table.columns for bound in self.at(name)]
        found = {one.number for one in bound}
        missing = [
            one.column.headers[0]
            for one in self._bound
            if (one.column.required or one.column.key) and one.number not in found
        ]
        if missing:
            raise ListRefused("missing_columns", columns=", ".join(missing), found=", ".join(table.columns[:40]))
        if self.mapping.about == PERSON and not any(one.is_name for one in bound):
            raise ListRefused("no_mapping", name=table.name)
        for heading, (first, second) in table.twice.items():
            if self.at(heading):
                raise ListRefused("same_heading", first=first, second=second, heading=heading)

    def unused(self, table: Table) -> tuple[str, ...]:
        """The columns of the list that give nothing and do not tell its rows apart."""
        read = {plain(name) for name in (self.mapping.chosen_by, *self.mapping.apart_by)}
        return tuple(name for name in table.columns if not self.at(name) and plain(name) not in read)

    def cells(self, record: Record) -> Cells[str, str]:
        """The cells of the record, those that make one value together joined."""
        if not self._together:
            return record.cells
        cells = {name: cell for name, cell in record.cells.items() if not any(one.column.join for one in self.at(name))}
        for name, numbers in self._together.items():
            parts = [
                cell
                for number in numbers
                for at, cell in record.cells.items()
                if self.plain(at) in self._headers[number] and not says_nothing(cell)
            ]
            if parts:
                cells[name] = " ".join(parts)
        return cells

    def key(self, record: Record) -> str:
        """The number of the record in the list, of all key columns together; empty where one of them is."""
        parts = [
            (bound.number, " ".join(cell.split()))
            for name, cell in record.cells.items()
            for bound in self.at(name)
            if bound.column.key and not says_nothing(cell)
        ]
        if len({number for number, _ in parts}) < self._keys:
            return ""
        return " ".join(cell for _, cell in sorted(parts)) if self._keys > 1 else parts[0][1]

    def identity(self, record: Record) -> str:
        """Names and birth date, capitals and spaces aside: by these two rows speak of one person. Empty without one."""
        names, born = set(), ""
        for name, cell in self.cells(record).items():
            for bound in self.at(name):
                if bound.is_name and not says_nothing(cell):
                    names.add(" ".join(cell.casefold().replace("ё", "е").replace(",", " ").split()))
                elif bound.column.gives == "person.birth_date" and not says_nothing(cell):
                    when = read_date(cell, self.mapping.dates)
                    born = when if isinstance(when, str) else cell
        return "|".join((*sorted(names), born)) if names else ""
