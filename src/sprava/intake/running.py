"""Imports that are read in a thread of this server: the page that began one can be closed.

At most one thread reads an import. A server that is killed leaves it as it stands, and whoever opens its page next can
let it go on: what was taken is not taken twice. Once it is read, the thread does what the house does with new people
(``AFTER_AN_IMPORT`` of the settings): it has them compared with everybody.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Lock, Thread

from django.conf import settings
from django.db import OperationalError, connections
from django.utils.module_loading import import_string

from sprava.accounts.models import Member
from sprava.core.errors import SpravaError
from sprava.intake.importing import go_on
from sprava.intake.problems import ListRefused
from sprava.records.actions.lists import Trouble, refuse_import
from sprava.records.models import Import

_log = logging.getLogger(__name__)
_lock = Lock()
_one_at_a_time = Lock()
_asked_to_stop: dict[int, Event] = {}


class _Stopped(Exception):
    """A member asked for a rest; the import goes on from the next row when somebody says so."""


def start(reading: Import, by: Member) -> None:
    """Read on in a thread. Starting what is being read already changes nothing."""
    with _lock:
        if reading.pk in _asked_to_stop:
            return
        _asked_to_stop[reading.pk] = Event()
    Thread(target=_in_a_thread, args=(reading, by), name=f"import {reading.pk}", daemon=True).start()


def is_running(reading: Import) -> bool:
    """Is a thread of this server reading it right now?"""
    with _lock:
        return reading.pk in _asked_to_stop


def is_interrupted(reading: Import) -> bool:
    """It was begun, it is not finished, and nobody reads it."""
    return reading.state == Import.State.RUNNING and not is_running(reading)


def stop(reading: Import) -> None:
    """Ask the thread to rest after the step at which it is. Without a thread nothing happens."""
    with _lock:
        if reading.pk in _asked_to_stop:
            _asked_to_stop[reading.pk].set()


def _in_a_thread(reading: Import, by: Member) -> None:
    try:
        try:
            read(reading, by, _asked_to_stop[reading.pk])
        finally:
            with _lock:
                del _asked_to_stop[reading.pk]
        follow_up(reading, by)
    finally:
        # A thread has connections of its own, which nobody else would close.
        connections.close_all()


def follow_up(reading: Import, by: Member) -> None:
    """What comes after an import that was read as far as it can be; whatever goes wrong there, the import stands."""
    reading.refresh_from_db(fields=["state"])
    if reading.state == Import.State.RUNNING or not settings.AFTER_AN_IMPORT:
        return
    try:
        afterwards: Callable[[Member], object] = import_string(settings.AFTER_AN_IMPORT)
        with _one_at_a_time:
            afterwards(by)
    except Exception:  # noqa: BLE001 the list is taken in; what was not looked at is looked at next time
        _log.exception("What comes after an import broke")


def read(reading: Import, by: Member, asked_to_stop: Event) -> None:
    """Read to the end, to a stop, or to what cannot be read; whatever it is, the page of the import can say it."""

    def rest_if_asked(*_: object) -> None:
        if asked_to_stop.is_set():
            raise _Stopped

    try:
        go_on(reading, by=by, progress=rest_if_asked)
    except _Stopped:
        return
    except OperationalError:
        # The database was busy or its disk full: nothing is wrong with the list, it can go on later.
        _log.exception("An import was interrupted")
    except ListRefused as refusal:
        # What cannot be read to its end is closed by the engine itself; a mapping that cannot be used is not.
        _refuse(reading, refusal.code, refusal.facts)
    except SpravaError as refusal:
        _refuse(reading, "unreadable", {"message": str(refusal)})
    except Exception:  # noqa: BLE001 nobody waits for this thread: without words on its page it would just stand still
        _log.exception("An import broke")
        _refuse(reading, "broke_here", {})


def _refuse(reading: Import, code: str, facts: dict[str, str]) -> None:
    reading.refresh_from_db()
    if reading.state == Import.State.RUNNING:
        refuse_import(reading, [Trouble(reading.next_row, code, facts=tuple(facts.items()))])
