"""A saved finding: an address with both times fixed and a checksum, so that it gives the same bytes or says why not.

It lives in the address alone. Nothing is kept of who saved what, and whoever may see the figures can follow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.metadata import version
from urllib.parse import urlencode

from django.utils import timezone, translation

from sprava.accounts.models import Member
from sprava.findings.charts.chart import Chart, Wanted
from sprava.findings.charts.kinds import chart_of
from sprava.findings.charts.wording import known_moment


class Verdict(StrEnum):
    """What became of a saved finding."""

    SAME = "same"
    VERSION = "version"  # another version of Sprava counts or words it
    PEOPLE = "people"  # the same version counts others
    WORDS = "words"  # the same people, and something else that is shown differs


@dataclass(frozen=True, slots=True)
class Saved:
    """The checksums of an address: by which version, of who was counted, and of what was shown in which language."""

    version: str
    people: str
    figures: str
    language: str

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Saved | None:
        """The ones in an address; None where it is not saved."""
        names = ("made", "people", "figures", "language")
        found = [query.get(name, "")[:64] for name in names]
        return cls(*found) if all(found) else None


def fixed(chart: Chart, wanted: Wanted) -> Wanted:
    """The same with both times written out, so that what is learnt later changes nothing."""
    first = chart.answers[0].question.first
    return replace(wanted, first=first, known_at=known_moment(chart.answers) or timezone.now())


def saved_query(chart: Chart, wanted: Wanted, language: str) -> str:
    """The query of the address under which the chart can be found again, in the language in which it is shown."""
    marks = [("language", language), ("made", version("sprava"))]
    digests = [("people", chart.people_digest()), ("figures", chart.figures_digest())]
    return urlencode([*fixed(chart, wanted).pairs(), *marks, *digests])


def verdict_on(saved: Saved, name: str, wanted: Wanted, reader: Member) -> Verdict:
    """Is the finding still the same for this reader, and if not, what is the likeliest reason?"""
    with translation.override(saved.language):
        chart = chart_of(name, wanted, reader)
    if (chart.people_digest(), chart.figures_digest()) == (saved.people, saved.figures):
        return Verdict.SAME
    if saved.version != version("sprava"):
        return Verdict.VERSION
    return Verdict.PEOPLE if chart.people_digest() != saved.people else Verdict.WORDS
