"""Judgements of pairs as a file: of rows of lists, as ``sprava link --pairs`` writes them with a verdict beside, or of
records of a register, as the matching desk exports them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sprava.core.errors import Unreadable
from sprava.core.names import Evidence

from .clustering import Judged
from .lists import Rows

SAME: Final = "same"
DIFFERENT: Final = "different"
UNSURE: Final = "unsure"
_VERDICTS: Final = frozenset({SAME, DIFFERENT, UNSURE, ""})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody said of two rows, each named by its list, if the file says so, and its number there; and the
    evidence that was there to see.
    """

    left: tuple[str, str]
    right: tuple[str, str]
    verdict: str
    evidence: tuple[Evidence, ...] = ()
    engine: str = ""
    """What weighed it, as the pair keeps it."""


def read_judgements(path: Path) -> list[Judgement]:
    """The judgements of a file that are in force: those undone and pairs without a verdict are left out.

    Raises:
        Unreadable: it is no such file, or a row is not to be read.
    """
    with path.open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        titles = {title.strip().casefold() for title in reader.fieldnames or ()}
        if "verdict" not in titles or not titles & {"left", "left_row"} or not titles & {"right", "right_row"}:
            raise Unreadable(f"{path}: no columns left_row, right_row and verdict. Add verdict to what --pairs wrote.")
        try:
            read = [_read(path, reader.line_num, line) for line in reader]
        except (UnicodeDecodeError, csv.Error) as cause:
            raise Unreadable(f"{path}, line {reader.line_num}: this cannot be read as CSV in UTF-8.") from cause
    return [one for one in read if one is not None]


def _read(path: Path, number: int, line: Mapping[str | None, str | None]) -> Judgement | None:
    cells = {str(title).strip().casefold(): str(cell or "").strip() for title, cell in line.items()}
    verdict = cells["verdict"].casefold()
    if verdict not in _VERDICTS:
        raise Unreadable(f"{path}, line {number}: the verdict is one of same, different and unsure.")
    if not verdict or cells.get("undone_at"):
        return None
    sides = [
        (cells.get(f"{side}_file", ""), cells.get(f"{side}_row") or cells.get(side, "")) for side in ("left", "right")
    ]
    return Judgement(
        sides[0], sides[1], verdict, _evidence(path, number, cells.get("evidence", "")), cells.get("engine", "")
    )


def _evidence(path: Path, number: int, text: str) -> tuple[Evidence, ...]:
    if not text:
        return ()
    try:
        return tuple(Evidence(str(part), float(weight), str(how)) for part, how, weight, *_ in json.loads(text))
    except (ValueError, TypeError) as cause:
        raise Unreadable(
            f"{path}, line {number}: the evidence is a list of [part, how, weight, what both say], as it was exported."
        ) from cause


def judged_rows(judgements: Sequence[Judgement], rows: Rows) -> tuple[Judged, int]:
    """The judgements as pairs of rows, and how many are about rows that are not in these lists.

    Raises:
        Unreadable: a judgement does not say which of several lists it is about.
    """
    by_list: dict[tuple[str, str], int] = {}
    by_row: dict[str, list[int]] = {}
    wanted = {row for judgement in judgements for _, row in (judgement.left, judgement.right)}
    for at, (file, row) in enumerate(zip(rows.file, rows.row, strict=True)):
        if row in wanted:
            by_list[rows.files[file], row] = at
            by_list.setdefault((Path(rows.files[file]).name, row), at)
            by_row.setdefault(row, []).append(at)
    pairs: dict[str, set[tuple[int, int]]] = {SAME: set(), DIFFERENT: set(), UNSURE: set()}
    elsewhere = 0
    for judgement in judgements:
        left, right = (_place(side, by_list, by_row) for side in (judgement.left, judgement.right))
        if left is None or right is None or left == right:
            elsewhere += 1
        else:
            pairs[judgement.verdict].add((min(left, right), max(left, right)))
    return Judged(frozenset(pairs[DIFFERENT]), frozenset(pairs[SAME])), elsewhere


def _place(
    side: tuple[str, str], by_list: Mapping[tuple[str, str], int], by_row: Mapping[str, list[int]]
) -> int | None:
    file, row = side
    if file:
        found = by_list.get((file, row))
        return found if found is not None else by_list.get((Path(file).name, row))
    places = by_row.get(row, [])
    if len(places) > 1:
        raise Unreadable(
            f"A judgement is about row {row}, and several rows are called so. Add left_file and right_file."
        )
    return places[0] if places else None
