"""What the page of a figure shows: the control, the figure with its people, its groups, its years, and its recipe."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from sprava.accounts.models import Member
from sprava.core.errors import SpravaError
from sprava.findings.answers import Answer, Row, answer, codes_of, first_day
from sprava.findings.asked import Question, ends_of, written_moment
from sprava.findings.published import beside
from sprava.findings.units import EVERY, FIELDS, NO_PART, NOTHING, UNITS
from sprava.findings.wording import (
    EVERY_WORDS,
    field_words,
    heading_of,
    is_unverified,
    label_in_words,
    spoken,
    title_in_words,
    unit_words,
)
from sprava.packs.calendar import Calendar

MOST_POINTS = 26
"""So many days of an unasked series fit on a page."""
MOST_LINES = 400
MOST_CHOICES = 300
MOST_PUBLISHED = 12
STEPS = 12
"""A bar is drawn in so many steps: a length comes from a class, never from an inline style."""
_TYPED = frozenset({"article", "proceeding"})
"""Filters that are typed; the others are chosen from what occurs."""
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of an address; one that makes no sense is said, and the usual one is answered instead."""

    question: Question
    today: date
    problem: str = ""

    @property
    def known_at(self) -> str:
        """The day of knowledge as the control has it."""
        return written_moment(self.question.known_at) if self.question.known_at else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words. ``people`` is the query of its people's page; the steps are the lengths of its bar.

    ``title`` says what an article is about. ``is_unverified``: nobody has verified the row of the law pack on which
    the label rests.
    """

    label: str
    row: Row
    people: str = ""
    certain_steps: int = 0
    more_steps: int = 0
    is_unverified: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter of the control: its words, and the codes with their words; none where it is typed."""

    field: str
    words: str
    chosen: str
    codes: Sequence[tuple[str, str]] = ()


def asked_in(query: QueryDict) -> Asked:
    """The question of an address."""
    today = Calendar.of(settings.JURISDICTION).today()
    try:
        question = Question.of(query, today)
    except SpravaError as refusal:
        return Asked(Question(on=today), today, str(refusal))
    if question.known_at is not None and question.known_at >= timezone.now():
        question = replace(question, known_at=None)
    return Asked(question, today)


def figure_shown(asked: Asked, reader: Member) -> dict[str, Any]:
    """Everything that the page says about a figure."""
    try:
        found = answer(asked.question, reader)
    except SpravaError as refusal:
        asked = Asked(Question(on=asked.today), asked.today, str(refusal))
        found = answer(asked.question, reader)
    question = asked.question
    return {
        "asked": asked,
        "question": question,
        "heading": heading_of(question),
        "definition": UNITS[question.unit].definition,
        "recipe": found.recipe,
        "changed": _changed(found),
        "digest": found.digest,
        "query": question.query(),
        "by_words": field_words(question.by) if question.by else "",
        **_control(question, reader),
        **_SHOWN[question.kind](found, reader),
    }


def _changed(found: Answer) -> str:
    """The moment of which the figure is, by the clocks of the jurisdiction."""
    moment = found.recipe["known_at"]
    zone = Calendar.of(settings.JURISDICTION).zone
    return f"{datetime.fromisoformat(moment).astimezone(zone):%Y-%m-%d %H:%M}" if moment else ""


# ── the control ──


def _control(question: Question, reader: Member) -> dict[str, Any]:
    fields = [field for field in FIELDS if field in UNITS[question.unit].fields]
    return {
        "units": {unit: unit_words(unit) for unit in UNITS},
        "fields": {field: field_words(field) for field in fields},
        "steps": {step: EVERY_WORDS[step] for step in EVERY},
        "choices": _choices(fields, question, reader),
        "chips": [_chip(pair, question) for pair in question.filters],
        "chosen_unverified": any(is_unverified(*pair) for pair in question.filters),
    }


def _choices(fields: Sequence[str], question: Question, reader: Member) -> list[Choice]:
    given = dict(question.filters)
    occurring = [field for field in fields if field not in _TYPED and not FIELDS[field].codes]
    found = codes_of(question, occurring, reader)
    return [_choice(field, given.get(field, ""), found.get(field, ())) for field in fields]


def _choice(field: str, chosen: str, occurring: Sequence[str]) -> Choice:
    if field in _TYPED:
        return Choice(field, field_words(field), chosen)
    codes = FIELDS[field].codes or tuple(occurring[:MOST_CHOICES])
    worded = [(code, spoken(field, code)) for code in codes]
    if not FIELDS[field].codes:
        worded.sort(key=lambda pair: pair[1].casefold())
    if chosen and chosen != NOTHING and chosen not in codes:
        worded.append((chosen, spoken(field, chosen)))
    return Choice(field, field_words(field), chosen, [*worded, (NOTHING, label_in_words(field, NOTHING))])


def _chip(pair: tuple[str, str], question: Question) -> tuple[str, str]:
    """A filter in words, and the question without it."""
    rest = replace(question, filters=tuple(other for other in question.filters if other != pair))
    return f"{field_words(pair[0])}: {spoken(*pair)}", rest.query()


# ── a day ──


def _day(found: Answer, reader: Member) -> dict[str, Any]:
    question: Question = found.question
    whole: Row = found.recipe["whole"]
    parted = _parted(question, found.rows)
    lines = [_line(question, row, parted) for row in found.rows]
    return {
        "whole": whole,
        "is_read_apart": _is_read_apart([whole, *found.rows]),
        "people": replace(question, by="").query(),
        "lines": _sorted(lines, question.by) if question.by else [],
        "some_unverified": any(line.is_unverified for line in lines),
        **_years(question, reader),
        **_published(question, reader),
    }


