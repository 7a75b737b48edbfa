"""A feed that was saved (RSS, Atom): every entry with words is a text. Nothing is fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final

import feedparser

from sprava.reading.documents.outcomes import DocumentRefused, Remarks, State
from sprava.reading.documents.pieces import LONGEST, Gathered, Piece, in_one_line
from sprava.reading.documents.web_page import blocks_of, likely_day

_MOST_ENTRIES: Final = 5_000
_ENTITY: Final = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


def read(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """Entry by entry, numbered from 1 in the order of the file."""
    raw = path.read_bytes()
    if _ENTITY.search(raw.replace(b"\x00", b"")):
        raise DocumentRefused(State.QUARANTINED, "declares_entities", entry="feed")
    # A stream and not the bytes themselves: those feedparser could take for the name of a file or an address.
    found = feedparser.parse(io.BytesIO(raw), resolve_relative_uris=False)
    if found.get("bozo") and not found.entries:
        raise DocumentRefused(State.REFUSED, "damaged", reason="no entry can be read")
    if found.get("bozo") and not isinstance(found.get("bozo_exception"), feedparser.CharacterEncodingOverride):
        remarks.add("broken_off")
    for number, entry in enumerate(found.entries, 1):
        if number > _MOST_ENTRIES:
            remarks.add("too_many_pieces", limit=_MOST_ENTRIES)
            return
        piece = _piece(entry, f"entry {number}", remarks)
        if piece:
            yield piece


def _piece(entry: Any, place: str, remarks: Remarks) -> Piece | None:  # noqa: ANN401 feedparser has no types
    """The full content where there is one, else the summary."""
    contents = [str(one.get("value") or "") for one in entry.get("content", ())]
    written = max((*contents, str(entry.get("summary") or "")), key=len)
    gathered = Gathered()
    for block in blocks_of(written) if written.strip() else ():
        gathered.add(block.words, f"{place} block {block.number}")
    title = in_one_line(" ".join(block.words for block in blocks_of(str(entry.get("title") or " "))))
    if not gathered:
        gathered.add(title, f"{place} title")
    if gathered.is_cut:
        remarks.add("cut", limit=LONGEST)
    if not gathered:
        return None
    address = str(entry.get("link") or "")
    return gathered.piece(place=place, title=title, url=in_one_line(address, 2000), day=_day(entry))


def _day(entry: Any) -> str:  # noqa: ANN401 feedparser has no types
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    with suppress(ValueError, TypeError, IndexError):
        return likely_day(date(*moment[:3]).isoformat())
    return ""
