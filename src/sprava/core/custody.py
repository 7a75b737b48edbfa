"""In custody or not: spells folded from detentions, stays, sentences, sightings and releases.

Written for people in docs/methods/custody.md. A spell is one uninterrupted time in custody with honest ends: each end
is
the earliest and the latest day that it can have been. Nothing is typed in; every end carries the reason that gave it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sprava.core.claims import Item
from sprava.core.dates import Sometime, When, between, parse_date
from sprava.core.nouns import CUSTODIAL, NAME_FIELDS

NEVER = date.max


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one report of custody proves custody. The days come from a jurisdiction pack; these are cautious
    defaults.

    ``detention``: days for which a bare detention proves custody. ``administrative`` and ``remand``: days for which a
    person
    in an administrative or criminal case and not tried is possibly still held. ``silence``: days past the last
    possible end of
    a term for which we still say "possibly", never more than the term itself. ``unreported``: days before "by 3
    October" for which a beginning of which no more is known is possible.
    """

    detention: int = 3
    administrative: int = 15
    remand: int = 548
    silence: int = 365
    unreported: int = 548


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an end of a spell is where it is: a code with its parameters, put into words by the desks."""

    code: str
    item: int
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Spell:
    """One uninterrupted time in custody.

    The person was certainly held on days from ``begin_latest`` to ``end_earliest``, possibly from ``begin_earliest`` to
    ``end_latest``; an end not in sight is ``date.max``. ``ended`` says that somebody claims the end.
    """

    begin_earliest: date
    begin_latest: date
    end_earliest: date
    end_latest: date
    ended: bool = False
    died: bool = False
    because: tuple[Reason, ...] = ()
    expected: tuple[date, date] | None = None

    def certainly_on(self, day: date) -> bool:
        return self.begin_latest <= day <= self.end_earliest

    def possibly_on(self, day: date) -> bool:
        return self.begin_earliest <= day <= self.end_latest

    @property
    def began(self) -> When:
        return between(self.begin_earliest, self.begin_latest)


class State(StrEnum):
    """What can be said of a person on a day."""

    HELD = "held"
    MAYBE = "maybe"
    FREE = "free"
    DIED = "died"
    UNKNOWN = "unknown"


def state_on(day: date, spells: Sequence[Spell], died: When | None = None) -> State:
    """The state of a person on ``day``."""
    if died and died.latest() < day:
        return State.DIED
    if any(spell.certainly_on(day) for spell in spells):
        return State.HELD
    if any(spell.possibly_on(day) for spell in spells):
        return State.MAYBE
    before = [spell for spell in spells if spell.end_latest < day]
    if before and not max(before, key=lambda spell: spell.end_latest).ended:
        return State.UNKNOWN
    return State.FREE if before else State.UNKNOWN


# What the sentences in force give: the first and the last day on which the term can end, custody having begun between
# two days.
ExpectedEnd = Callable[[Sequence[Item], date, date], tuple[date, date] | None]


def plain_end(sentences: Sequence[Item], begin_earliest: date, begin_latest: date) -> tuple[date, date] | None:
    """The end of a term without any rule of credit: from the first day of custody at best, from the sentence at
    worst."""
    known = [sentence for sentence in sentences if sentence.value("term")]
    main = [sentence for sentence in known if sentence.value("added") != "yes"][-1:]
    if not main:
        return None
    given = main[0].when
    first, last = begin_earliest, given.latest() if given else begin_latest
    for sentence in (*main, *(other for other in known if other.value("added") == "yes")):
        first, last = add_term(first, sentence.value("term")), add_term(last, sentence.value("term"))
    return min(first, last), max(first, last)


def add_term(day: date, term: str) -> date:
    """``day`` plus an ISO 8601 duration of years, months, days; the last day of a month where the day does not
    exist."""
    if term in ("LIFE", "DEATH"):
        return NEVER
    years, months, days = term_parts(term)
    count = day.month - 1 + months
    year, month = day.year + years + count // 12, count % 12 + 1
    if year > NEVER.year:
        return NEVER
    return _plus(date(year, month, min(day.day, monthrange(year, month)[1])), days)


def term_parts(term: str) -> tuple[int, int, int]:
    """``P5Y6M`` as (5, 6, 0)."""
    parts = {"Y": 0, "M": 0, "D": 0}
    number = ""
    for character in term[1:]:
        if character.isdigit():
            number += character
        else:
            parts[character] = int(number or 0)
            number = ""
    return parts["Y"], parts["M"], parts["D"]


@dataclass(frozen=True, slots=True)
class _Sign:
    """One dated report that bears on custody."""

    when: When
    kind: str  # "in", "held", "sentence", "out", "death"
    item: Item
    place: date
    """Where it stands in the order of time."""
    begins: When
    """The same day for a custody that begins with it: see :func:`_not_before`."""
    order: int = field(default=0)


_ORDER = {"in": 0, "held": 1, "sentence": 2, "out": 3, "death": 4}


def _signs(items: Sequence[Item], limits: Limits) -> list[_Sign]:
    born = next((parse_date(day).earliest() for item in items if (day := item.value("birth_date"))), date.min)
    signs = (
        _Sign(when, kind, item, _place(when), _not_before(when, born, limits), _ORDER[kind])
        for item in items
        for kind, text in _SIGNS.get(item.noun, _no_sign)(item)
        if text
        for when in (parse_date(text),)
    )
    return sorted(signs, key=lambda sign: (sign.place, sign.when.latest(), sign.order, sign.item.lead))


def _not_before(when: When, born: date, limits: Limits) -> When:
    """ "By 3 October" begins some day, but not at the beginning of time, and nobody is held before they are born."""
    if when.earliest() > date.min:
        return when
    last = when.latest()
    first = date.fromordinal(max(last.toordinal() - limits.unreported, 1))
    return Sometime(min(max(first, born), last), last)


def _place(when: When) -> date:
    """Where a report stands in the order of time: "by 3 October" stands at its last day, as its first is not known."""
    return when.earliest() if when.earliest() > date.min else when.latest()


def _no_sign(_: Item) -> list[tuple[str, str]]:
    return []


def _of_detention(item: Item) -> list[tuple[str, str]]:
    return [] if item.value("kind") in ("house_arrest", "wanted") else [("in", item.value("date"))]


def _of_sentence(item: Item) -> list[tuple[str, str]]:
    if item.value("presence") == "in_absentia":
        return []
    custodial = item.value("kind") in CUSTODIAL or (not item.value("kind") and item.value("term"))
    return [("sentence" if custodial else "out", item.value("date"))]


def _of_sighting(item: Item) -> list[tuple[str, str]]:
    return [("held" if item.value("state") == "held" else "out", item.value("date"))]


_SIGNS: dict[str, Callable[[Item], list[tuple[str, str]]]] = {
    "detention": _of_detention,
    "sentence": _of_sentence,
    "sighting": _of_sighting,
    "stay": lambda item: [("held", item.value("since")), ("held", item.value("until"))],
    "incident": lambda item: [("held", item.value("since"))],
    "release": lambda item: [("out", item.value("date"))],
    "person": lambda item: [("death", item.value("death_date"))],
}


def bears_on_custody(noun: str, field: str) -> bool:
    """May a claim of this field change the spells of somebody?

    A name may: of somebody without one we say nothing. An article may: it tells one sentence from another.
    """
    if noun == "person":
        return field == "death_date" or field in NAME_FIELDS
    if noun == "charge":
        return field == "article"
    return noun in _SIGNS


def spells(
    items: Sequence[Item], *, limits: Limits | None = None, expected_end: ExpectedEnd = plain_end
) -> tuple[Spell, ...]:
    """The times in custody that the items prove, in order of time.

    Args:
        items: everything folded about one person, any order.
        limits: how long one report proves custody.
        expected_end: the arithmetic of terms; a jurisdiction pack has a better one than the plain default.
    """
    limits = limits or Limits()
    done: list[Spell] = []
    running: _Running | None = None
    for sign in _signs(items, limits):
        if running is None:
            running = _Running.begun(sign)
            if running is None and sign.kind == "out" and sign.item.noun == "release":
                done.append(_only_the_end(sign))
        elif sign.kind in ("out", "death"):
            if sign.kind == "out" and sign.item.noun == "sentence" and running.sentences:
                continue  # a fine beside an imprisonment frees nobody
            done.append(running.ended_by(sign))
            running = None
        elif running.lapsed_before(sign, limits, expected_end):
            done.append(running.open_end(limits, expected_end, until=sign.when.latest()))
            running = _Running.begun(sign)
        else:
            running.seen(sign)
    if running is not None:
        done.append(running.open_end(limits, expected_end))
    return tuple(done)


def _only_the_end(sign: _Sign) -> Spell:
    day = sign.begins
    return Spell(
        day.earliest(),
        day.latest(),
        day.earliest(),
        day.latest(),
        ended=True,
        because=(Reason("only_release_known", sign.item.lead),),
    )


class _Running:
    """A spell that has begun and has no end yet."""

    def __init__(self, sign: _Sign) -> None:
        self.begin = sign.begins
        self.last, self.last_place = sign.begins, sign.place
        self.sentences: list[Item] = [sign.item] if sign.kind == "sentence" else []
        self.administrative = sign.item.value("kind") == "administrative"
        self.because = [Reason(f"began_{sign.item.noun}", sign.item.lead)]

    @classmethod
    def begun(cls, sign: _Sign) -> _Running | None:
        return cls(sign) if sign.kind in ("in", "held", "sentence") else None

    def seen(self, sign: _Sign) -> None:
        if sign.place >= self.last_place:
            self.last, self.last_place = sign.when, sign.place
        if sign.kind == "sentence":
            self.sentences.append(sign.item)

    def lapsed_before(self, sign: _Sign, limits: Limits, expected_end: ExpectedEnd) -> bool:
        """A new detention long after a bare one is a new spell: nobody said that the person stayed inside in
        between."""
        if sign.kind != "in":
            return False
        expected = self._expected(expected_end)
        until = expected[1] if expected else _plus(self.last.latest(), limits.detention)
        return until < sign.when.earliest()

    def _expected(self, expected_end: ExpectedEnd) -> tuple[date, date] | None:
        return expected_end(self.sentences, self.begin.earliest(), self.begin.latest()) if self.sentences else None

    def ended_by(self, sign: _Sign) -> Spell:
        first, last = self.begin.earliest(), self.begin.latest()
        end_first, end_last = max(sign.when.earliest(), first), max(sign.when.latest(), first)
        reason = Reason(f"ended_{'death' if sign.kind == 'death' else sign.item.noun}", sign.item.lead)
        return Spell(
            first, min(last, end_last), end_first, end_last,
            ended=True, died=sign.kind == "death", because=(*self.because, reason),
        )  # fmt: skip

    def open_end(self, limits: Limits, expected_end: ExpectedEnd, *, until: date = NEVER) -> Spell:
        first, last = self.begin.earliest(), self.begin.latest()
        expected = self._expected(expected_end)
        because = list(self.because)
        seen = self.last_place if self.last is not self.begin else last
        if expected:
            sure = expected[0]
            perhaps = _plus(expected[1], min(limits.silence, (expected[1] - first).days))
            because.append(
                Reason("term_running", self.sentences[-1].lead, (("term", self.sentences[-1].value("term")),))
            )
        elif self.sentences:
            sure, perhaps = seen, _plus(self.last.latest(), limits.remand)
            because.append(Reason("term_not_known", self.sentences[-1].lead))
        else:
            sure = _plus(seen, limits.detention)
            perhaps = _plus(self.last.latest(), limits.administrative if self.administrative else limits.remand)
            because.append(Reason("no_release_reported", because[0].item))
        # Whoever was seen inside after the term should have ended was inside until then.
        sure, perhaps = max(sure, seen), max(perhaps, self.last.latest())
        return Spell(first, last, min(sure, until), min(perhaps, until), because=tuple(because), expected=expected)


def _plus(day: date, days: int) -> date:
    return NEVER if day >= NEVER - timedelta(days=days) else day + timedelta(days=days)
