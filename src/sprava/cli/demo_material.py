"""What the demo is made of: the bundled lists taken in like any other list, and their common people joined."""

from __future__ import annotations

import sys
from importlib.resources import as_file, files

from tqdm import tqdm

from sprava.accounts.actions import command_line_member, default_compartment, demo_member
from sprava.intake.importing import import_list
from sprava.intake.mapping import shipped
from sprava.matching.seek import look_through
from sprava.records.actions.judgements import judge_by_key
from sprava.records.actions.sources import record_source
from sprava.records.models import Claim, Source

MATERIAL = files("sprava.packs.belarus").joinpath("demo")
# File, mapping, and under what name the list itself is a source. Its rows name their own sources.
LISTS = (
    ("facilities.csv", "facilities", "Institutions, as pages name them"),
    ("mentions.csv", "mentions", "Written forms of names, by source"),
    ("reports.jsonl", "reports", "Facts read from news items"),
    ("timeline.jsonl", "reports", "Releases and deaths that the timeline names"),
)


def build() -> None:
    """Take the lists in and join what they call by one key. Doing it again changes nothing."""
    demo_member()
    with tqdm(LISTS, desc="Building the demo", unit=" list", file=sys.stderr, disable=None) as lists:
        numbered = [_taken_in(file, mapping, name) for file, mapping, name in lists]
    judge_by_key(numbered, by=command_line_member(), because="Both lists give this person one key.")
    look_through(command_line_member())


def _taken_in(file: str, mapping: str, name: str) -> Source:
    source = record_source(name, kind=Source.Kind.LIST, grade=Source.Grade.RELIABLE)
    with as_file(MATERIAL.joinpath(file)) as path:
        import_list(
            path,
            source=source,
            mapping=shipped()[mapping],
            by=command_line_member(),
            compartment=default_compartment(),
            klass=Claim.Klass.PUBLIC,
        )
    return source
