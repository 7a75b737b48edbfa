"""A register of invented people, some of them in a part that Clara's team does not see."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sprava.accounts.actions import add_compartment, add_member, add_team
from sprava.accounts.models import Compartment, Member
from sprava.accounts.policy import Role
from sprava.records.actions.claims import Saying, record_claim
from sprava.records.actions.people import record_person
from sprava.records.models import Subject


@pytest.fixture
def hidden(db) -> Compartment:
    return add_compartment("hidden", name="Hidden")


@pytest.fixture
def clara(compartment) -> Member:
    """She sees the usual part of the register and no other."""
    return add_member(
        "clara",
        name="Clara",
        roles=[Role.MONITOR],
        teams=[add_team("south", name="South", compartments=[compartment])],
    )


@pytest.fixture
def enter(anna, compartment, sviedka) -> Callable[..., Subject]:
    """Enter a person under one or more names."""

    def enter_one(
        *spellings: str, place: Compartment = compartment, born: str = "", **events: dict[str, str]
    ) -> Subject:
        first, *others = spellings
        saying = Saying(sviedka)
        values = {"name": first, "birth_date": born} if born else {"name": first}
        person = record_person(values, events, saying=saying, by=anna, compartment=place)
        for spelling in others:
            record_claim(person, "name", spelling, saying=saying, by=anna)
        return person

    return enter_one
