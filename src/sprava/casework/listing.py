"""The list of people: what was asked, who matches, and one page of them in an order, whatever the size of the register.

A filter that few people match gives those people; a filter that many match is tested person by person along the order
until the page is full. So neither a rare nor a common filter reads the whole register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import get_language

from sprava.accounts.models import Member
from sprava.casework.articles import article_typed
from sprava.casework.remembered import LETTERS
from sprava.records.models import Charge, Person, Recognition, Spell
from sprava.records.search.find import find
from sprava.records.times import day_asked
from sprava.records.whereabouts import named_in, placed

PAGE = 50
BOUND = 5000
"""Up to so many matching people are fetched and counted exactly."""
MOST_FOUND = 100
STATES = ("possible", "held", "maybe", "free", "died", "unknown")
SORTS = ("name", "sign", "new")
FILTERS = ("name", "state", "facility", "article", "recogniser")


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
    few = _few(asked, reader)
    return _walked(asked, reader) if few is None else _cut(few, asked, reader)


def everyone(asked: Asked, reader: Member, *, at_once: int = 500) -> Iterator[list[Person]]:
    """All who match, in their order and in portions: for the file of the list."""
    everything = replace(asked, after=0, before=0, letter="")
    few = None if asked.name else _few(everything, reader)
    if asked.name:
        yield _found(everything, reader).people
    elif few is not None:
        for start in range(0, len(few), at_once):
            yield _in_order([number for number, _ in few[start : start + at_once]], reader)
    else:
        people, start_at = matching(everything, reader), None
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
    if asked.filters.keys() in ({"article"}, {"recogniser"}):
        ((_, rows),) = _conditions(asked, reader)
        return rows.distinct()  # type: ignore[union-attr] # both filters name their people
    return matching(asked, reader)


def _few(asked: Asked, reader: Member) -> list[tuple[int, str]] | None:
    """Everyone who matches, in order, where the rarest filter names no more than :data:`BOUND` people."""
    conditions = _conditions(asked, reader)
    for _, rows in conditions:
        if rows is None:
            continue
        numbers = list(rows[: BOUND + 1])
        if len(numbers) <= BOUND:
            people = Person.objects.visible_to(reader).filter(*(condition for condition, _ in conditions))
            people = people.filter(pk__in=set(numbers))
            order = F("last_sign").asc(nulls_last=True) if asked.sort == "sign" else _ORDER[asked.sort][0]
            by_number = "-pk" if asked.sort == "new" else "pk"
            return list(people.order_by(order, by_number).values_list("pk", "sort_key"))
    return None


def _cut(few: list[tuple[int, str]], asked: Asked, reader: Member) -> Page:
    """The page that was asked for out of everyone who matches."""
    numbers = [number for number, _ in few]
    start, end = 0, PAGE
    if asked.before in numbers:
        end = numbers.index(asked.before)
        start = max(0, end - PAGE)
    elif asked.after in numbers:
        start = numbers.index(asked.after) + 1
    elif asked.letter and asked.sort == "name":
        start = next((place for place, (_, key) in enumerate(few) if key >= asked.letter), max(0, len(few) - PAGE))
    end = end if asked.before in numbers else start + PAGE
    return Page(_in_order(numbers[start:end], reader), start > 0, end < len(few), len(few))


def _in_order(numbers: list[int], reader: Member) -> list[Person]:
    seen = Person.objects.visible_to(reader).in_bulk(numbers)
    return [seen[number] for number in numbers if number in seen]


# ── what a filter means ──

Condition = tuple[Any, "QuerySet[Any, Any] | None"]
"""A condition on a person, and the numbers of those who may meet it."""


def _conditions(asked: Asked, reader: Member) -> list[Condition]:
    """Each filter as a condition on a person, with the numbers of those who may meet it, if the index can give them."""
    conditions: list[Condition] = []
    if asked.facility:
        conditions.append((placed(asked.facility, asked.on), named_in(asked.facility, reader)))
    if asked.article:
        charged = Charge.objects.visible_to(reader).filter(_article(asked.article))
        conditions.append(_with(charged))
    if asked.recogniser:
        conditions.append(_with(Recognition.objects.visible_to(reader).filter(body=asked.recogniser)))
    if asked.state:
        conditions += _in_state(asked.state, asked.on, reader)
    return conditions


def _with(rows: QuerySet[Any, Any]) -> Condition:
    return Exists(rows.filter(person=OuterRef("pk"))), rows.order_by().values_list("person_id", flat=True)


def _article(article: str) -> Q:
    """The article itself or any part of it: ``361-4`` finds ``361-4 p.1``."""
    return Q(article=article) | Q(article__startswith=f"{article} p.")


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


def _walked(asked: Asked, reader: Member) -> Page:
    people = matching(asked, reader)
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
