"""``sprava term``: when a sentence ends, with the reckoning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from sprava import packs
from sprava.core.errors import Refused, Unreadable
from sprava.core.terms import Outcome, Step, read_case, reckon, say_step
from sprava.core.wording import LANGUAGES
from sprava.packs import say_note
from sprava.packs.terms import articles_for


@click.command("term", short_help="When does a sentence end, with the reckoning.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--pack", "named", metavar="NAME", help="By whose law, if the file does not say: a shipped pack or a folder."
)
@click.option("--words", type=click.Choice(LANGUAGES), help="Print the reckoning as text in one language, not as JSON.")
def command(file: Path, named: str | None, words: str | None) -> None:
    """Reckon the cases of FILE, one JSON object or a list of them (docs/methods/terms.md), and print JSON.

    Each answer has the earliest, the latest and the likeliest day, and the steps and doubts in English, Belarusian and
    Russian. Where the law is not known the answer is a range that says so.
    """
    cases = _cases(file)
    for number, table in enumerate(cases, 1):
        where = file.name if len(cases) == 1 else f"{file.name}, case {number}"
        pack = _pack(str(table.get("pack") or named or ""), where)
        table, notes = _with_articles(table, pack)
        try:
            outcome = reckon(read_case(table), pack.term_rules)
        except (Unreadable, Refused) as refusal:
            raise type(refusal)(f"{where}: {refusal}") from refusal
        if words:
            doubts = [*(say_note(note, words) for note in notes), *_said(outcome.doubts, words, pack)]
            click.echo("\n".join([*_said(outcome.steps, words, pack), "", *doubts]).strip())
            click.echo()
        else:
            click.echo(
                json.dumps(_plain(outcome, pack, notes), ensure_ascii=False, indent=None if len(cases) > 1 else 2)
            )


def _cases(file: Path) -> list[dict[str, Any]]:
    try:
        read = json.loads(file.read_text("utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as cause:
        raise Unreadable(
            f"{file.name} is not JSON: {cause}. docs/methods/terms.md shows how a case is written."
        ) from cause
    cases = read if isinstance(read, list) else [read]
    if not all(isinstance(one, dict) for one in cases):
        raise Unreadable(f"{file.name}: a case is an object in braces. docs/methods/terms.md shows one.")
    return cases


def _pack(name: str, where: str) -> packs.Pack:
    if not name:
        raise Refused(
            f'{where}: by whose law? Add "pack" to the case or --pack. Shipped are: {", ".join(packs.shipped())}.'
        )
    return packs.load(name)


def _with_articles(table: dict[str, Any], pack: packs.Pack) -> tuple[dict[str, Any], tuple[packs.Note, ...]]:
    """The case with its articles as the pack reads them; without them where it is not certain which they are."""
    sentence = table.get("sentence")
    written = sentence.get("articles") if isinstance(sentence, dict) else None
    if sentence is None or not isinstance(written, list) or not all(isinstance(one, str) for one in written):
        return table, ()
    articles, notes = articles_for(pack.article(one) for one in written)
    known = {name: value for name, value in sentence.items() if name != "articles"}
    return {**table, "sentence": known if articles is None else {**known, "articles": list(articles)}}, notes


def _plain(outcome: Outcome, pack: packs.Pack, notes: tuple[packs.Note, ...]) -> dict[str, object]:
    return {
        "basis": outcome.basis,
        "earliest": outcome.earliest and outcome.earliest.isoformat(),
        "latest": outcome.latest and outcome.latest.isoformat(),
        "likeliest": outcome.likeliest and outcome.likeliest.isoformat(),
        "kind": outcome.kind,
        "in_custody": outcome.in_custody,
        "out_since": outcome.out_since and str(outcome.out_since),
        "pack": pack.id,
        "rules": list(outcome.rules),
        "steps": {lang: _said(outcome.steps, lang, pack) for lang in LANGUAGES},
        "doubts": {
            lang: [*(say_note(note, lang) for note in notes), *_said(outcome.doubts, lang, pack)] for lang in LANGUAGES
        },
    }


def _said(steps: tuple[Step, ...], lang: str, pack: packs.Pack) -> list[str]:
    return [say_step(one, lang, pack.name_of) for one in steps]
