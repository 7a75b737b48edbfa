"""``sprava read``: persons, spans and events that texts speak of, proposed with the sentence they stand in."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from sprava.cli.documents import DocumentFiles
from sprava.core.errors import Refused, Unreadable
from sprava.packs.pack import load, shipped
from sprava.reading.cases import is_still_proposed
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
@click.option(
    "--cases", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of refused proposals, from the desk: say which of them the rules propose still.",
)  # fmt: skip
@click.option(
    "--published", help="The day of texts that do not say when they were published: 2021-03-25. Default: today."
)
@click.option(
    "--lang",
    type=click.Choice(("be", "be-latn", "en", "pl", "ru", "uk")),
    help="Language of the texts. Default: seen by itself.",
)
@click.option("--jurisdiction", default=None, help="The pack of law. Default: the first one installed.")
@click.option(
    "--plain", is_flag=True, help="Leave out rule and tier of the events: nothing but the schema of the corpora."
)
@click.option(
    "--engine", type=click.Choice(("local", "spark")), default="local", show_default=True,
    help="Where files of JSON lines are read: here, one after the other, or by Spark on all cores.",
)  # fmt: skip
def command(
    files: tuple[Path, ...],
    jsonl: tuple[Path, ...],
    cases: Path | None,
    jurisdiction: str | None,
    plain: bool,  # noqa: FBT001 click
    **assumed: str | None,
) -> None:
    """Read texts and print what they say happened to whom: one JSON line per document, in the order given.

    FILES may be plain text, web pages (HTML, WARC, WACZ), PDF, DOCX, letters (EML), feeds and exports of Telegram
    channels; what holds several texts gives a line for each. Nothing is stored and nothing is sent anywhere.
    """
    if not files and not jsonl and not cases:
        raise click.UsageError("Name a file, or a file of JSON lines with --jsonl.")
    if cases:
        _try_cases(cases, lexicon_of(load(jurisdiction or shipped()[0])))
    published, lang = assumed["published"], assumed["lang"]
    day = _day(published, "--published") if published else datetime.now(UTC).date()
    how = How(jurisdiction or shipped()[0], day, lang, plain)
    _print(how.written(_documents(files, day, lang)))
    for file in jsonl:
        _print(_on_spark(file, how) if assumed["engine"] == "spark" else here(file, how))


@dataclass(frozen=True, slots=True)
class How:
    """What is assumed of documents, and how what is read of them is written. Travels to the workers of a batch."""

    jurisdiction: str
    day: date
    lang: str | None
    plain: bool

    def written(self, documents: Iterable[dict[str, Any]]) -> Iterator[str]:
        """A line of JSON for each document, in their order."""
        lexicon = lexicon_of(load(self.jurisdiction))
        for document in documents:
            yield json.dumps(_proposed(document, lexicon, plain=self.plain), ensure_ascii=False)


def here(file: Path, how: How) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        numbered = zip(lines, count(), strict=False)
        counted = tqdm(numbered, total=_count(file), desc="Reading", unit=" documents", file=sys.stderr, disable=None)
        yield from how.written(_lines(counted, file, how.day, how.lang))


def _on_spark(file: Path, how: How) -> Iterator[str]:
    spark = import_module("sprava.cli.spark")  # heavy, and an extra
    with spark.session() as session:
        yield from (line.rstrip("\n") for line in spark.mapped(session, file, partial(shard, file=file, how=how)))


def shard(numbered: Iterable[tuple[str, int]], *, file: Path, how: How) -> Iterator[str]:
    """Some lines of a batch, read in a worker by the same function."""
    return how.written(_lines(numbered, file, how.day, how.lang))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _try_cases(file: Path, lexicon: Lexicon) -> None:
    """Print of every case whether it would be proposed again; that is a failure, as a rule was to learn from it."""
    again = 0
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                case = json.loads(line)
                still = is_still_proposed(case, lexicon)
            except (ValueError, KeyError, TypeError) as cause:
                raise Unreadable(f"{file}, line {number}: is no refused proposal as the desk writes them.") from cause
            again += still
            click.echo(json.dumps({"id": case.get("id", number), "still_proposed": still}))
    if again:
        raise Refused(f"{again} of {number} refused proposals would be made again.")


def _count(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def _documents(files: tuple[Path, ...], day: date, lang: str | None) -> Iterator[dict[str, Any]]:
    counted = tqdm(files, desc="Reading", unit=" files", file=sys.stderr, disable=None if files else True)
    return DocumentFiles(counted, day, lang or "").documents()


def _lines(numbered: Iterable[tuple[str, int]], file: Path, day: date, lang: str | None) -> Iterator[dict[str, Any]]:
    """The documents of lines, which are numbered from 0."""
    for line, before in numbered:
        if not line.strip():
            continue
        where = f"{file}, line {before + 1}"
        try:
            document = json.loads(line)
        except ValueError as cause:
            raise Unreadable(f"{where}: is not JSON: {cause}") from cause
        if not isinstance(document, dict) or not isinstance(document.get("text"), str):
            raise Unreadable(f"{where}: has no text. Give an object with id, published, title and text.")
        yield {
            "id": str(document.get("id", before + 1)),
            "lang": str(document.get("lang") or lang or ""),
            "published": str(_day(str(document.get("published") or day), f"{where}: published")),
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
