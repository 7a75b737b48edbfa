"""Files too long to wait for: archived at once and read in a thread of this server, so that the page can be closed.

They are read one after another. A server that is killed leaves a file as it stands, and whoever looks at the files that
were brought in can let it go on: no text is taken twice.
"""

from __future__ import annotations

import logging
from threading import Event, Lock, Thread

from django.db import connections

from sprava.accounts.models import Member
from sprava.records.models import Delivery
from sprava.review.documents import go_on

_log = logging.getLogger(__name__)
_lock = Lock()
_one_at_a_time = Lock()
_asked_to_stop: dict[int, Event] = {}


class _Stopped(Exception):
    """A member asked for a rest."""


def start(delivery: Delivery, by: Member, day: str = "") -> None:
    """Read on in a thread, ``day`` being that of texts that have none. Starting what is being read already, or was read
    to its end, changes nothing."""
    if delivery.outcome != Delivery.Outcome.RUNNING:
        return
    with _lock:
        if delivery.pk in _asked_to_stop:
            return
        _asked_to_stop[delivery.pk] = Event()
    Thread(target=_in_a_thread, args=(delivery, by, day), name=f"file {delivery.pk}", daemon=True).start()


def is_running(delivery: Delivery) -> bool:
    """Does a thread of this server read it right now, or will it when its turn comes?"""
    with _lock:
        return delivery.pk in _asked_to_stop


def stop(delivery: Delivery) -> None:
    """Ask the thread to rest after the texts that it is reading. Without a thread nothing happens."""
    with _lock:
        if delivery.pk in _asked_to_stop:
            _asked_to_stop[delivery.pk].set()


def _in_a_thread(delivery: Delivery, by: Member, day: str) -> None:
    try:
        with _one_at_a_time:
            read(delivery, by, day, _asked_to_stop[delivery.pk])
    finally:
        with _lock:
            del _asked_to_stop[delivery.pk]
        # A thread has connections of its own, which nobody else would close.
        connections.close_all()


def read(delivery: Delivery, by: Member, day: str, asked_to_stop: Event) -> None:
    """Read to the end or to a stop; whatever goes wrong here, the file can go on later."""

    def rest_if_asked(_texts: int) -> None:
        if asked_to_stop.is_set():
            raise _Stopped

    try:
        rest_if_asked(0)
        go_on(delivery, day, by=by, moved=rest_if_asked)
    except _Stopped:
        return
    except Exception:  # noqa: BLE001 nobody waits for this thread; the page says that the file was interrupted
        _log.exception("The reading of a file was interrupted")
