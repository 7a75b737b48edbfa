"""What waits at this desk: lists that were begun and not finished, and rows that only a person can decide on."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from sprava.accounts.models import Member
from sprava.intake.running import is_interrupted
from sprava.intake.sight import imports_seen_by
from sprava.records.models import Import


def waiting(member: Member) -> int:
    """How many imports wait for somebody."""
    return len({reading.pk for reading in (*interrupted(member), *held_back(member))})


def interrupted(member: Member) -> list[Import]:
    """Imports that were begun and that nobody reads."""
    begun = imports_seen_by(member).filter(state=Import.State.RUNNING).select_related("source", "document")
    return [reading for reading in begun.order_by("-pk") if is_interrupted(reading)]


def held_back(member: Member) -> list[Import]:
    """Imports with rows set aside. A later list of the same source puts them right or sets them aside again itself."""
    done = imports_seen_by(member).filter(state=Import.State.DONE)
    later, held = done.filter(source=OuterRef("source"), pk__gt=OuterRef("pk")), done.filter(rows_quarantined__gt=0)
    return list(held.exclude(Exists(later)).select_related("source", "document").order_by("-pk"))
