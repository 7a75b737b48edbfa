"""People in custody over time, with what happened and with what others published."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from sprava.accounts.models import Member
from sprava.core.wording import date_words, figure
from sprava.findings.answers import Row, answer, first_day
from sprava.findings.asked import Question
from sprava.findings.charts.chart import Chart, Line, Wanted
from sprava.findings.charts.over_time import Dot, Happened, Point, lettered, over_time_spec
from sprava.findings.charts.wording import day_in_words, known_note, language, said_of
from sprava.findings.published import PublishedRow, published
from sprava.packs.calendar import pack_of

_YEARS = 7
"""How far back a chart goes that nobody gave a first day."""
_MOST_BY_MONTH, _MOST_BY_QUARTER = 12, 40


def prisoners(wanted: Wanted, reader: Member) -> Chart:
    """The stock of persons at the end of each month, or of longer steps over many years."""
    first = _first(wanted, reader)
    question = Question(first=first, last=wanted.on, every=_step(first, wanted.on), known_at=wanted.known_at)
    found = answer(question, reader)
    points = [Point(row.day, row.lower, row.value, row.upper) for row in found.rows if row.day]
    dots, events = published("persons", first, wanted.on), happened(first, wanted.on)
    said = said_of(
        _("People in custody from %(first)s to %(last)s")
        % {"first": day_in_words(first), "last": day_in_words(wanted.on)},
        _("persons"),
        _(
            "Solid line: certainly in custody on the day. Broken line: certainly or possibly, because a date is known "
            "only to the month or no release is confirmed."
        ),
        *(
            [_("Circles: political prisoners as others counted and published them, by their own criteria.")]
            if dots
            else []
        ),
        *(f"{event.letter}: {event.when}, {event.words}" for event in events),
        known_note(found),
        published=_("Published by others: political prisoners"),
    )
    lines = (*(_line(row, wanted) for row in found.rows), *map(_published, dots), *map(_event, events))
    drawn = [Dot(row.day, row.count, row.by, row.words, row.source) for row in dots]
    return Chart(
        "prisoners", said, _finding(found.rows), lines, (found,),
        lambda look: over_time_spec(points, drawn, events, said, look),
    )  # fmt: skip


def _first(wanted: Wanted, reader: Member) -> date:
    if wanted.first:
        return min(wanted.first, wanted.on)
    known = first_day(Question(on=wanted.on, known_at=wanted.known_at), reader) or wanted.on
    return date(min(max(known.year, wanted.on.year - _YEARS), wanted.on.year), 1, 1)


def _step(first: date, last: date) -> str:
    years = last.year - first.year + 1
    return "month" if years <= _MOST_BY_MONTH else "quarter" if years <= _MOST_BY_QUARTER else "year"


def happened(first: date, last: date) -> list[Happened]:
    """Events of the waves that charts mark; what no page confirms is not drawn."""
    pack = pack_of(settings.JURISDICTION)
    found = [
        Happened(
            event.day.earliest(),
            date_words(event.day, language(), short=True),
            event.name.say(language()),
            event.source[0],
        )
        for event in (pack.timeline if pack else ())
        if pack and event.wave in pack.waves and pack.waves[event.wave].drawn and not event.is_unverified
    ]
    return lettered(sorted((event for event in found if first <= event.day <= last), key=lambda event: event.day))


def _line(row: Row, wanted: Wanted) -> Line:
    people = Question(on=row.day, known_at=wanted.known_at).query()
    return Line(day=row.day, lower=row.lower, value=row.value, upper=row.upper, people=people)


def _published(row: PublishedRow) -> Line:
    return Line(
        "published", by=row.by, day=row.day, lower=row.count, value=row.count, upper=row.count,
        words="; ".join(filter(None, (row.words, _("not verified") if row.unverified else ""))),
        source=row.source,
    )  # fmt: skip


def _event(event: Happened) -> Line:
    return Line("event", group=event.when, code=event.letter, day=event.day, words=event.words, source=event.source)


def _finding(rows: tuple[Row, ...]) -> str:
    highest, last = max(rows, key=lambda row: (row.upper, row.lower)), rows[-1]
    words = {"day": day_in_words(highest.day), "last": day_in_words(last.day)}
    for name, row in (("most", highest), ("now", last)):
        low, high = figure(row.lower, language()), figure(row.upper, language())
        words |= {f"{name}_certain": low, f"{name}_possible": high}
    return (
        _(
            "Highest on %(day)s: %(most_certain)s certainly and %(most_possible)s certainly or possibly in custody. "
            "On %(last)s: %(now_certain)s certainly and %(now_possible)s certainly or possibly."
        )
        % words
    )
