"""Invented reports with what they say, as ``texts/reports.txt`` writes them.

``[p1 Name]`` is the first person, ``[f:IK-2 …]`` a prison and its id, ``[d2024-03 …]`` a date, ``[c …]`` a court; a
line ``> sentenced p1 2024-03-12 m36`` is an event: type, person, date or ``-``, months or days or base units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = Path(__file__).parent / "texts" / "reports.txt"
_MARKED = re.compile(r"\[(p\d+|d[\d-]+|f:[\w-]+|c|a|b) ([^\]]*)\]")


@dataclass(frozen=True)
class Report:
    lang: str
    published: date
    text: str
    spans: tuple[tuple[str, int, int], ...]
    events: tuple[tuple[str, str], ...]
    """Type and person."""

    def places_of(self, person: str) -> list[tuple[int, int]]:
        return [(start, end) for kind, start, end in self.spans if kind == person]


def reports() -> Iterator[Report]:
    for block in FILE.read_text("utf-8").split("## ")[1:]:
        head, *lines = block.strip().split("\n")
        lang, published = head.split()
        told = [line[2:].split() for line in lines if line.startswith("> ")]
        text, spans = _without_marks("\n".join(line for line in lines if not line.startswith("> ")))
        events = tuple((kind, person) for kind, person, *_ in told)
        yield Report(lang, date.fromisoformat(published), text, spans, events)


def _without_marks(written: str) -> tuple[str, tuple[tuple[str, int, int], ...]]:
    text, spans, at = "", [], 0
    for found in _MARKED.finditer(written):
        text += written[at : found.start()]
        spans.append((found.group(1), len(text), len(text) + len(found.group(2))))
        text, at = text + found.group(2), found.end()
    return text + written[at:], tuple(spans)
