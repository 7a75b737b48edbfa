"""The list of people: what was asked, who matches, and one page of them in an order, whatever the size of the register.

A filter that few people match gives those people; a filter that many match is tested person by person along the order
until the page is full. So neither a rare nor a common filter reads the whole register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import get_language

from sprava.accounts.models import Member
from sprava.casework.articles import article_typed
from sprava.casework.freshness import STALE, stale_rows
from sprava.casework.remembered import LETTERS, Remembered
from sprava.records.models import Charge, Person, Placement, Recognition, Spell
from sprava.records.models.charge import of_article
from sprava.records.search.find import find
from sprava.records.times import day_asked

PAGE = 50
BOUND = 5000
"""Up to so many matching people are looked at one by one and counted exactly."""
MOST_FOUND = 100
STATES = ("possible", "held", "maybe", "free", "died", "unknown")
SORTS = ("name", "sign", "new")
FILTERS = ("name", "state", "facility", "article", "recogniser", "stale")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader wants to see; everything may stay empty. ``after`` and ``before`` are numbers of people."""

    on: date
    name: str = ""
    state: str = ""
    facility: str = ""
    article: str = ""
    recogniser: str = ""
    sort: str = "name"
    after: int = 0
    before: int = 0
    letter: str = ""
    stale: str = ""

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are set, by their names in the address."""
        return {name: value for name in FILTERS if (value := str(getattr(self, name)))}


def asked_in(query: QueryDict, today: date) -> Asked:
    """What an address asks. What makes no sense is left out: a list with too many people is better than none."""
    return Asked(
        on=day_asked(query.get("on", "").strip()) or today,
        name=query.get("name", "").strip()[:200],
        state=_one_of(query.get("state", ""), STATES),
        facility=query.get("facility", "").strip()[:600],
        article=article_typed(query.get("article", "")),
        recogniser=query.get("recogniser", "").strip()[:600],
        sort=_one_of(query.get("sort", ""), SORTS) or "name",
        after=_number(query.get("after", "")),
        before=_number(query.get("before", "")),
        letter=_one_of(query.get("letter", ""), tuple(LETTERS)),
        stale=_one_of(query.get("stale", ""), tuple(STALE)),
    )


def _one_of(text: str, allowed: Sequence[str]) -> str:
    return text if text in allowed else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


@dataclass(slots=True)
class Page:
    """Some people in their order, and whether others stand before and after them."""

    people: list[Person]
    before: bool = False
    after: bool = False
    count: int | None = None
    """How many people match, where that is known exactly."""
    because: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """For people whose name is not likely the one that was typed: why they may be meant all the same."""


def page_of(asked: Asked, reader: Member) -> Page:
    """One page of the people who match."""
    if asked.name:
        return _found(asked, reader)
    people, count = _narrowed(asked, reader)
    page = _walked(people, asked, reader)
    page.count = count
    return page


def everyone(asked: Asked, reader: Member, *, at_once: int = 500) -> Iterator[list[Person]]:
    """All who match, in their order and in portions: for the file of the list."""
    everything = replace(asked, after=0, before=0, letter="")
    if asked.name:
        yield _found(everything, reader).people
        return
    (people, _), start_at = _narrowed(everything, reader), None
    while portion := _walk(people, asked.sort, start_at, at_once):
        yield portion
        start_at = portion[-1]


def _found(asked: Asked, reader: Member) -> Page:
    found = {one.person: one for one in find(asked.name, reader, MOST_FOUND)}
    seen = matching(asked, reader).filter(pk__in=found).in_bulk()
    best = [seen[number] for number in found if number in seen]
    language = get_language() or "en"
    because = {number: tuple(one.reasons(language)) for number, one in found.items() if one.score < 1}
    return Page(best, count=len(best) if len(found) < MOST_FOUND else None, because=because)


def matching(asked: Asked, reader: Member) -> QuerySet[Person]:
    """The people who match everything but the name."""
    conditions = (condition for condition, _ in _conditions(asked, reader))
    return Person.objects.visible_to(reader).filter(*conditions)


def each_once(asked: Asked, reader: Member) -> QuerySet[Any, Any]:
    """One row for each person who matches everything but the name: to be counted only.

    One filter alone is counted where it is stored, without a look at each person of the register.
    """
    if asked.filters.keys() in ({"article"}, {"facility"}, {"recogniser"}):
        ((_, rows),) = _conditions(asked, reader)
        return rows.distinct()  # type: ignore[union-attr] # each of these filters names its people
    return matching(asked, reader)


def _narrowed(asked: Asked, reader: Member) -> tuple[QuerySet[Person], int | None]:
    """The people who match, and their number where it is known.

    Where a filter names no more than :data:`BOUND` people, only these are looked at.
    """
    conditions = _conditions(asked, reader)
    for number, (_, rows) in enumerate(conditions):
        if rows is None or _names_many(rows, reader):
            continue
        # What gives the numbers need not be asked of each of them again.
        others = [condition for place, (condition, _) in enumerate(conditions) if place != number]
        people = Person.objects.visible_to(reader).filter(*others, pk__in=rows)
        return people, None if others else rows.distinct().count()
    return Person.objects.visible_to(reader).filter(*(condition for condition, _ in conditions)), None


def _names_many(rows: QuerySet[Any, Any], reader: Member) -> bool:
    """Whether a filter names more people than are looked at one by one. That decides the way, never who is found, so
    an answer a minute old will do."""
    return Remembered(reader).keep(f"many {rows.query}", lambda: rows[: BOUND + 1].count() > BOUND)


# ── what a filter means ──

Condition = tuple[Any, "QuerySet[Any, Any] | None"]
"""A condition on a person, and the numbers of those who may meet it."""


def _conditions(asked: Asked, reader: Member) -> list[Condition]:
    """Each filter as a condition on a person, with the numbers of those who may meet it, if the index can give them."""
    conditions: list[Condition] = []
    if asked.facility:
        here = Placement.objects.visible_to(reader).on(asked.on).filter(facility=asked.facility)
        conditions.append(_with(here))
    if asked.article:
        conditions.append(_with(Charge.objects.visible_to(reader).filter(of_article(asked.article))))
    if asked.recogniser:
        conditions.append(_with(Recognition.objects.visible_to(reader).filter(body=asked.recogniser)))
    if asked.stale:
        conditions.append(_with(stale_rows(asked.stale, asked.on, reader)))
    if asked.state:
        conditions += _in_state(asked.state, asked.on, reader)
    return conditions


def _with(rows: QuerySet[Any, Any]) -> Condition:
    return Exists(rows.filter(person=OuterRef("pk"))), rows.order_by().values_list("person_id", flat=True)


def _in_state(state: str, day: date, reader: Member) -> list[Condition]:
    """The conditions under which core.custody.state_on gives ``state``; ``possible`` is held or maybe."""
    died = Q(death_date_latest__lt=day)
    if state == "died":
        return [(died, Person.objects.visible_to(reader).filter(died).order_by().values_list("pk", flat=True))]
    spells = Spell.objects.visible_to(reader)
    certain, possible = _with(spells.certainly_on(day)), _with(spells.possibly_on(day))
    alive: Condition = (~died, None)
    if state == "possible":
        return [possible, alive]
    if state == "held":
        return [certain, alive]
    if state == "maybe":
        return [possible, _without(certain), alive]
    over = _with(_last_ended_before(day, reader))
    return [_without(possible), over if state == "free" else _without(over), alive]


def _without(condition: Condition) -> Condition:
    return ~condition[0], None


def _last_ended_before(day: date, reader: Member) -> QuerySet[Spell]:
    """Spells with a claimed end that are the last of their person before ``day``."""
    spells = Spell.objects.visible_to(reader).filter(end_latest__lt=day)
    later = Q(end_latest__gt=OuterRef("end_latest")) | Q(
        end_latest=OuterRef("end_latest"), number__lt=OuterRef("number")
    )
    return spells.filter(ended=True).exclude(Exists(spells.filter(later, person=OuterRef("person"))))


# ── walking along an order ──

_ORDER = {"name": ("sort_key", "pk"), "sign": ("last_sign", "pk"), "new": ("-last_recorded", "-pk")}


def _walked(people: QuerySet[Person], asked: Asked, reader: Member) -> Page:
    number = asked.before or asked.after
    start = Person.objects.visible_to(reader).filter(pk=number).first() if number else None
    if start and asked.before:
        found = _walk(people, asked.sort, start, PAGE + 1, back=True)[::-1]
        return Page(found[-PAGE:], len(found) > PAGE, after=True)
    lettered = asked.letter if start is None and asked.sort == "name" else ""
    if lettered:
        people = people.filter(sort_key__gte=lettered)
    found = _walk(people, asked.sort, start, PAGE + 1)
    return Page(found[:PAGE], start is not None or lettered not in ("", "a"), len(found) > PAGE)


def _walk(people: QuerySet[Person], sort: str, start: Person | None, size: int, *, back: bool = False) -> list[Person]:
    """Up to ``size`` people after ``start`` in an order, or before."""
    parts = _parts(people, sort)
    place = 1 if len(parts) > 1 and start is not None and start.last_sign is None else 0
    parts = parts[place::-1] if back else parts[place:]
    found: list[Person] = []
    for number, (rows, order) in enumerate(parts):
        if number == 0 and start is not None:
            rows = _beyond(rows, order, start, back=back)
        turned = tuple(name[1:] if name.startswith("-") else f"-{name}" for name in order) if back else order
        found += rows.order_by(*turned)[: size - len(found)]
        if len(found) >= size:
            break
    return found


def _parts(people: QuerySet[Person], sort: str) -> list[tuple[QuerySet[Person], tuple[str, ...]]]:
    """An order in parts, each of which an index gives: those without any sign come after those with one."""
    if sort != "sign":
        return [(people, _ORDER[sort])]
    return [(people.filter(last_sign__isnull=False), _ORDER[sort]), (people.filter(last_sign__isnull=True), ("pk",))]


def _beyond(people: QuerySet[Person], order: tuple[str, ...], start: Person, *, back: bool) -> QuerySet[Person]:
    """The people after ``start`` in the order, or before."""
    ahead = "lt" if back != order[0].startswith("-") else "gt"
    column = order[0].lstrip("-")
    if column == "pk":
        return people.filter(**{f"pk__{ahead}": start.pk})
    at = getattr(start, column)
    # Both halves name the column, so that the index of the order is used from its middle.
    return people.filter(**{f"{column}__{ahead}e": at}).filter(
        Q(**{f"{column}__{ahead}": at}) | Q(**{f"pk__{ahead}": start.pk})
    )
