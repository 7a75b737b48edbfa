"""Which text that is here already does one that comes in repeat? Ten reposts are one origin and not ten witnesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from django.db import connection

from sprava.accounts.models import Compartment
from sprava.core.copies import Compared, fingerprint_of
from sprava.records.actions import bulk
from sprava.records.models import Report, ReportBand

SAME_LETTERS: Final = 100
"""The likeness of a copy that differs only in spaces, capitals, punctuation and what a channel puts around it."""
MOST_COMPARED: Final = 20
"""Texts with which one that comes in is compared word by word."""
MOST_MET: Final = 25
"""Texts that are looked at under each number by which copies are found, the newest. A number that more have is that of
a turn of phrase, and what is a copy has others in common too."""


class Origin(NamedTuple):
    """The number of the report that came first, and how much the two have in common, in per cent."""

    report: int | None
    likeness: int


NONE: Final = Origin(None, 0)


def origin_of(words: str, bands: Sequence[int], *, compartment: Compartment, klass: int) -> Origin:
    """The text of which this is a copy, among those of the same part of the register and the same readers."""
    there = Report.objects.filter(compartment=compartment, klass=klass).only("pk", "origin")
    same = there.filter(fingerprint=fingerprint_of(words)).order_by("pk").first()
    if same is not None:
        return Origin(same.origin_id or same.pk, SAME_LETTERS)
    met = _met_under(bands)
    if not met:
        return NONE
    near = there.only("pk", "origin", "text").filter(
        pk__in=[report for report, _ in met.most_common(3 * MOST_COMPARED)]
    )
    nearest = sorted(near, key=lambda report: (-met[report.pk], report.pk))[:MOST_COMPARED]
    ours, best, origin = Compared(words), 0.0, None
    for candidate in sorted(nearest, key=lambda report: report.pk):
        alike = ours.likeness(Compared(candidate.text))
        if alike > best:
            best, origin = alike, candidate.origin_id or candidate.pk
    return Origin(origin, min(round(best * 100), SAME_LETTERS - 1))


def remember_bands(report: Report, bands: Sequence[int]) -> None:
    """Write down what the copies of a report are looked up by."""
    bulk.insert(ReportBand, ("report_id", "band"), [(report.pk, band) for band in bands])


def _met_under(bands: Sequence[int]) -> Counter[int]:
    """Reports that have some of these numbers, and how many.

    In SQL and each number by itself: of a turn that a writer uses in every text, thousands would be counted each time.
    """
    if not bands:
        return Counter()
    table = connection.ops.quote_name(ReportBand._meta.db_table)
    # Only the name of our own table and places for parameters are put together here.
    one = f"SELECT * FROM (SELECT report_id FROM {table} WHERE band = %s ORDER BY id DESC LIMIT {MOST_MET}) AS met"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(bands)), list(bands))
        return Counter(report for (report,) in cursor.fetchall())
