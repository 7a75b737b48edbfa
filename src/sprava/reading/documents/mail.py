"""A letter saved from a mail program (EML), or a page saved as MHTML. Attachments are counted and not opened."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from contextlib import suppress
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from sprava.reading.documents.outcomes import DocumentRefused, Remarks, State
from sprava.reading.documents.pieces import LONGEST, Gathered, Piece, in_one_line, plain
from sprava.reading.documents.plain_text import decoded
from sprava.reading.documents.web_page import blocks_of, likely_day

_DEEPEST: Final = 10
_MOST_PARTS: Final = 500
_WRAPPED_FROM: Final = 55
"""Characters from which on a line was likely ended by the program and not by the writer."""
_Numbered = tuple[str, "Message[str, str]"]


def read(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """The words of the letter; the plain text where it has both."""
    raw = path.read_bytes()
    try:
        # Under the older policy headers stay as they stand: the newer one takes every address apart, in long time.
        letter = email.message_from_bytes(raw, policy=email.policy.compat32)
    except (RecursionError, MessageError, ValueError, LookupError) as cause:
        raise DocumentRefused(State.QUARANTINED, "too_deep", limit=_DEEPEST) from cause
    words, pages, other = _sorted_parts(letter)
    gathered = Gathered()
    for label, part in words or pages:
        _add(gathered, part, label)
    if gathered.is_cut:
        remarks.add("cut", limit=LONGEST)
    if other:
        remarks.add("attachments", count=other)
    if gathered:
        address = str(letter.get("Snapshot-Content-Location") or "")
        yield gathered.piece(title=_subject(letter), day=_day(letter), url=in_one_line(address, 2000))


def _sorted_parts(letter: Message[str, str]) -> tuple[list[_Numbered], list[_Numbered], int]:
    """Parts of plain text, parts that are pages, and how many there are besides."""
    words: list[_Numbered] = []
    pages: list[_Numbered] = []
    other = 0
    for label, part in _parts(letter):
        attached = part.get_content_disposition() == "attachment"
        kind = part.get_content_type()
        if kind == "text/plain" and not attached:
            words.append((label, part))
        elif kind == "text/html" and not attached:
            pages.append((label, part))
        else:
            other += 1
    return words, pages, other


def _parts(letter: Message[str, str]) -> Iterator[_Numbered]:
    """Every part that holds something itself, with its number in the letter: ``part 1.2``."""
    waiting: list[tuple[tuple[int, ...], Message[str, str]]] = [((), letter)]
    seen = 0
    while waiting:
        number, part = waiting.pop()
        seen += 1
        if len(number) > _DEEPEST:
            raise DocumentRefused(State.QUARANTINED, "too_deep", limit=_DEEPEST)
        if seen > _MOST_PARTS:
            raise DocumentRefused(State.QUARANTINED, "too_many_parts", limit=_MOST_PARTS)
        inner = part.get_payload()
        if part.is_multipart() and isinstance(inner, list):
            numbered = [((*number, at), one) for at, one in enumerate(inner, 1) if isinstance(one, Message)]
            waiting += reversed(numbered)
        else:
            yield "part " + ".".join(map(str, number or (1,))), part


def _add(gathered: Gathered, part: Message[str, str], label: str) -> None:
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        return
    declared = part.get_content_charset() or ""
    written = decoded(body, declared="" if declared == "us-ascii" else declared)
    if part.get_content_type() == "text/html":
        for block in blocks_of(written):
            gathered.add(block.words, f"{label} block {block.number}")
        return
    before = ""
    for number, line in enumerate(plain(written).split("\n"), 1):
        after = "\n\n" if not before.strip() else " " if len(before) >= _WRAPPED_FROM else "\n"
        gathered.add(line, f"{label} line {number}", after=after)
        before = line


def _subject(letter: Message[str, str]) -> str:
    """The subject as it reads, also where it was packed for the way."""
    with suppress(ValueError, LookupError, MessageError, AttributeError, IndexError):
        header = EmailMessage(email.policy.default)
        header["Subject"] = plain(_written(letter, "subject")).replace("\n", " ")[:2000]
        return in_one_line(str(header["Subject"]))
    return ""


def _written(letter: Message[str, str], name: str) -> str:
    """A header as it stands there; letters that should have been packed and were not are read by their encoding."""
    raw = next((str(value) for header, value in letter.raw_items() if header.lower() == name), "")
    return raw if raw.isascii() else decoded(raw.encode("utf-8", "surrogateescape"))


def _day(letter: Message[str, str]) -> str:
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return likely_day(parsedate_to_datetime(str(letter.get("Date") or "")[:100]).date().isoformat())
    return ""
