"""Values with their sources, as the pages set them: what is accepted, who says it, who says otherwise, by which rule.

Sources are lettered A, B, C … as in a critical edition; the letters hold for one page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sprava.accounts.models import Member, shown_name
from sprava.casework.articles import article_short
from sprava.casework.jurisdiction import is_said_unverified
from sprava.casework.places import Places, places_of
from sprava.casework.words import RULES, code_label, field_label
from sprava.core.claims import Item, Reading, Said
from sprava.core.dates import When, parse_date
from sprava.core.errors import Unreadable
from sprava.core.nouns import NOUNS, Kind, field_of
from sprava.core.wording import date_words, term_words
from sprava.packs.labels import PLACE_KINDS
from sprava.records.models import Claim, Source
from sprava.records.pictures import FIELD, Shown, shown_by

LONGEST_QUOTE, AROUND = 320, 120
_CELL = re.compile(r"[^\n:]{1,60}: ")
RUNNING = frozenset({"statement", "ground", "title", "conditions"})
"""Fields in which every source has words of its own: other words are no contradiction."""


@dataclass(frozen=True, slots=True)
class Side:
    """One claim as web/claim.html and casework/claims.html take it."""

    number: int
    value: str
    field: str
    source: str
    letter: str
    grade: int
    recorded_on: datetime
    recorded_by: str
    said_on: str = ""
    lang: str = ""
    kind: str = ""
    note: str = ""
    quote: str = ""
    quote_lang: str = ""
    marked: str = ""
    document: str = ""
    address: str = ""
    weigh: str = ""
    """Where this reader can judge or withdraw it; empty where they cannot."""
    is_unverified: bool = False
    """The law pack knows it by a row that nobody has verified."""
    picture: Shown | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """What one source says in one passage: several values, the words once."""

    sides: tuple[Side, ...]

    @property
    def first(self) -> Side:
        """The claim whose words are marked."""
        return self.sides[0]


@dataclass(frozen=True, slots=True)
class Value:
    """One value with what stands behind it."""

    field: str
    label: str
    text: str
    when: When | None
    lang: str
    letters: tuple[str, ...]
    rule: str
    sides: tuple[Side, ...]
    differing: tuple[Side, ...] = ()
    judge: str = ""
    is_unverified: bool = False

    @property
    def readings(self) -> tuple[Side, ...]:
        """One claim for each value that is said, the accepted one first, with the letters of whoever says the same."""
        by_value: dict[str, list[Side]] = {}
        for side in self.sides:
            by_value.setdefault(self.text if not side.kind else side.value, []).append(side)
        return tuple(
            replace(group[0], note=f"{group[0].note or _said(group[0])} · {_letters_in(group)}")
            for group in by_value.values()
        )

    @property
    def picture(self) -> Shown | None:
        """The photograph, where it is one that may be looked at."""
        return self.sides[0].picture if self.sides else None

    @property
    def sources(self) -> int:
        """How many sources speak of it."""
        return len({side.letter for side in self.sides})


@dataclass(frozen=True, slots=True)
class Apparatus:
    """What it takes to show claims: the rows behind them, the letters, the labels of places, what the reader may do."""

    claims: Mapping[int, Claim]
    letters: Mapping[int, str]
    places: Places = field(default_factory=Places)
    judges: bool = False
    withdraws: bool = False
    _told: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """Words that this page has said already: claims that agree say the same ones."""

    def letters_of(self, *readings: Reading) -> tuple[str, ...]:
        """The sources of what is accepted, in the order of their letters."""
        agreed = (said for reading in readings for said in (reading.accepted, *reading.agreeing))
        return tuple(sorted({self.letters[said.source] for said in agreed}, key=lambda one: (len(one), one)))

    def words(self, noun: str, name: str, value: str) -> str:
        """A value as people read it."""
        key = noun, name, value
        if key not in self._told:
            kind = field_of(noun, name).kind
            place = PLACE_KINDS.get(name, "body")
            self._told[key] = (
                self.places.of(place, value) if kind is Kind.PLACE else plain_words(kind, noun, name, value)
            )
        return self._told[key]

    def label(self, noun: str, name: str) -> str:
        """What a field is called."""
        key = noun, name, ""
        if key not in self._told:
            self._told[key] = str(field_label(noun, name))
        return self._told[key]

    def value(self, noun: str, name: str, reading: Reading) -> Value:
        """One field as read."""
        sides = tuple(self.side(said, _kind(said, reading)) for said in reading.claims)
        differing = () if name in RUNNING else tuple(side for side in sides if side.kind)
        dated = field_of(noun, name).kind is Kind.DATE
        return Value(
            name,
            self.label(noun, name),
            self.words(noun, name, reading.value),
            parse_date(reading.value) if dated else None,
            lang_of(reading.accepted.lang, noun, name),
            self.letters_of(reading),
            str(RULES[reading.rule]),
            sides,
            differing,
            self._judge(reading) if differing else "",
            is_said_unverified(noun, name, reading.value),
        )

    def values(self, item: Item) -> tuple[Value, ...]:
        """Every field of an item, in the order in which the register declares them."""
        ordered = dict(every_reading(item))
        return tuple(
            self.value(item.noun, name, reading) for name in field_order(item.noun) for reading in ordered.get(name, ())
        )

    def side(self, said: Said, kind: str = "") -> Side:
        """One claim."""
        row = self.claims[said.claim]
        return self.side_of(row, noun=said.noun, kind=kind, refused=said.judged < 0)

    def side_of(self, row: Claim, *, noun: str, kind: str = "", note: str = "", refused: bool = False) -> Side:
        """One claim by its row."""
        passage = row.passage
        return Side(
            row.pk,
            self.words(noun, row.field, row.value),
            self.label(noun, row.field),
            row.source.name,
            self.letters.get(row.source_id, ""),
            row.source.grade,
            row.recorded_at,
            shown_name(row.recorded_by.name),
            row.said_on,
            lang_of(row.lang, noun, row.field),
            kind,
            note or (_("refused by a reviewer") if refused else ""),
            excerpt(passage.quote, _marked(row)) if passage else "",
            (passage.lang or row.lang) if passage else "",
            _marked(row),
            address("document", passage.document_id) if passage else "",
            (passage.url or passage.document.url) if passage else "",
            self._weigh(row.pk),
            is_said_unverified(noun, row.field, row.value),
            shown_by(row) if row.field == FIELD and row.withdrawn_at is None else None,
        )

    def _weigh(self, claim: int) -> str:
        if self.judges:
            return address("judge-claim", claim)
        return address("withdraw-claim", claim) if self.withdraws else ""

    def _judge(self, reading: Reading) -> str:
        return address("judge-claim", reading.accepted.claim) if self.judges else ""


def lang_of(lang: str, noun: str, name: str) -> str:
    """The language of a value on the page: the source's for its own words, none for what we put into words."""
    return lang if field_of(noun, name).kind in (Kind.TEXT, Kind.NAME) and name not in ("regime",) else ""


