"""A channel as Telegram's desktop program writes it away (``result.json``), message by message, whatever its size."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import ijson

from sprava.reading.documents.outcomes import DocumentRefused, Remarks, State
from sprava.reading.documents.pieces import LONGEST, Gathered, Piece


def read(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """The messages with words, in their order; what joins, pins and pictures without words are is left out.

    The day is that of the clock of whoever wrote the export away.
    """
    seen = 0
    with path.open("rb") as stream:
        try:
            for row in ijson.items(stream, "messages.item"):
                seen += 1
                piece = _piece(row, remarks)
                if piece:
                    yield piece
        except (ijson.JSONError, UnicodeDecodeError, ValueError) as cause:
            if not seen:
                raise DocumentRefused(State.REFUSED, "damaged", reason="it is not JSON to its end") from cause
            remarks.add("broken_off")
    if not seen:
        raise DocumentRefused(State.REFUSED, "not_one_channel")


def _piece(row: Any, remarks: Remarks) -> Piece | None:  # noqa: ANN401 JSON gives anything
    if not isinstance(row, dict) or row.get("type") != "message" or not isinstance(row.get("id"), int):
        return None
    place, gathered = f"message {row['id']}", Gathered()
    gathered.add(_words(row.get("text")), place)
    if gathered.is_cut:
        remarks.add("cut", limit=LONGEST)
    day = _day(row.get("date"))
    return gathered.piece(place=place, day=day) if gathered and day else None


def _words(text: object) -> str:
    """Plain text, or pieces of it with links and bold words between."""
    if isinstance(text, str):
        return text
    pieces = text if isinstance(text, list) else []
    written = (piece.get("text") if isinstance(piece, dict) else piece for piece in pieces)
    return "".join(words for words in written if isinstance(words, str))


def _day(written: object) -> str:
    try:
        return datetime.fromisoformat(str(written)[:40]).date().isoformat()
    except ValueError:
        return ""
