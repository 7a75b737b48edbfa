"""Rows of one section that point at each other: no chain may come back to its beginning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sprava.packs.reader import PackRefused
from sprava.packs.rows import Row

RowKind = TypeVar("RowKind", bound=Row)


def without_circle(section: str, field: str, read: Mapping[str, RowKind], file: str) -> Mapping[str, RowKind]:
    """The rows as given, if ``field`` leads from row to row without a circle.

    Raises:
        PackRefused: a facility that moved to where it came from, an authority that is its own superior.
    """
    for name in read:
        seen = [name]
        while following := getattr(read[seen[-1]], field, ""):
            if following in seen:
                circle = " → ".join([*seen[seen.index(following) :], following])
                raise PackRefused(f'{file}: {section} "{name}": {field}: goes in a circle: {circle}. Break it.')
            if following not in read:
                break
            seen.append(following)
    return read
