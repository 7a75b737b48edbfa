"""A list in the columns of Viasna, with what such a list really has: numbers used twice, rows said twice, one person
under two numbers, and somebody whom the register knows from elsewhere.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.cli.import_ import command
from sprava.records.models import Pair, PairSearch, Person

HEADERS = "id,name,status,birthday,arrested,articles,decision,prison"
ROWS = (
    "17,Кляновіч Тадора Ігнатаўна,active,1987-03-14,2023-09-12,342 ч. 1,5 years,",
    "17,Кляновіч Тадора Ігнатаўна,active,1987-03-14,2023-09-12,342 ч. 1,5 years,",
    "18,Каласнік Рыгор,former,1990-01-31,2021-02,361-4,3 years,released",
    "18,Вярбіцкі Сымон,active,1979-05-02,2022-03-01,342 ч. 1,2 years,",
    "19,Каласоўскі Янка,active,1992-07-09,2022-03-01,342 ч. 1,2 years,",
    "20,Каласоўскі Янка,active,1992-07-09,2022-03-04,361-4,3 years,",
    "21,Kaliasnik Ryhor,active,1990-01-30,,,,",
)
ELSEWHERE = "5,Кленович Федора Игнатьевна,active,1987-03-14,2023-09-12,342 ч. 1,5 years,"


@pytest.fixture(autouse=True)
def archive_folder(settings, tmp_path):
    settings.ARCHIVE_FOLDER = tmp_path / "archive"


@pytest.fixture
def take(run, tmp_path, db):
    def imported(source: str, *rows: str, options: tuple[str, ...] = ()):
        path: Path = tmp_path / f"{source}.csv"
        path.write_text("\n".join((HEADERS, *rows)), encoding="utf-8")
        return run(command, str(path), "--source", source, "--map", "viasna", *options)

    return imported


def test_what_a_list_says_twice_is_set_aside_or_waits_for_a_judgement_with_its_reason(take):
    done = take("Sviedka", *ROWS, options=("--pairs",))
    summary = json.loads(done.stdout)
    assert summary["rows"] == {"total": 7, "taken": 4, "refused": 0, "held": 2, "repeated": 1}
    assert summary["problems"] == {"said_already": 1, "one_number_two_people": 2, "perhaps_one_person": 2}
    assert "Row 3: the same as row 2" in done.stderr
    assert "number 18 belongs to different people in rows 4, 5" in done.stderr
    assert "the same name and birth date as in rows 7, under another number" in done.stderr
    pair = Pair.objects.get()
    assert pair.kind == Pair.Kind.INSIDE
    assert {person.label for person in Person.objects.filter(pk__in=(pair.left_id, pair.right_id))} == {
        "Каласоўскі Янка"
    }
    boris = add_member("boris", name="Boris", roles=[Role.REVIEWER])
    client = Client(headers={"host": "localhost"})
    client.force_login(boris)
    assert "another number" in client.get(f"/intake/imports/{summary['import']}/rows").content.decode()
    queue = client.get("/matching?kind=inside").content.decode()
    assert "Каласоўскі Янка" in queue
    assert f"/matching/pairs/{pair.pk}" in queue


def test_people_of_two_lists_are_compared_once_with_everybody(take):
    assert "5 people have not been compared" not in take("Sviedka", *ROWS[:1], options=("--pairs",)).stderr
    summary = json.loads(take("Chronicle", ELSEWHERE, options=("--pairs",)).stdout)
    assert summary["pairs"] == {"people_compared": 1, "worth_a_look": 1}
    assert Pair.objects.get().kind == Pair.Kind.ACROSS
    again = json.loads(take("Chronicle", ELSEWHERE, options=("--pairs",)).stdout)
    assert again["pairs"] == {"people_compared": 0, "worth_a_look": 0}


def test_who_was_not_compared_is_said_with_the_way_to_do_it(take):
    done = take("Sviedka", *ROWS)
    assert "4 people have not been compared with everybody yet" in done.stderr
    assert "--pairs" in done.stderr
    assert not PairSearch.objects.exists()
