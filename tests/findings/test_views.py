"""What was read of the register is kept, and only what has changed is read again."""

from __future__ import annotations

from datetime import date

import pytest

from sprava.findings import views
from sprava.findings.answers import answer
from sprava.findings.asked import Question
from sprava.findings.columns import read_table
from sprava.records.actions.index import rebuild
from sprava.records.search import edition
from tests.records.histories import History

pytestmark = pytest.mark.django_db


@pytest.fixture
def history(monkeypatch) -> History:
    # On PostgreSQL the transaction of the test itself is under way, and nothing would be kept.
    monkeypatch.setattr(edition, "_UNDER_WAY", "SELECT FALSE")
    lived = History()
    for name in ("Каласнік Рыгор", "Кляновіч Тадора", "Ліпень Ганна"):
        lived.person(name, "2021-03-12")
    return lived


@pytest.fixture
def read(monkeypatch) -> list[tuple[str, list[int] | None]]:
    """Which tables are read, of whom; of everybody is None."""
    found: list[tuple[str, list[int] | None]] = []

    def reading(name, reader, words, people=None):
        found.append((name, people))
        return read_table(name, reader, words, people)

    monkeypatch.setattr(views, "read_table", reading)
    return found


def ask(history: History, by: str = "") -> int:
    return answer(Question(on=date(2021, 3, 12), by=by), history.by).rows[0].upper


def test_a_question_reads_its_tables_once_and_after_a_change_one_person(history, read):
    assert ask(history) == 3
    assert read == [("spell", None), ("person", None)]
    read.clear()
    assert ask(history) == 3
    assert read == []
    history.do("claim", 1, ("charge", "article", "342"), 0, 0)
    assert ask(history, by="article") == 2
    person = history.people[1].pk
    assert read == [("spell", [person]), ("person", [person]), ("charge", None)]


def test_a_table_that_nobody_asked_for_meanwhile_is_mended_for_all_that_changed(history, read):
    ask(history, by="article")
    history.do("claim", 1, ("charge", "article", "342"), 0, 0)
    ask(history)
    history.do("claim", 2, ("charge", "article", "342"), 0, 0)
    read.clear()
    assert [row.upper for row in answer(Question(on=date(2021, 3, 12), by="article"), history.by).rows] == [1, 2]
    one, other = (person.pk for person in history.people[1:])
    assert read == [("spell", [other]), ("person", [other]), ("charge", [one, other])]


def test_after_a_rebuild_everything_is_read_again(history, read):
    ask(history)
    rebuild()
    read.clear()
    ask(history)
    assert read == [("spell", None), ("person", None)]
