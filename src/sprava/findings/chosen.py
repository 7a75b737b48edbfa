"""Of whom a question asks: the spans of its unit on the days on which its filters hold, whole or in groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from sprava.findings.asked import Question
from sprava.findings.custody import Counted
from sprava.findings.labels import Labels, codes_meant, labels
from sprava.findings.lasting import counted
from sprava.findings.units import NOTHING
from sprava.findings.views import PastView, View
from sprava.statistics.spans import Numbers, Spans, both, paired, stacked

_NOTHING = np.empty(0, dtype=np.int64), np.empty((3, 0), dtype=np.int64), np.empty((3, 0), dtype=np.int64)


class Chosen(NamedTuple):
    """Rows of a unit; ``people[key]`` is the number of the person whom the thing happened to."""

    spans: Spans
    people: Numbers

    @property
    def owners(self) -> Numbers:
        """The number of the person of each row."""
        return self.people[self.spans.key]


def chosen(question: Question, view: View | PastView) -> Chosen:
    """What possibly lasts on a day that the question is about, cut to the days on which every filter holds."""
    if isinstance(view, PastView):
        now, then = _chosen(question, view.now), _chosen(question, view.rest)
        return _together(_settled(now, question, view), then)
    return _chosen(question, view)


def grouped(question: Question, view: View | PastView) -> list[tuple[str, Chosen]]:
    """The same split by the field of the question: a thing of which two things are said is in both groups.

    The group of the empty code holds that of which nothing is said on any day that the question is about.
    """
    if not isinstance(view, PastView):
        return sorted(_grouped(question, view, _chosen(question, view)))
    now = dict(_grouped(question, view.now, _settled(_chosen(question, view.now), question, view)))
    rest, nobody = _chosen(question, view.rest), Spans(*_NOTHING, 0)
    then = dict(_grouped(question, view.rest, rest))
    none = Chosen(nobody, np.empty(0, dtype=np.int64))
    return [(code, _together(now.get(code, none), then.get(code, none))) for code in sorted({*now, *then})]


def _settled(now: Chosen, question: Question, view: PastView) -> Chosen:
    """Only what happened to people of whom nothing changed since."""
    owner = counted(view.now, question.unit).owner
    return Chosen(now.spans.take(view.settled[owner[now.spans.key]]), now.people)


def _together(left: Chosen, right: Chosen) -> Chosen:
    """Both, the things of the second numbered on from those of the first."""
    first, second = left.spans, right.spans
    if not len(second.key):
        return left
    moved = Spans(second.key + first.size, second.first, second.last, first.size + second.size)
    return Chosen(stacked(first, moved), np.concatenate([left.people, right.people]))


def _chosen(question: Question, view: View) -> Chosen:
    unit = counted(view, question.unit)
    begin, end = _window(question)
    rows = unit.spans.take(unit.spans.touching(begin, end))
    for field, pairs in groupby(sorted(question.filters), key=itemgetter(0)):
        said = labels(view, question.unit, field, begin, end)
        rows = _kept(rows, unit, said, [code for _, code in pairs], view, field)
    return Chosen(rows, view.people[unit.owner])


def _grouped(question: Question, view: View, everyone: Chosen) -> Iterator[tuple[str, Chosen]]:
    unit, rows = counted(view, question.unit), everyone.spans
    said = labels(view, question.unit, question.by, *_window(question))
    who = _who(rows, unit, said)
    cut, label = both(rows, said.spans, paired(who, said.spans.key))
    codes = said.code[label]
    order = np.argsort(codes, kind="stable")
    found, starts = np.unique(codes[order], return_index=True)
    for code, part in zip(found.tolist(), np.split(order, starts[1:]), strict=False):
        yield view.words.texts[code], Chosen(cut.take(part), everyone.people)
    if (silent := ~np.isin(who, said.spans.key)).any():
        yield "", Chosen(rows.take(silent), everyone.people)


def _kept(rows: Spans, unit: Counted, said: Labels, codes: list[str], view: View, field: str) -> Spans:
    who, found = _who(rows, unit, said), []
    if wanted := [code for code in codes if code != NOTHING]:
        meant = np.isin(said.code, np.concatenate([codes_meant(view, field, code) for code in wanted]))
        these = said.spans.take(meant)
        found.append(both(rows, these, paired(who, these.key))[0])
    if NOTHING in codes:
        found.append(rows.take(~np.isin(who, said.spans.key)))
    return stacked(*found)


def _who(rows: Spans, unit: Counted, said: Labels) -> Numbers:
    return rows.key if said.own else unit.owner[rows.key]


def _window(question: Question) -> tuple[date, date]:
    """A day more on each side of a period: what follows day on day is one time."""
    begin, end = question.window
    return (begin, end) if question.on else (begin - timedelta(days=1), end + timedelta(days=1))
