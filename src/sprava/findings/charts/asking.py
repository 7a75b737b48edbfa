"""What an address asks of a chart; what makes no sense is said, and the usual chart is shown instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.utils import timezone

from sprava.core.errors import SpravaError
from sprava.findings.asked import Question, written_moment
from sprava.findings.charts.chart import Wanted
from sprava.packs.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Asked:
    """``problem`` is fit to show."""

    wanted: Wanted
    today: date
    problem: str = ""

    @property
    def known_at(self) -> str:
        """The day of knowledge as the control has it."""
        return written_moment(self.wanted.known_at) if self.wanted.known_at else ""


def asked_in(query: Mapping[str, str]) -> Asked:
    """Days and a moment, read as for every figure."""
    today = Calendar.of(settings.JURISDICTION).today()
    given = {name: query.get(name, "") for name in ("on", "known_at")}
    try:
        question = Question.of(given, today)
        wanted = Wanted(question.on or today, None, question.known_at)
        if query.get("from", "").strip():
            period = Question.of({"from": query["from"], "to": wanted.on.isoformat()}, today)
            wanted = replace(wanted, first=period.first)
    except SpravaError as refusal:
        return Asked(Wanted(today), today, str(refusal))
    if wanted.known_at is not None and wanted.known_at >= timezone.now():
        wanted = replace(wanted, known_at=None)
    return Asked(wanted, today)
