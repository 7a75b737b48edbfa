"""The cast, and a register to work in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction

from sprava.accounts.actions import command_line_member
from sprava.core.said import Fact, RowSaid
from sprava.records.actions.lists import Step, Terms, begin_import, finish_import, record_step
from sprava.records.actions.sources import archive_document, record_source
from sprava.records.models import Import, Source


@pytest.fixture(autouse=True)
def archive_folder(settings, tmp_path):
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    return settings.ARCHIVE_FOLDER


@pytest.fixture
def anna(db):
    return command_line_member()


@pytest.fixture
def sviedka(db) -> Source:
    """A human-rights group of our invention."""
    return record_source("Sviedka", grade=Source.Grade.FIRST_HAND)


@pytest.fixture
def chronicle(db) -> Source:
    return record_source("Polack. Chronicle", grade=Source.Grade.RETOLD)


def row(number: int, key: str, *facts: tuple[str, str, str, str], **rest: Any) -> RowSaid:
    """A row that says (noun, slot, field, value)."""
    said = tuple(Fact(noun, slot, field, value, printed=value) for noun, slot, field, value in facts)
    return RowSaid(key, said, quote="; ".join(fact.value for fact in said), locator=f"row {number}", **rest)


@pytest.fixture
def take_list(anna, compartment):
    """Import an edition of a list, in steps of ``step`` rows."""

    def take(source: Source, rows: list[RowSaid], *, step: int = 2, whole: bool = True) -> Import:
        text = repr(rows).encode()
        document = archive_document(
            io.BytesIO(text), source=source, about={"media_type": "text/csv", "file_name": "list.csv"}
        )
        terms = Terms(anna, compartment)
        reading = begin_import(source, document.pk, mapping="", rows_total=len(rows), terms=terms)
        for start in range(0, len(rows), step):
            part = rows[start : start + step]
            people: dict[str, list[RowSaid]] = {}
            for said in part:
                people.setdefault(said.key, []).append(said)
            reading = record_step(
                reading, Step(list(people.values()), start + len(part), rows_taken=len(part)), terms=terms
            )
        return finish_import(reading, keys_present={said.key for said in rows} if whole else None)

    return take


@pytest.fixture
def transaction_of_its_own(db):
    """A way to undo everything, for tests that try many histories on one database."""

    @contextmanager
    def undone() -> Iterator[None]:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return undone
