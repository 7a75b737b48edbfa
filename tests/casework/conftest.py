"""The cast and a register of invented people: Anna enters, Boris judges, Clara works in another team."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.cache import cache

from sprava.accounts.actions import add_member
from sprava.accounts.models import Member
from sprava.accounts.policy import Role
from sprava.records.actions.claims import Saying
from sprava.records.actions.sources import archive_document, record_passage, record_source
from sprava.records.models import Source


@pytest.fixture(autouse=True)
def archive_folder(settings, tmp_path):
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    return settings.ARCHIVE_FOLDER


@pytest.fixture(autouse=True)
def belarus(settings):
    """A register with the law of Belarus."""
    settings.JURISDICTION = "belarus"


@pytest.fixture(autouse=True)
def nothing_kept():
    """Counts that a slow machine keeps for a minute must not reach the next test."""
    cache.clear()


@pytest.fixture
def clara(north) -> Member:
    return add_member("clara", name="Clara", roles=[Role.MONITOR], teams=[north])


@pytest.fixture
def sviedka(db) -> Source:
    """A human-rights group of our invention."""
    return record_source("Sviedka", kind=Source.Kind.LIST, grade=Source.Grade.FIRST_HAND)


@pytest.fixture
def chronicle(db) -> Source:
    return record_source("Polack. Chronicle", kind=Source.Kind.CHANNEL, grade=Source.Grade.RETOLD)


@pytest.fixture
def saying() -> Callable[..., Saying]:
    """The circumstances of a claim, its words archived if there are any."""

    def say(source: Source, quote: str = "", *, at: datetime | None = None, **rest) -> Saying:
        passage = None
        if quote:
            about = {"media_type": "text/plain", "url": rest.pop("url", "")}
            document = archive_document(io.BytesIO(quote.encode()), source=source, about=about)
            passage = record_passage(document, quote, locator="typed", lang=rest.get("lang", ""))
        return Saying(source, passage, at=at or datetime.now(UTC), **rest)

    return say
