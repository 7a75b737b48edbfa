"""Sentences handed down, by their length and by the articles of whoever was sentenced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from sprava.accounts.models import Member
from sprava.findings.answers import Answer, Row, answer, first_day
from sprava.findings.asked import Question
from sprava.findings.charts.chart import Chart, Line, Wanted
from sprava.findings.charts.groups import bars_note
from sprava.findings.charts.matrix import Cell, matrix_spec
from sprava.findings.charts.parts import whole_articles
from sprava.findings.charts.wording import day_in_words, known_note, largest, said_of, standing, standing_note
from sprava.findings.units import FIELDS, NOTHING
from sprava.findings.wording import label_in_words, spoken, title_in_words

MOST_ARTICLES, BARE_ARTICLES = 12, 7
"""So many articles are drawn, and so many in a gallery."""


def sentences(wanted: Wanted, reader: Member) -> Chart:
    """The articles with most sentences, each by the bands of the terms."""
    question = _question(wanted, reader)
    by_article = answer(question, reader)
    handed_down = [row for row in by_article.rows if row.measure == "in" and row.upper]
    codes = [*whole_articles(handed_down)[:MOST_ARTICLES], *([""] if any(not row.label for row in handed_down) else [])]
    found = [(code, answer(_of(code, question), reader)) for code in codes]
    # An article with all its parts may be smaller than its parts together: the order is that of what was answered.
    found.sort(key=lambda pair: (not pair[0], -_whole(pair[1]).upper))
    lines = [line for code, terms in found for line in _lines(code, terms)]
    used = {line.code for line in lines if line.upper}
    lines = [line for line in lines if line.code in used]
    cells = [Cell(line.by, _short(line.code), line.lower or 0, line.value or 0, line.upper or 0) for line in lines]
    title = _("Sentences from %(first)s to %(last)s, by article and length")
    said = said_of(
        title % {"first": day_in_words(question.first), "last": day_in_words(question.last)}, _("sentences"),
        bars_note(), _("Whoever was charged under two articles stands under both, with every sentence."),
        *standing_note("article", codes), known_note(by_article),
        across=_("years"),
    )  # fmt: skip
    named = [(spoken("article", code), said.between(_whole(terms))) for code, terms in found if code]
    finding = _("Most: %(groups)s.") % {"groups": largest(named)} if named else _("No sentence is known.")
    return Chart(
        "sentences", said, finding, tuple(lines), (by_article, *(terms for _code, terms in found)),
        lambda look: matrix_spec(_some(cells) if look.is_bare else cells, said, look),
    )  # fmt: skip


def _question(wanted: Wanted, reader: Member) -> Question:
    known = first_day(Question("sentences", on=wanted.on, known_at=wanted.known_at), reader) or wanted.on
    first: date = min(wanted.first or known, wanted.on)
    return Question("sentences", first=first, last=wanted.on, by="article", known_at=wanted.known_at)


def _whole(terms: Answer) -> Row:
    """Every sentence has one term, so the bands add up."""
    rows = [row for row in terms.rows if row.measure == "in"]
    lower, value, upper = (sum(getattr(row, bound) for row in rows) for bound in ("lower", "value", "upper"))
    return Row("", None, lower, value, upper)


def _some(cells: list[Cell]) -> list[Cell]:
    first = set(list(dict.fromkeys(cell.row for cell in cells))[:BARE_ARTICLES])
    return [cell for cell in cells if cell.row in first]


def _of(article: str, question: Question) -> Question:
    return replace(question, by="term", filters=(("article", article or NOTHING),))


def _lines(article: str, found: Answer) -> list[Line]:
    """A row for each band, in the order of the bands; what has no term comes last."""
    given = {row.label: row for row in found.rows if row.measure == "in"}
    question: Question = found.question
    return [_line(given.get(code, Row(code, None, 0, 0, 0)), article, question) for code in (*FIELDS["term"].codes, "")]


def _line(row: Row, article: str, question: Question) -> Line:
    return Line(
        group=label_in_words("term", row.label), code=row.label, by=label_in_words("article", article), lower=row.lower,
        value=row.value, upper=row.upper, people=f"{question.with_filter('term', row.label).query()}&measure=in",
        words=standing("article", article), title=title_in_words("article", article),
    )  # fmt: skip


def _short(code: str) -> str:
    """A band as the head of a column: the unit stands above all of them."""
    if code in ("", "life", "death"):
        return label_in_words("term", code) if code else _("no term")
    return code.removesuffix("+").removesuffix("y") + ("+" if code.endswith("+") else "")
