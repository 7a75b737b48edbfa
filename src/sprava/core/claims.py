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
    charged = _charged(by_noun.get("charge", {}))
    return [_item(noun, group) for noun in sorted(by_noun) for group in _events(noun, by_noun[noun], charged)]


_Group = list[tuple[int, list[Said]]]


def _item(noun: str, group: _Group) -> Item:
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


_Charged = Mapping[tuple[int | None, int], set[str]]


def _charged(charges: Mapping[int, Iterable[Said]]) -> _Charged:
    """For every proceeding, or none, and every source the articles that it names there, without their parts."""
    found: dict[tuple[int | None, int], set[str]] = defaultdict(set)
    for claims in charges.values():
        for said in claims:
            if said.field == "article" and said.judged >= 0:
                found[said.of, said.source].add(said.value.partition(" p.")[0])
    return found


def _of_another_case(noun: str, claims: Sequence[Said], group: _Group, charged: _Charged) -> bool:
    """Is it described otherwise than the event, and do its sources name other charges beside it than those of that?"""
    if _is_described_like(noun, claims, group):
        return False
    mine = _articles(claims, charged)
    theirs = _articles((said for _, reported in group for said in reported), charged)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _articles(claims: Iterable[Said], charged: _Charged) -> set[str]:
    return set().union(*(charged.get((said.of, said.source), ()) for said in claims))


def _events(noun: str, subjects: Mapping[int, list[Said]], charged: _Charged) -> list[_Group]:
    """Group the subjects of one noun by the event that they report."""
    everything = sorted(subjects.items())
    declared = NOUNS[noun]
    if not declared.dated_by and not declared.told_apart_by:
        return [everything]  # a person is one item, whatever the number of records that were judged to be them
    if len(everything) == 1:
        return [everything]
    groups: list[_Group] = []
    undated: _Group = []
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
        if declared.told_apart_by_charges:
            fits = [group for group in fits if not _of_another_case(noun, claims, group, charged)]
        if (event := _event_without_day(noun, claims, fits)) is not None:
            event.append((subject, claims))
        else:
            groups.append([(subject, claims)])
    return groups


def _event_without_day(noun: str, claims: Sequence[Said], fits: Sequence[_Group]) -> _Group | None:
    """Of several events that a report without a day does not contradict, the one that it describes.

    Where it could be any of them it stands with the other reports that have no day and say the same: nine lists that
    know a term and no date are one entry, not nine.
    """
    if not fits or (len(fits) == 1 and not _told_beside(noun, claims, fits[0])):
        return fits[0] if fits else None
    if not _description(noun, claims):
        return _event_of_which_nothing_is_said(noun, fits)
    alike = [group for group in fits if _is_described_like(noun, claims, group)]
    if len(alike) == 1:
        return alike[0]
    waiting = [group for group in alike if not _has_a_day(noun, group)]
    return waiting[0] if len(waiting) == 1 else None


def _event_of_which_nothing_is_said(noun: str, fits: Sequence[_Group]) -> _Group | None:
    """For a report without a day and a description the only dated event, else the other reports of its kind."""
    dated = [group for group in fits if _has_a_day(noun, group)]
    if len(dated) == 1 and NOUNS[noun].recognised_by:
        return dated[0]
    waiting = [
        group
        for group in fits
        if not _has_a_day(noun, group) and not any(_description(noun, other) for _, other in group)
    ]
    return waiting[0] if len(waiting) == 1 else None


def _has_a_day(noun: str, group: _Group) -> bool:
    return any(_best(other, NOUNS[noun].dated_by) for _, other in group)


def _description(noun: str, claims: Sequence[Said]) -> dict[str, str]:
    return {name: value for name in NOUNS[noun].recognised_by if (value := _best(claims, name))}


def _is_described_like(noun: str, claims: Sequence[Said], group: _Group) -> bool:
    """Does a report of the event say the same by which such events are recognised: the term, the amount?"""
    said = _description(noun, claims)
    return bool(said) and any(all(_best(other, name) == value for name, value in said.items()) for _, other in group)


def _told_beside(noun: str, claims: Sequence[Said], group: _Group) -> bool:
    """Does the source of a report without a day tell of another one without a day, and otherwise? It means two."""
    declared, sources = NOUNS[noun], {said.source for said in claims}
    others = [other for _, other in group if not _best(other, declared.dated_by)]
    return any(
        (mine := _best(claims, name)) and (theirs := _best(other, name)) and mine != theirs
        for other in others
        if not sources.isdisjoint(said.source for said in other)
        for name in declared.recognised_by
    )


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
