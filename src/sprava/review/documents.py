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
from sprava.reading.documents.looking import languages
from sprava.reading.documents.outcomes import Outcome, State
from sprava.reading.documents.pieces import Piece
from sprava.records.actions.deliveries import (
    begin_delivery,
    deliver_again,
    finish_delivery,
    note_texts_read,
    take_texts,
)
from sprava.records.actions.reports import Text, Understood, archive_report
from sprava.records.actions.sources import archive, archive_document
from sprava.records.models import Claim, Delivery, Report, Source
from sprava.review import jurisdiction
from sprava.review.learned import Learned
from sprava.review.reading_texts import read_again, understanding

STEP: Final = 100
"""Texts of one file that are read together: then what was found is written down, and how far the file was read."""
_WANTS_A_DAY: Final = ("no_day", "some_without_day")
_WANTS_EYES: Final = ("picture", "no_text_layer")
"""What became of pictures of text while the machine had nothing that reads them."""
_CHUNK: Final = 1 << 20
Moved = Callable[[int], None]


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
    delivery: Delivery | None = None
    """What is known of the file, if it is archived."""


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
    moved: Moved = lambda _texts: None

    def source(self) -> Source:
        """The source, entered if it is new."""
        self.source_there = self.source_there or self.new_source()
        return self.source_there

    def bring(self, path: Path, name: str = "") -> Brought:
        """Open a file, archive it and read it. Bringing it again changes nothing; one that was interrupted goes on.

        What is refused is not archived. What broke its reader is archived and not opened again.
        """
        file = self._file_or_known(path, name or path.name)
        return file if isinstance(file, Brought) else file.read()

    def archive(self, path: Path, name: str = "") -> Brought:
        """Archive a file that is read later, by :func:`go_on`. Of one that is known or not to be read it is said so."""
        file = self._file_or_known(path, name or path.name)
        if isinstance(file, Brought):
            return file
        delivery = file.archive(None)
        return Brought(file.name, Outcome(State.OK, "being_read"), delivery.texts_read, delivery=delivery)

    def _file_or_known(self, path: Path, name: str) -> _File | Brought:
        opened = Opened(path, name)
        if opened.kind is None:
            return Brought(name, opened.outcome)
        file = _File(path, name, opened, self)
        known = file.known_delivery()
        return file if known is None else self._as_before(name, known)

    def _as_before(self, name: str, known: Delivery) -> Brought:
        report = None
        if known.kind not in SEVERAL_TEXTS:
            there = Report.objects.visible_to(self.by)
            report = there.filter(document=known.document_id, compartment=known.compartment_id).first()
        return Brought(name, outcome_of(known), known.texts_read, known.texts_proposed_from, report, is_known=True)


def go_on(delivery: Delivery, day: str = "", *, by: Member, moved: Moved = lambda _texts: None) -> Brought:
    """Read a file that is archived from where it was left to its end; ``day`` is that of texts that have none."""
    document = delivery.document
    said = Said(day or document.published_on, document.title, document.url, delivery.klass)
    way = Bringing(document.source, lambda: document.source, by, delivery.compartment, said, moved)
    path = archive().path_of(document.sha256)
    return _File(path, document.file_name, Opened(path, document.file_name), way, delivery).read()


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
    undated: int = 0
    ready: list[tuple[Text, Understood]] = field(default_factory=list)
    """Of a file of many texts, those that were read and are not written down yet."""

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

    def read(self) -> Brought:
        """Read it from where it was left, and write down what became of it."""
        for piece in self.unread_pieces():
            self.take(piece)
        return self.finished()

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
        if (found.code in _WANTS_A_DAY and self.way.said.day) or (found.code in _WANTS_EYES and languages()):
            deliver_again(found)
            return None
        return found

    def unread_pieces(self) -> Iterator[Piece]:
        """The texts of the file, without those that were read before it was interrupted."""
        for number, piece in enumerate(self.opened.pieces()):
            delivery = self.delivery or self.archive(piece)
            if number >= delivery.texts_read:
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
            self._take_one_of_many(text)
            return
        report = archive_report(self.delivery.document, text, by=self.way.by, compartment=self.way.compartment)
        self.report = read_again(report)

    def finished(self) -> Brought:
        """What became of the file, written down."""
        outcome = self._outcome()
        if outcome.state is State.REFUSED and self.delivery is None:
            return Brought(self.name, outcome)
        delivery = self.delivery or self.archive(None)
        self._note()
        finish_delivery(delivery, outcome.state, outcome.code, outcome.facts)
        return Brought(
            self.name, outcome, delivery.texts_read, delivery.texts_proposed_from, self.report, delivery=delivery
        )

    def _take_one_of_many(self, text: Text) -> None:
        found = understanding(text.words, text.title, text.published_on, self.lessons)
        if found.proposed:
            self.ready.append((text, found))

    def _outcome(self) -> Outcome:
        outcome = self.opened.outcome
        if self.undated and self.undated == self.at and outcome.state in (State.OK, State.PARTIAL):
            return Outcome(State.PARTIAL, "no_day")
        if self.undated and outcome.state is State.OK:
            return Outcome(State.PARTIAL, "some_without_day", {"count": str(self.undated)})
        if outcome.state is State.REFUSED and self.delivery is not None and (self.at or self.delivery.texts_read):
            # Something was read before it turned out to be damaged, and stands.
            return Outcome(State.PARTIAL, "broken_off")
        return outcome

    def archive(self, piece: Piece | None) -> Delivery:
        """Keep its bytes, and note that it is about to be read. Of one text, ``piece`` says what else is known."""
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
        return self.delivery

    def _note(self) -> None:
        delivery = self.delivery
        if delivery is not None and self.ready:
            take_texts(delivery, self.ready, self.at, by=self.way.by)
            self.ready.clear()
        elif delivery is not None and self.at > delivery.texts_read:
            of_one_text = int(self.report is not None and self.report.suggestions.exists())
            note_texts_read(delivery, self.at, delivery.texts_proposed_from if self.is_several else of_one_text)
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
