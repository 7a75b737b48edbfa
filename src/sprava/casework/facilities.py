"""Places of detention: what the law pack and the sources say of them, who is there and who was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.casework.jurisdiction import pack
from sprava.casework.places import label_in, places_of
from sprava.casework.remembered import Remembered
from sprava.casework.summary import placings_of, spells_of
from sprava.casework.things import Told, told
from sprava.core.custody import State, state_on
from sprava.core.dates import When, parse_date
from sprava.records.models import Claim, Facility, Person, Sighting, Stay
from sprava.records.whereabouts import last_seen

MOST_REPORTS = 500
MOST_SHOWN = 50
CONFIRMATIONS: Mapping[str, str | Promise] = {
    "two_pages": _("two pages print it"),
    "one_page": _("one page prints it; ask again before you write"),
    "partial": _("only a part of it is printed; nothing can be sent there"),
    "conflicting": _("pages contradict each other; nothing can be sent there"),
}
NOT_CONFIRMED = _("nobody has confirmed it; nothing can be sent there")
NAMED_ONLY = pgettext_lazy("group of places", "Named by sources only")


@dataclass(frozen=True, slots=True)
class Link:
    """Another place of the pack."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class PrintedAddress:
    """An address as a page prints it, from when to when, and how far it is confirmed."""

    text: str
    lang: str
    confirmation: str | Promise
    is_confirmed: bool
    since: When | None
    until: When | None


@dataclass(frozen=True, slots=True)
class InLaw:
    """What the law pack says of a place."""

    kind: str
    profile: str
    names: tuple[tuple[str, str], ...]
    opened: When | None
    closed: When | None
    moved_to: Link | None
    moved_from: tuple[Link, ...]
    addresses: tuple[PrintedAddress, ...]
    is_unverified: bool
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class There:
    """Somebody whom sources place here."""

    person: Person
    state: State
    since: When | None
    until: When | None
    seen: When | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacilityPage:
    """Everything that the page says."""

    value: str
    label: str
    law: InLaw | None
    told: Told | None
    here: tuple[There, ...]
    were: tuple[There, ...]
    here_count: int
    """How many were last seen here and are in custody or possibly; the lists show the newest reports."""


def facility_page_of(value: str, day: date, reader: Member) -> FacilityPage | None:
    """The place as one reader may know it; None where neither the pack nor any report that they may see names it."""
    law = in_law(value)
    rows = list(Facility.objects.visible_to(reader).filter(code=value))
    stays = _newest_first(Stay.objects.visible_to(reader), value, "since_latest")
    sightings = _newest_first(Sighting.objects.visible_to(reader), value, "date_latest")
    if law is None and not rows and not stays and not sightings:
        return None
    language = get_language() or "en"
    labels = places_of(reader, facility=[value]) if law or not rows else None
    label = labels.of("facility", value) if labels else label_in(rows[0].names, language) or rows[0].label
    here, were = _there(stays, sightings, day, reader)
    about = told([row.pk for row in rows], reader) if rows else None
    inside = Remembered(reader).inside(day).get(value, (0, 0))
    return FacilityPage(value, label, law, about, here, were, inside[1])


def _newest_first(rows: object, value: str, column: str) -> list[Stay | Sighting]:
    ordered = rows.filter(facility=value).select_related("person").order_by(F(column).desc(nulls_last=True), "pk")  # type: ignore[attr-defined] # a queryset of either
    return list(ordered[:MOST_REPORTS])


def _there(
    stays: Sequence[Stay | Sighting], sightings: Sequence[Stay | Sighting], day: date, reader: Member
) -> tuple[tuple[There, ...], tuple[There, ...]]:
    """Those who are in custody and were last seen here, and those who were here before; so many as are shown."""
    by_person: dict[int, list[Stay | Sighting]] = defaultdict(list)
    for row in (*stays, *sightings):
        by_person[row.person_id].append(row)
    spells = spells_of(by_person, reader)
    held = [number for number, own in spells.items() if any(spell.possibly_on(day) for spell in own)]
    placings = placings_of(held, reader)
    here: list[tuple[int, State]] = []
    were: list[tuple[int, State]] = []
    for number, rows in by_person.items():
        person = rows[0].person
        died = parse_date(person.death_date) if person.death_date else None
        state = state_on(day, spells[number], died)
        begun = max((spell.begin_earliest for spell in spells[number] if spell.possibly_on(day)), default=date.max)
        now = state in (State.HELD, State.MAYBE) and any(
            one.facility == rows[0].facility and (one.latest is None or one.latest >= begun)
            for one in last_seen(placings[number], day)
        )
        (here if now else were).append((number, state))
    here.sort(key=lambda one: (by_person[one[0]][0].person.sort_key, one[0]))
    lists = here[:MOST_SHOWN], were[:MOST_SHOWN]
    sources = _sources_of({number: by_person[number] for shown in lists for number, _ in shown}, reader)
    now_here, once_here = (
        tuple(_shown(by_person[number], state, sources) for number, state in shown) for shown in lists
    )
    return now_here, once_here


