"""Days that lie ahead: hearings, expected releases and birthdays of people possibly in custody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.db.models.functions import Substr
from django.utils.translation import gettext

from sprava.accounts.models import Member
from sprava.casework.places import named
from sprava.core.dates import PartialDate, When, between, parse_date
from sprava.records.models import Hearing, Person, Spell

HEARING, RELEASE, BIRTHDAY = "hearing", "release", "birthday"
MOST = 1000
"""So many people of those held are looked at, whose terms end soonest."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day to come in the life of somebody, or one of the days from ``first`` to ``last``.

    ``order`` is the first of these days that is not past; ``when`` is None where it may be any day now. ``number`` and
    ``edition`` tell it from every other of its kind.
    """

    kind: str
    number: int
    order: date
    when: When | None
    person: Person
    what: str
    first: date
    last: date
    window: When | None = None
    edition: str = ""


def days_ahead(today: date, until: date, reader: Member, *, most: int = MOST) -> list[Ahead]:
    """What can fall on a day from ``today`` to ``until``, the next first: at most so many of each kind. Two
    queries."""
    releases, birthdays = _of_those_held(today, until, reader)
    hearings = _hearings(today, until, reader, most)
    return sorted([*releases[:most], *birthdays[:most], *hearings], key=_in_order)


def _in_order(one: Ahead) -> tuple[date, str, int]:
    return one.order, one.person.sort_key, one.number


def _of_those_held(today: date, until: date, reader: Member) -> tuple[list[Ahead], list[Ahead]]:
    """Expected releases and birthdays of people possibly in custody, the next first, in one query."""
    leaving = Q(expected_latest__gte=today, expected_latest__lt=date.max, expected_earliest__lte=until, ended=False)
    spells = Spell.objects.visible_to(reader).possibly_on(today).annotate(turns=Substr("person__birth_date", 6, 5))
    rows = list(
        spells.filter(_turning(today, until) | leaving).select_related("person").order_by("expected_latest")[:MOST]
    )
    people = {row.person_id: row.person for row in rows if row.person.birth_date}.values()
    birthdays = [one for person in people if (one := birthday_ahead(person, today)) and one.order <= until]
    releases = [one for row in rows if (one := _release(row, today, until))]
    return releases, sorted(birthdays, key=_in_order)


def _turning(today: date, until: date) -> Q:
    """Born on a day of the year, or in a month, that comes between the two days."""
    known = ~Q(person__birth_date__startswith="[") & ~Q(turns="")
    if (until - today).days >= 365:
        return known
    begin, end = f"{today:%m-%d}", f"{until:%m-%d}"
    between_them = Q(turns__gte=begin, turns__lte=end) if begin <= end else Q(turns__gte=begin) | Q(turns__lte=end)
    # A month alone sorts before its first day; who was born on 29 February has the day on the 28th in other years.
    return known & (between_them | Q(turns=f"{today:%m}") | Q(turns="02-29"))


def _release(row: Spell, today: date, until: date) -> Ahead | None:
    first, last = row.expected_earliest, row.expected_latest
    if first is None or last is None or last < today or first > until or last == date.max:
        return None
    order = max(first, today)
    when: When | None = PartialDate.of(first)
    what, window = gettext("Expected release"), None
    if first != last:
        what, window = gettext("Expected release, some day of:"), between(first, last)
        when = PartialDate.of(first) if first > today else None
    return Ahead(RELEASE, row.person_id, order, when, row.person, what, first, last, window)


def birthday_ahead(person: Person, today: date) -> Ahead | None:
    """The next birthday. Who was born on 29 February has it on the 28th in other years."""
    born = parse_date(person.birth_date) if person.birth_date else None
    if not isinstance(born, PartialDate) or born.month is None:
        return None
    # Of a month that is not over, the day may still come.
    passed = (born.month, born.day or today.day) < (today.month, today.day)
    year = today.year + passed
    on = PartialDate(year, born.month, min(born.day, PartialDate(year, born.month).latest().day) if born.day else None)
    what = (
        gettext("Birthday, %(age)s") if born.day else gettext("Birthday on some day of the month, %(age)s")
    ) % {"age": on.year - born.year}  # fmt: skip
    order = on.earliest() if born.day else max(on.earliest(), today)
    return Ahead(BIRTHDAY, person.pk, order, on, person, what, on.earliest(), on.latest(), edition=str(on.year))


def _hearings(today: date, until: date, reader: Member, most: int) -> Iterator[Ahead]:
    # Known to the year at the vaguest: whatever began earlier is over, and need not be read.
    since = date.fromordinal(max(today.toordinal() - 366, 2))
    hearings = Hearing.objects.visible_to(reader).filter(date_earliest__gte=since, date_earliest__lte=until)
    closed = hearings.filter(date_latest__gte=today, date_latest__lt=date.max)
    rows = list(closed.select_related("person").order_by("date_earliest", "person__sort_key", "pk")[:most])
    for row in rows:
        if row.date_earliest is None or row.date_latest is None:
            continue
        court = named("court", row.court).spoken
        what = gettext("Hearing, %(court)s") % {"court": court} if court else gettext("Hearing")
        order = max(row.date_earliest, today)
        yield Ahead(HEARING, row.pk, order, parse_date(row.date), row.person, what, row.date_earliest, row.date_latest)


def far_ahead(today: date, days: int) -> date:
    """The last of so many days to come, no later than the calendar goes."""
    return date.fromordinal(min(today.toordinal() + days, date.max.toordinal() - 1))
