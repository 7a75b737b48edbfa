"""What kind of document is it? Seen by what it holds, not by what it is called.

A name decides in one place only: whether plain text with separators in it is a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Final

from sprava.reading.documents.outcomes import DocumentRefused, State
from sprava.reading.documents.packed import MEGABYTE, in_megabytes, names_in

HEAD: Final = 1 << 16


class Kind(StrEnum):
    """What a document is."""

    PAGE = "html"
    WARC = "warc"
    WACZ = "wacz"
    PDF = "pdf"
    DOCX = "docx"
    MAIL = "eml"
    FEED = "feed"
    TELEGRAM = "telegram"
    PICTURE = "picture"
    TEXT = "text"
    LIST = "list"


MEDIA_TYPES: Final = {
    Kind.PAGE: "text/html",
    Kind.WARC: "application/warc",
    Kind.WACZ: "application/wacz+zip",
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.MAIL: "message/rfc822",
    Kind.FEED: "application/xml",
    Kind.TELEGRAM: "application/json",
    Kind.PICTURE: "application/octet-stream",
    Kind.TEXT: "text/plain",
}
LARGEST: Final = {
    Kind.PAGE: 64 * MEGABYTE,  # SingleFile packs every picture into the page
    Kind.WARC: 2048 * MEGABYTE,
    Kind.WACZ: 1024 * MEGABYTE,
    Kind.PDF: 200 * MEGABYTE,
    Kind.DOCX: 64 * MEGABYTE,
    Kind.MAIL: 64 * MEGABYTE,
    Kind.FEED: 32 * MEGABYTE,
    Kind.TELEGRAM: 4096 * MEGABYTE,
    Kind.PICTURE: 100 * MEGABYTE,
    Kind.TEXT: 16 * MEGABYTE,
}
SEVERAL_TEXTS: Final = frozenset({Kind.TELEGRAM, Kind.FEED, Kind.WARC, Kind.WACZ})
"""Kinds that hold many texts, most of which are about other things."""
LISTS_BY_NAME: Final = frozenset((".csv", ".tsv", ".tab", ".xlsx", ".xls", ".ods"))
_TEXTS_BY_NAME: Final = frozenset((".txt", ".md", ".text", ".log"))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What can be known of a file without opening it."""

    path: Path
    name: Path
    head: bytes
    start: str
    """The first characters in small letters, without byte order mark; good for ASCII marks in any encoding."""


def _picture(seen: _Seen) -> bool:
    is_webp = seen.head[:4] == b"RIFF" and seen.head[8:12] == b"WEBP"
    is_heif = seen.head[4:8] == b"ftyp" and seen.head[8:12] in (b"heic", b"heix", b"mif1", b"avif")
    return is_webp or is_heif or seen.head.startswith(_PICTURES)


def _warc(seen: _Seen) -> bool:
    return seen.start.startswith("warc/") or (
        seen.head.startswith(b"\x1f\x8b")
        and re.search(r"\.warc(\.open)?\.gz$", seen.name.name, re.IGNORECASE) is not None
    )


def _feed(seen: _Seen) -> bool:
    return bool(_FEED.match(seen.start))


def _page(seen: _Seen) -> bool:
    return bool(_PAGE.match(seen.start))


def _mail(seen: _Seen) -> bool:
    lines = islice(seen.start.splitlines(), 60)
    named = {line.partition(":")[0] for line in lines if re.match(r"[a-z-]+:", line)}
    return bool(_FIRST_HEADER.match(seen.start)) and len(named & _MAIL_HEADERS) >= 2


def _telegram(seen: _Seen) -> bool:
    return seen.start.startswith("{") and bool(_MESSAGES.search(seen.start))


def _json(seen: _Seen) -> bool:
    return bool(_JSON.match(seen.start))


