"""``sprava compare``: are two names, or two records, one person; for a pair or for a file of pairs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, TextIO

import click

from sprava.cli.weights import weights_of
from sprava.core import names
from sprava.core.errors import Refused, Unreadable
from sprava.core.wording import LANGUAGES
from sprava.linkage.comparing import compare
from sprava.linkage.evidence import Weights, words
from sprava.linkage.pairs import score_names
from sprava.linkage.records import Record, columns, record

_AT_A_TIME: Final = 100_000
"""Pairs of a file in memory at one time."""


@click.command("compare", short_help="Score two names or two records, with reasons.")
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.option(
    "--batch", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV file with columns left and right; the others are passed through and score is added.",
)  # fmt: skip
@click.option(
    "--weights", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Weights that sprava link train wrote. Default: those of the register that is named, or Sprava's own.",
)  # fmt: skip
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the reasons.")
def command(left: str | None, right: str | None, batch: Path | None, weights: Path | None, lang: str) -> None:
    """Print how likely LEFT and RIGHT are one person, as JSON.

    Each is a name as written, or a record as a JSON object:
    '{"name": "…", "born": "1985-03", "place": "…", "article": "342-1", "facility": "…", "case": "…"}'.
    The score is a log2 Bayes factor: +1 doubles the odds, -1 halves them.
    """
    used = weights_of(weights)
    if batch is not None:
        if left is not None:
            raise click.UsageError("Give two names or --batch, not both.")
        _score_file(batch, used, sys.stdout)
        return
    if left is None or right is None:
        raise click.UsageError("Give two names, or a file of pairs with --batch.")
    click.echo(json.dumps(_compared(left, right, used, lang), ensure_ascii=False, indent=2))


def _compared(left: str, right: str, weights: Weights, language: str) -> dict[str, object]:
    found = compare(_read(left), _read(right), weights)
    return {
        "left": left,
        "right": right,
        "score": found.weight,
        "verdict": found.verdict,
        "because": [
            {"part": item.part, "finding": item.how, "weight": round(item.weight, 3), "words": words(item, language)}
            for item in found.evidence
        ],
    }


def _read(text: str) -> Record:
    """A name, or a record in JSON."""
    if not text.lstrip().startswith("{"):
        return Record(names.parse(text))
    try:
        said = json.loads(text)
    except ValueError as cause:
        raise Unreadable(f"This begins like a record in JSON and is none: {cause}.") from cause
    titles = list(said)
    held = {part: str(said[titles[at]] or "") for part, at in columns(titles).items()}
    if not held.keys() & {"name", "surname", "given"}:
        raise Refused("A record needs a name: write it under name, or under surname, given and patronymic.")
    return record(held)


def _score_file(path: Path, weights: Weights, out: TextIO) -> None:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        lines = csv.reader(opened)
        header = next(lines, [])
        titles = [title.strip().casefold() for title in header]
        if "left" not in titles or "right" not in titles:
            raise Unreadable(f"{path}: the first row must name the columns left and right.")
        left, right = titles.index("left"), titles.index("right")
        writer = csv.writer(out)
        writer.writerow([*header, "score"])
        for part in _parts(lines, max(left, right) + 1):
            scores = score_names([line[left] for line in part], [line[right] for line in part], weights)
            writer.writerows([*line, f"{score:g}"] for line, score in zip(part, scores, strict=True))


def _parts(lines: Iterator[list[str]], width: int) -> Iterator[Sequence[list[str]]]:
    """Rows of a file, some at a time; short ones are filled up with empty cells."""
    while part := [line + [""] * (width - len(line)) for line in islice(lines, _AT_A_TIME) if line]:
        yield part
