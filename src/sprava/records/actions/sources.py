"""Sources and what was archived from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sprava.core.errors import NoRegister, Refused
from sprava.records.actions.index import refresh, refresh_things
from sprava.records.archive import Archive
from sprava.records.models import Claim, Document, Passage, Source


def archive() -> Archive:
    """The archive of the register that is open."""
    if settings.ARCHIVE_FOLDER is None:
        raise NoRegister("No register is open, so nothing can be archived. Name its folder: --register DIR.")
    return Archive(Path(settings.ARCHIVE_FOLDER))


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """Whether the archive is what was archived: SHA-256 digests only."""

    known: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]


def examine_archive() -> ArchiveReport:
    """Read every archived document again and compare it with its digest. Changes nothing."""
    kept = archive()
    known = set(Document.objects.values_list("sha256", flat=True).distinct())
    missing = tuple(sorted(sha256 for sha256 in known if not kept.path_of(sha256).exists()))
    return ArchiveReport(len(known), missing, tuple(sorted(kept.damaged())))


@transaction.atomic
def record_source(
    name: str, *, kind: str = Source.Kind.PRESS, url: str = "", grade: int = Source.Grade.RETOLD
) -> Source:
    """Enter a source. One that is there under this name is returned as it stands: its grade is changed by
    grade_source."""
    if not name.strip():
        raise Refused("A source needs a name. Write who says it: a newspaper, a court list, a channel.")
    source, _ = Source.objects.get_or_create(
        name=name.strip()[:200], defaults={"kind": kind, "url": url, "grade": grade}
    )
    return source


@transaction.atomic
def grade_source(source: Source, grade: int) -> Source:
    """Change how far a source is trusted; what is accepted of everyone whom it speaks of is chosen anew."""
    if grade not in Source.Grade.values:
        raise Refused(f"{grade} is not a grade. Grades go from 1, doubtful, to 5, official.")
    source.grade = grade
    source.save(update_fields=["grade"])
    claims = Claim.objects.filter(source=source)
    refresh(sorted(set(claims.filter(person__isnull=False).values_list("person_id", flat=True))))
    refresh_things(sorted(set(claims.filter(person__isnull=True).values_list("subject_id", flat=True))))
    return source


@transaction.atomic
def keep_mapping(source: Source, mapping: str) -> Source:
    """Remember how the columns of this source's lists become fields. Keeping the same again changes nothing."""
    source.mapping = mapping
    source.save(update_fields=["mapping"])
    return source


def archive_document(stream: BinaryIO, *, source: Source, about: Mapping[str, str]) -> Document:
    """Archive bytes and enter them as a document of ``source``. Archiving the same again returns the document already
    there.

    ``about`` may give ``media_type``, ``file_name``, ``url``, ``title`` and ``published_on``.
    """
    # The bytes first and outside the transaction: a rolled back entry leaves an orphan file, never an entry without
    # bytes.
    sha256, size = archive().keep(stream)
    with transaction.atomic():
        document, _ = Document.objects.get_or_create(
            sha256=sha256, source=source, url=about.get("url", ""),
            defaults={
                "size": size, "captured_at": timezone.now(), "media_type": about.get("media_type",
                "application/octet-stream"),
                "file_name": about.get("file_name", "").replace("\0", "")[:255], "title": about.get("title", "")[:500],
                "published_on": about.get("published_on", ""),
            },
        )  # fmt: skip
    return document


@transaction.atomic
def record_passage(document: Document, quote: str, *, locator: str, lang: str = "", url: str = "") -> Passage:
    """Enter the words that say something. The same words at the same place are returned as they stand."""
    passage, _ = Passage.objects.get_or_create(
        document=document, locator=locator, quote=quote, defaults={"lang": lang, "url": url}
    )
    return passage
