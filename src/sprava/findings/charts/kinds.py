"""The charts that there are, in the order of the gallery."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.findings.charts.chart import Chart, Wanted
from sprava.findings.charts.groups import ages, articles, cases, durations
from sprava.findings.charts.over_years import prisoners
from sprava.findings.charts.places import places
from sprava.findings.charts.sentences import sentences
from sprava.findings.views import steadily

CHARTS: Mapping[str, Callable[[Wanted, Member], Chart]] = {
    "prisoners": prisoners,
    "articles": articles,
    "places": places,
    "sentences": sentences,
    "ages": ages,
    "durations": durations,
    "cases": cases,
}
NAMES: Mapping[str, str | Promise] = {
    "prisoners": _("People in custody over time"),
    "articles": _("Charges by article"),
    "places": _("Where people are held"),
    "sentences": _("Sentences by length and article"),
    "ages": _("Ages"),
    "durations": _("Time in custody so far"),
    "cases": _("Cases with most defendants"),
}
OVER_TIME = frozenset({"prisoners", "sentences", "cases"})
"""Charts that begin on a day of their own."""


def chart_of(name: str, wanted: Wanted, reader: Member) -> Chart:
    """A chart of which every figure is of one state of the register."""
    return steadily(reader, lambda _shelf: CHARTS[name](wanted, reader))
