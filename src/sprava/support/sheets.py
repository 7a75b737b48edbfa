"""The pages that can be printed, as plain values: what stands on each, and nothing that says who printed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from sprava.support.cautions import MOST, printable
from sprava.support.post import language_that_passes

ENVELOPES: Mapping[str, tuple[int, int]] = {"dl": (220, 110), "c6": (162, 114)}
"""Width and height in millimetres."""
POSTCARD, POSTCARD_LINES = 520, 16
"""So many signs fit on a postcard, in so many lines."""
ADDRESS_LINES, LONGEST_LINE, LONGEST_NAME = 6, 80, 200
"""What fits on an envelope."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A page, or the pages that a long letter needs."""

    kind: ClassVar[str]

    def as_data(self) -> dict[str, Any]:
        """For the typesetter."""
        return {"kind": self.kind, **asdict(self)}


@dataclass(frozen=True, slots=True)
class Sheet(Paper):
    """A letter typed by the writer, in paragraphs of lines."""

    kind: ClassVar[str] = "sheet"
    lang: str
    dated: str
    paragraphs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Ruled(Paper):
    """Lines to write on by hand, under a greeting."""

    kind: ClassVar[str] = "ruled"
    lang: str
    greeting: str


@dataclass(frozen=True, slots=True)
class Addressed(Paper):
    """What envelopes and postcards share."""

    lang: str
    from_label: str
    to_label: str
    where_label: str
    name: tuple[str, ...]
    address: tuple[str, ...]
    by_hand: bool
    """A line is left above the name: it is known in other letters than the post reads, or in none that print."""


@dataclass(frozen=True, slots=True)
class Envelope(Addressed):
    """An envelope; the sender's lines are empty, for the hand."""

    kind: ClassVar[str] = "envelope"
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Postcard(Addressed):
    """A card with the text on the left."""

    kind: ClassVar[str] = "postcard"
    paragraphs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Checklist(Paper):
    """For whoever leads an evening of letter writing: to whom, where, done or not. Never who wrote.

    Each of ``people`` has the code under which the letter is counted, also as a square to photograph (SVG).
    """

    kind: ClassVar[str] = "checklist"
    lang: str
    title: str
    lead: str
    rules: tuple[Mapping[str, str], ...]
    heads: tuple[str, ...]
    people: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cards(Paper):
    """Up to four postcards on one sheet of A4, to be cut: lines on the left, the address on the right."""

    kind: ClassVar[str] = "cards"
    cards: tuple[Mapping[str, Any], ...]
    on_a_sheet: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class Destination:
    """Name and address as they stand on paper, in the language of the address."""

    name: tuple[str, ...]
    address: tuple[str, ...]
    lang: str
    by_hand: bool = False


def destination(name: str, born: str, address: Sequence[str], lang: str, *, by_hand: bool = False) -> Destination:
    """Cleaned of signs that the paper cannot carry, at most six short lines of address."""
    lines = [printable(line).strip()[:LONGEST_LINE] for line in address]
    named = (printable(name).strip()[:LONGEST_NAME], printable(born).strip()[:40])
    return Destination(
        tuple(filter(None, named)), tuple(filter(None, lines))[:ADDRESS_LINES], lang, by_hand or not named[0]
    )


def envelope(to: Destination, size: str) -> Envelope:
    """An envelope of a size of :data:`ENVELOPES`."""
    return Envelope(to.lang, *_labels(to.lang), to.name, to.address, to.by_hand, *ENVELOPES[size])


def postcard(to: Destination, text: str) -> Postcard:
    """A postcard; what does not fit was refused before."""
    return Postcard(to.lang, *_labels(to.lang), to.name, to.address, to.by_hand, paragraphs(text[:POSTCARD]))


def _labels(lang: str) -> tuple[str, str, str]:
    """What stands before sender, name and address, in the language of the address."""
    row = language_that_passes(lang)
    return (row.sender, row.addressee, row.where) if row else ("From", "To", "Address")


def cards(to: Sequence[Destination]) -> list[Cards]:
    """Empty postcards for an evening, four on a sheet."""
    every = [asdict(postcard(one, "")) for one in to]
    return [Cards(tuple(every[at : at + Cards.on_a_sheet])) for at in range(0, len(every), Cards.on_a_sheet)]


def letter(text: str, lang: str, dated: str = "") -> Sheet:
    """The letter as it was typed, cleaned."""
    return Sheet(lang, printable(dated), paragraphs(text))


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """Blocks between empty lines, each of its lines."""
    blocks = printable(text[: MOST * 2]).strip().split("\n\n")
    return tuple(tuple(line.rstrip() for line in block.split("\n")) for block in blocks if block.strip())
