"""Files that are brought in: opened beside this process, archived, read text by text, and what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from sprava.accounts.models import Compartment, Member
from sprava.reading.documents.isolated import Opened
from sprava.reading.documents.kinds import MEDIA_TYPES, SEVERAL_TEXTS, Kind
from sprava.reading.documents.outcomes import Outcome, State
from sprava.reading.documents.pieces import Piece
from sprava.records.actions.deliveries import begin_delivery, deliver_again, finish_delivery, note_texts_read
from sprava.records.actions.reports import Text, archive_report, propose
from sprava.records.actions.sources import archive_document
from sprava.records.models import Claim, Delivery, Document, Report, Source
from sprava.review import jurisdiction
from sprava.review.learned import Learned
from sprava.review.reading_texts import read_again, understanding

STEP: Final = 100
"""Texts of one file after which it is noted how far it was read."""
_WANTS_A_DAY: Final = ("no_day", "some_without_day")
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Said:
    """What a member says of a file: of one text it is told before what the file says, of many after."""

    day: str = ""
    title: str = ""
    url: str = ""
    klass: int = Claim.Klass.PUBLIC


@dataclass(slots=True)
class Brought:
    """What became of one file."""

    name: str
    outcome: Outcome
    texts: int = 0
    proposed_from: int = 0
    report: Report | None = None
    """The text, if the file is one."""
    is_known: bool = False
    """It was brought before, and nothing was done now."""


@dataclass
class Bringing:
    """One file on its way in. ``moved`` is called with the number of texts read so far, and may stop it by raising."""

    source_there: Source | None
    """The source, if the register knows it."""
    new_source: Callable[[], Source]
    """Enters the source, once there is something to archive of it."""
    by: Member
    compartment: Compartment
    said: Said = field(default_factory=Said)
    moved: Callable[[int], None] = lambda _texts: None

    def source(self) -> Source:
        """The source, entered if it is new."""
        self.source_there = self.source_there or self.new_source()
        return self.source_there

    def bring(self, path: Path, name: str = "") -> Brought:
        """Open a file, archive it and read it. Bringing it again changes nothing; one that was interrupted goes on.

        What is refused is not archived. What broke its reader is archived and not opened again.
        """
        name = name or path.name
        opened = Opened(path, name)
        if opened.kind is None:
            return Brought(name, opened.outcome)
        file = _File(path, name, opened, self)
        if (known := file.known_delivery()) is not None:
            return self._as_before(name, known)
        for piece in file.unread_pieces():
            file.take(piece)
        return file.finished()

    def _as_before(self, name: str, known: Delivery) -> Brought:
        report = None
        if known.kind not in SEVERAL_TEXTS:
            there = Report.objects.visible_to(self.by)
            report = there.filter(document=known.document_id, compartment=known.compartment_id).first()
        return Brought(name, outcome_of(known), known.texts_read, known.texts_proposed_from, report, is_known=True)


@dataclass
class _File:
    """A file while it is read."""

    path: Path
    name: str
    opened: Opened
    way: Bringing
    delivery: Delivery | None = None
    report: Report | None = None
    at: int = 0
    proposed_from: int = 0
    undated: int = 0

    @cached_property
    def lessons(self) -> Learned:
        """What was learnt here until now; asked once for all texts of a file."""
        return jurisdiction.lessons(self.way.compartment)

    @property
    def kind(self) -> Kind:
        return self.opened.kind or Kind.TEXT

    @property
    def is_several(self) -> bool:
        return self.kind in SEVERAL_TEXTS

    def known_delivery(self) -> Delivery | None:
        """What became of the file when it was brought here before, unless there is reason to read it now."""
        if self.way.source_there is None:
            return None
        found = Delivery.objects.visible_to(self.way.by).filter(
            document__sha256=_digest(self.path), document__source=self.way.source_there,
            document__url=self.way.said.url, compartment=self.way.compartment,
        ).first()  # fmt: skip
        if found is None or not found.outcome:
            return None
        if found.code in _WANTS_A_DAY and self.way.said.day:
            deliver_again(found)
            return None
        return found

    def unread_pieces(self) -> Iterator[Piece]:
        """The texts of the file, without those that were read before it was interrupted."""
        for number, piece in enumerate(self.opened.pieces()):
            if number == 0:
                self._archive(piece)
            if self.delivery is not None and number >= self.delivery.texts_read:
                yield piece
                self.at = number + 1
                if self.at % STEP == 0:
                    self._note()

    def take(self, piece: Piece) -> None:
        """Read one text. Of a file of many, only those from which something is proposed become reports: most of a
        channel is about other things."""
        said, own = self.way.said, piece.day
        day = (own or said.day) if self.is_several else (said.day or own)
        if not day or self.delivery is None:
            self.undated += 1
            return
        text = Text(
            piece.words, day, piece.title if self.is_several else said.title or piece.title, self._url(piece),
            piece.place, said.klass, piece.places, piece.bands,
        )  # fmt: skip
        if self.is_several:
            self._take_one_of_many(self.delivery.document, text)
            return
        report = archive_report(self.delivery.document, text, by=self.way.by, compartment=self.way.compartment)
        self.report = read_again(report)
        self.proposed_from += self.report.suggestions.exists()

    def finished(self) -> Brought:
        """What became of the file, written down."""
        outcome = self._outcome()
        if outcome.state is State.REFUSED and self.delivery is None:
            return Brought(self.name, outcome)
        delivery = self.delivery or self._archive(None)
        self._note()
        finish_delivery(delivery, outcome.state, outcome.code, outcome.facts)
        return Brought(self.name, outcome, delivery.texts_read, delivery.texts_proposed_from, self.report)

    def _take_one_of_many(self, document: Document, text: Text) -> None:
        found = understanding(text.words, text.title, text.published_on, self.lessons)
        if found.proposed:
            propose(archive_report(document, text, by=self.way.by, compartment=self.way.compartment), found)
            self.proposed_from += 1

    def _outcome(self) -> Outcome:
        outcome = self.opened.outcome
        if self.undated and outcome.state is State.OK:
            code = "no_day" if self.undated == self.at else "some_without_day"
            return Outcome(State.PARTIAL, code, {"count": str(self.undated)})
        if outcome.state is State.REFUSED and self.delivery is not None:
            # Something was read before it turned out to be damaged, and stands.
            return Outcome(State.PARTIAL, "broken_off")
        return outcome

    def _archive(self, piece: Piece | None) -> Delivery:
        said = self.way.said
        of_one_text = piece is not None and not self.is_several
        about = {
            "media_type": MEDIA_TYPES[self.kind], "file_name": self.name, "url": said.url,
            "title": said.title or (piece.title if piece and of_one_text else ""),
            "published_on": said.day or (piece.day if piece and of_one_text else ""),
        }  # fmt: skip
        with self.path.open("rb") as stream:
            document = archive_document(stream, source=self.way.source(), about=about)
        self.delivery = begin_delivery(
            document, self.kind, klass=said.klass, by=self.way.by, compartment=self.way.compartment
        )
        self.proposed_from = self.delivery.texts_proposed_from
        return self.delivery

    def _note(self) -> None:
        if self.delivery is not None and self.at > self.delivery.texts_read:
            note_texts_read(self.delivery, self.at, self.proposed_from)
        self.way.moved(self.at)

    def _url(self, piece: Piece) -> str:
        """Of a channel, the address of the message under that of the channel."""
        given = self.way.said.url
        if self.kind is Kind.TELEGRAM:
            return f"{given.rstrip('/')}/{piece.place.removeprefix('message ')}" if given else ""
        return piece.url if self.is_several else given or piece.url


def outcome_of(delivery: Delivery) -> Outcome:
    """What became of a file, as it was written down."""
    return Outcome(State(delivery.outcome), delivery.code, delivery.facts)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
