"""Imports in a thread of the server."""

from threading import Event, Thread

import pytest
from django.db import OperationalError

from sprava.core.errors import Damaged
from sprava.intake import running
from sprava.intake.importing import PEOPLE_A_STEP
from sprava.records.models import Import

PEOPLE = PEOPLE_A_STEP + 200
LONG = "№;Прозвішча, імя\n" + "".join(f"{number};Лазнік Яўхім {number}\n" for number in range(1, PEOPLE + 1))


@pytest.mark.django_db
def test_a_stop_is_heeded_between_two_steps_and_the_rest_is_taken_later(begun, anna, at_once):
    reading, asked = begun(LONG), Event()
    asked.set()
    running.read(reading, anna, asked)
    reading.refresh_from_db()
    assert (reading.state, reading.rows_taken) == (Import.State.RUNNING, PEOPLE_A_STEP)
    assert running.is_interrupted(reading)
    running.start(reading, anna)
    reading.refresh_from_db()
    assert (reading.state, reading.rows_taken, reading.added) == (Import.State.DONE, PEOPLE, PEOPLE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "state", "code"),
    [
        (OperationalError("database is locked"), "running", None),
        (Damaged("The archive lacks it."), "refused", "unreadable"),
        (KeyError("name"), "refused", "broke_here"),
    ],
)
def test_whatever_goes_wrong_is_said_on_the_page_or_can_go_on(begun, anna, monkeypatch, caplog, error, state, code):
    def go_on(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(running, "go_on", go_on)
    reading = begun()
    running.read(reading, anna, Event())
    reading.refresh_from_db()
    problem = reading.problems.first()
    assert (reading.state, problem.code if problem else None) == (state, code)


@pytest.mark.django_db
def test_a_list_that_is_damaged_further_down_is_refused_once_with_its_reason(begun, anna, at_once):
    reading = begun("№;Прозвішча, імя\n" + "1;Лазнік Яўхім\n" * 3 + '4;"Крушнік\n5;Ляпко\n')
    running.start(reading, anna)
    reading.refresh_from_db()
    assert reading.state == Import.State.REFUSED
    assert [problem.code for problem in reading.problems.all()] == ["open_quotation"]


@pytest.mark.django_db(transaction=True)
def test_an_import_is_read_in_a_thread_and_by_one_only(begun, anna, monkeypatch):
    threads = []

    class Watched(Thread):
        def start(self) -> None:
            threads.append(self)
            super().start()

    monkeypatch.setattr(running, "Thread", Watched)
    reading = begun(LONG)
    running.start(reading, anna)
    running.start(reading, anna)
    for thread in threads:
        thread.join(60)
    reading.refresh_from_db()
    assert len(threads) == 1
    assert not running.is_running(reading)
    assert (reading.state, reading.rows_taken) == (Import.State.DONE, PEOPLE)


followed: list[str] = []


def follow(by):
    """What a test has done after an import."""
    followed.append(by.name)
    raise RuntimeError("It broke.")


@pytest.mark.django_db
def test_what_comes_after_an_import_comes_once_and_cannot_undo_it(begun, anna, at_once, settings, caplog):
    followed.clear()
    settings.AFTER_AN_IMPORT = f"{__name__}.follow"
    reading, asked = begun(LONG), Event()
    asked.set()
    running.read(reading, anna, asked)
    running.follow_up(reading, anna)
    assert followed == []
    running.start(reading, anna)
    reading.refresh_from_db()
    assert (reading.state, followed) == (Import.State.DONE, ["Anna"])
    assert not running.is_running(reading)