def _shown(rows: Sequence[Stay | Sighting], state: State, sources: Mapping[int, Sequence[str]]) -> There:
    stay = next((row for row in rows if isinstance(row, Stay)), None)
    sighting = next((row for row in rows if isinstance(row, Sighting)), None)
    said = dict.fromkeys(name for row in rows for name in sources.get(row.pk, ()))
    return There(
        rows[0].person,
        state,
        parse_date(stay.since) if stay and stay.since else None,
        parse_date(stay.until) if stay and stay.until else None,
        parse_date(sighting.date) if sighting and sighting.date else None,
        tuple(said),
    )


def _sources_of(by_person: Mapping[int, Sequence[Stay | Sighting]], reader: Member) -> dict[int, list[str]]:
    """Who says so, by the number of the report."""
    reports = [row.pk for rows in by_person.values() for row in rows]
    claims = Claim.objects.visible_to(reader).standing().filter(subject__in=reports, field="facility")
    found: dict[int, list[str]] = defaultdict(list)
    for report, name in claims.order_by("source__name").values_list("subject_id", "source__name"):
        found[report].append(name)
    return found


def in_law(value: str) -> InLaw | None:
    """What the law pack of this register says of the place with this identifier."""
    law = pack()
    row = law.facilities.get(value) if law else None
    if law is None or row is None:
        return None
    language = get_language() or "en"
    kind = law.institutions.get(row.type)
    names = [(text, lang) for name in reversed(row.names) for lang, text in name.name.every()]
    return InLaw(
        kind.name.say(language) if kind else row.type,
        row.profile.say(language),
        tuple(dict.fromkeys(names)),
        row.in_force.since,
        row.in_force.until,
        _link(row.moved_to) if row.moved_to else None,
        tuple(_link(other.id) for other in law.facilities.values() if other.moved_to == value),
        tuple(
            PrintedAddress(
                one.text,
                one.lang,
                CONFIRMATIONS.get(one.confirmation, NOT_CONFIRMED),
                one.confirmation == "two_pages" and not one.is_unverified,
                one.in_force.since,
                one.in_force.until,
            )
            for one in reversed(row.address)
        ),
        row.is_unverified,
        row.note,
        row.source,
    )


def _link(value: str) -> Link:
    law = pack()
    row = law.facilities.get(value) if law else None
    return Link(value, row.name_on().say(get_language() or "en") if row else value)


# ── all places ──


@dataclass(frozen=True, slots=True)
class FacilityLine:
    """A place as a line: how many people are there now, at least and at most."""

    value: str
    label: str
    certain: int
    possible: int
    closed: When | None
    moved_to: Link | None


@dataclass(frozen=True, slots=True)
class FacilityGroup:
    """Places of one kind."""

    kind: str | Promise
    lines: tuple[FacilityLine, ...]


@dataclass(frozen=True, slots=True)
class FacilityList:
    """All places by kind, and how many people in custody have none."""

    groups: tuple[FacilityGroup, ...]
    in_custody: int
    placed: int

    @property
    def nowhere(self) -> int:
        """People in custody or possibly of whom no source says where they are."""
        return max(0, self.in_custody - self.placed)


def facility_list(day: date, reader: Member) -> FacilityList:
    """Every place that the pack or the register names, most people first within its kind."""
    known = Remembered(reader)
    inside = known.inside(day)
    named, _bodies = known.choices()
    law = pack()
    groups: dict[str, list[FacilityLine]] = defaultdict(list)
    values: Iterable[str] = dict.fromkeys((*(law.facilities if law else ()), *named))
    language = get_language() or "en"
    for value in values:
        row = law.facilities.get(value) if law else None
        kind = law.institutions.get(row.type) if law and row else None
        certain, possible = inside.get(value, (0, 0))
        label = row.name_on().say(language) if row else named.get(value, value)
        closed = row.in_force.until if row else None
        moved = _link(row.moved_to) if row and row.moved_to else None
        group = kind.name.say(language) if kind else ""
        groups[group].append(FacilityLine(value, label, certain, possible, closed, moved))
    return FacilityList(
        tuple(FacilityGroup(kind or NAMED_ONLY, _most_first(lines)) for kind, lines in groups.items()),
        known.custody(day, day).possible,
        sum(possible for _, possible in inside.values()),
    )


def _most_first(lines: Iterable[FacilityLine]) -> tuple[FacilityLine, ...]:
    return tuple(sorted(lines, key=lambda line: (-line.possible, line.closed is not None, line.label.casefold())))
