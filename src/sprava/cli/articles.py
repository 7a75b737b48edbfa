"""Articles, letters, feeds and channels for ``sprava import``: each with its outcome, however many there are."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import click
from tqdm import tqdm

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.core.errors import Refused
from sprava.reading.documents.kinds import LISTS_BY_NAME, Kind, kind_of
from sprava.reading.documents.outcomes import DocumentRefused, State
from sprava.records.actions.sources import record_source
from sprava.records.models import Source
from sprava.review.documents import Bringing, Brought, Said


def is_list(path: Path) -> bool:
    """Is it for the desk of lists? Also where it is a list by its name and cannot be opened: that desk says why."""
    if path.suffix.casefold() in LISTS_BY_NAME:
        return True
    try:
        return kind_of(path) is Kind.LIST
    except DocumentRefused:
        return False


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files that were named and those in the folders that were named, hidden ones left out."""
    return [file for path in paths for file in (sorted(_inside(path)) if path.is_dir() else [path])]


def _inside(folder: Path) -> Iterator[Path]:
    return (
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def take_in(files: Sequence[Path], source_name: str, said: Said, grade: int) -> None:
    """Bring each file, say on standard error what became of it, and print a summary as JSON.

    Raises:
        Refused: somebody stopped it; what came in stays, and the same command goes on.
    """
    bar: tqdm[NoReturn] = tqdm(total=len(files), desc="Reading", unit=" files", file=sys.stderr, disable=None)
    way = Bringing(
        Source.objects.filter(name=source_name.strip()).first(),
        lambda: record_source(source_name, grade=grade),
        command_line_member(), default_compartment(), said, lambda texts: bar.set_postfix(texts=texts),
    )  # fmt: skip
    done: list[tuple[Path, Brought]] = []
    try:
        with bar:
            for file in files:
                done.append((file, way.bring(file)))
                _tell(*done[-1])
                bar.update()
    except KeyboardInterrupt:
        raise Refused(f"Stopped at file {len(done) + 1} of {len(files)}; run the same command to go on.") from None
    click.echo(json.dumps(_summary(source_name, done), ensure_ascii=False, indent=2))
    if any(brought.outcome.state in (State.REFUSED, State.QUARANTINED) for _, brought in done):
        sys.exit(1)


def _tell(file: Path, brought: Brought) -> None:
    before = " It was here already." if brought.is_known else ""
    tqdm.write(f"{file}: {brought.outcome.state}. {brought.outcome.say()}{before}", file=sys.stderr)


def _summary(source_name: str, done: Sequence[tuple[Path, Brought]]) -> dict[str, object]:
    return {
        "source": source_name.strip(),
        "files": [
            {
                "file": str(file),
                "outcome": brought.outcome.state,
                "why": brought.outcome.code,
                "texts": brought.texts,
                "proposed_from": brought.proposed_from,
                "known": brought.is_known,
                **({"report": brought.report.pk, "state": brought.report.state} if brought.report else {}),
            }
            for file, brought in done
        ],
        "outcomes": dict(sorted(Counter(str(brought.outcome.state) for _, brought in done).items())),
    }
