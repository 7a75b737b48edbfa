"""What all tests share: which of them need a register, and the cast. Anna enters, Boris judges; Clara of another team
stands beside the tests of each desk, since what she does differs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import settings

from sprava.accounts.actions import add_compartment, add_member, add_team, default_compartment
from sprava.accounts.models import Compartment, Member, Team
from sprava.accounts.policy import Role

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


@pytest.fixture
def compartment(db) -> Compartment:
    return default_compartment()


@pytest.fixture
def north(db) -> Team:
    """Another team, with a part of the register of its own."""
    return add_team("north", name="North", compartments=[add_compartment("north", name="North")])


@pytest.fixture
def anna(compartment) -> Member:
    return add_member("anna", name="Anna", roles=[Role.MONITOR])


@pytest.fixture
def boris(compartment) -> Member:
    return add_member("boris", name="Boris", roles=[Role.REVIEWER])


@pytest.fixture
def signed_in() -> Callable[..., Client]:
    """A browser in which a member is signed in, both factors given."""

    def sign_in(member: Member, language: str = "en") -> Client:
        client = Client(headers={"host": "localhost", "accept-language": language})
        client.force_login(member)
        return client

    return sign_in
