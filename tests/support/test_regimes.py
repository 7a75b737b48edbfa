"""May people write: which report holds."""

from __future__ import annotations

from datetime import date

import pytest

from sprava.accounts.actions import command_line_member
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_event
from sprava.support.regimes import regimes_of
from tests.support.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(prisoner, sviedka):
    """What holds for somebody of whom these reports were made: (regime, since, until)."""

    def tell(*reports: tuple[str, str, str], on: date = TODAY) -> str:
        person = prisoner("Кветка Зоська")
        for regime, since, until in reports:
            fields = {"regime": regime, "since": since, "until": until}
            record_event(
                person,
                "contact",
                {name: value for name, value in fields.items() if value},
                saying=Saying(sviedka),
                by=command_line_member(),
            )
        return regimes_of([person.pk], on, command_line_member())[person.pk].code

    return tell


@pytest.mark.parametrize(
    ("reports", "code"),
    [
        ([], "unknown"),
        ([("incommunicado", "2024-01", ""), ("can_write", "2026-02", "")], "can_write"),
        ([("can_write", "2024-01", ""), ("relatives_only", "2026-02", "")], "relatives_only"),
        ([("incommunicado", "2025-03-01", ""), ("can_write", "2025-03-01", "")], "incommunicado"),
        ([("incommunicado", "2024-01", ""), ("unknown", "2026-02", "")], "incommunicado"),
        ([("incommunicado", "2024-01", "2025-01")], "unknown"),
        ([("incommunicado", "2027-01", "")], "unknown"),
        ([("relatives_only", "", ""), ("can_write", "2022", "")], "can_write"),
    ],
)
def test_the_latest_report_holds_and_of_two_of_one_day_the_stricter(told, reports, code):
    assert told(*reports) == code
