"""The cast at the desk: Anna and Boris of the register, Clara of another team; and a register folder to work in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from sprava.accounts.actions import add_member
from sprava.accounts.models import Compartment, Member
from sprava.accounts.policy import Role
from sprava.intake import running
from sprava.intake.importing import begin
from sprava.intake.mapping import Column, Mapping
from sprava.records.actions.sources import record_source
from sprava.records.models import Import

COLUMNS = (
    Column(("№",), "row.key", key=True),
    Column(("Прозвішча, імя",), "person.name", lang="be"),
    Column(("Дата нараджэння",), "person.birth_date"),
    Column(("Артыкул",), "charge.article"),
    Column(("Пакаранне",), "sentence"),
    Column(("Дата прысуду",), "sentence.date"),
)
LIST = """№;Прозвішча, імя;Дата нараджэння;Артыкул;Пакаранне;Дата прысуду
1;Кляновіч Тадора;12.03.1988;342 ч. 1;3 гады пазбаўлення волі;14.05.2021
2;Каласоўскі Янка;1990;361-4 ч. 1;;
3;Вярбіцкі Сымон;31.02.1979;342 ч. 1;2 гады пазбаўлення волі;01.06.2021
"""


@pytest.fixture
def register_folder(settings, tmp_path: Path) -> Path:
    settings.REGISTER_FOLDER = tmp_path
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    return tmp_path


@pytest.fixture(autouse=True)
def nothing_afterwards(settings) -> None:
    """An import is looked at by itself here; what another desk does with its people is tested there."""
    settings.AFTER_AN_IMPORT = ""


@pytest.fixture
def at_once(monkeypatch) -> None:
    """Imports run where they are begun: the tests' database knows one connection only."""

    class AtOnce:
        def __init__(self, *, target: Callable[..., None], args: tuple[object, ...], name: str, daemon: bool) -> None:
            self.target, self.args = target, args

        def start(self) -> None:
            self.target(*self.args)

    monkeypatch.setattr(running, "Thread", AtOnce)
    monkeypatch.setattr(connections, "close_all", lambda: None)


@pytest.fixture
def clara(north) -> Member:
    """A monitor of another team, with a part of the register of its own."""
    return add_member("clara", name="Clara", roles=[Role.MONITOR], teams=[north])


@pytest.fixture
def analyst(compartment) -> Member:
    return add_member("dasha", name="Dasha", roles=[Role.ANALYST])


@pytest.fixture
def desk_of() -> Callable[..., Client]:
    """The browser of a member, in a language."""

    def sit(member: Member, language: str = "en") -> Client:
        client = Client(headers={"host": "localhost", "accept-language": language})
        client.force_login(member)
        return client

    return sit


@pytest.fixture
def desk(desk_of: Callable[..., Client], anna: Member) -> Client:
    return desk_of(anna)


@pytest.fixture
def a_list() -> Callable[..., SimpleUploadedFile]:
    """A list as a browser sends it."""

    def made(text: str = LIST, name: str = "спіс.csv") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, text.encode(), content_type="text/csv")

    return made


@pytest.fixture
def said(a_list) -> Callable[..., dict[str, object]]:
    """What Anna says of a list when she brings it."""

    def made(**changes: object) -> dict[str, object]:
        given = {"file": a_list(), "source": "Sviedka", "grade": "4", "day": "2026-11-20", "extent": "whole"}
        return {**given, "klass": "0", **changes}

    return made


@pytest.fixture
def begun(anna, register_folder, tmp_path) -> Callable[..., Import]:
    """A list whose reading was begun and interrupted before its first row."""

    def begin_one(text: str = LIST, *, by: Member = anna, klass: int = 0, whole: bool = True, **said: object) -> Import:
        path = tmp_path / "спіс.csv"
        path.write_text(text)
        (compartment, *_) = Compartment.objects.filter(pk__in=by.compartments_seen())
        return begin(
            path,
            source=record_source(str(said.get("source", "Sviedka")), kind="list", grade=4),
            mapping=Mapping("sviedka", COLUMNS, full_list=whole),
            by=by,
            compartment=compartment,
            klass=klass,
            as_of="2026-11-20",
        )

    return begin_one


@pytest.fixture
def taken(begun, anna, at_once) -> Callable[..., Import]:
    """A list that is taken in."""

    def take(*given: str, **said: Any) -> Import:
        reading: Import = begun(*given, **said)
        running.start(reading, said.get("by", anna))
        reading.refresh_from_db()
        return reading

    return take
