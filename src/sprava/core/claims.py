"""Which of several claims is accepted, and how reports of one event are recognised as such.

The rule is written for people in docs/methods/accepted-claims.md: a reviewer's judgement, else the better graded
source, else the newer statement. Nothing here changes a claim; choosing only reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sprava.core.dates import When, compatible, parse_date
from sprava.core.nouns import NAME_FIELDS, NOUNS, field_of, vaguer


@dataclass(frozen=True, slots=True)
class Said:
    """One standing claim as the rules need it.

    ``grade`` orders sources, higher is better (HURIDOCS list 42, reversed): 5 official, 4 first-hand, 3 reliable, 2
    retold,
    1 doubtful. ``judged`` is +1 where a reviewer upheld the claim, -1 where they refused it, 0 otherwise.
    """

    claim: int
    subject: int
    noun: str
    field: str
    value: str
    source: int
    grade: int
    said_on: str
    recorded_at: datetime
    judged: int = 0
    of: int | None = None
    lang: str = ""
    echo: int = 0
    """The source whose text this one's copies, where it is a copy; it counts as that one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is accepted for one field, why, and what else is said."""

    accepted: Said
    rule: str  # "only", "agreed", "judged", "graded", "newer"
    agreeing: tuple[Said, ...] = ()
    differing: tuple[Said, ...] = ()

    @property
    def value(self) -> str:
        return self.accepted.value

    @property
    def claims(self) -> tuple[Said, ...]:
        """Every claim behind the field, the accepted one first."""
        return (self.accepted, *self.agreeing, *self.differing)


@dataclass(frozen=True, slots=True)
class Item:
    """One event or thing of the legal chain: the subjects that reports opened for it, and its fields as read.

    ``lead`` is the smallest subject number; it names the item everywhere and stays the same while reports come and go.
    """

    noun: str
    subjects: tuple[int, ...]
    of: tuple[int, ...]
    one: Mapping[str, Reading]
    many: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)

    @property
    def lead(self) -> int:
        return self.subjects[0]

    def value(self, name: str) -> str:
        """The accepted value, or an empty string."""
        reading = self.one.get(name)
        return reading.value if reading else ""

    @property
    def is_named(self) -> bool:
        """Does a name stand that no reviewer refused? Of somebody without one the register says nothing."""
        return any(self.many.get(kind) for kind in NAME_FIELDS)

    @property
    def when(self) -> When | None:
        """The day that places it in time, if anybody gave one."""
        text = self.value(NOUNS[self.noun].dated_by)
        return parse_date(text) if text else None

    @property
    def claims(self) -> tuple[Said, ...]:
        """Every claim about it."""
        several = (said for readings in self.many.values() for reading in readings for said in reading.claims)
        return (*(said for reading in self.one.values() for said in reading.claims), *several)


def voices(claims: Iterable[Said]) -> int:
    """How many sources say something of their own among these claims: ten reposts of one text are one."""
    return len({said.echo or said.source for said in claims})


def _rank(said: Said) -> tuple[int, int, str, datetime, int]:
    return said.judged, said.grade, said.said_on, said.recorded_at, said.claim


def accepted(claims: Sequence[Said]) -> Reading | None:
    """The reading of one single-valued field of one thing; ``None`` when every claim was refused by a reviewer.

    A vaguer statement of the same thing is agreement, not conflict, and the most exact wording of what is accepted is
    the one shown: a list that says "March 2021" does not hide a report that says "12 March 2021".
    """
    standing = [said for said in claims if said.judged >= 0]
    if not standing:
        return None
    best = max(standing, key=_rank)
    if len(claims) == 1:
        return Reading(best, "judged" if best.judged else "only")
    noun, name = best.noun, best.field
    sharper = [said for said in standing if vaguer(noun, name, best.value, said.value)]
    if sharper and not best.judged:
        best = max(sharper, key=_rank)
    agreeing: list[Said] = []
    differing: list[Said] = []
    for said in sorted(claims, key=_rank, reverse=True):
        if said is not best:
            same = said.value == best.value or vaguer(noun, name, said.value, best.value)
            (agreeing if same and said.judged >= 0 else differing).append(said)
    return Reading(
        best, _rule(best, [said for said in differing if said.judged >= 0]), tuple(agreeing), tuple(differing)
    )


def _rule(best: Said, against: Sequence[Said]) -> str:
    if best.judged:
        return "judged"
    if not against:
        return "agreed"
    return "graded" if best.grade > max(said.grade for said in against) else "newer"


