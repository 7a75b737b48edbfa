"""Setting paper with Typst. Loaded only where the package is installed: ask :mod:`sprava.support.printing`.

What people wrote goes in as one JSON string that the source reads as data. It is never part of the source, so no
letter can be a program.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import typst

from sprava.support.sheets import Paper

SOURCE = Path(__file__).with_name("letters.typ")
EPOCH = 0
"""The file says nothing of the day on which it was made."""


def pdf_of(papers: Iterable[Paper]) -> bytes:
    """These pages in this order, as one PDF. Nothing is read but the source and the faces inside the package."""
    job = json.dumps([paper.as_data() for paper in papers], ensure_ascii=False)
    made = typst.compile(
        SOURCE.read_bytes(), sys_inputs={"job": job}, ignore_system_fonts=True, timestamp=EPOCH, pdf_tags=False
    )
    return bytes(made)
