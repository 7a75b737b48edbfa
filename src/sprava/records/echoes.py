"""Claims from a text that is a copy of another: whose voice it is that they repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Count

from sprava.accounts.models import Member
from sprava.core.claims import Said
from sprava.records.models import Report, Suggestion

_AT_ONCE = 500


def echoes(claims: Sequence[int]) -> dict[int, int]:
    """Of these claims those that were recorded from a copy, with the source of the text that came first.

    One query where no copy was ever recorded from, which is nearly everywhere.
    """
    copied = Suggestion.objects.filter(report__origin__isnull=False, claims__isnull=False).order_by()
    if not claims or not copied.exists():
        return {}
    return {
        claim: first
        for start in range(0, len(claims), _AT_ONCE)
        for claim, first in copied.filter(claims__in=claims[start : start + _AT_ONCE]).values_list(
            "claims", "report__origin__document__source"
        )
    }


def copies_of(documents: Iterable[int], reader: Member) -> dict[int, int]:
    """How often the text of a document is here, itself counted, as far as ``reader`` may see; those that are here once
    are left out. Two queries."""
    seen = Report.objects.visible_to(reader)
    texts = seen.filter(document__in=set(documents), place="").values_list("document_id", "pk", "origin_id")
    first = {document: origin or report for document, report, origin in texts}
    counted = seen.filter(origin__in=set(first.values())).order_by().values_list("origin").annotate(Count("pk"))
    copies = dict(counted)
    return {document: copies[report] + 1 for document, report in first.items() if report in copies}


def echoing(said: Sequence[Said]) -> list[Said]:
    """The same claims, those from copies marked with the source that they repeat."""
    found = echoes([one.claim for one in said])
    return [replace(one, echo=found[one.claim]) if one.claim in found else one for one in said] if found else list(said)
