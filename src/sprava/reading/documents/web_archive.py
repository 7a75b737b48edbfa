"""Web archives: WARC, plain or packed, and WACZ, which is a zip with WARC in it. Every page in it is a text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from sprava.reading.documents.outcomes import DocumentRefused, Remarks, State
from sprava.reading.documents.packed import BREAKS, MEGABYTE, Bounds, examine
from sprava.reading.documents.pieces import Piece
from sprava.reading.documents.web_page import article_of

_LARGEST_PAGE: Final = 32 * MEGABYTE
_MOST_PAGES: Final = 2_000
_MOST_RECORDS: Final = 100_000
_BOUNDS: Final = Bounds(largest_unpacked=2048 * MEGABYTE, most_parts=2000)
_CHUNK: Final = 1 << 16
_BROKEN: Final = (ArchiveLoadFailed, *BREAKS, UnicodeError, AttributeError, IndexError, KeyError, TypeError)
"""What warcio raises on records that lie about themselves: it does not always notice that it should say so."""


def read(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """Every page of a WARC."""
    with path.open("rb") as stream:
        yield from _pages(stream, "", remarks)


def read_packed(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """Every page of a WACZ."""
    try:
        with zipfile.ZipFile(path) as packed:
            examine(packed, _BOUNDS)
            for name in sorted(packed.namelist()):
                if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                    with packed.open(name) as stream:
                        yield from _pages(stream, name, remarks)
    except BREAKS as cause:
        raise DocumentRefused(State.REFUSED, "damaged", reason=type(cause).__name__) from cause


def _pages(stream: IO[bytes], inside: str, remarks: Remarks) -> Iterator[Piece]:
    """A record that cannot be read is counted and left out; where records no longer begin, reading ends."""
    pages = unread = number = 0
    records = iter(ArchiveIterator(stream, arc2warc=False, check_digests=False))
    while number < _MOST_RECORDS:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            piece = _page(record, f"{inside} record {number}".strip(), remarks)
        except _BROKEN:
            remarks.add("broken_off")
            return
        if piece is not None:
            pages += 1
            yield piece
        else:
            unread += record.rec_type in ("response", "resource")
        if pages == _MOST_PAGES:
            remarks.add("too_many_pieces", limit=_MOST_PAGES)
            return
    if unread:
        remarks.add("records_not_read", count=unread)
    if not number:
        raise DocumentRefused(State.REFUSED, "damaged", reason="no record begins in it")


def _page(record: Any, place: str, remarks: Remarks) -> Piece | None:  # noqa: ANN401 warcio has no types
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers
    if headers is not None and (headers.get_statuscode() or "200")[:1] != "2":
        return None
    kind = str((headers or record.rec_headers).get_header("Content-Type") or "").lower()
    if "html" not in kind:
        return None
    raw = bytearray()
    stream = record.content_stream()
    while chunk := stream.read(_CHUNK):
        raw += chunk
        if len(raw) > _LARGEST_PAGE:
            return None
    if getattr(record.raw_stream, "limit", 0) > 0:
        remarks.add("broken_off")  # it says that it is longer than it is
    return article_of(bytes(raw), remarks, place=place, url=str(record.rec_headers.get_header("WARC-Target-URI") or ""))
