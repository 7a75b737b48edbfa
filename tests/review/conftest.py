"""Anna brings texts, Boris decides, Clara works in another team; everybody in the texts is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sprava.accounts.actions import add_member
from sprava.accounts.models import Member
from sprava.accounts.policy import Role
from sprava.records.models import Report, Source

WORDS = """Суд у Полацку

19 лістапада 2026 года Віцебскі абласны суд вынес прысуд. Ігната Карчэўнага асудзілі да 4 гадоў калоніі \
ўзмоцненага рэжыму па ч. 1 арт. 361-4. Пракурор прасіў для Карчэўнага 5 гадоў. Суддзя Зміцер Мароз разглядаў справу.

Паўліну Крушнік затрымалі 2 лістапада 2026 года."""


@pytest.fixture(autouse=True)
def register(settings, tmp_path):
    settings.REGISTER_FOLDER = tmp_path
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    settings.JURISDICTION = "belarus"


@pytest.fixture
def clara(north) -> Member:
    return add_member("clara", name="Clara", roles=[Role.REVIEWER], teams=[north])


@pytest.fixture
def desk_of() -> Callable[..., Client]:
    """The browser of a member, in a language."""

    def sit(member: Member, language: str = "en") -> Client:
        client = Client(headers={"host": "localhost", "accept-language": language})
        client.force_login(member)
        return client

    return sit


@pytest.fixture
def said() -> Callable[..., dict[str, object]]:
    """What Anna says of a text when she brings it."""

    def made(**changes: object) -> dict[str, object]:
        given = {"words": WORDS, "source": "Sviedka", "grade": Source.Grade.FIRST_HAND.value, "day": "20.11.2026"}
        return {**given, "address": "https://sviedka.example/7", "klass": "0", **changes}

    return made


@pytest.fixture
def report(anna, desk_of, said) -> Report:
    answer = desk_of(anna).post("/review/new", said())
    assert answer.status_code == 302
    return Report.objects.get()
