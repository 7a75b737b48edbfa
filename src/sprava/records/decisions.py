"""What reviewers decided on the reports of one compartment: read for its lessons, and shown to nobody as it is.

Sensitive reports are left out: what is learnt from them would show in how other texts are read.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Max

from sprava.records.models import Claim, Suggestion
from sprava.records.models.report import SuggestionQuerySet

RIGHT = (Suggestion.State.ACCEPTED, Suggestion.State.CHANGED, Suggestion.State.DUPLICATE)
DECIDED = (*RIGHT, Suggestion.State.REFUSED)


def decided_in(compartment: int) -> SuggestionQuerySet:
    """Every decided suggestion of the compartment, in the order of their numbers."""
    decided = Suggestion.objects.filter(
        report__compartment=compartment, report__klass__lt=Claim.Klass.SENSITIVE, state__in=DECIDED
    )
    # Of a report only its language is looked at: ten thousand texts would fill the memory for nothing.
    return decided.select_related("report").only("who", "rule", "state", "said", "report__lang").order_by("pk")


def state_of_decisions(compartment: int) -> tuple[int, datetime | None]:
    """How many there are and when the last was made: it changes with every decision and every undoing."""
    found = decided_in(compartment).aggregate(many=Count("pk"), newest=Max("decided_at"))
    return found["many"], found["newest"]


def chosen_for(called: Collection[str], compartment: int) -> dict[str, list[int]]:
    """Whom reviewers of the compartment saw in these names, as texts have them to the letter; the newest choice first.
    One query."""
    accepted = Suggestion.objects.filter(
        who__in=called, person__isnull=False, state__in=Suggestion.RECORDED,
        report__compartment=compartment, report__klass__lt=Claim.Klass.SENSITIVE,
    )  # fmt: skip
    chosen: dict[str, dict[int, None]] = {}
    for who, person in accepted.order_by("-decided_at", "-pk").values_list("who", "person_id"):
        if person is not None:
            chosen.setdefault(who, {})[person] = None
    return {who: list(people) for who, people in chosen.items()}


def values_recorded(suggestions: Collection[Suggestion], fields: Collection[str]) -> list[tuple[int, str, str]]:
    """Suggestion, field and value of the claims that accepting them recorded."""
    claims = Claim.objects.filter(suggestions__in=suggestions, field__in=fields)
    return list(claims.values_list("suggestions", "field", "value"))