_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_BEFORE: Final = r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<\?xml-stylesheet[^>]*\?>\s*)*"
_FEED: Final = re.compile(
    _BEFORE + r"(?:<!doctype\s+(?:rss|feed|rdf)[^\[>]*(?:\[.*?\]\s*)?>\s*)?<(?:rss|feed|rdf:rdf)\b", re.DOTALL
)
_PAGE: Final = re.compile(
    _BEFORE + r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|meta|title|table)\b", re.DOTALL
)
_FIRST_HEADER: Final = re.compile(r"(?:from [^\n]*\d\n)?[a-z][a-z0-9-]*:[ \t]?[^\n]*\n")
_MAIL_HEADERS: Final = frozenset(
    ("from", "to", "subject", "date", "message-id", "mime-version", "received", "return-path", "content-type",
     "delivered-to", "cc", "reply-to", "snapshot-content-location")
)  # fmt: skip
_MESSAGES: Final = re.compile(r'"(?:messages|chats)"\s*:\s*[\[{]')
_JSON: Final = re.compile(r'(?:\{\s*["}]|\[\s*[\[{"\]\d-])')
_NOT_READ: Final = {
    b"{\\rtf": "RTF", b"7z\xbc\xaf": "7z", b"Rar!": "RAR", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"\x1f\x8b": "gzip",
    b"SQLite format 3": "SQLite", b"\x7fELF": "ELF", b"MZ": "EXE", b"\xd0\xcf\x11\xe0": "DOC / XLS / MSG",
    b"OggS": "OGG", b"ID3": "MP3", b"%!PS": "PostScript", b"\x1aE\xdf\xa3": "MKV", b"AT&TFORM": "DjVu",
}  # fmt: skip
_BY_CONTENT: Final[tuple[tuple[Kind, Callable[[_Seen], bool]], ...]] = (
    (Kind.PDF, lambda seen: b"%PDF-" in seen.head[:1024]),
    (Kind.PICTURE, _picture),
    (Kind.WARC, _warc),
    (Kind.FEED, _feed),
    (Kind.PAGE, _page),
    (Kind.TELEGRAM, _telegram),
    (Kind.LIST, _json),
    (Kind.MAIL, _mail),
)
"""The table, asked from the top."""


def kind_of(path: Path, name: str = "") -> Kind:
    """What kind of document ``path`` is; ``name`` is what it was called where it came from.

    Raises:
        DocumentRefused: it is empty, too large, or of a kind that nothing here reads.
    """
    if not path.is_file():
        raise DocumentRefused(State.REFUSED, "no_file")
    size = path.stat().st_size
    if not size:
        raise DocumentRefused(State.REFUSED, "empty_file")
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    kind = _kind(_Seen(path, Path(name or path.name), head, _start(head)))
    if size > LARGEST.get(kind, size):
        raise DocumentRefused(State.REFUSED, "too_large", size=in_megabytes(size), limit=in_megabytes(LARGEST[kind]))
    return kind


def _kind(seen: _Seen) -> Kind:
    if seen.head.startswith(b"PK"):
        return _packed(seen)
    for kind, is_so in _BY_CONTENT:
        if is_so(seen):
            return kind
    for magic, name in _NOT_READ.items():
        if seen.head.startswith(magic):
            raise DocumentRefused(State.REFUSED, "not_read_here", kind=name)
    if seen.start.lstrip().startswith("<?xml"):
        raise DocumentRefused(State.REFUSED, "not_read_here", kind="XML")
    if _is_binary(seen.head):
        raise DocumentRefused(State.REFUSED, "not_read_here", kind="no text")
    ending = seen.name.suffix.casefold()
    if ending in LISTS_BY_NAME or (ending not in _TEXTS_BY_NAME and looks_like_a_list(seen.start)):
        return Kind.LIST
    return Kind.TEXT


def _packed(seen: _Seen) -> Kind:
    names = names_in(seen.path)
    if names is None:
        raise DocumentRefused(State.REFUSED, "damaged", reason="its table of contents cannot be read")
    if "word/document.xml" in names:
        return Kind.DOCX
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return Kind.WACZ
    if names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        if "content.xml" in names and seen.name.suffix.casefold() not in (".ods", ".fods"):
            raise DocumentRefused(State.REFUSED, "not_read_here", kind="ODT")
        return Kind.LIST
    raise DocumentRefused(State.REFUSED, "several_files")


def _start(head: bytes) -> str:
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"").decode("latin-1").lstrip().lower()


def _is_binary(head: bytes) -> bool:
    """Zero bytes are in UTF-16 too, but there they stand in every other place; control characters are in no text."""
    control = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head[:4096])
    zeros = head[:4096].count(0)
    sides = (head[0:4096:2].count(0), head[1:4096:2].count(0))
    is_wide = zeros > len(head[:4096]) // 16 and min(sides) * 8 < max(sides)
    return not is_wide and control * 20 > len(head[:4096])


def looks_like_a_list(start: str) -> bool:
    """Lines with the same separators the same number of times: what prose never is for long."""
    lines = [line for line in islice(start.splitlines(), 30) if line.strip()][: -1 if len(start) >= HEAD else None]
    if len(lines) < 2:
        return False
    for separator in "\t;|,":
        counts = [line.count(separator) for line in lines]
        alike = sum(count == counts[0] for count in counts)
        if counts[0] and alike * 5 >= len(counts) * 4 and max(map(len, lines)) < 2000:
            return True
    return False
