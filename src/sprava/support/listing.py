"""Whom to write to, in order, one page of it: fewest letters first.

Of those who got equally many: newly arrested, birthday ahead, newly moved, long silent, then by name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from django.core.cache import cache
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Length, Substr
from django.http import QueryDict

from sprava.accounts.models import Member
from sprava.records.identity import leaders_of
from sprava.records.models import Claim, Contact, Detention, Person, Recognition, Sighting, Spell, Stay
from sprava.support.addresses import offered
from sprava.support.post import language_that_passes
from sprava.support.regimes import ASKED, BLOCKED
from sprava.support.tallies import letters_to
from sprava.support.whom import BIRTHDAY_DAYS, NEW_DAYS, SILENT_DAYS, Line, birthday_ahead, lines_of

PAGE, LOOKED_AT = 20, 60
"""A page, and how many people are looked at to fill it: some turn out not to be where a place was named."""
MOST_OF_A_MOMENT = 200
MINUTES = 10
_PIECE = 200
MOMENT, SILENT, NAMED, WRITTEN = "moment", "silent", "name", "written"
PARTS = (MOMENT, SILENT, NAMED, WRITTEN)
"""The order: three parts of people who got no letter lately, then those who did, the fewest first."""
NEAR = ("arrested", "birthday", "moved")
MOMENTS = (*NEAR, SILENT)
"""What can be asked for by itself."""
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader wants to see. ``part`` and ``after`` say behind whom the page begins."""

    facility: str = ""
    language: str = ""
    interest: str = ""
    cause: str = ""
    """Words of what they belong to, of their work, or of the ground on which they are recognised."""
    moment: str = ""
    """One of :data:`MOMENTS`; empty for everybody."""
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
        language=query.get("language", "") if language_that_passes(query.get("language", "")) else "",
        interest=query.get("interest", "").strip()[:60],
        cause=query.get("cause", "").strip()[:60],
        moment=query.get("moment", "") if query.get("moment", "") in MOMENTS else "",
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
    if asked.moment == "moved" and line.arrested:  # they came there because they were arrested
        return False
    return not asked.language or _reads(line, asked.language)


def _reads(line: Line, language: str) -> bool:
    """Of whom no language is claimed every one is assumed."""
    spoken = [one.casefold() for one in line.regime.languages]
    row = language_that_passes(language)
    return not spoken or row is None or any(one.startswith(row.claimed) for one in spoken)


def _candidates(asked: Asked, day: date, reader: Member, many: int) -> Iterator[tuple[str, Person]]:
    people = _people(asked, day, reader)
    if asked.cannot:
        yield from ((NAMED, one) for one in _by_name(people, asked, reader, many))
        return
    left = many
    sent = letters_to(reader, day)
    for part, ask in _parts(asked, people, sent, day, reader):
        if left > 0 and PARTS.index(part) >= PARTS.index(asked.part):
            standing = ask(asked if part == asked.part else replace(asked, after=0), left)
            yield from ((part, one) for one in standing)
            left -= len(standing)


def _parts(
    asked: Asked, people: QuerySet[Person], sent: Mapping[int, int], day: date, reader: Member
) -> list[tuple[str, Callable[[Asked, int], list[Person]]]]:
    """The parts of the order, each with how its people are found behind a place in it."""
    near = _near_today(day, reader)
    quiet = Q(last_sign__lte=day - timedelta(days=SILENT_DAYS))
    if asked.moment in NEAR:
        near = {asked.moment: near[asked.moment]}
        people = people.filter(pk__in=near[asked.moment])
    elif asked.moment == SILENT:
        people = people.filter(quiet)
    moments = list(dict.fromkeys(number for own in near.values() for number in own))
    unwritten = people.exclude(pk__in=list(sent)) if sent else people
    others = unwritten.exclude(pk__in=moments)
    place = {number: at for at, number in enumerate(moments)}
    written = sorted(sent, key=lambda number: (sent[number], place.get(number, len(place)), number))
    return [
        (MOMENT, lambda where, many: _in_line(unwritten, moments, where.after, many)),
        (SILENT, lambda where, many: _by_sign(others.filter(quiet), where, reader, many)),
        (NAMED, lambda where, many: _by_name(others.exclude(quiet), where, reader, many)),
        (WRITTEN, lambda where, many: _in_line(people, written, where.after, many)),
    ]


