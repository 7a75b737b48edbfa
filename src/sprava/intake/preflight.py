"""Before any parser sees a file: what is it, and could reading it hurt?

Nothing here understands a spreadsheet. It looks at the first bytes, at the table of contents of a zip, and at every
byte that its parts unpack to, counted while they stream past: what a zip says of its own sizes is not believed.
"""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path
from typing import IO

from sprava.intake.problems import ListRefused
from sprava.reading.documents.outcomes import DocumentRefused
from sprava.reading.documents.packed import BREAKS, MEGABYTE, Bounds, examine, in_megabytes

LARGEST_TEXT = 4096 * MEGABYTE  # streamed, so only the patience of the reader is at stake
LARGEST_WORKBOOK = 200 * MEGABYTE
LARGEST_UNPACKED = 1024 * MEGABYTE
MOST_PARTS = 2000
TIGHTEST = 250  # sheets of real lists unpack to 5 to 60 times their size, deflate can do 1032
FREE_TO_UNPACK = 8 * MEGABYTE  # below this no ratio matters
_HEAD = 4096
_CHUNK = 1 << 16


class Kind(StrEnum):
    """How a list is written."""

    DELIMITED = "csv"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    JSON = "json"


_MAGIC = {
    b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7z", b"Rar!": "RAR", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"SQLite format 3": "SQLite",
    b"\x7fELF": "ELF", b"MZ\x90": "EXE", b"{\\rtf": "RTF",
}  # fmt: skip
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE2: XLS, and XLSX behind a password
_PASSWORD_STREAM = "EncryptedPackage".encode("utf-16-le")
_TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def inspected(path: Path) -> Kind:
    """The kind of the file, once it is known to be safe to hand to its reader.

    Raises:
        ListRefused: it is too large, damaged, locked, a bomb, or not a list.
    """
    if not path.is_file():
        raise ListRefused("no_file", name=path.name)
    size = path.stat().st_size
    if size == 0:
        raise ListRefused("empty_file", name=path.name)
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        if head.startswith(b"PK"):
            _limit(path, size, LARGEST_WORKBOOK)
            return _packed(path)
        if head.startswith(_COMPOUND):
            _limit(path, size, LARGEST_WORKBOOK)
            if _contains(stream, head, _PASSWORD_STREAM):
                raise ListRefused("locked", name=path.name)
            return Kind.XLS
    _limit(path, size, LARGEST_TEXT)
    return _text_kind(path, head)


def _limit(path: Path, size: int, limit: int) -> None:
    if size > limit:
        raise ListRefused("too_large", name=path.name, size=in_megabytes(size), limit=in_megabytes(limit))


def _contains(stream: IO[bytes], seen: bytes, wanted: bytes) -> bool:
    tail = seen
    while True:
        if wanted in tail:
            return True
        more = stream.read(_CHUNK)
        if not more:
            return False
        tail = tail[-len(wanted) :] + more


def _text_kind(path: Path, head: bytes) -> Kind:
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            raise ListRefused("not_a_list", name=path.name, kind=kind)
    start = _first_words(head)
    if start.startswith("<"):
        page = any(mark in start for mark in ("<html", "<!doctype html", "<table", "<head", "mso-application"))
        raise ListRefused("web_page_as_sheet" if page else "not_a_list", name=path.name, kind="XML")
    if start.startswith(("{", "[")) and _looks_like_json(start, path):
        return Kind.JSON
    return Kind.DELIMITED


def _first_words(head: bytes) -> str:
    """The first characters without byte-order mark, in small letters; good enough for ASCII marks in any encoding."""
    for mark in _TEXT_MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"").decode("latin-1").lstrip().lower()


def _looks_like_json(start: str, path: Path) -> bool:
    after = start[1:].lstrip()[:1]
    return path.suffix.lower() in (".json", ".jsonl", ".ndjson", ".geojson") or after in ('"', "{", "[", "]", "}")


def _packed(path: Path) -> Kind:
    bounds = Bounds(LARGEST_UNPACKED, MOST_PARTS, TIGHTEST, FREE_TO_UNPACK)
    try:
        with zipfile.ZipFile(path) as archive:
            kind = _workbook_kind(path, archive)
            examine(archive, bounds)
            return kind
    except DocumentRefused as refusal:
        raise ListRefused(refusal.outcome.code, name=path.name, **refusal.outcome.facts) from refusal
    except BREAKS as cause:
        raise ListRefused("broken_archive", name=path.name, reason=str(cause) or type(cause).__name__) from cause


def _workbook_kind(path: Path, archive: zipfile.ZipFile) -> Kind:
    names = set(archive.namelist())
    if "mimetype" in names:
        with archive.open("mimetype") as stream:
            kind = stream.read(120).decode("ascii", "replace")
        if "spreadsheet" in kind:
            if "META-INF/manifest.xml" in names and _declares_password(archive):
                raise ListRefused("locked", name=path.name)
            return Kind.ODS
        raise ListRefused("not_a_list", name=path.name, kind=kind[:60])
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return Kind.XLSX
    raise ListRefused("not_a_list", name=path.name, kind="DOCX" if "word/document.xml" in names else "ZIP")


def _declares_password(archive: zipfile.ZipFile) -> bool:
    with archive.open("META-INF/manifest.xml") as stream:
        return b"encryption-data" in stream.read(4 * MEGABYTE)
