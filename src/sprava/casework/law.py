"""The law pack of the register as a lawyer reads it: rows with their dates of force, standing and sources."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprava.core import wording
from sprava.core.dates import PartialDate, Sometime, When
from sprava.core.terms import Duration
from sprava.packs import Pack
from sprava.packs.reader import Where, rows_within
from sprava.packs.rows import Row, Text
from sprava.packs.tables import SECTIONS

NAMES: Mapping[str, str | Promise] = {
    "code": _("Codes of law"),
    "article": _("Articles"),
    "restraint": _("Kinds of restraint"),
    "institution": _("Types of institution"),
    "regime": _("Regimes"),
    "sentence_kind": _("Kinds of punishment"),
    "release_mode": _("Ways of release"),
    "credit": _("Credit of remand"),
    "conversion": _("Replacement of sentences"),
    "added_term": _("Added terms"),
    "practice": _("Practice where the law leaves a length open"),
    "place": _("Settlements"),
    "court_level": _("Levels of court"),
    "court": _("Courts"),
    "body": _("Authorities and organisations"),
    "facility": _("Places of detention"),
    "state_list": _("Lists kept by the state"),
    "criterion": _("Definitions of a political prisoner"),
    "recogniser": _("Who recognises"),
    "status": _("Statuses"),
    "event": _("Events"),
    "wave": _("Waves of repression"),
    "published_count": _("Figures published by others"),
    "post_rule": _("Letters, parcels, money, visits"),
    "parcel_item": _("What a parcel may hold"),
    "addressee": _("To whom appeals go"),
    "solidarity_day": _("Days of solidarity"),
    "caution": _("What a letter had better not say"),
    "post_language": _("Languages of letters"),
    "silence": _("How somebody asks for silence"),
}
STANDINGS: Mapping[str, str | Promise] = {
    "confirmed": _("confirmed"),
    "reported": _("one page says so"),
    "inferred": _("inferred from cases"),
    "unverified": _("unverified"),
}
_COMMON = frozenset(field.name for field in dataclasses.fields(Row))
_HEADS = ("name", "title", "text", "what", "change")
_NO_PAGE = "none: "


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section in the list of all."""

    id: str
    label: str | Promise
    file: str
    rows: int
    unverified: int


@dataclass(frozen=True, slots=True)
class Said:
    """One field by the name that it has in the file, and its value in words."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class LawRow:
    """One row. ``inside`` are the rows that stand in it: penalties, editions, dated names, addresses.

    ``number`` is its place in the section, ``line`` that in the file; 0 where it is not known.
    """

    id: str
    number: int
    line: int
    head: str
    says: tuple[Said, ...]
    since: When | None
    until: When | None
    standing: str
    standing_words: str | Promise
    pages: tuple[str, ...]
    note: str
    checked_by: str
    inside: tuple[LawRow, ...] = ()

    @property
    def is_unverified(self) -> bool:
        """No page confirmed it, or one of the rows in it."""
        return self.standing == "unverified" or any(row.is_unverified for row in self.inside)


def section_lines(law: Pack) -> tuple[SectionLine, ...]:
    """Every section that has rows."""
    lines = (
        SectionLine(section, NAMES[section], f"{law.id}/{file}", len(rows), sum(row.is_unverified for row in rows))
        for section, (file, _kind) in SECTIONS.items()
        if (rows := law.rows_of(section))
    )
    return tuple(lines)


def section_rows(law: Pack, section: str, language: str, *, only_unverified: bool = False) -> tuple[LawRow, ...]:
    """The rows of one section in the order of the file."""
    placed = enumerate(law.placed(section), 1)
    rows = (_row(row, language, number, where) for number, (where, row) in placed)
    return tuple(row for row in rows if row.is_unverified or not only_unverified)


def _row(row: Row, language: str, number: int, where: Where) -> LawRow:
    head_field, head = _head(row, language)
    pages = tuple(page for page in row.source if not page.startswith(_NO_PAGE))
    reasons = [page.removeprefix(_NO_PAGE) for page in row.source if page.startswith(_NO_PAGE)]
    return LawRow(
        id=str(getattr(row, "id", "")),
        number=number,
        line=where.line,
        head=head,
        says=tuple(_says(row, language, head_field)),
        since=row.in_force.since,
        until=row.in_force.until,
        standing=row.standing,
        standing_words=STANDINGS[row.standing],
        pages=pages,
        note=" ".join([row.note, *reasons]).strip(),
        checked_by=row.checked_by,
        inside=tuple(_row(inner, language, 0, place) for place, inner in rows_within(row, where)),
    )


def _head(row: Row, language: str) -> tuple[str, str]:
    """The field that names the row best, and its words."""
    for field in _HEADS:
        value = getattr(row, field, None)
        if isinstance(value, Text) and value.every():
            return field, value.say(language)
    names = getattr(row, "names", ())
    if names:
        return "names", names[-1].name.say(language)
    return "", ""


def _says(row: Row, language: str, head_field: str) -> Iterator[Said]:
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if field.name in _COMMON or field.name in ("id", head_field) or value == field.default:
            continue
        words = _words(value, language)
        if words:
            yield Said(field.name, words)


def _words(value: object, language: str) -> str:
    if isinstance(value, Text):
        return value.say(language)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, Duration):
        return wording.term_words(str(value), language)
    if isinstance(value, Fraction | int | float):
        return wording.figure(float(value) if value != int(value) else int(value), language)
    if isinstance(value, PartialDate | Sometime):
        return wording.date_words(value, language)
    if isinstance(value, tuple):
        return ", ".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) else ""
