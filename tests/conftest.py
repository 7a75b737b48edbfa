"""What all tests share: where the register is kept, and which of them need one."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import settings

# How long an example takes says more of the machine than of the code: no test here fails for being slow.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_report_header() -> str:
    if os.environ.get("SPRAVA_DATABASE"):
        return "register: PostgreSQL"
    return "register: SQLite (on PostgreSQL: python -m tools.run_tests --db postgres)"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever touches the database is a test of the register, and so runs on each of its back-ends."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db", "django_db_reset_sequences"}:
            item.add_marker("records")
            # The desk of letters has a database of its own; a page may read both.
            asked = item.get_closest_marker("django_db")
            given = {"databases": ["default", "support"], **(asked.kwargs if asked else {})}
            item.add_marker(pytest.mark.django_db(*(asked.args if asked else ()), **given), append=False)


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """Every test begins in English, whatever language the one before it ended in."""
    translation.activate("en")
    yield
    translation.activate("en")
