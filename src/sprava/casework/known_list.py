"""The list of people as the register knew them at a past moment.

Who may be meant is asked of the index and of the claims of then; who is meant is decided by folding each of them as the
person page does, a hundred at a time along the order, until the page is full. So a line is here if and only if the
page of the person says the same, and no look costs more than :data:`MOST_LOOKED_AT` people.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from sprava.accounts.models import Member
from sprava.casework.listing import MOST_FOUND, PAGE, Asked
from sprava.casework.summary import Summary, placings_in, reports_known, summaries_known
from sprava.core.custody import State
from sprava.records.known import (
    Known,
    claimed_known,
    in_custody_known,
    named_known,
    numbers_of_then,
    numbers_of_today,
    people_known,
)
from sprava.records.models import Person
from sprava.records.search.find import find
from sprava.records.whereabouts import last_seen

MOST_LOOKED_AT = 1000
PORTION = 100
_LAST = "\N{LATIN SMALL LETTER Z}" * 4
"""Whoever has no name in the register any more comes last."""
_STATES = {
    "possible": (State.HELD, State.MAYBE),
    "held": (State.HELD,),
    "maybe": (State.MAYBE,),
    "free": (State.FREE,),
    "died": (State.DIED,),
    "unknown": (State.UNKNOWN,),
}


@dataclass(frozen=True, slots=True)
class KnownPage:
    """Lines of the list; ``before`` and ``after`` are numbers to walk on from, 0 where nobody comes."""

    lines: tuple[Summary, ...]
    before: int
    after: int
    most: int
    """So many people at most match."""
    exactly: int | None
    """So many match, where all of them were looked at."""
    letters: frozenset[str]


def page_known(asked: Asked, reader: Member, at: datetime) -> KnownPage:
    """One page of the people who matched, as known at ``at``."""
    order = _ordered(asked, reader, at)
    numbers = [number for _, number in order]
    if asked.before in numbers:
        back = numbers[: numbers.index(asked.before)][::-1]
        walk = _walked(back, asked, reader, at)
        lines = walk.lines[:PAGE][::-1]
        before = lines[0].person.pk if len(walk.lines) > PAGE else walk.last
        return _page(lines, (before if walk.more else 0, lines[-1].person.pk if lines else 0), order, None)
    start = _start(asked, order, numbers)
    walk = _walked(numbers[start:], asked, reader, at)
    lines = walk.lines[:PAGE]
    # A page that is not full although people are left was stopped: one walks on from whom it looked at last.
    last = lines[-1].person.pk if len(walk.lines) > PAGE else walk.last
    first = lines[0].person.pk if lines else numbers[start] if start < len(numbers) else 0
    exactly = len(lines) if not start and not walk.more else None
    return _page(lines, (first if start else 0, last if walk.more else 0), order, exactly)


def everyone_known(asked: Asked, reader: Member, at: datetime) -> Iterator[list[Summary]]:
    """All who matched, in their order and in portions: for the file of the list."""
    numbers = [number for _, number in _ordered(asked, reader, at)]
    for start in range(0, len(numbers), PORTION):
        yield _matching(numbers[start : start + PORTION], asked, reader, at)


def _page(
    lines: Sequence[Summary], ways: tuple[int, int], order: Sequence[tuple[str, int]], exactly: int | None
) -> KnownPage:
    letters = frozenset(key[:1] for key, _ in order)
    return KnownPage(tuple(lines), *ways, len(order), exactly, letters)


def _start(asked: Asked, order: Sequence[tuple[str, int]], numbers: Sequence[int]) -> int:
    if asked.after in numbers:
        return numbers.index(asked.after) + 1
    return bisect_left(order, (asked.letter, 0)) if asked.letter and not asked.name else 0


@dataclass(frozen=True, slots=True)
class _Walk:
    lines: list[Summary]
    more: bool
    last: int


def _walked(numbers: Sequence[int], asked: Asked, reader: Member, at: datetime) -> _Walk:
    """Up to a page and one more, of the first people in this order who match."""
    lines: list[Summary] = []
    looked = 0
    while looked < min(len(numbers), MOST_LOOKED_AT) and len(lines) <= PAGE:
        lines += _matching(numbers[looked : looked + PORTION], asked, reader, at)
        looked += PORTION
    more = len(lines) > PAGE or looked < len(numbers)
    return _Walk(lines, more, numbers[min(looked, len(numbers)) - 1] if numbers else 0)


def _matching(numbers: Sequence[int], asked: Asked, reader: Member, at: datetime) -> list[Summary]:
    known = people_known(numbers, reader, at)
    there = [known[number] for number in numbers if number in known]
    lines = summaries_known(there, asked.on, reader)
    return [line for one, line in zip(there, lines, strict=True) if _matches(one, line, asked)]


def _matches(one: Known, line: Summary, asked: Asked) -> bool:
    """The filters as the list of today has them, asked of one person as they were known."""
    if asked.state and line.state not in _STATES[asked.state]:
        return False
    if asked.article and not any(_is(asked.article, article) for article in line.charged):
        return False
    reports = reports_known(one) if asked.facility or asked.recogniser else []
    if asked.facility and asked.facility not in {one.facility for one in last_seen(placings_in(reports), asked.on)}:
        return False
    bodies = {report.value for report in reports if report.what == "recognition"}
    return not asked.recogniser or asked.recogniser in bodies


def _is(article: str, charged: str) -> bool:
    return charged == article or charged.startswith(f"{article} p.")


# ── who may be meant, in order ──


def _ordered(asked: Asked, reader: Member, at: datetime) -> list[tuple[str, int]]:
    """Everybody who may match, by the name under which today's list has them; those who were found, as they were."""
    people = _candidates(asked, reader, at)
    if asked.name:
        found = numbers_of_then([one.person for one in find(asked.name, reader, MOST_FOUND)], at)
        return [("", number) for number in found if number in people]
    keys = dict(Person.objects.visible_to(reader).order_by().values_list("pk", "sort_key"))
    now = numbers_of_today()
    return sorted((keys.get(now.get(number, number), _LAST), number) for number in people)


def _candidates(asked: Asked, reader: Member, at: datetime) -> set[int]:
    if asked.state in ("possible", "held", "maybe"):
        people = in_custody_known(asked.on, reader, at, certainly=asked.state == "held")
    else:
        people = named_known(reader, at)
    if asked.facility:
        placed = Q(field="facility", value=asked.facility)
        people &= claimed_known(reader, at, "stay", placed) | claimed_known(reader, at, "sighting", placed)
    if asked.article:
        article = Q(value=asked.article) | Q(value__startswith=f"{asked.article} p.")
        people &= claimed_known(reader, at, "charge", article & Q(field="article"))
    if asked.recogniser:
        people &= claimed_known(reader, at, "recognition", Q(field="body", value=asked.recogniser))
    return people
