"""Articles and their parts: one group for an article, because a filter by an article means its parts too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sprava.accounts.models import Member
from sprava.findings.answers import Answer, Row, answer
from sprava.findings.asked import Question


def whole_articles(rows: Iterable[Row]) -> list[str]:
    """The articles of these rows, the largest first: with its part where only one occurs, else for all parts."""
    parts: Mapping[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.label:
            parts[row.label.partition(" p.")[0]].append(row)
    sizes = {of[0].label if len(of) == 1 else article: sum(row.upper for row in of) for article, of in parts.items()}
    return sorted(sizes, key=lambda code: (-sizes[code], code))


def rows_of_articles(found: Answer, codes: Iterable[str], reader: Member) -> tuple[list[Row], list[Answer]]:
    """A row for each of these articles on the day of an answer by article, and the answers asked for besides it."""
    known = {row.label: row for row in found.rows}
    parted = {row.label.partition(" p.")[0] for row in found.rows if " p." in row.label}
    rows, answers = [], []
    for code in codes:
        if code in known and code not in parted:
            rows.append(known[code])
            continue
        question: Question = replace(found.question, by="", filters=(("article", code),))
        answers.append(answer(question, reader))
        rows.append(replace(answers[-1].rows[0], label=code))
    return rows, answers
