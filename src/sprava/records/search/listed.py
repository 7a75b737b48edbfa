"""Finding what a list knows by the keys that it knows it by."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from sprava.records.models import Source, Subject

# SQLite takes a partial index only where its condition stands in the query word for word, not as parameters; without
# it every step of an import would read the whole table. The same words as in the constraint of Subject.
_LISTED = [
    """"records_subject"."kind" IN ('person', 'proceeding', 'facility', 'court', 'body')""",
    """NOT ("records_subject"."key" = '')""",
]


def listed(origin: Source, keys: Iterable[str]) -> QuerySet[Subject]:
    """The people, proceedings and places that ``origin`` knows by these keys."""
    # Words of our own only; values are parameters.
    return Subject.objects.extra(where=_LISTED).filter(origin=origin, key__in=keys)  # noqa: S610
