"""Dates of one case that cannot all be so: refused with both dates in the message, never put right in silence."""

from __future__ import annotations

from collections.abc import Iterator

from sprava.core.dates import When
from sprava.core.errors import Contradiction
from sprava.core.terms.cases import TermCase

Pair = tuple[str, When | None, str, When | None]


def check_order(case: TermCase) -> None:
    """Refuse a case in which something certainly comes before what it has to follow.

    Raises:
        Contradiction: the message names the two fields and their dates.
    """
    for earlier, first, later, second in _pairs(case):
        if first is not None and second is not None and second.latest() < first.earliest():
            raise Contradiction(
                f"{later} ({second}) lies before {earlier} ({first}): both cannot be so. Find out which date is wrong."
            )


def _pairs(case: TermCase) -> Iterator[Pair]:
    """Whatever has to come in this order, as (field, date, field, date)."""
    verdict = case.verdict
    yield "sentence.date", verdict.date, "sentence.in_force", verdict.in_force
    yield "sentence.date", verdict.date, "sentence.starts", verdict.starts
    for place, held in enumerate(case.held or ()):
        yield f"held[{place}].since", held.since, f"held[{place}].until", held.until
        if held.until is None and verdict.starts is None:
            yield f"held[{place}].since", held.since, "sentence.in_force", verdict.in_force
        if case.freed is not None:
            yield f"held[{place}].since", held.since, "released.date", case.freed.date
    later: dict[str, list[When | None]] = {
        "appeals": [event.date for event in case.appeals],
        "added": [event.date for event in case.added],
        "regimes": [event.date for event in case.regimes],
        "replaced": [event.date for event in case.replaced],
    }
    for name, dates in later.items():
        for place, day in enumerate(dates):
            yield "sentence.date", verdict.date, f"{name}[{place}].date", day
