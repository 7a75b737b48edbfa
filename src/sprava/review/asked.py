"""What a reader asks of the queue: an order, one kind of event, and the text after which a page of it begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.db.models import Q
from django.utils.translation import pgettext_lazy

from sprava.accounts.models import Member
from sprava.records.models import Report, Suggestion
from sprava.records.models.report import ReportQuerySet
from sprava.records.words import Words
from sprava.review.words import KINDS

ORDERS: Final[Mapping[str, Words]] = {
    "": pgettext_lazy("order of texts", "the most urgent"),
    "day": pgettext_lazy("order of texts", "published last"),
}

LONGEST_NUMBER: Final = 18
"""Digits of the number of a record."""


class Place(NamedTuple):
    """Where a text stands in the queue, whatever comes in or is decided meanwhile."""

    weight: int
    day: str
    number: int

    @classmethod
    def of(cls, report: Report) -> Place:
        return cls(report.weight, report.published_on, report.pk)

    @classmethod
    def parse(cls, text: str) -> Place | None:
        """Of what :meth:`__str__` wrote; None of anything else."""
        parts = text.split(".")
        if len(parts) != 3 or not all(part.isascii() and part.replace("-", "").isdigit() for part in parts):
            return None
        weight, day, number = parts
        if (
            not (weight.isdigit() and number.isdigit())
            or len(weight) > 9
            or len(day) > 10
            or len(number) > LONGEST_NUMBER
        ):
            return None
        return cls(int(weight), day, int(number))

    def __str__(self) -> str:
        return f"{self.weight}.{self.day}.{self.number}"


@dataclass(frozen=True, slots=True)
class Asked:
    """The queue as it is asked for."""

    kind: str = ""
    order: str = ""
    file: int = 0
    """The number of the document whose texts are asked for."""
    after: Place | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """Of an address; what it cannot mean is left out."""
        kind, order, file = query.get("kind", ""), query.get("order", ""), query.get("file", "")
        return cls(
            kind if kind in KINDS else "",
            order if order in ORDERS else "",
            int(file) if file.isascii() and file.isdigit() and len(file) <= LONGEST_NUMBER else 0,
            Place.parse(query.get("after", "")),
        )

    def texts(self, reader: Member) -> ReportQuerySet:
        """The texts that are asked for, from the place where the page begins."""
        waiting = Report.objects.visible_to(reader).waiting()
        if self.file:
            waiting = waiting.filter(document=self.file)
        if self.kind:
            wanted = Suggestion.objects.visible_to(reader).undecided().filter(kind=self.kind)
            waiting = waiting.filter(pk__in=wanted.values("report"))
        if self.order == "day":
            waiting = waiting.order_by("-published_on", "-weight", "-pk")
        return waiting.filter(self._below(self.after)) if self.after else waiting

    def _below(self, place: Place) -> Q:
        first, second = ("published_on", "weight") if self.order == "day" else ("weight", "published_on")
        is_at = {"weight": place.weight, "published_on": place.day}
        return (
            Q((f"{first}__lt", is_at[first]))
            | Q((first, is_at[first]), (f"{second}__lt", is_at[second]))
            | Q((first, is_at[first]), (second, is_at[second]), pk__lt=place.number)
        )
