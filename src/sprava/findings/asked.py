"""A question to the register: what is counted, when, as known when, of whom, split by what."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sprava.core.dates import PartialDate
from sprava.core.errors import Refused, Unreadable
from sprava.findings.articles import article_meant, doubts_of_article
from sprava.findings.units import EVERY, FIELDS, NOTHING, UNITS
from sprava.packs.calendar import Calendar
from sprava.records.times import FIRST_DAY, LAST_DAY

MOST_POINTS = 4000
"""So many days of a series are answered at once: ten years by days."""
_WHOLE = re.compile(r"(\d{4})-(\d{2})-\d{2}", re.ASCII)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Question:
    """A stock on a day (``on``); or what came and went from ``first`` to ``last``, both included; or, with ``every``,
    the stocks at the end of every such step.

    ``filters`` are pairs of field and code: of one field given twice either holds, of two fields both.
    """

    unit: str = "persons"
    on: date | None = None
    first: date | None = None
    last: date | None = None
    every: str = ""
    by: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    known_at: datetime | None = None

    @classmethod
    def of(cls, query: Mapping[str, str], today: date, *, wanted: Iterable[tuple[str, str]] = ()) -> Question:
        """The question in an address; without a day it is about ``today``.

        ``wanted`` are filters besides those that the query gives by the name of their field.

        Raises:
            Refused: it makes no sense, in words that say what to ask instead.
        """
        said = {name: value.strip() for name, value in query.items() if value.strip()}
        filters = {(name, _meant(name, code)) for name, code in (*wanted, *_filters(query))}
        first, last, on = (_day(said[name]) if name in said else None for name in ("from", "to", "on"))
        if "every" in said and first and last is None:
            last = today
        if on is None and first is None and last is None:
            on = today
        moment = moment_asked(said["known_at"]) if "known_at" in said else None
        unit = said.get("unit", "persons")
        return cls(
            unit, on, first, last, said.get("every", ""), said.get("by", ""), tuple(sorted(filters)), moment
        ).checked()

    @property
    def kind(self) -> str:
        """``day``, ``flow`` or ``series``."""
        return "series" if self.every else "flow" if self.first else "day"

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the stocks that are asked for; of a period none."""
        if self.on:
            return (self.on,)
        return tuple(ends_of(self.every, self.first, self.last)) if self.every and self.first and self.last else ()

    @property
    def window(self) -> tuple[date, date]:
        """The first and the last day that matter."""
        day = self.on or LAST_DAY
        return self.first or day, self.last or day

    def checked(self) -> Question:
        """The question itself, if it makes sense.

        Raises:
            Refused: in words that say what to ask instead.
        """
        _known(self.unit, UNITS, _("a unit of counting"))
        if self.every:
            _known(self.every, EVERY, _("a step of a series"))
        for field in filter(None, (self.by, *(name for name, _code in self.filters))):
            _known(field, FIELDS, _("a field"))
            if field not in UNITS[self.unit].fields:
                known = ", ".join(sorted(UNITS[self.unit].fields))
                raise Refused(
                    _("Nothing says the %(field)s of %(unit)s. Known of them: %(known)s.")
                    % {"field": field, "unit": self.unit, "known": known}
                )
        for field, code in self.filters:
            if FIELDS[field].codes and code != NOTHING:
                _known(code, FIELDS[field].codes, f"{field}")
        self._refuse_days()
        return self

    def _refuse_days(self) -> None:
        if self.on and (self.first or self.last):
            raise Refused(_("A figure is of one day or of a period. Give “on”, or “from” and “to”."))
        if bool(self.first) != bool(self.last):
            raise Refused(_("A period has a first and a last day. Give both “from” and “to”."))
        if self.every and not self.first:
            raise Refused(_("A series needs its first and its last day. Give “from” and “to”."))
        if self.first and self.last and self.first > self.last:
            raise Refused(
                _("The period begins on %(first)s and ends before that, on %(last)s. Give the earlier day first.")
                % {"first": self.first.isoformat(), "last": self.last.isoformat()}
            )
        if self.every and self.first and self.last and _points(self.every, self.first, self.last) > MOST_POINTS:
            raise Refused(
                _("A series has at most %(most)s points. Choose a shorter period or a longer step.")
                % {"most": MOST_POINTS}
            )

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is doubtful about the articles that it names, in words."""
        language = get_language() or "en"
        articles = (code for name, code in self.filters if name == "article")
        return tuple(said for code in articles for said in doubts_of_article(code, settings.JURISDICTION, language))

    def query(self) -> str:
        """The question as the query of an address: the same question is written the same way."""
        said = {"unit": self.unit, "on": self.on, "from": self.first, "to": self.last, "every": self.every}
        pairs = [(name, str(value)) for name, value in said.items() if value]
        pairs += [("known_at", written_moment(self.known_at))] if self.known_at else []
        pairs += [("by", self.by)] if self.by else []
        return urlencode([*pairs, *self.filters])

    def with_filter(self, field: str, code: str) -> Question:
        """The same about those of whom this is said as well."""
        return replace(self, by="", filters=tuple(sorted({*self.filters, (field, code or NOTHING)})))


def _meant(field: str, code: str) -> str:
    return article_meant(code, settings.JURISDICTION) if field == "article" else code


def written_moment(moment: datetime) -> str:
    """A day where the moment is its evening, else the moment."""
    calendar = Calendar.of(settings.JURISDICTION)
    day = moment.astimezone(calendar.zone).date()
    return day.isoformat() if calendar.end_of(day) == moment else moment.isoformat()


def moment_asked(text: str) -> datetime:
    """A moment of knowledge: a day means its evening, where the people of the register are.

    Raises:
        Unreadable: it is neither a day nor a moment.
    """
    calendar = Calendar.of(settings.JURISDICTION)
    if "T" not in text:
        return calendar.end_of(_day(text))
    try:
        moment = datetime.fromisoformat(text)
        _within(moment.date())
    except ValueError as cause:
        raise Unreadable(
            _("“%(text)s” is not a moment. Write it as 2021-03-25 or 2021-03-25T18:30:00.") % {"text": text[:40]}
        ) from cause
    return moment if moment.tzinfo else moment.replace(tzinfo=calendar.zone)


def _day(text: str) -> date:
    try:
        when = PartialDate.parse(text)
    except Unreadable as cause:
        said = _("“%(text)s” is not a day of the calendar.") % {"text": text[:40]}
        raise Unreadable(" ".join((said, *_month_in_words(text), _("Write it as 2021-03-25.")))) from cause
    if not when.is_exact():
        raise Unreadable(
            _("“%(text)s” is not one day. Write its day too: %(text)s%(rest)s.")
            % {"text": text[:40], "rest": "-01-01" if when.month is None else "-01"}
        )
    return _within(when.earliest())


def _month_in_words(text: str) -> Iterable[str]:
    """For 29 February and its like: how long that month is."""
    whole = _WHOLE.fullmatch(text)
    if whole and FIRST_DAY.year <= int(whole[1]) <= LAST_DAY.year and 1 <= int(whole[2]) <= 12:
        days = monthrange(int(whole[1]), int(whole[2]))[1]
        yield _("%(month)s has %(days)s days.") % {"month": f"{whole[1]}-{whole[2]}", "days": days}


def _within(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Unreadable(
            _("%(day)s is outside of what can be counted: from %(first)s to %(last)s.")
            % {"day": day.isoformat(), "first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()}
        )
    return day


def _filters(query: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    several: Callable[[str], list[str]] = getattr(query, "getlist", lambda name: [query[name]])
    return ((name, code.strip()) for name in FIELDS if name in query for code in several(name) if code.strip())


def _known(word: str, known: Iterable[str], what: str) -> None:
    if word not in known:
        raise Refused(
            _("“%(word)s” is not %(what)s. Known: %(known)s.")
            % {"word": word[:40], "what": what, "known": ", ".join(known)}
        )


def _points(every: str, first: date, last: date) -> int:
    days = (last - first).days + 1
    return days // 7 if every == "week" else days if every == "day" else days // (28 * _MONTHS[every])


def ends_of(every: str, first: date, last: date) -> list[date]:
    """The last day of every step of the calendar from ``first`` on, and ``last`` itself; weeks end with Sunday."""
    if every == "day":
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]
    days: list[date] = []
    end = _end_of_step(every, first)
    while end < last:
        days.append(end)
        end = _end_of_step(every, end + timedelta(days=1))
    return [*days, last]


def _end_of_step(every: str, day: date) -> date:
    if every == "week":
        return day + timedelta(days=6 - day.weekday())
    months = _MONTHS[every]
    month = (day.month - 1) // months * months + months
    return date(day.year, month, monthrange(day.year, month)[1])
