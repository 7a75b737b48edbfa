"""People of one day in groups: by article, by age, by time in custody so far; and cases by their defendants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprava.accounts.models import Member
from sprava.findings.answers import Answer, Row, answer, first_day
from sprava.findings.asked import Question
from sprava.findings.charts.bars import Bar, bars_spec
from sprava.findings.charts.chart import Chart, Line, Wanted
from sprava.findings.charts.parts import rows_of_articles, whole_articles
from sprava.findings.charts.saying import Said
from sprava.findings.charts.wording import (
    day_in_words,
    in_a_sentence,
    known_note,
    largest,
    said_of,
    standing,
    standing_note,
)
from sprava.findings.units import FIELDS
from sprava.findings.wording import label_in_words, title_in_words
from sprava.records.models import Proceeding

MOST_ARTICLES = 40
"""So many articles are asked for; charges under rarer ones stand on the page of the figure."""
MOST_BARS, BARE_BARS = 15, 9
"""So many bars are drawn, and so many in a gallery."""
_TITLES: dict[str, str | Promise] = {
    "article": gettext_lazy("People in custody on %(day)s, by article of the charge"),
    "age": gettext_lazy("People in custody on %(day)s, by age"),
    "duration": gettext_lazy("People in custody on %(day)s, by time in custody so far"),
}
_NAMES = {"article": "articles", "age": "ages", "duration": "durations"}


def articles(wanted: Wanted, reader: Member) -> Chart:
    """Whoever is charged under two articles stands under both, under two parts of one article once."""
    found = answer(Question(on=wanted.on, by="article", known_at=wanted.known_at), reader)
    codes = whole_articles(found.rows)
    named, besides = rows_of_articles(found, codes[:MOST_ARTICLES], reader)
    rows = _in_order("article", [*named, *(row for row in found.rows if not row.label)], wanted.on)
    notes = [_("Whoever is charged under two articles stands under both, under two parts of one article once.")]
    if len(codes) > MOST_ARTICLES:
        notes.append(_("Rarer articles are not shown: %(n)s.") % {"n": len(codes) - MOST_ARTICLES})
    return _on_a_day("article", rows, (found, *besides), notes)


def ages(wanted: Wanted, reader: Member) -> Chart:
    """By bands of years on the day."""
    return _in_bands("age", wanted, reader)


def durations(wanted: Wanted, reader: Member) -> Chart:
    """By bands of time since the arrest."""
    return _in_bands("duration", wanted, reader)


def _in_bands(by: str, wanted: Wanted, reader: Member) -> Chart:
    found = answer(Question(on=wanted.on, by=by, known_at=wanted.known_at), reader)
    return _on_a_day(by, _in_order(by, found.rows, wanted.on), (found,))


def _on_a_day(by: str, rows: Sequence[Row], answers: tuple[Answer, ...], notes: Sequence[str] = ()) -> Chart:
    question: Question = answers[0].question
    lines = tuple(_line(row, question, label_in_words(by, row.label)) for row in rows)
    title = str(_TITLES[by]) % {"day": day_in_words(question.on)}
    doubted = standing_note(by, [row.label for row in rows if row.upper][:MOST_BARS])
    said = said_of(title, _("persons"), bars_note(), *notes, *doubted, known_note(*answers))
    return _bars(_NAMES[by], said, lines, *answers)


def _in_order(by: str, rows: Sequence[Row], day: date) -> list[Row]:
    """Bands in their order, empty ones too; else the largest first. Those of whom nothing is said come last."""
    named, unnamed = [row for row in rows if row.label], [row for row in rows if not row.label]
    if codes := FIELDS[by].codes:
        known = {row.label: row for row in named}
        named = [known.get(code, Row(code, day, 0, 0, 0)) for code in codes]
    else:
        named.sort(key=lambda row: (-row.upper, -row.lower, row.label))
    return [*named, *unnamed]


def bars_note() -> str:
    """How to read bars."""
    return _(
        "Solid: certainly. Pale with a broken edge: certainly or possibly. Figures: certainly – certainly or possibly."
    )


def _line(row: Row, question: Question, label: str, measure: str = "") -> Line:
    people = question.with_filter(question.by, row.label).query() + (f"&measure={measure}" if measure else "")
    return Line(
        group=label, code=row.label, day=row.day, lower=row.lower, value=row.value, upper=row.upper, people=people,
        words=standing(question.by, row.label), title=title_in_words(question.by, row.label),
    )  # fmt: skip


def _bars(name: str, said: Said, lines: tuple[Line, ...], *answers: Answer) -> Chart:
    named = [line for line in lines if line.code]
    drawn = [*named[:MOST_BARS], *(line for line in lines if not line.code)]
    if len(named) > MOST_BARS:
        more = _("The largest are drawn. Further ones, in the table: %(n)s.") % {"n": len(named) - MOST_BARS}
        said = replace(said, notes=(*said.notes, more))
    bars = [_bounds(line) for line in drawn]
    if any(bar.value > bar.lower for bar in bars):
        said = replace(said, notes=(*said.notes, _("Stroke: as last reported.")))
    return Chart(
        name,
        said,
        _finding(lines, said),
        lines,
        answers,
        lambda look: bars_spec(bars[:BARE_BARS] if look.is_bare else bars, said, look),
    )


def _finding(lines: Sequence[Line], said: Said) -> str:
    named = sorted((line for line in lines if line.code and line.upper), key=lambda line: -(line.upper or 0))
    unnamed = [line for line in lines if not line.code and line.upper]
    words = []
    if named:
        said_of_each = [(in_a_sentence(line.group, line.words), said.between(_bounds(line))) for line in named]
        words.append(_("Most: %(groups)s.") % {"groups": largest(said_of_each)})
    else:
        words.append(_("Of nobody is it said."))
    if unnamed:
        words.append(_("Of these it is not said: %(figure)s.") % {"figure": said.between(_bounds(unnamed[0]))})
    return " ".join(words)


def _bounds(line: Line) -> Bar:
    return Bar(line.group, line.lower or 0, line.value or 0, line.upper or 0)


def cases(wanted: Wanted, reader: Member) -> Chart:
    """Cases by the number of people accused in them, from the first day on."""
    known = first_day(Question("prosecutions", on=wanted.on, known_at=wanted.known_at), reader) or wanted.on
    first = min(wanted.first or known, wanted.on)
    question = Question("prosecutions", first=first, last=wanted.on, by="proceeding", known_at=wanted.known_at)
    found = answer(question, reader)
    rows = _in_order("proceeding", [row for row in found.rows if row.measure == "in"], wanted.on)
    titles = _titles([row.label for row in rows if row.label], reader)
    lines = tuple(
        _line(row, question, titles.get(row.label) or label_in_words("proceeding", row.label), "in")
        for row in rows
        if row.label
    )
    title = _("Cases with most defendants, %(first)s to %(last)s")
    said = said_of(
        title % {"first": day_in_words(first), "last": day_in_words(wanted.on)},
        _("persons"),
        bars_note(),
        known_note(found),
    )
    return _bars("cases", said, lines, found)


def _titles(codes: Sequence[str], reader: Member) -> dict[str, str]:
    """What cases are called: by their title, else by the group or the number of the case."""
    numbers = [int(code) for code in codes]
    rows = (
        Proceeding.objects.visible_to(reader).filter(pk__in=numbers).values_list("pk", "title", "group", "case_number")
    )
    return {str(number): next(filter(None, names), "") for number, *names in rows}
