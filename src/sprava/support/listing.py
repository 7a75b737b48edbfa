"""Whom to write to, in order, one page of it: newly arrested, birthday ahead, newly moved, long silent, then by name.

Letters are not counted yet, so "fewest letters first" is not an order that this list can keep.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from django.core.cache import cache
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Length, Substr
from django.http import QueryDict

from sprava.accounts.models import Member
from sprava.records.models import Contact, Detention, Person, Sighting, Spell, Stay
from sprava.support.addresses import offered
from sprava.support.regimes import BLOCKED
from sprava.support.whom import BIRTHDAY_DAYS, NEW_DAYS, SILENT_DAYS, Line, birthday_ahead, lines_of

PAGE, LOOKED_AT = 20, 60
"""A page, and how many people are looked at to fill it: some turn out not to be where a place was named."""
MOST_OF_A_MOMENT = 200
MINUTES = 10
MOMENT, SILENT, NAMED = "moment", "silent", "name"
PARTS = (MOMENT, SILENT, NAMED)
LANGUAGES = ("be", "ru")
_STEMS = {"be": ("be", "бел"), "ru": ("ru", "рус", "рас")}
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader wants to see. ``part`` and ``after`` say behind whom the page begins."""

    facility: str = ""
    language: str = ""
    cannot: bool = False
    """Those who cannot be written to, instead of those who can."""
    part: str = MOMENT
    after: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``following`` says where the next one begins, None where this is the last."""

    lines: tuple[Line, ...]
    following: tuple[str, int] | None


def asked_in(query: QueryDict) -> Asked:
    """What an address asks; what makes no sense is left out."""
    part, after = query.get("part", ""), query.get("after", "")
    return Asked(
        facility=query.get("facility", "").strip()[:600],
        language=query.get("language", "") if query.get("language", "") in LANGUAGES else "",
        cannot=query.get("show", "") == "cannot",
        part=part if part in PARTS else MOMENT,
        after=int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0,
    )


def page_of(asked: Asked, day: date, reader: Member) -> Page:
    """The people who come next."""
    standing = list(_candidates(asked, day, reader, LOOKED_AT))
    lines = lines_of([person for _, person in standing], day, reader)
    kept: list[Line] = []
    for (part, person), line in zip(standing, lines, strict=True):
        if _belongs(line, asked):
            kept.append(line)
        if len(kept) == PAGE:
            last = person.pk == standing[-1][1].pk
            return Page(tuple(kept), None if last and len(standing) < LOOKED_AT else (part, person.pk))
    return Page(tuple(kept), (standing[-1][0], standing[-1][1].pk) if len(standing) >= LOOKED_AT else None)


def first(day: date, reader: Member, many: int) -> list[Line]:
    """The first ``many`` who may be written to, whatever the pages."""
    found: list[Line] = []
    asked: Asked | None = Asked()
    while asked is not None and len(found) < many:
        page = page_of(asked, day, reader)
        found += page.lines
        asked = replace(asked, part=page.following[0], after=page.following[1]) if page.following else None
    return found[:many]


def _belongs(line: Line, asked: Asked) -> bool:
    if line.may_be_written_to == asked.cannot:
        return False
    if asked.facility and line.facility != asked.facility:
        return False
    return not asked.language or _reads(line, asked.language)


def _reads(line: Line, language: str) -> bool:
    """Of whom no language is claimed both are assumed."""
    spoken = [one.casefold() for one in line.regime.languages]
    return not spoken or any(one.startswith(_STEMS[language]) for one in spoken)


def _candidates(asked: Asked, day: date, reader: Member, many: int) -> Iterator[tuple[str, Person]]:
    people = _people(asked, day, reader)
    if asked.cannot:
        yield from ((NAMED, one) for one in _by_name(people, asked, reader, many))
        return
    moments = _moments(day, reader)
    left = many
    if asked.part == MOMENT:
        numbers = moments[moments.index(asked.after) + 1 :] if asked.after in moments else moments
        found = people.in_bulk(numbers)
        standing = [found[number] for number in numbers if number in found][:left]
        yield from ((MOMENT, one) for one in standing)
        left -= len(standing)
        asked = replace(asked, part=SILENT, after=0)
    people = people.exclude(pk__in=moments)
    quiet = Q(last_sign__lte=day - timedelta(days=SILENT_DAYS))
    if asked.part == SILENT and left > 0:
        standing = _by_sign(people.filter(quiet), asked, reader, left)
        yield from ((SILENT, one) for one in standing)
        left -= len(standing)
        asked = replace(asked, part=NAMED, after=0)
    if left > 0:
        yield from ((NAMED, one) for one in _by_name(people.exclude(quiet), asked, reader, left))


def _people(asked: Asked, day: date, reader: Member) -> QuerySet[Person]:
    """In custody or possibly; for those to be written to also: a source names a place with an address."""
    mine = Q(person=OuterRef("pk"))
    held = Exists(Spell.objects.visible_to(reader).possibly_on(day).filter(mine))
    people = Person.objects.visible_to(reader).filter(held)
    places = [asked.facility] if asked.facility else None if asked.cannot else list(offered(day))
    if places is not None:
        stays = Stay.objects.visible_to(reader).filter(facility__in=places)
        seen = Sighting.objects.visible_to(reader).filter(facility__in=places)
        if asked.facility:  # few: their numbers first, instead of looking at everybody along the order
            numbers = stays.order_by().values("person_id").union(seen.order_by().values("person_id"))
            people = people.filter(pk__in=numbers)
        else:
            people = people.filter(Q(Exists(stays.filter(mine))) | Q(Exists(seen.filter(mine))))
    if asked.cannot:
        return people
    contacts = Contact.objects.visible_to(reader).filter(mine)
    blocked = Exists(contacts.filter(regime__in=BLOCKED, until_latest=None))
    return people.exclude(blocked & ~Exists(contacts.filter(regime="can_write")))


def _by_sign(people: QuerySet[Person], asked: Asked, reader: Member, many: int) -> list[Person]:
    if asked.after:
        last = Person.objects.visible_to(reader).filter(pk=asked.after).values("last_sign")[:1]
        later = Q(last_sign__gt=Subquery(last)) | Q(last_sign=Subquery(last), pk__gt=asked.after)
        people = people.filter(later)
    return list(people.order_by("last_sign", "pk")[:many])


def _by_name(people: QuerySet[Person], asked: Asked, reader: Member, many: int) -> list[Person]:
    if asked.after:
        last = Person.objects.visible_to(reader).filter(pk=asked.after).values("sort_key")[:1]
        people = people.filter(Q(sort_key__gt=Subquery(last)) | Q(sort_key=Subquery(last), pk__gt=asked.after))
    return list(people.order_by("sort_key", "pk")[:many])


def _moments(day: date, reader: Member) -> list[int]:
    """People of whom something is near: arrested lately, birthday ahead, moved lately; each once, in this order.

    Found by reading the whole register, so it is kept in this process for a while; who is held is asked every time.
    """

    def ask() -> list[int]:
        found: dict[str, list[tuple[int, int]]] = {"arrested": [], "birthday": [], "moved": []}
        for number, on, kind in _near(day, reader):
            # The newest first; of birthdays the nearest.
            ahead = birthday_ahead(on.isoformat(), day) if kind == "birthday" else None
            found[kind].append(((ahead - day).days if ahead else -on.toordinal(), number))
        cut = (sorted(own)[:MOST_OF_A_MOMENT] for own in found.values())
        return list(dict.fromkeys(number for own in cut for _, number in own))

    return _kept(f"moments {day}", reader, ask)


def _near(day: date, reader: Member) -> Iterator[tuple[int, date, str]]:
    """(person, day, what) in one statement."""
    lately = day - timedelta(days=NEW_DAYS)
    arrested = Detention.objects.visible_to(reader).filter(date_latest__gte=lately, date_earliest__lte=day)
    moved = Stay.objects.visible_to(reader).filter(since_latest__gte=lately, since_earliest__lte=day)
    days = [f"{day + timedelta(days=ahead):%m-%d}" for ahead in range(BIRTHDAY_DAYS + 1)]
    held = Spell.objects.visible_to(reader).possibly_on(day).filter(person=OuterRef("pk"))
    dated = Person.objects.visible_to(reader).annotate(length=Length("birth_date"), year_day=Substr("birth_date", 6, 5))
    born = dated.filter(Exists(held), length=len("2000-12-31"), year_day__in=days)
    first, *others = (
        rows.order_by().values_list(number, on, Value(kind, output_field=CharField()))
        for rows, number, on, kind in (
            (arrested, "person_id", "date_latest", "arrested"),
            (born, "pk", "birth_date_latest", "birthday"),
            (moved, "person_id", "since_latest", "moved"),
        )
    )
    yield from first.union(*others, all=True)


def _kept(what: str, reader: Member, ask: Callable[[], Kept]) -> Kept:
    key = f"letters-{hashlib.sha256(f'{reader.compartments_seen()} {what}'.encode()).hexdigest()}"
    kept: Kept | None = cache.get(key)
    if kept is None:
        kept = ask()
        cache.set(key, kept, MINUTES * 60)
    return kept