def _in_line(people: QuerySet[Person], numbers: list[int], after: int, many: int) -> list[Person]:
    """Of ``people`` those behind ``after`` in a line of numbers, asked for in pieces: the line may be long."""
    begin = numbers.index(after) + 1 if after in numbers else 0
    standing: list[Person] = []
    for at in range(begin, len(numbers), _PIECE):
        piece = numbers[at : at + _PIECE]
        found = people.in_bulk(piece)
        standing += [found[number] for number in piece if number in found]
        if len(standing) >= many:
            break
    return standing[:many]


def _people(asked: Asked, day: date, reader: Member) -> QuerySet[Person]:
    """In custody or possibly; for those to be written to also: a source names a place with an address."""
    mine = Q(person=OuterRef("pk"))
    held = Exists(Spell.objects.visible_to(reader).possibly_on(day).filter(mine))
    people = Person.objects.visible_to(reader).filter(held)
    if asked.facility:  # few: their numbers first, instead of looking at everybody along the order
        people = people.filter(pk__in=_in_a_place(asked.facility, day, reader))
    elif not asked.cannot:
        stays = Stay.objects.visible_to(reader).filter(mine, facility__in=(places := list(offered(day))))
        seen = Sighting.objects.visible_to(reader).filter(mine, facility__in=places)
        people = people.filter(Q(Exists(stays)) | Q(Exists(seen)))
    if asked.interest or asked.cause:
        people = people.filter(pk__in=_told_of(asked, reader))
    if asked.cannot:
        return people
    contacts = Contact.objects.visible_to(reader).filter(mine)
    blocked = Exists(contacts.filter(regime__in=(ASKED, *BLOCKED), until_latest=None))
    return people.exclude(blocked & ~Exists(contacts.filter(regime="can_write")))


def _in_a_place(facility: str, day: date, reader: Member) -> list[int]:
    """People in custody of whom a source says that they were there; who was there before stands there for good.

    Kept until something new is recorded.
    """

    def ask() -> list[int]:
        held = Spell.objects.visible_to(reader).possibly_on(day).filter(person=OuterRef("person_id"))
        stays = Stay.objects.visible_to(reader).filter(Exists(held), facility=facility).order_by()
        seen = Sighting.objects.visible_to(reader).filter(Exists(held), facility=facility).order_by()
        return list(stays.values_list("person_id", flat=True).union(seen.values_list("person_id", flat=True)))

    newest = Claim.objects.visible_to(reader).order_by("-pk").values_list("pk", flat=True).first()
    return _kept(f"place {facility} {day} {newest}", reader, ask)


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


def _told_of(asked: Asked, reader: Member) -> list[int]:
    """People of whom a source says what was asked for. Claims stand in no order of their words: it is kept a while."""

    def ask() -> list[int]:
        found: set[int] | None = None
        for fields, words in ((("interest",), asked.interest), (("affiliation", "occupation"), asked.cause)):
            if words:
                said = _saying(fields, words, reader)
                found = said if found is None else found & said
        return sorted(found or ())

    return _kept(f"told {asked.interest} / {asked.cause}", reader, ask)


def _saying(fields: tuple[str, ...], words: str, reader: Member) -> set[int]:
    # SQLite folds the case of Latin letters only.
    written = Q()
    for form in {words, words.casefold(), words.capitalize(), words.upper()}:
        written |= Q(value__contains=form)
    claims = Claim.objects.visible_to(reader).standing().filter(written, field__in=fields, person__isnull=False)
    records = set(claims.order_by().values_list("person_id", flat=True))
    if "occupation" in fields:
        grounds = Recognition.objects.visible_to(reader).filter(ground__icontains=words)
        records |= set(grounds.order_by().values_list("person_id", flat=True))
    return set(leaders_of(records).values())


def _near_today(day: date, reader: Member) -> dict[str, list[int]]:
    """People of whom something is near, for each of :data:`NEAR`, the newest or the nearest first.

    Found by reading the whole register, so it is kept in this process for a while; who is held is asked every time.
    """

    def ask() -> dict[str, list[int]]:
        found: dict[str, list[tuple[int, int]]] = {kind: [] for kind in NEAR}
        for number, on, kind in _near(day, reader):
            ahead = birthday_ahead(on.isoformat(), day) if kind == "birthday" else None
            found[kind].append(((ahead - day).days if ahead else -on.toordinal(), number))
        return {kind: [number for _, number in sorted(own)[:MOST_OF_A_MOMENT]] for kind, own in found.items()}

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