def _line(question: Question, row: Row, parted: Collection[str] = ()) -> Line:
    doubted = is_unverified(question.by, row.label)
    return Line(
        _label(question, row, parted), row, _people(question, row, parted), is_unverified=doubted,
        title=title_in_words(question.by, row.label),
    )  # fmt: skip


def _people(question: Question, row: Row, parted: Collection[str] = ()) -> str:
    return question.with_filter(question.by, _meant(row, parted)).query() if question.by else question.query()


def _label(question: Question, row: Row, parted: Collection[str]) -> str:
    return label_in_words(question.by, _meant(row, parted)) if question.by else ""


def _parted(question: Question, rows: Sequence[Row]) -> frozenset[str]:
    """The articles of which some rows name a part."""
    named = rows if question.by == "article" else ()
    return frozenset(row.label.partition(" p.")[0] for row in named if " p." in row.label)


def _meant(row: Row, parted: Collection[str]) -> str:
    """The code that chooses this row alone: an article by itself would choose its parts as well."""
    return f"{row.label}{NO_PART}" if row.label in parted else row.label


def _sorted(lines: list[Line], by: str) -> list[Line]:
    """Bands in their order, other groups the largest first; those of whom nothing is said come last."""
    order = {code: place for place, code in enumerate(FIELDS[by].codes)} if by in ("age", "term", "duration") else {}
    return sorted(
        lines,
        key=lambda line: (
            not line.row.label, order.get(line.row.label, 0), -line.row.upper, -line.row.value, line.label.casefold()
        ),
    )  # fmt: skip


def _is_read_apart(rows: Sequence[Row]) -> bool:
    """Does any figure read otherwise than it is certain?"""
    return any(row.value != row.lower for row in rows)


def _years(question: Question, reader: Member) -> dict[str, Any]:
    """The same figure over the years until its day."""
    first = first_day(question, reader)
    if question.on is None or first is None or first >= question.on:
        return {"series": []}
    for every in ("month", "quarter", "year"):
        if len(ends_of(every, first, question.on)) <= MOST_POINTS:
            break
    days = ends_of(every, first, question.on)[-MOST_POINTS:]
    over = replace(question, on=None, first=days[0], last=question.on, every=every, by="")
    rows = answer(over, reader).rows
    return {"series": _drawn(rows, question), "series_query": over.query()}


def _drawn(rows: Sequence[Row], question: Question) -> list[Line]:
    top = max((row.upper for row in rows), default=0) or 1
    lines, parted = [], _parted(question, rows)
    for row in rows:
        certain, possible = (-(-number * STEPS // top) for number in (row.lower, row.upper))
        at = replace(question, on=row.day, first=None, last=None, every="", by="")
        query = (
            at.with_filter(question.by, _meant(row, parted)).query() if question.by and question.every else at.query()
        )
        doubted = is_unverified(question.by, row.label)
        lines.append(Line(_label(question, row, parted), row, query, certain, possible - certain, doubted))
    return lines


def _published(question: Question, reader: Member) -> dict[str, Any]:
    if question.unit != "persons" or question.filters or question.on is None:
        return {"published": []}
    rows = beside(date(1900, 1, 1), question.on, reader, most=MOST_PUBLISHED, question=question)
    return {"published": [(one, one.asked.query()) for one in rows]}


# ── a series and a period ──


def _series(found: Answer, _reader: Member) -> dict[str, Any]:
    question = found.question
    rows = found.rows[:MOST_LINES]
    lines = _drawn(rows, question)
    return {
        "series": lines,
        "some_unverified": any(line.is_unverified for line in lines),
        "series_query": question.query(),
        "is_split": bool(question.by),
        "more": len(found.rows) - len(rows),
    }


def _flow(found: Answer, reader: Member) -> dict[str, Any]:
    question = found.question
    rows = {row.measure: row for row in answer(replace(question, by=""), reader).rows}
    split = _pairs(found.rows, question) if question.by else []
    modes: list[Line] = []
    if "mode" in UNITS[question.unit].fields and question.by != "mode":
        by_mode = replace(question, by="mode")
        out = [row for row in answer(by_mode, reader).rows if row.measure == "out" and row.upper]
        modes = [_line(by_mode, row) for row in out]
    return {
        "rows": rows,
        "people": replace(question, by="").query(),
        "modes": _sorted(modes, "mode"),
        "split": split,
        "some_unverified": any(line.is_unverified for line in (*modes, *(came for came, _went in split))),
        "accounts": found.accounts,
    }


def _pairs(rows: Sequence[Row], question: Question) -> list[tuple[Line, Line]]:
    """For each group who came in and who went out, the largest first."""
    found: dict[str, dict[str, Line]] = {}
    parted = _parted(question, rows)
    for row in rows:
        line = _line(question, row, parted)
        found.setdefault(row.label, {})[row.measure] = line
    pairs = [(lines["in"], lines["out"]) for lines in found.values() if lines["in"].row.upper or lines["out"].row.upper]
    place = {line.row.label: number for number, line in enumerate(_sorted([pair[0] for pair in pairs], question.by))}
    return sorted(pairs, key=lambda pair: place[pair[0].row.label])


_SHOWN: Mapping[str, Any] = {"day": _day, "series": _series, "flow": _flow}


def people_address(query: str, measure: str = "") -> str:
    """The page of the people behind a figure."""
    return f"{reverse('findings-people')}?{query}" + (f"&measure={measure}" if measure else "")