def side_by_side(claims: Sequence[Said]) -> tuple[Reading, ...]:
    """The readings of a field that may have many values: one per value, best first, refused values left out."""
    by_value: dict[str, list[Said]] = defaultdict(list)
    for said in claims:
        by_value[said.value].append(said)
    readings = [reading for said in by_value.values() if (reading := accepted(said))]
    return tuple(sorted(readings, key=lambda reading: _rank(reading.accepted), reverse=True))


def items(claims: Iterable[Said]) -> list[Item]:
    """Claims about one person (and what belongs to them) folded into things and events.

    Reports of one event by different sources become one item. The result depends on the set of claims only, not on the
    order in which they were recorded.
    """
    by_noun: dict[str, dict[int, list[Said]]] = {}
    for said in claims:
        by_noun.setdefault(said.noun, {}).setdefault(said.subject, []).append(said)
    return [_item(noun, group) for noun in sorted(by_noun) for group in _events(noun, by_noun[noun])]


def _item(noun: str, group: list[tuple[int, list[Said]]]) -> Item:
    fields: dict[str, list[Said]] = defaultdict(list)
    for _, claims in group:
        for said in claims:
            fields[said.field].append(said)
    one, many = {}, {}
    for name, claims in fields.items():
        if field_of(noun, name).many:
            many[name] = side_by_side(claims)
        elif reading := accepted(claims):
            one[name] = reading
    of = sorted({said.of for _, claims in group for said in claims if said.of is not None})
    return Item(noun, tuple(sorted(subject for subject, _ in group)), tuple(of), one, many)


def _events(noun: str, subjects: Mapping[int, list[Said]]) -> list[list[tuple[int, list[Said]]]]:
    """Group the subjects of one noun by the event that they report."""
    everything = sorted(subjects.items())
    declared = NOUNS[noun]
    if not declared.dated_by and not declared.told_apart_by:
        return [everything]  # a person is one item, whatever the number of records that were judged to be them
    if len(everything) == 1:
        return [everything]
    groups: list[list[tuple[int, list[Said]]]] = []
    undated: list[tuple[int, list[Said]]] = []
    dated: list[tuple[When, int, list[Said]]] = []
    for subject, claims in everything:
        if text := _best(claims, declared.dated_by):
            dated.append((parse_date(text), subject, claims))
        else:
            undated.append((subject, claims))
    # The exact first: a day draws its months to it, and two days a month apart never meet through a vague year.
    for when, subject, claims in sorted(
        dated, key=lambda row: (row[0].latest() - row[0].earliest(), row[0].earliest(), row[1])
    ):
        fits = [group for group in groups if all(_one_event(noun, claims, other, when) for _, other in group)]
        if len(fits) == 1 or (fits and when.is_exact()):
            fits[0].append((subject, claims))
        else:
            groups.append([(subject, claims)])
    for subject, claims in undated:
        fits = [group for group in groups if all(_agree(noun, claims, other) for _, other in group)]
        if (event := _event_without_day(noun, claims, fits)) is not None:
            event.append((subject, claims))
        else:
            groups.append([(subject, claims)])
    return groups


_Group = list[tuple[int, list[Said]]]


def _event_without_day(noun: str, claims: Sequence[Said], fits: Sequence[_Group]) -> _Group | None:
    """Of several events that a report without a day does not contradict, the one that it describes.

    Where it could be any of them it stands with the other reports that have no day and say the same: nine lists that
    know a term and no date are one entry, not nine.
    """
    if len(fits) <= 1:
        return fits[0] if fits else None
    names = NOUNS[noun].recognised_by
    said = {name: value for name in names if (value := _best(claims, name))}
    alike = [
        group
        for group in fits
        if any(all(_best(other, name) == value for name, value in said.items()) for _, other in group)
    ]
    if said and len(alike) == 1:
        return alike[0]
    dated_by = NOUNS[noun].dated_by
    waiting = [group for group in alike if not any(_best(other, dated_by) for _, other in group)]
    return waiting[0] if len(waiting) == 1 else None


def _one_event(noun: str, left: Sequence[Said], right: Sequence[Said], when: When) -> bool:
    declared = NOUNS[noun]
    other = _best(right, declared.dated_by)
    return _agree(noun, left, right) and (
        not other or compatible(when, parse_date(other), within_days=declared.same_within_days)
    )


def _agree(noun: str, left: Sequence[Said], right: Sequence[Said]) -> bool:
    for name in NOUNS[noun].told_apart_by:
        mine, theirs = _best(left, name), _best(right, name)
        if (
            mine
            and theirs
            and mine != theirs
            and not (vaguer(noun, name, mine, theirs) or vaguer(noun, name, theirs, mine))
        ):
            return False
    return True


def _best(claims: Sequence[Said], name: str) -> str:
    reading = accepted([said for said in claims if said.field == name])
    return reading.value if reading else ""
