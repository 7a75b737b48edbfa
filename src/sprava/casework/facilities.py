"""Places of detention: what the law pack and the sources say of them, who is there and who was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet, Value
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.casework.jurisdiction import is_unverified, pack_behind
from sprava.casework.places import Named, label_in, places_of
from sprava.casework.remembered import Remembered
from sprava.casework.summary import as_core, placings_in, placings_of, reports_known, spells_of
from sprava.casework.things import Told, told
from sprava.core.custody import Spell, State, state_on
from sprava.core.dates import When, parse_date
from sprava.core.wording import not_verified
from sprava.packs.institutions import InstitutionRow
from sprava.packs.labels import marked_label_of
from sprava.records.known import claimed_known, in_custody_known, people_known
from sprava.records.models import Claim, Facility, Person, Sighting, Stay
from sprava.records.models import Spell as SpellRow
from sprava.records.times import Times
from sprava.records.whereabouts import Placing, last_seen

MOST_REPORTS = 500
MOST_SHOWN = 50
CONFIRMATIONS: Mapping[str, str | Promise] = {
    "two_pages": _("two pages print it"),
    "one_page": _("one page prints it; ask again before you write"),
    "partial": _("only a part of it is printed; nothing can be sent there"),
    "conflicting": _("pages contradict each other; nothing can be sent there"),
}
NOT_CONFIRMED = _("nobody has confirmed it; nothing can be sent there")


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
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class InLaw:
    """What the law pack says of a place."""

    kind: str
    profile: str
    names: tuple[tuple[str, str, bool], ...]
    """Words, language, and whether nobody has verified them."""
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
    named: Named
    law: InLaw | None
    told: Told | None
    here: tuple[There, ...]
    were: tuple[There, ...]
    here_count: int
    """How many were last seen here and are in custody or possibly; the lists show the newest reports."""

    @property
    def some_unverified(self) -> bool:
        """Does anything on the page bear the mark?"""
        said = (self.told.some_unverified,) if self.told else ()
        printed = [one.is_unverified for one in self.law.addresses] if self.law else []
        names = [doubted for _words, _lang, doubted in self.law.names] if self.law else []
        return self.named.is_unverified or any((*said, *printed, *names))


def facility_page_of(value: str, times: Times, reader: Member) -> FacilityPage | None:
    """The place as one reader may know it at the two times; None where neither the pack nor any report names it."""
    law = in_law(value)
    rows = list(Facility.objects.visible_to(reader).filter(code=value))
    at, day = times.known_at, times.on
    reported = _reported_now(value, day, reader) if at is None else _reported_then(value, day, reader, at)
    if law is None and not rows and not reported.by_person:
        return None
    language = get_language() or "en"
    labels = places_of(reader, facility=[value]) if law or not rows else None
    label = labels.of("facility", value) if labels else label_in(rows[0].names, language) or rows[0].label
    here, were = _there(reported, day)
    shown = {number: reported.by_person[number] for few in (here, were) for number, _ in few[:MOST_SHOWN]}
    sources = _sources_of(shown, reader, at)
    about = told([row.pk for row in rows], reader, at) if rows else None
    count = Remembered(reader).inside(day).get(value, (0, 0))[1] if at is None else len(here)
    now_here, once_here = (
        tuple(_shown(shown[number], state, sources) for number, state in few[:MOST_SHOWN]) for few in (here, were)
    )
    return FacilityPage(value, Named(label, is_unverified("facility", value)), law, about, now_here, once_here, count)


class _Report(NamedTuple):
    """One report that places somebody here, with what the page needs of the person; text as the index holds it."""

    number: int
    person: int
    latest: date | None
    since: str
    until: str
    seen: str
    label: str
    label_lang: str
    sort_key: str
    death_date: str


_Reports = Sequence[_Report]
_OF_PERSON = ("label", "label_lang", "sort_key", "death_date")
_OF_STAY = ("pk", "person_id", "since_latest", "since", "until", "seen_")
_OF_SIGHTING = ("pk", "person_id", "date_latest", "since_", "until_", "date")


@dataclass(frozen=True, slots=True)
class _Reported:
    """Whom reports place here, with the newest of these reports, their custody and every place that is named."""

    value: str
    by_person: Mapping[int, _Reports]
    spells: Mapping[int, Sequence[Spell]]
    placings: Mapping[int, Sequence[Placing]]


def _reported_now(value: str, day: date, reader: Member) -> _Reported:
    stays = Stay.objects.visible_to(reader).annotate(seen_=Value(""))
    sightings = Sighting.objects.visible_to(reader).annotate(since_=Value(""), until_=Value(""))
    by_person: dict[int, list[_Report]] = defaultdict(list)
    for one in (*_newest_first(stays, value, _OF_STAY), *_newest_first(sightings, value, _OF_SIGHTING)):
        by_person[one.person].append(one)
    spells = spells_of(by_person, reader) if by_person else {}
    held = [number for number, own in spells.items() if any(spell.possibly_on(day) for spell in own)]
    return _Reported(value, by_person, spells, placings_of(held, reader) if held else {})


def _reported_then(value: str, day: date, reader: Member, at: datetime) -> _Reported:
    """The same as known at ``at``: those in custody first, so many people as an index of today would show reports."""
    named = Q(field="facility", value=value)
    numbers = claimed_known(reader, at, "stay", named) | claimed_known(reader, at, "sighting", named)
    inside = in_custody_known(day, reader, at, certainly=False)
    few = sorted(numbers, key=lambda number: (number not in inside, number))[:MOST_REPORTS]
    by_person: dict[int, _Reports] = {}
    spells, placings = {}, {}
    for number, one in people_known(few, reader, at).items():
        placing: tuple[Stay | Sighting, ...] = (*one.rows(Stay), *one.rows(Sighting))
        rows = [row for row in placing if row.facility == value]
        if rows:
            by_person[number] = sorted((_report(row, one.person) for row in rows), key=_newest)
            spells[number] = [as_core(row) for row in one.rows(SpellRow)]
            placings[number] = placings_in(reports_known(one))
    return _Reported(value, by_person, spells, placings)


def _report(row: Stay | Sighting, person: Person) -> _Report:
    days = (
        (row.since_latest, row.since, row.until, "") if isinstance(row, Stay) else (row.date_latest, "", "", row.date)
    )
    return _Report(row.pk, person.pk, *days, person.label, person.label_lang, person.sort_key, person.death_date)


def _newest(one: _Report) -> tuple[int, int]:
    return -(one.latest or date.min).toordinal(), one.number


def _newest_first(rows: QuerySet[Any, Any], value: str, columns: tuple[str, ...]) -> list[_Report]:
    """The newest reports of this place, read along the index that has them in this order."""
    ordered = rows.filter(facility=value).order_by(F(columns[2]).desc(nulls_last=True), "pk")
    wanted = ordered.values_list(*columns, *(f"person__{column}" for column in _OF_PERSON))
    return [_Report(*row) for row in wanted[:MOST_REPORTS]]


def _there(reported: _Reported, day: date) -> tuple[list[tuple[int, State]], list[tuple[int, State]]]:
    """Those who are in custody and were last seen here, and those who were here before."""
    here: list[tuple[int, State]] = []
    were: list[tuple[int, State]] = []
    for number, rows in reported.by_person.items():
        spells = reported.spells.get(number, ())
        died = parse_date(rows[0].death_date) if rows[0].death_date else None
        state = state_on(day, spells, died)
        begun = max((spell.begin_earliest for spell in spells if spell.possibly_on(day)), default=date.max)
        now = state in (State.HELD, State.MAYBE) and any(
            one.facility == reported.value and (one.latest is None or one.latest >= begun)
            for one in last_seen(reported.placings.get(number, ()), day)
        )
        (here if now else were).append((number, state))
    here.sort(key=lambda one: (reported.by_person[one[0]][0].sort_key, one[0]))
    return here, were


def _shown(rows: _Reports, state: State, sources: Mapping[int, Sequence[str]]) -> There:
    stay = next((row for row in rows if not row.seen and (row.since or row.until)), None)
    seen = next((row.seen for row in rows if row.seen), "")
    said = dict.fromkeys(name for row in rows for name in sources.get(row.number, ()))
    return There(
        Person(pk=rows[0].person, label=rows[0].label, label_lang=rows[0].label_lang),
        state,
        parse_date(stay.since) if stay and stay.since else None,
        parse_date(stay.until) if stay and stay.until else None,
        parse_date(seen) if seen else None,
        tuple(said),
    )


def _sources_of(by_person: Mapping[int, _Reports], reader: Member, at: datetime | None) -> dict[int, list[str]]:
    """Who says so, by the number of the report."""
    reports = [row.number for rows in by_person.values() for row in rows]
    claims = Claim.objects.visible_to(reader).standing(at).filter(subject__in=reports, field="facility")
    found: dict[int, list[str]] = defaultdict(list)
    for report, name in claims.order_by("source__name").values_list("subject_id", "source__name"):
        found[report].append(name)
    return found


def in_law(value: str) -> InLaw | None:
    """What the law pack says of the place with this identifier: that of the register, or of the country it marks."""
    law, own = pack_behind(value)
    row = law.facilities.get(own) if law else None
    if law is None or row is None:
        return None
    language = get_language() or "en"
    kind, mark = law.institutions.get(row.type), value.removesuffix(own)
    names = [
        (text, lang, row.is_unverified or name.is_unverified)
        for name in reversed(row.names)
        for lang, text in name.name.every()
    ]
    return InLaw(
        kind_words(kind, language) if kind else row.type,
        row.profile.say(language),
        tuple(dict.fromkeys(names)),
        row.in_force.since,
        row.in_force.until,
        link_to(mark + row.moved_to) if row.moved_to else None,
        tuple(link_to(mark + other.id) for other in law.facilities.values() if other.moved_to == own),
        tuple(
            PrintedAddress(
                one.text,
                one.lang,
                CONFIRMATIONS.get(one.confirmation, NOT_CONFIRMED),
                row.confirms(one),
                one.in_force.since,
                one.in_force.until,
                row.is_unverified or one.is_unverified,
            )
            for one in reversed(row.address)
        ),
        row.is_unverified,
        row.note,
        row.source,
    )


def link_to(value: str) -> Link:
    law, own = pack_behind(value)
    row = law.facilities.get(own) if law else None
    return Link(value, marked_label_of(law, "facility", own, get_language() or "en") if law and row else value)


def kind_words(kind: InstitutionRow, language: str) -> str:
    name = kind.name.say(language)
    return not_verified(name, language) if kind.is_unverified else name
