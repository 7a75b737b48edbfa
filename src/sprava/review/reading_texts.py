"""Texts on their way to the reviewers: archived, read by the rules of today, proposed."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import sprava.packs
import sprava.reading
from sprava.accounts.models import Compartment, Member
from sprava.reading.reader import Reading, read
from sprava.records.actions.reports import Text, archive_report, propose
from sprava.records.actions.sources import archive_document
from sprava.records.models import Report, Source
from sprava.review import jurisdiction
from sprava.review.proposals import understood

LONGEST = 200_000
"""Characters of one text: a long article has 30 000."""


def bring(source: Source, sent: bytes, text: Text, *, by: Member, compartment: Compartment) -> Report:
    """Archive what was sent and read it. Bringing the same again returns the report that is there."""
    about = {
        "media_type": "text/plain; charset=utf-8",
        "file_name": "report.txt",
        "url": text.url,
        "title": text.title,
        "published_on": text.published_on,
    }
    document = archive_document(io.BytesIO(sent), source=source, about=about)
    return read_again(archive_report(document, text, by=by, compartment=compartment))


def bring_export(source: Source, sent: bytes, texts: Sequence[Text], *, by: Member, compartment: Compartment) -> int:
    """Archive a list of messages and read them all. Only those from which something is proposed become reports: most of
    a channel is about other things. Returns how many there are. Bringing the same again adds nothing."""
    about = {"media_type": "application/json", "file_name": "result.json"}
    document = archive_document(io.BytesIO(sent), source=source, about=about)
    entered, version = 0, rule_version()
    for text in texts:
        found = understood(_read(text.words, text.title, text.published_on), version)
        if found.proposed:
            propose(archive_report(document, text, by=by, compartment=compartment), found)
            entered += 1
    return entered


def read_again(report: Report) -> Report:
    """Read a report by the rules of today; nothing changes where it was read by them before."""
    version = rule_version()
    if report.origin_id is not None or report.rule_version == version:
        return report
    return propose(report, understood(_read(report.text, report.title, report.published_on), version))


def words_of(sent: bytes) -> str:
    """The text in the bytes, with plain line ends. What is no letter and no space, and cannot be stored, goes.

    Raises:
        UnicodeDecodeError: they are not UTF-8.
    """
    text = sent.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\x00", "").strip("\n")


def _read(words: str, title: str, published_on: str) -> Reading:
    return read(words, title, date.fromisoformat(published_on), jurisdiction.lexicon())


@cache
def rule_version() -> str:
    """Which rules texts are read by here: a digest of the engine, of this desk's translation of it and of the packs."""
    digest = hashlib.sha256()
    for folder in (*sprava.reading.__path__, *sprava.packs.__path__):
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in (".py", ".toml", ".csv", ".txt") and "demo" not in path.parts:
                digest.update(path.name.encode() + path.read_bytes())
    digest.update((Path(__file__).parent / "proposals.py").read_bytes())
    return digest.hexdigest()[:16]
