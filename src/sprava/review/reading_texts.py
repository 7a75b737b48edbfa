"""Texts on their way to the reviewers: archived, read by the rules of today, proposed."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import sprava.packs
import sprava.reading
from sprava.accounts.models import Compartment, Member
from sprava.core.locators import of_rows
from sprava.reading.documents.isolated import Opened
from sprava.reading.documents.kinds import Kind
from sprava.reading.documents.pieces import LONGEST, plain
from sprava.reading.reader import read
from sprava.records.actions.origins import SAME_LETTERS
from sprava.records.actions.reports import Text, Understood, archive_report, propose
from sprava.records.actions.sources import archive, archive_document
from sprava.records.models import Document, Report, Source
from sprava.review import jurisdiction
from sprava.review.learned import Learned, overlaid
from sprava.review.pictured import less_sure
from sprava.review.proposals import understood

__all__ = ["LONGEST", "bring", "read_again", "rule_version", "understanding", "words_of"]


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
    text = replace(text, bands=_bands(document))
    return read_again(archive_report(document, text, by=by, compartment=compartment))


def _bands(document: Document) -> tuple[int, ...]:
    """What copies of an archived text are looked up by, computed beside this process: it takes a library of weight."""
    return next((piece.bands for piece in Opened(archive().path_of(document.sha256), kind=Kind.TEXT).pieces()), ())


def read_again(report: Report) -> Report:
    """Read a report by the rules of today; nothing changes where it was read by them before."""
    lessons = jurisdiction.lessons(report.compartment)
    if report.likeness == SAME_LETTERS or report.rule_version == rule_version(lessons):
        return report
    found = understanding(report.text, report.title, report.published_on, lessons)
    return propose(report, less_sure(found, of_rows(report.places)))


def words_of(sent: bytes) -> str:
    """The text in the bytes, with plain line ends. What is no letter and no space, and cannot be stored, goes.

    Raises:
        UnicodeDecodeError: they are not UTF-8.
    """
    return plain(sent.decode("utf-8-sig")).strip("\n")


def understanding(words: str, title: str, published_on: str, lessons: Learned) -> Understood:
    """What today's rules read in a text."""
    lexicon = overlaid(jurisdiction.lexicon(), lessons)
    return understood(read(words, title, date.fromisoformat(published_on), lexicon), rule_version(lessons), lessons)


def rule_version(lessons: Learned) -> str:
    """Which rules texts are read by: the rules that came with the program, and what reviewers have taught since."""
    return f"{_shipped_rules()}+{lessons.digest}" if lessons.digest else _shipped_rules()


@cache
def _shipped_rules() -> str:
    """A digest of the engine, of this desk's translation of it and of the packs."""
    digest = hashlib.sha256()
    for folder in (*sprava.reading.__path__, *sprava.packs.__path__):
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in (".py", ".toml", ".csv", ".txt") and not {"demo", "documents"} & set(path.parts):
                digest.update(path.name.encode() + path.read_bytes())
    for name in ("proposals.py", "pictured.py"):
        digest.update((Path(__file__).parent / name).read_bytes())
    return digest.hexdigest()[:16]
