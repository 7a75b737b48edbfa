"""A generated register written through the real door. Run by bench.within."""

from __future__ import annotations

import io
import sys
from typing import Any

from django.db import connection
from tqdm import tqdm

from bench.generate import LIST_NAME, PAPERS, RECOGNISER, draw_people, what_is_said
from bench.timing import clock
from sprava.accounts.actions import command_line_member, default_compartment
from sprava.records.actions.lists import Step, Terms, begin_import, finish_import, record_step
from sprava.records.actions.sources import archive_document, record_source
from sprava.records.models import Claim, Person, Source

STEP = 1000
BLOCK = 10
"""Steps whose cost is reported together."""


def measure(people: int, seed: int) -> dict[str, Any]:
    """Fill an empty register; gives the seconds of each block of steps, and how much was written."""
    terms = Terms(command_line_member(), default_compartment())
    source = record_source(LIST_NAME, kind=Source.Kind.LIST, grade=Source.Grade.RELIABLE)
    for paper in (*PAPERS, RECOGNISER):
        record_source(paper)
    text = io.BytesIO(f"An invented list of {people} people, seed {seed}.".encode())
    document = archive_document(text, source=source, about={"media_type": "text/plain", "file_name": "invented.txt"})
    reading = begin_import(source, document.pk, mapping="", rows_total=people, terms=terms)
    steps: list[tuple[int, float, float]] = []
    for start in tqdm(range(0, people, STEP), desc="Filling", unit=" thousand", file=sys.stderr, disable=None):
        numbers = range(start, min(start + STEP, people))
        said = [what_is_said(person) for person in draw_people(seed, numbers)]
        with clock() as spent:
            reading = record_step(reading, Step(said, numbers.stop, rows_taken=len(numbers)), terms=terms)
        steps.append((len(numbers), spent.wall, spent.cpu))
    finish_import(reading, keys_present=None)
    _let_the_planner_know()
    return {"blocks": _blocks(steps), "people": Person.objects.count(), "claims": Claim.objects.count()}


def _blocks(steps: list[tuple[int, float, float]]) -> list[dict[str, float]]:
    blocks = []
    for start in range(0, len(steps), BLOCK):
        part = steps[start : start + BLOCK]
        rows, wall, cpu = (sum(step[place] for step in part) for place in range(3))
        blocks.append({"rows": rows, "wall": wall, "cpu": cpu})
    return blocks


def _let_the_planner_know() -> None:
    # Autovacuum does this by itself within minutes; the bench does not wait for it. On SQLite nobody does it, so
    # nothing is done here either: what is measured is what a register has.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
