"""People of whom much or little is said, and what is counted of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.findings.answers import Row, answer
from sprava.findings.asked import Question
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import Events, record_person
from sprava.records.actions.sources import record_source
from sprava.records.models import Subject

Enter = Callable[..., Subject]
Count = Callable[..., tuple[int, int, int]]


@pytest.fixture
def enter(db) -> Enter:
    """Enter an invented person with what happened to them."""

    def enter_one(events: Events, name: str = "Кляновіч Тадора", **said: str) -> Subject:
        return record_person(
            {"name": name, **said}, events, saying=Saying(record_source("Sviedka")), by=command_line_member(),
            compartment=default_compartment(),
        )  # fmt: skip

    return enter_one


@pytest.fixture
def count(db) -> Count:
    """Certainly, as read, possibly: on a day, with filters by the name of their field."""

    def count_one(unit: str, day: str, **filters: str) -> tuple[int, int, int]:
        question = Question(unit, on=date.fromisoformat(day), filters=tuple(sorted(filters.items())))
        (row,) = answer(question, command_line_member()).rows
        return row.lower, row.value, row.upper

    return count_one


@pytest.fixture
def groups(db) -> Callable[..., dict[str, tuple[int, int, int]]]:
    """The groups of a unit on a day, by their codes."""

    def grouped(unit: str, day: str, by: str) -> dict[str, tuple[int, int, int]]:
        rows: tuple[Row, ...] = answer(Question(unit, on=date.fromisoformat(day), by=by), command_line_member()).rows
        return {row.label: (row.lower, row.value, row.upper) for row in rows}

    return grouped
