"""``sprava link``: the same people in whole lists."""

from __future__ import annotations

import csv
from pathlib import Path

import click

from sprava.core.errors import Refused
from sprava.linkage.bulk import Linked, link
from sprava.linkage.clustering import MOST_ROWS
from sprava.linkage.lists import Rows, read_lists


@click.command("link", short_help="Find the same people in whole lists.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where the clusters go.")
@click.option("--pairs", type=click.Path(dir_okay=False, path_type=Path), help="Where pairs for a person to judge go.")
@click.option("--engine", type=click.Choice(["local"]), default="local", show_default=True, help="What computes.")
@click.option("--threshold", type=float, help="Bits from which rows are joined. Default: by the number of rows.")
@click.option(
    "--most", type=click.IntRange(2), default=MOST_ROWS, show_default=True, help="Rows of one person at most."
)
def command(
    files: tuple[Path, ...], out: Path, pairs: Path | None, engine: str, threshold: float | None, most: int  # noqa: ARG001 one engine so far
) -> None:  # fmt: skip
    """Write a CSV with the columns file, row and cluster: rows of one cluster are likely one person.

    FILES are lists in CSV. Columns are recognised by their titles: name, or surname, given and patronymic; born,
    city, article, facility, case. A row is named by its column row or id, else counted from 1.
    """
    if len({path.resolve() for path in files}) < len(files):
        raise Refused("One list is given twice. Name each list once.")
    rows = read_lists(files)
    linked = link(rows, threshold=threshold, most=most)
    _write_clusters(rows, linked, out)
    if pairs is not None:
        _write_pairs(rows, linked, pairs)
    _say(rows, linked)


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
        click.echo(f"{clusters.kept_apart} joins were refused, because rows contradict one another.", err=True)
    if clusters.too_great:
        click.echo(
            f"{clusters.too_great} joins were refused, because a cluster would become too great. Look at them.",
            err=True,
        )
