"""Sources and what was archived from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sprava.accounts.models import Member
from sprava.core.errors import NoRegister, Refused
from sprava.records.actions.index import BATCH, refresh, refresh_things
from sprava.records.archive import Archive
from sprava.records.grading import borne_upon
from sprava.records.manifest import KEPT, Manifest, ManifestReport
from sprava.records.models import Delivery, Document, Grading, Passage, Source


def archive() -> Archive:
    """The archive of the register that is open."""
    if settings.ARCHIVE_FOLDER is None:
        raise NoRegister("No register is open, so nothing can be archived. Name its folder: --register DIR.")
    return Archive(Path(settings.ARCHIVE_FOLDER))


def manifest() -> Manifest:
    """The manifest of that archive."""
    return Manifest(archive().folder)


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """Whether the archive is what was archived: SHA-256 digests only."""

    known: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    chain: ManifestReport
    not_entered: tuple[str, ...]
    """Documents whose bytes no line of the manifest names."""
    lost_lines: int
    """Lines that the register knows of and the manifest no longer has."""
    left_over: tuple[str, ...]
    """Bytes that no document is: archiving was interrupted. Bringing the file again enters them."""

    @property
    def is_sound(self) -> bool:
        """Nothing is missing, nothing was changed."""
        return not (self.missing or self.damaged or self.chain.faults or self.not_entered or self.lost_lines)


def examine_archive() -> ArchiveReport:
    """Read every archived document again, compare it with its digest, and go along the manifest. Changes nothing."""
    kept = archive()
    known = set(Document.objects.values_list("sha256", flat=True).distinct())
    missing = tuple(sorted(sha256 for sha256 in known if not kept.path_of(sha256).exists()))
    chain = manifest().examine()
    return ArchiveReport(
        len(known), missing, tuple(sorted(kept.damaged())), chain, tuple(sorted(known - chain.entered)),
        len(_lines_known() - chain.digests), tuple(sorted(set(kept.names()) - known - chain.entered)),
    )  # fmt: skip


def _lines_known() -> set[str]:
    """The lines of the manifest that the register remembers: what was cut off the end of the file is missed here."""
    entered = Document.objects.exclude(entered_as="").values_list("entered_as", flat=True)
    finished = Delivery.objects.exclude(entered_as="").values_list("entered_as", flat=True)
    return {*entered.distinct(), *finished.distinct()}


def enter_earlier_documents() -> int:
    """Enter in the manifest what was archived before there was one. Returns how many lines were added.

    Only documents that never had a line: one whose line was cut away stays missed.
    """
    added, entered = 0, manifest().examine().entered
    for document in Document.objects.filter(entered_as="").order_by("captured_at", "pk"):
        added += document.sha256 not in entered
        document.entered_as = manifest().enter(document.sha256, document.size, document.media_type)
        document.save(update_fields=["entered_as"])
        entered |= {document.sha256}
    return added


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
def grade_source(source: Source, grade: int, *, by: Member, because: str) -> int:
    """Change how far a source is trusted, for a reason that stays readable; what is accepted of everyone on whom that
    bears is chosen anew. The grade that it has changes nothing. Returns of how many people."""
    if grade not in Source.Grade.values:
        raise Refused(f"{grade} is not a grade. Grades go from 1, doubtful, to 5, official.")
    if not because.strip():
        raise Refused("A source is not graded anew without a reason: say what showed how far it can be trusted.")
    stands = Source.objects.select_for_update().get(pk=source.pk)
    if stands.grade == grade:
        return 0
    Grading.objects.create(
        source=stands, was=stands.grade, grade=grade, because=because.strip()[:1000], graded_at=timezone.now(),
        graded_by=by,
    )  # fmt: skip
    bearing = borne_upon(stands.pk, stands.grade, grade)
    stands.grade = grade
    stands.save(update_fields=["grade"])
    people = sorted(bearing.people)
    for start in range(0, len(people), BATCH):
        refresh(people[start : start + BATCH])
    refresh_things(sorted(bearing.things))
    return len(people)


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
    kind = about.get("media_type", "application/octet-stream")
    entered_as = manifest().enter(sha256, size, kind, KEPT)
    with transaction.atomic():
        document, _ = Document.objects.get_or_create(
            sha256=sha256, source=source, url=about.get("url", ""),
            defaults={
                "size": size, "captured_at": timezone.now(), "media_type": kind, "entered_as": entered_as,
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
