"""May people write to somebody: what sources say of contact, since when, who says so; and what the person asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sprava.accounts.models import Member
from sprava.core.dates import When, parse_date
from sprava.records.identity import leaders_of
from sprava.records.models import Claim, Contact
from sprava.support.post import words_of_silence

BLOCKED = ("incommunicado", "relatives_only")
ASKED = "silence"
STRICTEST_FIRST = (ASKED, *BLOCKED, "unknown", "can_write")


@dataclass(frozen=True, slots=True)
class Regime:
    """What holds of contact on a day. ``said_by`` names the sources; the code is ``unknown`` where nobody speaks."""

    code: str = "unknown"
    since: When | None = None
    said_by: tuple[str, ...] = ()
    asked_for_silence: bool = False
    languages: tuple[str, ...] = ()


def regimes_of(people: Sequence[int], day: date, reader: Member) -> dict[int, Regime]:
    """For each of ``people`` what holds on ``day``: the latest report; of several of one day the strictest."""
    rows: dict[int, list[Contact]] = defaultdict(list)
    for row in Contact.objects.visible_to(reader).filter(person__in=people).exclude(regime=""):
        rows[row.person_id].append(row)
    current = {number: row for number, own in rows.items() if (row := _current(own, day))}
    said = _said(people, [row.pk for row in current.values()], reader)
    return {number: _regime(number, current.get(number), said) for number in people}


def _current(rows: Iterable[Contact], day: date) -> Contact | None:
    begun = [row for row in rows if row.since_earliest is None or row.since_earliest <= day]
    running = [row for row in begun if row.until_latest is None or row.until_latest >= day]
    # "Not known" lifts no restriction that somebody reported before.
    told = [row for row in running if row.regime != "unknown"] or running
    return min(told, key=_rank, default=None)


def _rank(row: Contact) -> tuple[int, int]:
    return -(row.since_latest or date.min).toordinal(), STRICTEST_FIRST.index(row.regime)


@dataclass(frozen=True, slots=True)
class _Said:
    """Sources by the number of a contact, wishes and languages by the number of a person."""

    sources: Mapping[int, list[str]]
    silent: frozenset[int]
    languages: Mapping[int, list[str]]


def _said(people: Sequence[int], contacts: Sequence[int], reader: Member) -> _Said:
    """Notes of every record that was joined to a person count: a wish for silence must not be lost with a merger."""
    leaders = leaders_of(people)
    claims = Claim.objects.visible_to(reader).standing()
    rows = claims.filter(subject__in=contacts, field="regime") | claims.filter(
        subject__in=list(leaders), field__in=("note", "language")
    )
    sources: dict[int, list[str]] = defaultdict(list)
    languages: dict[int, list[str]] = defaultdict(list)
    silent, wishes = set(), words_of_silence()
    for subject, field, value, source in rows.values_list("subject_id", "field", "value", "source__name"):
        if field == "regime":
            sources[subject].append(source)
        elif field == "language":
            languages[leaders[subject]].append(value)
        elif any(words in value.casefold() for words in wishes):
            silent.add(leaders[subject])
    return _Said(sources, frozenset(silent), languages)


def _regime(number: int, row: Contact | None, said: _Said) -> Regime:
    asked, languages = number in said.silent, tuple(dict.fromkeys(said.languages.get(number, ())))
    asked = asked or (row is not None and row.regime == ASKED)
    if row is None:
        return Regime(asked_for_silence=asked, languages=languages)
    names = tuple(dict.fromkeys(said.sources.get(row.pk, ())))
    return Regime(row.regime, parse_date(row.since) if row.since else None, names, asked, languages)
