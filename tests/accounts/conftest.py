"""The cast: Anna enters, Boris judges, Clara works in another team; Stefa looks after accounts."""

from __future__ import annotations

import pytest
from django.test import Client

from sprava.accounts.actions import add_member, default_compartment
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
def clara(north) -> Member:
    return add_member("clara", name="Clara", roles=[Role.MONITOR], teams=[north])


@pytest.fixture
def stefa(db) -> Member:
    return add_member("stefa", name="Stefa", roles=[Role.STEWARD])


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"host": "localhost"})
