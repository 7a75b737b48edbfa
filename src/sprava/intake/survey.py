"""The first run through a list: how many rows, which rows are about one person, who stands in it under two numbers.

Of every row three digests of eight bytes are kept, so that a list of ten million rows takes a quarter of a gigabyte.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from sprava.intake.rows import RowReader
from sprava.intake.tables import Table

_TELL_EVERY = 20_000  # rows

_Digests = npt.NDArray[np.uint64]


def digest_of(key: str) -> int:
    """Eight bytes that stand for a key. Two of ten million share one about once in three hundred thousand lists."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a list before any of its rows is taken.

    ``last_rows`` gives, for a key of which there are several rows, the last of them. ``namesakes`` gives, for a row
    whose name and birth date stand under another key too, the rows where they do.
    """

    rows: int
    keys: _Digests
    last_rows: Mapping[int, int]
    namesakes: Mapping[int, tuple[int, ...]]

    def __contains__(self, key: object) -> bool:
        """Does the list name this key?"""
        wanted = np.uint64(digest_of(str(key)))
        place = int(np.searchsorted(self.keys, wanted))
        return place < len(self.keys) and bool(self.keys[place] == wanted)


def surveyed(table: Table, reader: RowReader, progress: Callable[[int, int | None], None] | None = None) -> Survey:
    """Run through the list once, telling ``progress`` now and then that nothing is taken yet.

    Raises:
        ListRefused: it cannot be read to its end.
    """
    keys, numbers, identities = array("Q"), array("q"), array("Q")
    rows = 0
    looks_for_namesakes = reader.mapping.has_key and not reader.mapping.several_rows
    for record in table.records:
        rows += 1
        if progress is not None and rows % _TELL_EVERY == 0:
            progress(0, None)
        key = "" if record.broken else reader.key_of(record)
        if key:
            keys.append(digest_of(key))
            numbers.append(record.number)
            identity = reader.identity_of(record) if looks_for_namesakes else ""
            identities.append(digest_of(identity) if len(identity.rpartition("|")[2]) == len("1990-01-01") else 0)
    of_keys = np.frombuffer(keys, dtype=np.uint64) if keys else np.zeros(0, dtype=np.uint64)
    of_rows = np.frombuffer(numbers, dtype=np.int64) if numbers else np.zeros(0, dtype=np.int64)
    order = np.argsort(of_keys, kind="stable")
    last_rows = {int(of_keys[same[0]]): int(of_rows[same[-1]]) for same in _runs(of_keys, order) if len(same) > 1}
    namesakes = _namesakes(np.frombuffer(identities, dtype=np.uint64), of_keys, of_rows) if identities else {}
    return Survey(rows, of_keys[order], last_rows, namesakes)


def _namesakes(identities: _Digests, keys: _Digests, numbers: npt.NDArray[np.int64]) -> dict[int, tuple[int, ...]]:
    order = np.argsort(identities, kind="stable")
    found: dict[int, tuple[int, ...]] = {}
    for same in _runs(identities, order):
        if len(same) > 1 and identities[same[0]] and len(np.unique(keys[same])) > 1:
            rows = tuple(int(number) for number in numbers[same])
            found |= {row: tuple(other for other in rows if other != row)[:20] for row in rows}
    return found


def _runs(values: _Digests, order: npt.NDArray[np.intp]) -> Iterator[npt.NDArray[np.intp]]:
    """The places of equal values, of every value that is there more than once."""
    arranged = values[order]
    again = np.flatnonzero(arranged[1:] == arranged[:-1])
    if not len(again):
        return
    gaps = np.flatnonzero(np.diff(again) > 1)
    begins = np.concatenate(([0], gaps + 1, [len(again)]))
    for first, last in pairwise(begins.tolist()):
        yield order[again[first] : again[last - 1] + 2]
