"""A supporter and a register of invented prisoners, on a day that does not move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.cache import cache

from sprava.accounts.actions import add_member, command_line_member, default_compartment
from sprava.accounts.models import Member
from sprava.accounts.policy import Role
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_person
from sprava.records.actions.sources import record_source
from sprava.records.models import Source, Subject

TODAY = date(2026, 11, 25)
OPEN = "IK-4"  # a colony with an address that two pages print
SENTENCE = {"date": "2025-02-01", "kind": "imprisonment", "term": "P6Y"}


@pytest.fixture(autouse=True)
def archive_folder(settings, tmp_path):
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    settings.JURISDICTION = "belarus"
    return settings.ARCHIVE_FOLDER


@pytest.fixture(autouse=True)
def nothing_kept():
    """Who is near a birthday is kept for minutes; it must not reach the next test."""
    cache.clear()


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    for module in (
        "pages.campaigns",
        "pages.helping",
        "pages.inside",
        "pages.letters",
        "pages.log",
        "pages.parcels",
        "pages.writing",
        "jurisdiction",
    ):
        monkeypatch.setattr(f"sprava.support.{module}.today", lambda: TODAY)


@pytest.fixture
def sviedka(db) -> Source:
    return record_source("Sviedka", grade=Source.Grade.FIRST_HAND)


@pytest.fixture
def anna(db) -> Member:
    """A supporter who may see the default compartment."""
    default_compartment()
    return add_member("anna", name="Anna", roles=[Role.SUPPORTER])


@pytest.fixture
def clara(north) -> Member:
    """A supporter of another team."""
    return add_member("clara", name="Clara", roles=[Role.SUPPORTER], teams=[north])


@pytest.fixture
def prisoner(sviedka) -> Callable[..., Subject]:
    """Enter an invented prisoner: ``prisoner("Ліпень Ганна", since="2025-01", place="IK-4", contact="can_write")``."""

    def enter(name: str, *, since: str = "2025-01-10", place: str = OPEN, contact: str = "", **person) -> Subject:
        events = {
            "detention": {"date": since},
            "stay": {"facility": place, "since": person.pop("moved", since)} if place else {},
            "contact": {"regime": contact, "since": "2025-06-01"} if contact else {},
            "sentence": person.pop("sentence", SENTENCE),
        }
        return record_person(
            {"name": name, **person},
            {noun: fields for noun, fields in events.items() if fields},
            saying=Saying(sviedka),
            by=command_line_member(),
            compartment=default_compartment(),
        )

    return enter
