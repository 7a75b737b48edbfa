"""What reading a text costs, with what others find in it measured in the same run.

The texts are the retold reports of the demo, put together to 2 kB each: real in their words, more dense than a page.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path

from bench.linkage import ABSENT, beside
from bench.options import Options
from bench.tables import Table
from sprava.packs import load
from sprava.reading.lexicon import Lexicon
from sprava.reading.reader import read
from sprava.review.lexicon import lexicon_of

LONG = 2_048
"""Bytes of a text in UTF-8."""
FOUND_BY = {
    "natasha": ("natasha (slovnet)", "persons, Russian"),
    "dateparser": ("dateparser search", "dates"),
}


def run(options: Options) -> Iterator[Table]:
    """Measure, and give the table."""
    texts = _texts(60 if options.quick else 400)
    lexicon = lexicon_of(load("belarus"))
    rows = [["Sprava, the grammar alone", "persons, dates, articles, penalties, courts, events", _ours(texts, lexicon)]]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.jsonl"
        few = texts[: 20 if options.quick else 100]
        file.write_text("".join(json.dumps({"text": text}) + "\n" for text in few), encoding="utf-8")
        for script, (name, what) in FOUND_BY.items():
            said = beside("read_texts.py", script, file)
            rows.append([name, what, _rate(**json.loads(said)) if said else ABSENT])
    yield Table(
        "Texts of 2 kB read, per second of processor time, the start of each included",
        ["", "finds", "texts a second"],
        rows,
    )


def _ours(texts: Sequence[str], lexicon: Lexicon) -> str:
    read(texts[0], published=date(2026, 11, 1), lexicon=lexicon)
    begun = time.process_time()
    for text in texts:
        read(text, published=date(2026, 11, 1), lexicon=lexicon)
    return _rate(time.process_time() - begun, len(texts))


def _rate(seconds: float, texts: int, found: int = 0) -> str:  # noqa: ARG001 what the peers print as well
    return f"{texts / seconds:.0f}"


def _texts(many: int) -> list[str]:
    """Reports of one language after another, cut to the length."""
    lines = files("sprava.packs.belarus").joinpath("demo/reports.jsonl").read_text("utf-8").splitlines()
    told = [json.loads(line)["excerpt"] for line in lines]
    texts = []
    for number in range(many):
        text = ""
        while len(text.encode()) < LONG:
            text += told[(number + len(text)) % len(told)] + "\n\n"
        texts.append(text.encode()[:LONG].decode(errors="ignore"))
    return texts
