"""A text as it was taken out of a document, and the map from its characters back to the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from sprava.core.locators import Box, Place, as_rows, of_rows

LONGEST: Final = 200_000
"""Characters of one text: a long article has 30 000."""
_NOT_WRITTEN: Final = re.compile(
    # Control characters but tab and line end, halves of surrogate pairs, hidden marks of direction, no characters;
    # places at which a word could be divided or must not be.
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\xad\ud800-\udfff\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a document: an article, a message, an entry, a letter.

    ``place`` says where in the document it stands, if that holds several; ``day`` is the day on which it was
    published, as the document says, or empty. ``bands`` are what its copies are looked up by.
    """

    words: str
    place: str = ""
    title: str = ""
    url: str = ""
    day: str = ""
    places: tuple[Place, ...] = ()
    bands: tuple[int, ...] = ()

    def as_object(self) -> dict[str, Any]:
        """As it is passed from the process that read it."""
        return {
            "words": self.words, "place": self.place, "title": self.title, "url": self.url, "day": self.day,
            "places": as_rows(self.places), "bands": list(self.bands),
        }  # fmt: skip

    @classmethod
    def of_object(cls, said: dict[str, Any]) -> Piece:
        """What :meth:`as_object` wrote."""
        return cls(**{**said, "places": tuple(of_rows(said["places"])), "bands": tuple(said["bands"])})


def plain(written: str) -> str:
    """The text with plain line ends and without what is neither a letter nor a space and hides from the eye."""
    return _NOT_WRITTEN.sub("", written.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))


def raised(figures: str, *, after: str) -> str:
    """Small figures above the line behind a figure, small or not, as one writes them in a line: 361⁴ and not 3614."""
    return figures.translate(_RAISED) if figures.isdecimal() and after[-1:].isdigit() else figures


def in_one_line(written: str, longest: int = 500) -> str:
    """A title or an address: one line, not too long."""
    return " ".join(plain(written).split())[:longest]


@dataclass
class Gathered:
    """A text as it grows, stretch by stretch."""

    longest: int = LONGEST
    is_cut: bool = False
    """More was there than a text may have."""
    _words: list[str] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)
    _length: int = 0

    def add(
        self, written: str, label: str, box: Box | None = None, *, after: str = "\n\n", sure: int | None = None
    ) -> None:
        """Add a stretch that stands at ``label`` in the document, ``after`` being put between it and what is there.
        ``sure`` is how sure a machine was that read it in a picture."""
        words = plain(written).strip()
        if not words or self.is_cut:
            return
        between = after if self._length else ""
        room = self.longest - self._length - len(between)
        if len(words) > room:
            words, self.is_cut = words[: max(room, 0)].rstrip(), True
            if not words:
                return
        start = self._length + len(between)
        self._words += (between, words)
        self._length = start + len(words)
        self._places.append(Place(start, self._length, label, box, sure))

    def lost(self) -> int:
        """How many letters fitted no encoding and are shown as such."""
        return sum(words.count("\ufffd") for words in self._words)

    def piece(self, *, place: str = "", title: str = "", url: str = "", day: str = "") -> Piece:
        """What was gathered, and what the document says of it."""
        return Piece("".join(self._words), place, title, url, day, tuple(self._places))

    def __bool__(self) -> bool:
        return bool(self._length)
