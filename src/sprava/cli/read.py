"""``sprava read``: persons, spans and events that texts speak of, proposed with the sentence they stand in."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from sprava.core.errors import Unreadable
from sprava.packs.pack import load, shipped
from sprava.reading.lexicon import Lexicon
from sprava.reading.reader import read
from sprava.reading.written import as_object
from sprava.review.lexicon import lexicon_of


@click.command("read", short_help="Propose persons and events from texts.")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--jsonl", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of JSON lines, one document each: id, published, title, text and, if known, lang.",
)  # fmt: skip
@click.option("--published", help="The day on which the texts were published: 2021-03-25. Default: today.")
@click.option(
    "--lang",
    type=click.Choice(("be", "be-latn", "en", "pl", "ru", "uk")),
    help="Language of the texts. Default: seen by itself.",
)
@click.option("--jurisdiction", default=None, help="The pack of law. Default: the first one installed.")
@click.option(
    "--plain", is_flag=True, help="Leave out rule and tier of the events: nothing but the schema of the corpora."
)
def command(
    files: tuple[Path, ...],
    jsonl: tuple[Path, ...],
    published: str | None,
    lang: str | None,
    jurisdiction: str | None,
    plain: bool,  # noqa: FBT001 click
) -> None:
    """Read texts and print what they say happened to whom: one JSON line per document, in the order given.

    FILES are plain texts in UTF-8, one document each. Nothing is stored and nothing is sent anywhere.
    """
    if not files and not jsonl:
        raise click.UsageError("Name a text file, or a file of JSON lines with --jsonl.")
    lexicon = lexicon_of(load(jurisdiction or shipped()[0]))
    day = _day(published, "--published") if published else datetime.now(UTC).date()
    documents = chain(_texts(files, day, lang), *(_lines(file, day, lang) for file in jsonl))
    many = len(files) + sum(_count(file) for file in jsonl)
    for document in tqdm(documents, total=many, desc="Reading", unit=" documents", file=sys.stderr, disable=None):
        click.echo(json.dumps(_proposed(document, lexicon, plain=plain), ensure_ascii=False))


def _count(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def _texts(files: Sequence[Path], day: date, lang: str | None) -> Iterator[dict[str, Any]]:
    for file in files:
        try:
            text = file.read_text("utf-8-sig")
        except UnicodeDecodeError as cause:
            raise Unreadable(f"{file}: is not text in UTF-8. Save it as UTF-8 and try again.") from cause
        yield {"id": file.stem, "lang": lang or "", "published": str(day), "title": "", "text": text}


def _lines(file: Path, day: date, lang: str | None) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                document = json.loads(line)
            except ValueError as cause:
                raise Unreadable(f"{file}, line {number}: is not JSON: {cause}") from cause
            if not isinstance(document, dict) or not isinstance(document.get("text"), str):
                raise Unreadable(
                    f"{file}, line {number}: has no text. Give an object with id, published, title and text."
                )
            yield {
                "id": str(document.get("id", number)),
                "lang": str(document.get("lang") or lang or ""),
                "published": str(_day(str(document.get("published") or day), f"{file}, line {number}: published")),
                "title": str(document.get("title") or ""),
                "text": document["text"],
            }


def _day(written: str, where: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as cause:
        raise Unreadable(f"{where}: {written[:40]!r} is not a day. Write 2021-03-25.") from cause


def _proposed(document: dict[str, Any], lexicon: Lexicon, *, plain: bool) -> dict[str, Any]:
    found = read(
        document["text"],
        document["title"],
        date.fromisoformat(document["published"]),
        lexicon,
        document["lang"] or None,
    )
    known = {key: document[key] for key in ("id", "lang", "published", "title")}
    return as_object(found, known, plain=plain)
