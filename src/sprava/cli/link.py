"""``sprava link``: the same people in whole lists."""

from __future__ import annotations

import csv
import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from sprava.cli.training import train_command
from sprava.cli.weights import weights_of
from sprava.core.errors import Refused
from sprava.linkage.bulk import Linked, Wanted, link
from sprava.linkage.clustering import MOST_ROWS, NOTHING_JUDGED
from sprava.linkage.judgements import judged_rows, read_judgements
from sprava.linkage.lists import Rows, read_lists

TRAIN: Final = "train"
_A_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
_TO_WRITE: Final = click.Path(dir_okay=False, path_type=Path)


class Link(click.Command):
    """The command that takes lists; with ``train`` as its first word, the one below it. A list called so is ./train."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any  # noqa: ANN401 as click has it
    ) -> click.Context:  # fmt: skip
        """Give the words after ``train`` to that command."""
        if args[:1] == [TRAIN]:
            return self.commands[TRAIN].make_context(f"{info_name} {TRAIN}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 as click has it
        """Run whichever command the words were for."""
        return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)

    @property
    def commands(self) -> dict[str, click.Command]:
        """The commands below this one."""
        return {TRAIN: train_command}


@click.command("link", cls=Link, short_help="Find the same people in whole lists.")
@click.argument("files", nargs=-1, required=True, type=_A_FILE)
@click.option("--out", required=True, type=_TO_WRITE, help="Where the clusters go.")
@click.option("--pairs", type=_TO_WRITE, help="Where pairs for a person to judge go.")
@click.option(
    "--judgements", type=_A_FILE,
    help="What people judged: the pairs with a column verdict (same, different or unsure), or an export of the desk.",
)  # fmt: skip
@click.option(
    "--weights",
    type=_A_FILE,
    help="Weights that sprava link train wrote. Default: those of the register that is named, or Sprava's own.",
)
@click.option(
    "--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help="What computes."
)
@click.option("--threshold", type=float, help="Bits from which rows are joined. Default: by the list itself.")
@click.option(
    "--most", type=click.IntRange(2), default=MOST_ROWS, show_default=True, help="Rows of one person at most."
)
def command(files: tuple[Path, ...], out: Path, pairs: Path | None, engine: str, **wanted: Any) -> None:  # noqa: ANN401 the options of _wanted
    """Write a CSV with the columns file, row and cluster: rows of one cluster are likely one person.

    FILES are lists in CSV. Columns are recognised by their titles: name, or surname, given and patronymic; born,
    city, article, facility, case. A row is named by its column row or id, else counted from 1.

    sprava link train JUDGEMENTS shows what judgements teach of the weights, and adopts it for a register.
    """
    if len({path.resolve() for path in files}) < len(files):
        raise Refused("One list is given twice. Name each list once.")
    with _left_alone():
        rows, linked = (_on_spark if engine == "spark" else _here)(files, **wanted)
        _write_clusters(rows, linked, out)
        if pairs is not None:
            _write_pairs(rows, linked, pairs)
    _say(rows, linked)


@contextmanager
def _left_alone() -> Iterator[None]:
    """Without the search for cycles: lists of millions hold none, and each search walks through all of them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _here(files: Sequence[Path], **wanted: Any) -> tuple[Rows, Linked]:  # noqa: ANN401 the options of _wanted
    rows = read_lists(files)
    return rows, link(rows, _wanted(rows, **wanted))


def _on_spark(files: Sequence[Path], **wanted: Any) -> tuple[Rows, Linked]:  # noqa: ANN401 the options of _wanted
    # Spark takes seconds to load and may not be there: nothing imports it before it is asked for.
    with import_module("sprava.cli.spark").session() as spark:
        engine = import_module("sprava.linkage.on_spark")
        rows, linked = engine.link(spark, files, lambda rows: _wanted(rows, **wanted))
    return rows, linked


def _wanted(rows: Rows, judgements: Path | None, weights: Path | None, threshold: float | None, most: int) -> Wanted:
    judged, elsewhere = judged_rows(read_judgements(judgements), rows) if judgements else (NOTHING_JUDGED, 0)
    if elsewhere:
        click.echo(f"{elsewhere} judgements are about rows that are not in these lists.", err=True)
    return Wanted(weights_of(weights), threshold, judged, most)


def _write_clusters(rows: Rows, linked: Linked, out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(("file", "row", "cluster"))
        files = [rows.files[number] for number in rows.file]
        writer.writerows(zip(files, rows.row, linked.clusters.of.tolist(), strict=True))


def _write_pairs(rows: Rows, linked: Linked, out: Path) -> None:
    """Pairs that are likely and not joined, or possible: the likeliest first."""
    with out.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(("left_file", "left_row", "right_file", "right_row", "score"))
        for at in linked.to_judge().tolist():
            one, other = int(linked.pairs.left[at]), int(linked.pairs.right[at])
            where = (rows.files[rows.file[one]], rows.row[one], rows.files[rows.file[other]], rows.row[other])
            writer.writerow((*where, f"{linked.weights[at]:g}"))


def _say(rows: Rows, linked: Linked) -> None:
    clusters = linked.clusters
    people = len(set(clusters.of.tolist()))
    click.echo(f"{len(rows)} rows, {people} people, joined from {linked.threshold:.1f} bits.", err=True)
    if clusters.kept_apart:
        click.echo(
            f"{clusters.kept_apart} joins were refused, because rows contradict one another or were judged.", err=True
        )
    if clusters.too_great:
        click.echo(
            f"{clusters.too_great} joins were refused, because a cluster would become too great. Look at them.",
            err=True,
        )
