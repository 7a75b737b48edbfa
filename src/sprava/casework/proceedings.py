"""A proceeding: the case, its defendants with their charges and sentences in it, and its days in court."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import CharField, F, Q, QuerySet, Value
from django.utils.translation import gettext, ngettext

from sprava.accounts.models import Member
from sprava.casework.apparatus import plain_words
from sprava.casework.articles import article_order, article_short
from sprava.casework.jurisdiction import is_unverified
from sprava.casework.places import Named, named
from sprava.casework.summary import Summary, summaries, summaries_known
from sprava.casework.things import Told, told
from sprava.casework.words import code_label
from sprava.core.dates import When, parse_date
from sprava.core.nouns import Kind
from sprava.records.known import Known, claimed_known, people_known
from sprava.records.models import Appeal, Charge, Hearing, Person, Proceeding, Sentence
from sprava.records.times import Times

MOST = 2000
MOST_FOLDED = 300
"""So many defendants of a past day of knowledge are folded from the book."""
_SHAPES: tuple[tuple[type[Any], str, str, str], ...] = (
    (Charge, "article", "outcome", ""),
    (Sentence, "term", "kind", "court"),
    (Hearing, "", "session", "court"),
    (Appeal, "term", "result", "court"),
)
_NOUNS = tuple(model.__name__.lower() for model, *_ in _SHAPES)


@dataclass(frozen=True, slots=True)
class Defendant:
    """Somebody in the case: who and where they are, and what this case has against them."""

    line: Summary
    articles: tuple[Named, ...]
    sentences: tuple[str, ...]
    sentenced: When | None


@dataclass(frozen=True, slots=True)
class CourtDay:
    """A hearing or a decision on appeal, of one defendant or of several."""

    when: When | None
    what: str
    court: str
    detail: str
    people: tuple[Person, ...]
    is_unverified: bool = False
    """The law pack knows the court by a row that nobody has verified."""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that the page says."""

    title: str
    kind: str
    told: Told | None
    defendants: tuple[Defendant, ...]
    days: tuple[CourtDay, ...]

    @property
    def some_unverified(self) -> bool:
        """Does anything on the page bear the mark of what nobody has verified?"""
        named = (article for one in self.defendants for article in (*one.articles, *one.line.places))
        told = self.told is not None and self.told.some_unverified
        return told or any(one.is_unverified for some in (named, self.days) for one in some)


class _InCase(NamedTuple):
    """A charge, sentence, hearing or appeal of the case, in one shape."""

    person: int
    what: str
    date: str
    value: str
    more: str
    court: str


def case_of(proceeding: Proceeding, times: Times, reader: Member) -> Case:
    """The case as one reader may know it at the two times of the page, its people as they are on its day."""
    at, about = times.known_at, told([proceeding.pk], reader, times.known_at)
    if at is None:
        events = _events(proceeding.pk, reader)
        people = list(Person.objects.visible_to(reader).in_bulk({event.person for event in events}).values())
        people.sort(key=_in_order)
        lines = summaries(people, times.on, reader)
        named = [proceeding.title, proceeding.group, proceeding.case_number, proceeding.kind]
    else:
        known = _known(proceeding.pk, reader, at)
        events = [event for one in known for event in _events_known(proceeding.pk, one)]
        lines = summaries_known(known, times.on, reader)
        named = [about.item.value(name) if about else "" for name in ("title", "group", "case_number", "kind")]
    defendants = [line.person for line in lines]
    *names, kind = named
    return Case(
        _title(proceeding.pk, names, defendants),
        str(code_label("proceeding", "kind", kind)) if kind else "",
        about,
        tuple(_defendant(line, events) for line in lines),
        _days(events, {person.pk: person for person in defendants}),
    )


def _in_order(person: Person) -> tuple[str, int]:
    return person.sort_key, person.pk


