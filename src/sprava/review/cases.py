"""Refused proposals as cases: what the rules took for an event, so that a later version of them can be tried on it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sprava.accounts.models import Member
from sprava.records.models import Suggestion


def cases(reader: Member) -> Iterator[str]:
    """A JSON line for each proposal refused as "not an event" in reports that ``reader`` may see: the paragraph that it
    was read from, and what was proposed. The lines quote reports: they are for whoever may read those.
    """
    refused = Suggestion.objects.visible_to(reader).filter(state=Suggestion.State.REFUSED)
    for one in refused.select_related("report").order_by("pk").iterator():
        first = one.report.text.rfind("\n", 0, one.start) + 1
        end = one.report.text.find("\n", one.end)
        yield (
            json.dumps(
                {
                    "id": f"{one.report_id}-{one.number}",
                    "published": one.report.published_on,
                    "lang": one.report.lang,
                    "title": one.report.title,
                    "text": one.report.text[first : end if end >= 0 else None],
                    "refused": {"type": one.kind, "who": one.who, "rule": one.rule},
                },
                ensure_ascii=False,
            )
            + "\n"
        )
