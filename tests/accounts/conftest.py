"""The cast: Anna enters, Boris judges, Clara works in another team; Stefa looks after accounts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sprava.accounts.actions import add_compartment, add_member, add_team, default_compartment
from sprava.accounts.hashing import Passphrases
from sprava.accounts.models import Member
from sprava.accounts.policy import Role

PASSPHRASE = "quiet-otter-paints-nine-doors"


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch) -> None:
    """The same algorithm, made cheap: these tests ask who gets in, not how long a guess takes."""
    monkeypatch.setattr(Passphrases, "time_cost", 1)
    monkeypatch.setattr(Passphrases, "memory_cost", 64)


@pytest.fixture
def anna(db) -> Member:
    default_compartment()
    return add_member("anna", name="Anna", roles=[Role.MONITOR], passphrase=PASSPHRASE)


@pytest.fixture
def boris(db) -> Member:
    return add_member("boris", name="Boris", roles=[Role.REVIEWER])


@pytest.fixture
def clara(db) -> Member:
    other = add_team("north", name="North", compartments=[add_compartment("north", name="North")])
    return add_member("clara", name="Clara", roles=[Role.MONITOR], teams=[other])


@pytest.fixture
def stefa(db) -> Member:
    return add_member("stefa", name="Stefa", roles=[Role.STEWARD])


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture
def signed_in() -> Callable[[Member], Client]:
    """A browser in which a member is signed in, both factors given."""

    def sign_in(member: Member) -> Client:
        client = Client(headers={"host": "localhost"})
        client.force_login(member)
        return client

    return sign_in
