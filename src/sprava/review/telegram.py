"""The messages of a channel, as Telegram writes them away: ``result.json`` of its desktop program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from sprava.core.errors import Unreadable

LARGEST: Final = 20_000_000
"""Bytes of one export that are taken in at once."""
MOST: Final = 5_000
"""Messages with words of one export that are read at once."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message with words: its number in the channel and the day on which it was sent, by the clock of whoever wrote
    the export away."""

    number: int
    day: str
    words: str


def messages_of(sent: bytes) -> list[Message]:
    """The messages with words, in their order; what joins, pins and pictures without words are is left out.

    Raises:
        Unreadable: it is no such export, or too long for one; the message says what to do.
    """
    try:
        export = json.loads(sent.decode("utf-8-sig"))
    except (ValueError, RecursionError) as cause:
        raise Unreadable(_("This file is not JSON. Export the channel again, as “Machine-readable JSON”.")) from cause
    rows = export.get("messages") if isinstance(export, dict) else None
    if not isinstance(rows, list):
        raise Unreadable(
            _("This is not an export of one channel: it has no list of messages. Export the channel alone.")
        )
    found = list(_read(rows))
    if len(found) > MOST:
        said = _("There are %(found)s messages with words; at most %(most)s go at once. Export fewer days.")
        raise Unreadable(said % {"found": len(found), "most": MOST})
    return found


def _read(rows: list[Any]) -> Iterator[Message]:
    for row in rows:
        if not isinstance(row, dict) or row.get("type") != "message" or not isinstance(row.get("id"), int):
            continue
        words, day = _words(row.get("text")).replace("\x00", "").strip(), _day(row.get("date"))
        if words and day:
            yield Message(row["id"], day, words)


def _words(text: object) -> str:
    """Plain text, or pieces of it with links and bold words between."""
    if isinstance(text, str):
        return text
    pieces = text if isinstance(text, list) else []
    return "".join(
        piece if isinstance(piece, str) else str(piece.get("text", "")) if isinstance(piece, dict) else ""
        for piece in pieces
    )


def _day(written: object) -> str:
    try:
        return datetime.fromisoformat(str(written)).date().isoformat()
    except ValueError:
        return ""
