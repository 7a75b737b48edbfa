"""A small register of invented people for the charts: two in one case, one whose arrest is known to the month only."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sprava.accounts.actions import add_member, command_line_member, default_compartment
from sprava.accounts.models import Member
from sprava.accounts.policy import Role
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_event, record_person, record_thing
from sprava.records.actions.sources import record_source
from sprava.records.models import Subject

Record = Callable[..., Subject]


@pytest.fixture
def analyst(db) -> Member:
    default_compartment()
    return add_member("anna", name="Anna", roles=[Role.ANALYST])


@pytest.fixture
def client_of_analyst(analyst) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(analyst)
    return client


@pytest.fixture
def record(db) -> Record:
    """Enter somebody, with whatever happened to them."""

    def enter(name: str, arrested: str, **events: dict[str, str]) -> Subject:
        return record_person(
            {"name": name, "birth_date": "1990-05-01"},
            {"detention": {"date": arrested}, **events},
            saying=Saying(record_source("Sviedka")),
            by=command_line_member(),
            compartment=default_compartment(),
        )

    return enter


@pytest.fixture
def people(record, settings) -> list[Subject]:
    settings.JURISDICTION = "belarus"
    saying, by = Saying(record_source("Sviedka")), command_line_member()
    entered = [
        record("Кляновіч Тадора", "2021-03-12", stay={"facility": "IK-4", "since": "2022-01-05"}),
        record("Каласнік Рыгор", "2022-01", stay={"facility": "SIZO-3", "since": "2022-02-01"}),
        record(
            "Вярба Сымон",
            "2022-06-20",
            charge={"article": "361-4 p.1"},
            stay={"facility": "RU-IK-3-SMOLENSK", "since": "2022-06-20"},
        ),
    ]
    case = record_thing("proceeding", {"title": "Case of two"}, saying=saying, by=by, compartment=default_compartment())
    for person in entered[:2]:
        record_event(person, "charge", {"article": "342 p.1", "date": "2022-03-01"}, saying=saying, by=by, of=case)
        term = {"date": "2022-06-01", "kind": "imprisonment", "term": "P5Y"}
        record_event(person, "sentence", term, saying=saying, by=by, of=case)
    return entered
