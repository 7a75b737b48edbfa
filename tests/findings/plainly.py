"""What a figure must be: the definitions of docs/methods/figures.md reckoned thing by thing from the claims.

No columns, no index, nothing kept: slow, and simple enough to be read beside the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from sprava.accounts.models import Member
from sprava.core.claims import Item
from sprava.core.custody import Limits, add_term
from sprava.core.dates import parse_date
from sprava.core.nouns import CUSTODIAL
from sprava.findings.labels import band_of
from sprava.findings.units import AGES, DURATIONS, FIELDS, NO_PART, NOTHING
from sprava.packs.calendar import pack_of
from sprava.records.dossier import Dossier, dossier
from sprava.records.models import Subject

FIRST, NEVER = date.min.toordinal(), date.max.toordinal()
NOT, NONE = NEVER + 1, FIRST - 1
Days = tuple[int, int]
Bounds = tuple[int, int, int]
Figure = tuple[int, int, int]


class Row(NamedTuple):
    """Certainly, as read, possibly: from the first to the last day."""

    first: Bounds
    last: Bounds

    def holds(self, level: int, day: int) -> bool:
        return self.first[level] <= day <= self.last[level]

    def cut(self, other: Row) -> Row:
        (a, b, c), (d, e, f) = map(max, self.first, other.first), map(min, self.last, other.last)
        return Row((a, b, c), (d, e, f))


Label = tuple[str, Row]
ALWAYS = Row((FIRST,) * 3, (NEVER,) * 3)


@dataclass
class Thing:
    """Something that is counted. ``own`` are labels of fields that are said of it and not of its person."""

    rows: list[Row]
    own: dict[str, list[Label]] = field(default_factory=dict)


def widened(first: Sequence[int], last: Sequence[int]) -> Row:
    """Each level holds the one before it."""
    starts, ends = list(first), list(last)
    for inner, outer in ((0, 1), (1, 2)):
        if starts[inner] <= ends[inner]:
            if starts[outer] > ends[outer]:
                starts[outer], ends[outer] = starts[inner], ends[inner]
            starts[outer], ends[outer] = min(starts[outer], starts[inner]), max(ends[outer], ends[inner])
    return Row((starts[0], starts[1], starts[2]), (ends[0], ends[1], ends[2]))


def days_of(item: Item, name: str) -> Days | None:
    text = item.value(name)
    when = parse_date(text) if text else None
    return (when.earliest().toordinal(), when.latest().toordinal()) if when else None


class Told:
    """Everything that is counted of one person."""

    def __init__(self, known: Dossier) -> None:
        self.known = known
        self.spells = [
            (
                Row(
                    (one.begin_latest.toordinal(), one.begin_latest.toordinal(), one.begin_earliest.toordinal()),
                    (one.end_earliest.toordinal(), one.end_earliest.toordinal(), one.end_latest.toordinal()),
                ),
                one,
            )
            for one in known.spells
        ]
        self.custody = [row for row, _ in self.spells]

    def around(self, day: int) -> Row | None:
        """The time in custody that holds a day or comes next."""
        later = [row for row in self.custody if row.last[2] >= day]
        return min(later, key=lambda row: row.last[2], default=None)

    # ── units ──

    def things(self, unit: str) -> list[Thing]:
        if unit == "persons":
            return [Thing(self.custody)]
        if unit == "detentions":
            return [Thing([row]) for row in self.custody]
        return list(getattr(self, f"_{unit}")())

    def _sentences(self) -> Iterator[Thing]:
        for item in self.known.of("sentence"):
            if days := days_of(item, "date"):
                kind, term = item.value("kind"), item.value("term")
                inside = (kind in CUSTODIAL or (not kind and bool(term))) and item.value("presence") != "in_absentia"
                held = self.around(days[1])
                ends = [days[1]] * 3
                if inside and held:
                    ends = [max(end, days[1]) for end in held.last]
                elif not inside and term:
                    ends[1:] = [add_term(date.fromordinal(days[1]), term).toordinal()] * 2
                own = {
                    "court": said(item.value("court")), "kind": said(kind),
                    "term": said(band_of(term) if term else ""),
                }  # fmt: skip
                yield Thing([widened((days[1], days[1], days[0]), ends)], own)

    def _incidents(self) -> Iterator[Thing]:
        for item in self.known.of("incident"):
            if days := days_of(item, "since"):
                over = days_of(item, "until") or (days[1], days[1])
                ends = [max(end, days[1]) for end in (over[0], over[0], over[1])]
                yield Thing([widened((days[1], days[1], days[0]), ends)], {"incident": said(item.value("kind"))})

    def _stays(self) -> Iterator[Thing]:
        for item, row, dated in self.placed():
            if item.noun == "stay":
                inside = [cut for held in self.custody if (cut := held.cut(row)).first[2] <= cut.last[2]]
                facility = said(item.value("facility"))
                yield Thing([row] if dated else inside, {"facility": facility, "region": regions(facility)})

    def _prosecutions(self) -> Iterator[Thing]:
        cases = self.cases()
        for case, items in cases.items():
            row = self._pending(case, items)
            if case == 0 and len(cases) > 1:
                row = Row((NOT, NOT, row.first[2]), row.last)
                row = widened(row.first, row.last)
            proceeding = self.known.proceedings.get(case)
            of_case = {name: proceeding.value(name) if proceeding and case else "" for name in ("court", "body")}
            courts = [item.value("court") for item in items if item.noun == "sentence"]
            yield Thing(
                [row],
                {
                    "article": said(*(item.value("article") for item in items if item.noun == "charge")),
                    "court": said(of_case["court"], *courts),
                    "body": said(of_case["body"]),
                    "proceeding": said(str(case) if case else ""),
                },
            )

    def cases(self) -> dict[int, list[Item]]:
        found: dict[int, list[Item]] = defaultdict(list)
        for noun in ("charge", "hearing", "sentence"):
            for item in self.known.of(noun):
                found[item.of[0] if item.of else 0].append(item)
        return found

    def _pending(self, case: int, items: Sequence[Item]) -> Row:
        signs = [days for item in items if item.noun != "sentence" and (days := days_of(item, "date"))]
        judged = earliest_of([days for item in items if item.noun == "sentence" and (days := days_of(item, "date"))])
        proceeding = self.known.proceedings.get(case) if case else None
        begun = (days_of(proceeding, "opened") if proceeding else None) or earliest_of(signs)
        sign = max((days[0] for days in signs), default=NONE)
        held = self.around(judged[1] if judged else sign)
        if begun:
            first = (begun[1], begun[1], begun[0])
        elif held:
            first = (judged[1] if judged else NOT, held.first[1], held.first[2])
        else:
            first = (judged[1], judged[1], judged[0]) if judged else (NOT, NOT, NOT)
        if judged:
            return widened(first, (judged[0], judged[1], judged[1]))
        sure = max(sign, first[0]) if first[0] < NOT else sign
        silent = min(max(sign, first[1] if first[1] < NOT else NONE) + Limits().remand, NEVER)
        until = held.last if held else (NONE, NONE, NONE)
        read = sure if is_closed(proceeding, items) else until[1]
        return widened(first, (sure, read, max(silent, until[2])))

    # ── labels ──

    def labels(self, name: str) -> list[Label]:
        return list(getattr(self, f"_said_{name}")())

    def _said_sex(self) -> Iterator[Label]:
        yield from said(self.known.who.value("sex") if self.known.who else "")

    def _said_occupation(self) -> Iterator[Label]:
        readings = self.known.who.many.get("occupation", ()) if self.known.who else ()
        yield from said(*(reading.value for reading in readings))

    def _said_age(self) -> Iterator[Label]:
        born = days_of(self.known.who, "birth_date") if self.known.who else None
        if born and born[0] > FIRST and born[1] < NEVER:
            for code, begin, end in zip(FIELDS["age"].codes, AGES, (*AGES[1:], 120), strict=True):
                first, over = [birthday(day, begin) for day in born], [birthday(day, end) - 1 for day in born]
                yield code, Row((first[1], first[1], first[0]), (over[0], over[0], over[1]))

    def _since(self, noun: str, name: str) -> Iterator[Label]:
        for item in self.known.of(noun):
            days = days_of(item, "date")
            for value in filter(None, (item.value(name),)):
                yield value, Row((days[1], days[1], days[0]) if days else (FIRST,) * 3, (NEVER,) * 3)

    def _said_article(self) -> Iterator[Label]:
        return self._since("charge", "article")

    def _said_court(self) -> Iterator[Label]:
        return self._since("sentence", "court")

    def _said_term(self) -> Iterator[Label]:
        return ((band_of(term), row) for term, row in self._since("sentence", "term"))

    def _said_body(self) -> Iterator[Label]:
        yield from self._since("detention", "body")
        yield from said(
            *(self.known.proceedings[case].value("body") for case in self.cases() if case in self.known.proceedings)
        )

    def _said_proceeding(self) -> Iterator[Label]:
        yield from said(*(str(case) for case in self.cases() if case))

    def _said_recogniser(self) -> Iterator[Label]:
        for item in self.known.of("recognition"):
            status, since, until = item.value("status"), days_of(item, "since"), days_of(item, "until")
            if status in ("", "recognised", "former", "withdrawn"):
                first = [since[1], since[1], since[0]] if since else [NOT, FIRST, FIRST - 1]
                last = [until[0], until[0], until[1]] if until else [NEVER] * 3
                if not until and status in ("former", "withdrawn"):
                    first[:2] = [NOT, NOT]
                if not since:
                    last[0] = NONE
                yield item.value("body"), widened(first, last)

    def _said_mode(self) -> Iterator[Label]:
        for row, spell in self.spells:
            for item in self.known.of("release"):
                days, mode = days_of(item, "date"), item.value("mode")
                if spell.ended and mode and days and days[0] <= row.last[2] and row.last[0] <= days[1]:
                    yield mode, row
            if spell.died:
                yield "death", row

    def _said_duration(self) -> Iterator[Label]:
        for row in self.custody:
            first, surely = row.first[2], row.first[0]
            for code, begin, end in zip(FIELDS["duration"].codes, DURATIONS, (*DURATIONS[1:], NEVER), strict=True):
                over = [min(day + end - 1, row.last[2]) for day in (first, surely, surely)]
                yield code, Row((surely + begin, surely + begin, first + begin), (over[0], over[1], over[2]))

    def _said_facility(self) -> Iterator[Label]:
        return ((item.value("facility"), row) for item, row, _dated in self.placed())

    def _said_region(self) -> Iterator[Label]:
        return iter(regions(list(self._said_facility())))

    def placed(self) -> list[tuple[Item, Row, bool]]:
        """Every report of a place, with whether it has a day."""
        reports = []
        for item in (*self.known.of("stay"), *self.known.of("sighting")):
            if item.value("facility") and (item.noun == "stay" or item.value("state") == "held"):
                days = days_of(item, "since" if item.noun == "stay" else "date")
                reports.append((item, days, days or (FIRST, NOT)))
        return [
            (item, self._there(item, days, [other for *_, other in reports if other > own]), days is not None)
            for item, days, own in reports
        ]

    def _there(self, item: Item, days: Days | None, following: Sequence[Days]) -> Row:
        later = min((surely for _, surely in following), default=NOT)
        begin, surely = days or (FIRST, NOT)
        held = self.around(surely if days else NEVER)
        ends = (held.last if held else (surely,) * 3) if days else (NEVER,) * 3
        until = days_of(item, "until") if item.noun == "stay" else None
        last = [surely if days else NONE, min(ends[1], later - 1), min(ends[2], later)]
        if until:
            last = [max(until[0], surely) if days else until[0], until[0], until[1]]
        last[2] = max(last[2], begin)
        return widened((surely, surely if days else FIRST, begin), last)


def said(*values: str) -> list[Label]:
    """What holds at all times."""
    return [(value, ALWAYS) for value in values if value]


def regions(places: Sequence[Label]) -> list[Label]:
    pack = pack_of("belarus")
    known = pack.facilities if pack else {}
    return [(known[code].region, row) for code, row in places if code in known and known[code].region]


def birthday(born: int, years: int) -> int:
    day = date.fromordinal(born)
    try:
        return day.replace(year=day.year + years).toordinal()
    except ValueError:
        return date(day.year + years, 3, 1).toordinal()


def earliest_of(several: Sequence[Days]) -> Days | None:
    return (min(days[0] for days in several), min(days[1] for days in several)) if several else None


def is_closed(proceeding: Item | None, items: Sequence[Item]) -> bool:
    outcomes = [item.value("outcome") for item in items if item.noun == "charge"]
    decided = bool(outcomes) and all(outcome in ("acquitted", "dropped", "convicted") for outcome in outcomes)
    return decided or (proceeding is not None and proceeding.value("stage") in ("dropped", "in_force", "appeal"))


# ── figures ──


def everyone(reader: Member, at: datetime | None = None) -> list[Told]:
    """All people as the register knew them."""
    numbers = Subject.objects.filter(kind="person").order_by("pk").values_list("pk", flat=True)
    known = (dossier(number, reader, known_at=at) for number in numbers)
    return [Told(one) for number, one in zip(numbers, known, strict=True) if one and one.person == number]


def said_of(thing: Thing, person: Told, name: str, day: int) -> list[Label]:
    """What is said of a thing, of its own or of its person, that possibly holds on a day."""
    labels = thing.own[name] if name in thing.own else person.labels(name)
    return [label for label in labels if label[1].holds(2, day)]


def meant(code: str, wanted: str, name: str) -> bool:
    if name == "article" and not wanted.endswith(NO_PART):
        return code == wanted or code.startswith(f"{wanted} p.")
    return code == wanted.removesuffix(NO_PART)


def holds(thing: Thing, person: Told, chosen: tuple[str, str], level: int, day: int) -> bool:
    name, wanted = chosen
    labels = said_of(thing, person, name, day)
    if wanted == NOTHING:
        return not labels
    return any(meant(code, wanted, name) and row.holds(level, day) for code, row in labels)


def figure(people: Sequence[Told], unit: str, on: date, filters: Sequence[tuple[str, str]] = ()) -> Figure:
    """Certainly, as read, possibly: of so many things it holds, and every filter with it."""
    day = on.toordinal()
    counted = [0, 0, 0]
    for person in people:
        for thing in person.things(unit):
            for level in range(3):
                there = any(row.holds(level, day) for row in thing.rows)
                counted[level] += there and all(holds(thing, person, one, level, day) for one in filters)
    return counted[0], counted[1], counted[2]


def groups(people: Sequence[Told], unit: str, on: date, by: str) -> dict[str, Figure]:
    """The groups of a split on a day that hold anything."""
    day = on.toordinal()
    codes = {
        code for person in people for thing in person.things(unit) for code, _row in said_of(thing, person, by, day)
    }
    exactly = {code: f"{code}{NO_PART}" if by == "article" else code for code in codes}
    found = {code: figure(people, unit, on, [(by, wanted)]) for code, wanted in exactly.items()}
    found[""] = figure(people, unit, on, [(by, NOTHING)])
    return {code: counted for code, counted in found.items() if counted[2]}
