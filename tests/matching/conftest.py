"""The cast and a register of invented people: Anna enters, Boris judges, Clara works in another team."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sprava.accounts.actions import add_member
from sprava.accounts.models import Compartment, Member
from sprava.accounts.policy import Role
from sprava.records.actions.claims import Saying, record_claim
from sprava.records.actions.people import record_person
from sprava.records.actions.sources import record_source
from sprava.records.models import Source, Subject


@pytest.fixture(autouse=True)
def belarus(settings, tmp_path):
    """A register with the law of Belarus."""
    settings.JURISDICTION = "belarus"
    settings.ARCHIVE_FOLDER = tmp_path / "archive"


@pytest.fixture
def clara(north) -> Member:
    return add_member("clara", name="Clara", roles=[Role.REVIEWER], teams=[north])


@pytest.fixture
def dmitri(compartment) -> Member:
    """Somebody who only looks after the accounts."""
    return add_member("dmitri", name="Dmitri", roles=[Role.STEWARD])


@pytest.fixture
def sviedka(db) -> Source:
    """A human-rights group of our invention."""
    return record_source("Sviedka", kind=Source.Kind.LIST, grade=Source.Grade.FIRST_HAND)


@pytest.fixture
def enter(anna, compartment, sviedka) -> Callable[..., Subject]:
    """A person whom a source names, with the articles and places it tells of."""

    def record(name: str, *, born: str = "", articles: tuple[str, ...] = (), where: Compartment | None = None, **rest):
        said = {"name": name, **({"birth_date": born} if born else {})}
        events = [("charge", {"article": article}) for article in articles]
        events += [("stay", {"facility": facility}) for facility in rest.pop("facilities", ())]
        source = rest.pop("source", sviedka)
        person = record_person(said, events, saying=Saying(source), by=anna, compartment=where or compartment)
        for alias in rest.pop("also", ()):
            from_elsewhere = record_source("Polack. Chronicle")
            record_claim(person, "alias", alias, saying=Saying(from_elsewhere), by=anna)
        return person

    return record
