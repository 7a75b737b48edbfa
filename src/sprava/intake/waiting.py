"""What waits at this desk: lists that were begun and not finished, and rows that only a person can decide on."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from sprava.accounts.models import Member
from sprava.intake.running import is_interrupted
from sprava.intake.sight import imports_seen_by
from sprava.records.models import Import


def waiting(member: Member) -> int:
    """How many imports wait for somebody."""
    seen = imports_seen_by(member)
    running = seen.filter(state=Import.State.RUNNING)
    found = running.only("pk", "state") | _held(member).only("pk", "state")
    return sum(reading.state == Import.State.DONE or is_interrupted(reading) for reading in found)


def interrupted(member: Member) -> list[Import]:
    """Imports that were begun and that nobody reads."""
    begun = imports_seen_by(member).filter(state=Import.State.RUNNING).select_related("source", "document")
    return [reading for reading in begun.order_by("-pk") if is_interrupted(reading)]


def held_back(member: Member) -> list[Import]:
    """Imports with rows set aside. A later list of the same source puts them right or sets them aside again itself."""
    return list(_held(member).select_related("source", "document").order_by("-pk"))


def _held(member: Member) -> QuerySet[Import]:
    done = imports_seen_by(member).filter(state=Import.State.DONE)
    later = done.filter(source=OuterRef("source"), pk__gt=OuterRef("pk"))
    return done.filter(rows_quarantined__gt=0).exclude(Exists(later))
