"""What the demo is made of: what packs bring, taken in like any other list, and their common people joined."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from tqdm import tqdm

from sprava.accounts.actions import command_line_member, default_compartment, demo_member
from sprava.intake.importing import import_list
from sprava.intake.mapping import Mapping, read_mapping, shipped
from sprava.matching.seek import look_through
from sprava.packs.demo import Brought, brought
from sprava.records.actions.judgements import judge_by_key
from sprava.records.actions.reports import Text
from sprava.records.actions.sources import record_source
from sprava.records.models import Claim, Source
from sprava.review.reading_texts import bring


def build() -> None:
    """Take everything in and join what the lists of one pack call by one key. Doing it again changes nothing."""
    demo_member()
    every = [(one, told) for one in brought() for told in one.told.get("list", ())]
    sources: dict[str, list[Source]] = {}
    with tqdm(every, desc="Building the demo", unit=" list", file=sys.stderr, disable=None) as lists:
        for one, told in lists:
            mapping = _mapping(one, told["mapping"])
            sources.setdefault(one.jurisdiction, []).append(
                _taken_in(one.folder / told["file"], mapping, told["source"])
            )
    for numbered in sources.values():
        judge_by_key(numbered, by=command_line_member(), because="Both lists give this person one key.")
    for one in brought():
        for text in _waiting(one):
            source = record_source(urlsplit(text.url).hostname or text.url)
            bring(source, text.words.encode(), text, by=command_line_member(), compartment=default_compartment())
    look_through(command_line_member())


def _mapping(one: Brought, name: str) -> Mapping:
    """The mapping beside the list, else one that comes with Sprava."""
    beside = one.folder / name
    return read_mapping(beside.read_text("utf-8")) if beside.is_file() else shipped()[name]


def _taken_in(path: Path, mapping: Mapping, name: str) -> Source:
    """A list is a source of its own; its rows name theirs."""
    source = record_source(name, kind=Source.Kind.LIST, grade=Source.Grade.RELIABLE)
    import_list(
        path,
        source=source,
        mapping=mapping,
        by=command_line_member(),
        compartment=default_compartment(),
        klass=Claim.Klass.PUBLIC,
    )
    return source


def _waiting(one: Brought) -> Iterator[Text]:
    """The texts that a reviewer is to find, by their numbers in a file of reports."""
    for told in one.told.get("waiting", ()):
        for line in (one.folder / told["file"]).read_text("utf-8").splitlines():
            report = json.loads(line)
            if report["id"] in told["ids"]:
                yield Text(report["excerpt"], report["date"], report["title"], report["url"])
