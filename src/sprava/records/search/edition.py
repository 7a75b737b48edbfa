"""A mark that changes whenever the index may have changed, for whoever keeps in memory what was read from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from sprava.records.as_known import together
from sprava.records.grading import borne_upon

MOST_CHANGED = 20_000
"""Of more people than this everything is read anew: it takes no longer."""


Moment = datetime | str | None
"""As the driver gives it: it is compared with others of the same database only."""


class Mark(NamedTuple):
    """The last entries of the book, and between which numbers the rows of the index lie."""

    claim: int | None
    recorded: Moment
    """When that claim was recorded: that it is still the same book."""
    withdrawn: int
    last_withdrawn: Moment
    judgement: int | None
    undone: int
    last_undone: Moment
    sources: int
    grading: int | None
    first_spell: int | None
    last_spell: int | None


_MARK = """
SELECT (SELECT MAX(id) FROM records_claim), (SELECT recorded_at FROM records_claim ORDER BY id DESC LIMIT 1),
 (SELECT COUNT(*) FROM records_claim WHERE withdrawn_at IS NOT NULL),
 (SELECT MAX(withdrawn_at) FROM records_claim WHERE withdrawn_at IS NOT NULL),
 (SELECT MAX(id) FROM records_judgement),
 (SELECT COUNT(undone_at) FROM records_judgement), (SELECT MAX(undone_at) FROM records_judgement),
 (SELECT COUNT(*) FROM records_source), (SELECT MAX(id) FROM records_grading),
 (SELECT MIN(id) FROM records_spell), (SELECT MAX(id) FROM records_spell)
"""
# Numbers are given out before a transaction ends: while one is under way, a row may still appear below the largest.
_UNDER_WAY = "SELECT pg_snapshot_xmin(s) <> pg_snapshot_xmax(s) FROM pg_current_snapshot() AS s"


def mark() -> Mark | None:
    """The same mark means that nothing has changed; None means that a change is under way and nothing may be kept."""
    if connection.vendor == "postgresql" and next(_rows(_UNDER_WAY))[0]:
        return None
    return Mark(*next(_rows(_MARK)))


def changed_since(old: Mark, new: Mark) -> set[int] | None:
    """The people whose rows in the index may be others than under an older mark; None where that cannot be told, or
    where they are so many that everything is better read anew."""
    if not _is_later_of(old, new):
        return None
    withdrawn = list(_rows(*_after("SELECT person_id FROM records_claim WHERE withdrawn_at", old.last_withdrawn)))
    undone = list(_rows(*_after(_JUDGED + "undone_at", old.last_undone)))
    # A moment may be given before its entry is made: whatever is not later than the last one would be missed.
    if (len(withdrawn), len(undone)) != (new.withdrawn - old.withdrawn, new.undone - old.undone):
        return None
    told = list(_rows(_TOLD, [old.claim, MOST_CHANGED + 1]))
    judged = list(_rows(_JUDGED + "judgement.id > %s", [old.judgement or 0]))
    found = {number for row in (*withdrawn, *undone, *told, *judged) for number in row if number}
    for graded in _rows("SELECT source_id, was, grade FROM records_grading WHERE id > %s", [old.grading or 0]):
        found |= borne_upon(*graded).people
    return together(found) if len(found) <= MOST_CHANGED else None


_TOLD = "SELECT DISTINCT person_id FROM records_claim WHERE id > %s AND person_id IS NOT NULL LIMIT %s"
_JUDGED = """SELECT claim.person_id, judgement.left_id, judgement.right_id FROM records_judgement judgement
 LEFT JOIN records_claim claim ON claim.id = judgement.claim_id WHERE """


def _is_later_of(old: Mark, new: Mark) -> bool:
    """Is it the same book, read on, and the index not folded anew as a whole? That gives every row another number."""
    if old.claim is None or old.last_spell is None or new.first_spell is None or new.first_spell > old.last_spell:
        return False
    return list(_rows("SELECT recorded_at FROM records_claim WHERE id = %s", [old.claim])) == [(old.recorded,)]


def _after(statement: str, moment: Moment) -> tuple[str, Sequence[Moment]]:
    return (f"{statement} IS NOT NULL", ()) if moment is None else (f"{statement} > %s", [moment])


def _rows(statement: str, parameters: Sequence[Moment | int] = ()) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        yield from cursor.fetchall()
