"""A web page: its article, by trafilatura, in the page's own blocks. A page saved by SingleFile is one too.

Which blocks are the article is trafilatura's word; the words themselves are taken from the page, from the first block
of the article to the last, so that the items of a long list between them are not lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import lxml.html
import trafilatura
from lxml import etree

from sprava.core.copies import letters_of
from sprava.reading.documents.outcomes import DocumentRefused, Remarks, State
from sprava.reading.documents.pieces import LONGEST, Gathered, Piece, in_one_line, raised
from sprava.reading.documents.plain_text import decoded

_BLOCKS: Final = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul")
)  # fmt: skip
_UNREAD: Final = frozenset(
    ("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "title", "select",
     "button", "textarea", "audio", "video", "map")
)  # fmt: skip
_CELLS: Final = frozenset(("td", "th"))
_ASIDE: Final = frozenset(("nav", "aside", "footer", "form"))
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})""", re.IGNORECASE)
_SINGLE_FILE: Final = re.compile(r"<!--\s*Page saved with SingleFile\s*\n\s*url:\s*(\S+)", re.IGNORECASE)
_NOT_SHOWN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHORTEST_MATCH: Final = 12
_MOST_BLOCKS: Final = 50_000
_DEEPEST: Final = 500
_FIRST_DAY: Final = date(1995, 1, 1)


@dataclass
class Block:
    """A stretch of a page that stands by itself; ``is_aside`` in a menu, a margin or a footer."""

    words: str
    number: int
    is_aside: bool = False


@dataclass
class _Walk:
    """Where a walk through a page is."""

    found: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    """None of them empty."""
    asides: int = 0
    raisings: int = 0
    """Elements around that stand above the line."""
    last: str = ""
    """The last character of the block that is no space."""

    def add(self, words: str) -> None:
        if not words:
            return
        self.pieces.append(raised(words, after=self.pieces[-1] if self.pieces else "") if self.raisings else words)
        self.last = words.rstrip()[-1:] or self.last

    def end_block(self) -> None:
        words = "\n".join(
            line for line in (" ".join(part.split()) for part in "".join(self.pieces).split("\n")) if line
        )
        self.pieces.clear()
        self.last = ""
        if words:
            self.found.append(Block(words, len(self.found) + 1, self.asides > 0))

    def begin_cell(self) -> None:
        """The cells of a row stand in one line; of empty ones nothing is said."""
        if self.last and self.last != ";":
            self.add("; ")


def read(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """The article of the page."""
    piece = article_of(path.read_bytes(), remarks)
    if piece:
        yield piece


def article_of(raw: bytes, remarks: Remarks, *, place: str = "", url: str = "") -> Piece | None:
    """The article in the bytes of a page; ``None`` where it has no words."""
    declared = _CHARSET.search(raw[:4096])
    written = decoded(raw, declared=declared[1].decode("ascii", "replace") if declared else "")
    blocks = blocks_of(written)
    about = _about(written, url)
    gathered, before = Gathered(), f"{place} " if place else ""
    for block in _article(blocks, str(about.text or "") if about else ""):
        gathered.add(block.words, f"{before}block {block.number}")
    if gathered.is_cut:
        remarks.add("cut", limit=LONGEST)
    saved_from = _SINGLE_FILE.search(written[:4096])
    address = url or (saved_from[1] if saved_from else "") or str((about and about.url) or "")
    return gathered.piece(
        place=place, url=in_one_line(address, 2000), title=in_one_line(str((about and about.title) or "")),
        day=likely_day(str((about and about.date) or "")),
    ) if gathered else None  # fmt: skip


def blocks_of(written: str) -> list[Block]:
    """The blocks of a page in their order, numbered from 1. The same page gives the same blocks.

    Raises:
        DocumentRefused: its elements lie too deep in one another, or are too many.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(written.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, ValueError):  # nothing but comments and spaces
        return []
    walk, depth = _Walk(), 0
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise DocumentRefused(State.QUARANTINED, "too_deep", limit=_DEEPEST)
        _step(walk, event, element, steps)
        if len(walk.found) > _MOST_BLOCKS:
            raise DocumentRefused(State.QUARANTINED, "too_many_parts", limit=_MOST_BLOCKS)
    walk.end_block()
    return walk.found


def _step(walk: _Walk, event: str, element: Any, steps: Any) -> None:  # noqa: ANN401 lxml has no types
    tag = element.tag if isinstance(element.tag, str) else ""
    is_unread = tag in _UNREAD or element.get("hidden") is not None or bool(_NOT_SHOWN.search(element.get("style", "")))
    if event == "start":
        if tag in _BLOCKS:
            walk.end_block()
        walk.asides += tag in _ASIDE
        if tag in _CELLS:
            walk.begin_cell()
        walk.raisings += tag == "sup"
        if is_unread:
            steps.skip_subtree()
        else:
            walk.add("\n" if tag == "br" else (element.text or ""))
        return
    if tag in _BLOCKS:
        walk.end_block()
    walk.asides -= tag in _ASIDE
    walk.raisings -= tag == "sup"
    walk.add(element.tail or "")


def likely_day(written: str) -> str:
    """A day on which something can have been published, or an empty string."""
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return ""
    latest = datetime.now(UTC).date() + timedelta(days=1)
    return day.isoformat() if _FIRST_DAY <= day <= latest else ""


def _about(written: str, url: str) -> Any:  # noqa: ANN401 trafilatura has no types
    """What trafilatura makes of the page: its article, title, address and day. ``None`` where it finds none."""
    return trafilatura.bare_extraction(
        written.encode("utf-8", "ignore"), url=url or None, include_comments=False, favor_recall=True,
        with_metadata=True, date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip


def _article(blocks: list[Block], extracted: str) -> list[Block]:
    """From the first block that stands in what was extracted to the last; the whole page where none does."""
    lines = {letters_of(line) for line in extracted.split("\n")}
    letters = letters_of(extracted)
    inside = [at for at, block in enumerate(blocks) if _stands_in(letters_of(block.words), lines, letters)]
    if not inside:
        return [block for block in blocks if not block.is_aside] or blocks
    chosen, kept = blocks[inside[0] : inside[-1] + 1], set(inside)
    return [block for at, block in enumerate(chosen, inside[0]) if not block.is_aside or at in kept]


def _stands_in(block: str, lines: set[str], letters: str) -> bool:
    return block in lines or (len(block) >= _SHORTEST_MATCH and block in letters)