@cache
def _pattern(route: str) -> str:
    return reverse(route, args=[0])


def address(route: str, number: int) -> str:
    """The address of a page with one number in it. Asking Django for each of some hundred claims takes its time."""
    return _pattern(route).replace("/0", f"/{number}", 1)


def excerpt(quote: str, marked: str) -> str:
    """The marked words with what stands around them; a row of a list or a whole message is in the archived capture.

    Of a row, which is quoted as a line for each column, that is the columns in which the words stand.
    """
    lines = quote.split("\n")
    if marked and all(_CELL.match(line) for line in lines) and (cells := [line for line in lines if marked in line]):
        quote = "; ".join(cells)
    if len(quote) <= LONGEST_QUOTE:
        return quote
    at = max(quote.find(marked), 0) if marked else 0
    first = max(0, min(at - AROUND, len(quote) - LONGEST_QUOTE))
    last = max(first + LONGEST_QUOTE, at + len(marked))
    return f"{'… ' if first else ''}{quote[first:last].strip()}{' …' if last < len(quote) else ''}"


def sayings(sides: Iterable[Side]) -> tuple[Saying, ...]:
    """Claims put together by the passage that says them, so that its words stand on the page once."""
    by_passage: dict[tuple[str, str, str, str], list[Side]] = {}
    for side in sides:
        by_passage.setdefault((side.letter, side.quote, side.said_on, side.kind), []).append(side)
    return tuple(Saying(tuple(group)) for group in by_passage.values())


def last_said(said: Iterable[Saying]) -> date | None:
    """The day of the newest statement that has one; None where nobody says when they said it."""
    return max((day for one in said for side in one.sides if (day := _said_by(side))), default=None)


def _said_by(side: Side) -> date | None:
    # A day still ahead when it was recorded does not make a statement younger than its record; one in words is none.
    try:
        return min(parse_date(side.said_on).latest(), side.recorded_on.date()) if side.said_on else None
    except Unreadable:
        return None


def every_reading(item: Item) -> Iterable[tuple[str, tuple[Reading, ...]]]:
    """The fields of an item with their readings, whether they may have one or many."""
    yield from ((name, (reading,)) for name, reading in item.one.items())
    yield from item.many.items()


def field_order(noun: str) -> tuple[str, ...]:
    """The fields of a noun as the register declares them."""
    return tuple(NOUNS[noun].fields)


def lettered(sources: Sequence[Source]) -> dict[int, str]:
    """A, B, C … for sources in this order; after Z comes AA."""
    return {source.pk: letter(place) for place, source in enumerate(sources)}


def letter(place: int) -> str:
    """The letter of the source at ``place``, counted from 0."""
    letters, rest = "", place + 1
    while rest:
        rest, one = divmod(rest - 1, 26)
        letters = chr(ord("A") + one) + letters
    return letters


def plain_words(kind: Kind, noun: str, name: str, value: str) -> str:
    """A value that is no place, in the words of the reader's language."""
    language = get_language() or "en"
    if kind is Kind.DATE:
        return date_words(parse_date(value), language)
    if kind is Kind.TERM:
        return term_words(value, language)
    if kind is Kind.ARTICLE:
        return article_short(value)
    if kind is Kind.PICTURE:
        return _("photograph %(digest)s") % {"digest": value[:8]}
    return str(code_label(noun, name, value))


def places_in(items: Iterable[Item], reader: Member) -> Places:
    """The labels of every place that these items name. At most a query for each kind of place."""
    asked: dict[str, set[str]] = {"facility": set(), "court": set(), "body": set()}
    for item in items:
        for name, readings in every_reading(item):
            if field_of(item.noun, name).kind is Kind.PLACE:
                kind = PLACE_KINDS.get(name, "body")
                asked[kind] |= {said.value for reading in readings for said in reading.claims}
    return places_of(reader, **asked)


def _letters_in(sides: Sequence[Side]) -> str:
    return ", ".join(sorted({side.letter for side in sides}, key=lambda one: (len(one), one)))


def _said(side: Side) -> str:
    return _("also said") if side.kind else _("accepted")


def _kind(said: Said, reading: Reading) -> str:
    return "variant" if said in reading.differing else ""


def _marked(row: Claim) -> str:
    if row.passage is None:
        return ""
    return next((words for words in (row.printed, row.value) if words and words in row.passage.quote), "")
