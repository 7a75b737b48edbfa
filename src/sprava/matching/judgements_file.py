"""Judgements of pairs as a file: who said what of whom, when and why, with the evidence that was there to see."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from typing import Final

from sprava.accounts.models import Member
from sprava.matching.gathering import names_of_records
from sprava.records.models import Judgement, Pair

COLUMNS: Final = (
    "judgement", "left", "left_name", "right", "right_name", "verdict", "judged_at", "judged_by", "because",
    "undone_at", "undone_by", "weight", "evidence", "engine",
)  # fmt: skip
_AT_A_TIME: Final = 500
# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What csv.writer writes to: it gives the line back."""

    def write(self, text: str) -> str:
        return text


def lines_of(reader: Member) -> Iterator[str]:
    """The file, line by line, undone judgements too. Spreadsheets know by the first sign that it is UTF-8."""
    writer = csv.writer(_Line())
    yield "\ufeff" + str(writer.writerow(COLUMNS))
    last = 0
    while judgements := _next(last, reader):
        for row in _rows(judgements, reader):
            yield str(writer.writerow([_harmless(cell) for cell in row]))
        last = judgements[-1].pk


def _next(last: int, reader: Member) -> list[Judgement]:
    judgements = Judgement.objects.visible_to(reader).of_pairs().filter(pk__gt=last).order_by("pk")
    return list(judgements.select_related("judged_by", "undone_by")[:_AT_A_TIME])


def _rows(judgements: Sequence[Judgement], reader: Member) -> Iterator[tuple[object, ...]]:
    sides = [(one.left_id or 0, one.right_id or 0) for one in judgements]
    called = names_of_records({number for pair in sides for number in pair}, reader)
    pairs = Pair.objects.visible_to(reader).filter(left__in={left for left, _ in sides})
    weighed = {(pair.left_id, pair.right_id): pair for pair in pairs}
    for one, (left, right) in zip(judgements, sides, strict=True):
        pair = weighed.get((left, right))
        yield (
            one.pk,
            left,
            called.get(left, ""),
            right,
            called.get(right, ""),
            one.verdict,
            one.judged_at.isoformat(),
            one.judged_by.name,
            one.because,
            one.undone_at.isoformat() if one.undone_at else "",
            one.undone_by.name if one.undone_by else "",
            pair.weight if pair else "",
            json.dumps(pair.evidence, ensure_ascii=False) if pair else "",
            pair.engine if pair else "",
        )


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