def _known(case: int, reader: Member, at: datetime) -> list[Known]:
    """The people of whom something in the case was known at ``at``."""
    of_case = Q(subject__of=case)
    numbers = {number for noun in _NOUNS for number in claimed_known(reader, at, noun, of_case)}
    found = people_known(sorted(numbers)[:MOST_FOLDED], reader, at).values()
    there = [one for one in found if any(_events_known(case, one))]
    return sorted(there, key=lambda one: _in_order(one.person))


def _events_known(case: int, one: Known) -> list[_InCase]:
    return [
        _InCase(
            one.person.pk,
            model.__name__.lower(),
            row.date,
            *(getattr(row, column) if column else "" for column in columns),
        )
        for model, *columns in _SHAPES
        for row in one.rows(model)
        if row.of == case
    ]


def _events(case: int, reader: Member) -> list[_InCase]:
    """Everything that happened to anybody in the case, in one query."""
    first, *others = (_shaped(model, case, columns, reader) for model, *columns in _SHAPES)
    return [_InCase(*row) for row in first.union(*others, all=True)[:MOST]]


def _shaped(model: type, case: int, columns: Sequence[str], reader: Member) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = model.objects.visible_to(reader).filter(of=case).order_by()  # type: ignore[attr-defined] # any event
    names = ("value_", "more_", "court_")
    empty = Value("", output_field=CharField())
    annotated = rows.annotate(
        what_=Value(model.__name__.lower(), output_field=CharField()),
        date_=F("date"),
        **{name: F(column) if column else empty for name, column in zip(names, columns, strict=True)},
    )
    shaped: QuerySet[Any, Any] = annotated.values_list("person_id", "what_", "date_", *names)
    return shaped


def _title(number: int, names: Sequence[str], people: Sequence[Person]) -> str:
    """What the case is called, else whose case it is."""
    if named := next(filter(None, names), ""):
        return named
    if not people:
        return gettext("Proceeding %(number)s") % {"number": number}
    others = len(people) - 1
    if not others:
        return gettext("Case of %(name)s") % {"name": people[0].label}
    words = ngettext("Case of %(name)s and %(n)s other", "Case of %(name)s and %(n)s others", others)
    return words % {"name": people[0].label, "n": others}


def _defendant(line: Summary, events: Sequence[_InCase]) -> Defendant:
    mine = [event for event in events if event.person == line.person.pk]
    articles = {event.value for event in mine if event.what == "charge" and event.value}
    sentences = sorted((event for event in mine if event.what == "sentence"), key=_order)
    return Defendant(
        line,
        tuple(
            Named(article_short(article), is_unverified("article", article))
            for article in sorted(articles, key=article_order)
        ),
        tuple(dict.fromkeys(words for event in sentences if (words := _sentence_words(event)))),
        parse_date(sentences[-1].date) if sentences and sentences[-1].date else None,
    )


def _sentence_words(event: _InCase) -> str:
    kind = str(code_label("sentence", "kind", event.more)) if event.more else ""
    term = plain_words(Kind.TERM, "sentence", "term", event.value) if event.value else ""
    return ", ".join(part for part in (kind, term) if part)


def _days(events: Sequence[_InCase], people: Mapping[int, Person]) -> tuple[CourtDay, ...]:
    """Each day in court once, with everybody who stood there."""
    days: dict[tuple[str, str, Named, str], list[Person]] = defaultdict(list)
    for event in sorted(events, key=_order):
        court = named("court", event.court)
        if event.what == "hearing" and event.person in people:
            session = str(code_label("hearing", "session", event.more)) if event.more else ""
            days[event.date, gettext("Hearing"), court, session].append(people[event.person])
        elif event.what == "appeal" and event.person in people:
            result = str(code_label("appeal", "result", event.more)) if event.more else ""
            days[event.date, gettext("Appeal"), court, result].append(people[event.person])
    return tuple(
        CourtDay(parse_date(day) if day else None, what, court.words, detail, tuple(stood), court.is_unverified)
        for (day, what, court, detail), stood in days.items()
    )


def _order(event: _InCase) -> date:
    """What nobody dated comes last."""
    return parse_date(event.date).earliest() if event.date else date.max
