"""Claims with what was decided on them in the course of time: what every fold, of the past or of now, begins with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sprava.core.claims import Said
from sprava.records.echoes import echoes
from sprava.records.history import Entry
from sprava.records.models import Grading, Judgement

_WEIGHT: Final = {Judgement.Verdict.UPHELD: 1, Judgement.Verdict.REFUSED: -1}
_AT_ONCE: Final = 500


def entries_of(claims: Sequence[tuple[int | None, datetime | None, Said]]) -> list[Entry]:
    """Claims as ``as_said`` gives them, each with its judgements, with the earlier grades of its source and, if it came
    from a copy, with whom it repeats.

    The record of a claim about no person is 0. Three queries where nothing was ever judged or copied.
    """
    numbers = [said.claim for _, _, said in claims]
    verdicts, repeated, graded = _verdicts(numbers), echoes(numbers), Grading.objects.replaced()
    return [
        Entry(
            record or 0,
            replace(said, echo=repeated[said.claim]) if said.claim in repeated else said,
            until,
            tuple(verdicts.get(said.claim, ())),
            tuple((was, at) for was, at in graded.get(said.source, ()) if at > said.recorded_at),
        )
        for record, until, said in claims
    ]


def said_of_each(
    entries: Iterable[Entry], leaders: Mapping[int, int], home: Mapping[int, int], at: datetime | None = None
) -> dict[int, list[Said]]:
    """What stood of each person at ``at``, or stands now.

    Args:
        leaders: the person that each record was then, where it was joined to another.
        home: the compartment of each record. One in another compartment than its person lends nothing: its readers
            are others.
    """
    said: dict[int, list[Said]] = defaultdict(list)
    for entry in entries:
        claim, person = entry.as_known(at), leaders.get(entry.record, entry.record)
        if claim is not None and home[entry.record] == home.get(person):
            said[person].append(claim)
    return said


def _verdicts(claims: Sequence[int]) -> dict[int, list[tuple[int, datetime, datetime | None]]]:
    """For each claim that was ever judged: +1 upheld or -1 refused, from when until when."""
    of_claims = Judgement.objects.filter(claim__isnull=False)
    found: dict[int, list[tuple[int, datetime, datetime | None]]] = defaultdict(list)
    if not claims or not of_claims.exists():
        return found
    for start in range(0, len(claims), _AT_ONCE):
        rows = of_claims.filter(claim__in=claims[start : start + _AT_ONCE]).order_by("pk")
        for claim, verdict, since, until in rows.values_list("claim_id", "verdict", "judged_at", "undone_at"):
            found[claim or 0].append((_WEIGHT[Judgement.Verdict(verdict)], since, until))
    return found
