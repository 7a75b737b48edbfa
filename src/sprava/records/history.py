"""What the register knew of custody at any past moment: the same fold, for every moment at which the book changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sprava.core.claims import Said
from sprava.core.custody import Spell
from sprava.records.identity import Tie, joined


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as it stood in the book: from when until when, how it was judged in the meantime, and which grades its
    source had until when, oldest first, before the one of now."""

    record: int
    said: Said
    withdrawn_at: datetime | None
    judged: tuple[tuple[int, datetime, datetime | None], ...] = ()
    graded: tuple[tuple[int, datetime], ...] = ()

    def as_known(self, at: datetime | None) -> Said | None:
        """The claim with the judgement and the grade then in force; None when it did not stand then."""
        if at is None:
            if self.withdrawn_at is not None:
                return None
        elif self.said.recorded_at > at or (self.withdrawn_at is not None and self.withdrawn_at <= at):
            return None
        said = self._graded(at)
        for weight, since, until in self.judged:
            if (until is None) if at is None else (since <= at and (until is None or until > at)):
                return replace(said, judged=weight)
        return said

    def _graded(self, at: datetime | None) -> Said:
        grade = next((was for was, until in self.graded if at is not None and at < until), self.said.grade)
        return self.said if grade == self.said.grade else replace(self.said, grade=grade)


@dataclass(frozen=True, slots=True)
class Version:
    """The spells of a person as known from one moment until another; ``until`` is None for what is known now."""

    since: datetime
    until: datetime | None
    spells: tuple[Spell, ...]


Fold = Callable[[Sequence[Said]], tuple[Spell, ...]]


def versions(
    entries: Sequence[Entry], home: Mapping[int, int], ties: Sequence[Tie], fold: Fold
) -> dict[int, list[Version]]:
    """Per person's number, what was known of their custody over time, oldest first; the last version is known now.

    Args:
        entries: every claim that ever stood about some records and bears on custody.
        home: those records, closed under ``ties``, each with its compartment; it lends nothing to a person in another.
        fold: claims to spells.
    """
    known: dict[int, list[Version]] = defaultdict(list)
    for at in moments(entries, ties):
        said: dict[int, list[Said]] = defaultdict(list)
        leaders = joined(home, ties, at)
        for entry in entries:
            claim, person = entry.as_known(at), leaders[entry.record]
            if claim and home[entry.record] == home[person]:
                said[person].append(claim)
        for person in sorted(home):
            _extend(known[person], at, fold(said[person]) if said[person] else ())
    return {person: kept for person, kept in known.items() if kept}


def moments(entries: Sequence[Entry], ties: Sequence[Tie]) -> list[datetime]:
    """When the book changed in a way that bears on custody, in order."""
    found = {entry.said.recorded_at for entry in entries}
    found |= {entry.withdrawn_at for entry in entries if entry.withdrawn_at}
    found |= {at for entry in entries for _, since, until in entry.judged for at in (since, until) if at}
    found |= {until for entry in entries for _, until in entry.graded}
    found |= {at for tie in ties for at in (tie.since, tie.until) if at}
    return sorted(found)


def _extend(kept: list[Version], at: datetime, spells: tuple[Spell, ...]) -> None:
    if kept and kept[-1].spells == spells:
        return
    if kept:
        kept[-1] = replace(kept[-1], until=at)
    elif not spells:
        return
    kept.append(Version(at, None, spells))
