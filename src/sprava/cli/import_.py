"""``sprava import``: a list taken in, with its problems row by row, or files of texts, each with its outcome."""

from __future__ import annotations

import gc
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import click
from tqdm import tqdm

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.accounts.models import Member
from sprava.cli.articles import files_in, is_list, take_in
from sprava.cli.seeking import seek_pairs, tell_who_waits
from sprava.core.errors import Refused
from sprava.intake.binding import BoundColumns
from sprava.intake.files import open_table
from sprava.intake.importing import Progress, begin, day_written, go_on
from sprava.intake.mapping import Mapping, read_mapping, shipped, write_mapping
from sprava.intake.outcome import has_lost_most
from sprava.intake.preview import preview
from sprava.intake.problems import ListRefused, Problem, Severity, say
from sprava.intake.proposing import Proposal, mapping_to_fill_in, proposed_for
from sprava.intake.tables import Remark
from sprava.records.actions.sources import record_source
from sprava.records.models import Import, Source
from sprava.records.models import Problem as StoredProblem
from sprava.review.documents import Said

MOST_PROBLEMS_SHOWN = 50


@click.command("import", short_help="Take in a list, an export or an article.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--source", "source_name", required=True, metavar="NAME", help="Whose they are.")
@click.option("--map", "map_", metavar="MAP", help="A mapping: one that comes with Sprava, or a TOML file.")
@click.option(
    "--as-of", default="", metavar="DAY",
    help="2026-08-30. Of a list: what it says is said on it. Of a text: published on it; many files say it themselves.",
)  # fmt: skip
@click.option("--url", default="", metavar="ADDRESS", help="Where the text or the channel stands. Nothing is fetched.")
@click.option(
    "--grade", type=click.IntRange(1, 5),
    help="Of a new source: 1 doubtful to 5 official. Default: 3, reliable, for lists, and 2, retold, for texts.",
)  # fmt: skip
@click.option(
    "--full/--part", default=None, help="Does absence from this list mean removal? Default: as the mapping says."
)
@click.option(
    "--save-map", type=click.Path(dir_okay=False, path_type=Path), help="Write the mapping here, to correct it."
)
@click.option("--dry-run", is_flag=True, help="Show what the first rows of a list would give; write nothing.")
@click.option(
    "--pairs", is_flag=True,
    help="Then compare everybody recorded since the last look with the whole register, for the desk of matching.",
)  # fmt: skip
def command(files: tuple[Path, ...], source_name: str, map_: str | None, **options: Any) -> None:  # noqa: ANN401 click hands them over
    """Take in a list (CSV, XLSX, XLS, ODS or JSON), or texts to be read: saved pages (HTML, WARC, WACZ), PDF, DOCX,
    letters (EML), feeds (RSS, Atom), plain text, and channels exported by Telegram (result.json). A folder stands for
    the files in it.

    Of a list: without --map the mapping kept for the source is used, else one is proposed from the headers; problems
    are printed row by row. Of texts: what became of each file is printed, and what is found in them waits for a
    reviewer; code 1 where a file was refused or set apart. A summary is printed as JSON. Stopped at any moment, the
    same command goes on; a second time it changes nothing.
    """
    as_of = day_written(options["as_of"]) if options["as_of"] else ""
    named = files_in(files)
    of_a_list = map_ or options["save_map"] or options["dry_run"] or options["pairs"]
    if len(named) == 1 and (of_a_list or is_list(named[0])):
        _take_list(named[0], source_name, map_, as_of, options)
        return
    if of_a_list:
        raise click.UsageError("--map, --save-map, --dry-run and --pairs are for one list at a time.")
    said = Said(as_of, url=options["url"])
    take_in(named, source_name, said, options["grade"] or Source.Grade.RETOLD)


def _take_list(file: Path, source_name: str, map_: str | None, as_of: str, options: dict[str, Any]) -> None:
    known = Source.objects.filter(name=source_name.strip()).first()
    mapping = _mapping(file, map_, known, options["save_map"])
    if options["full"] is not None:
        mapping = _as_full(mapping, full=options["full"])
    if options["save_map"]:
        options["save_map"].write_text(write_mapping(mapping), encoding="utf-8")
    _tell_file(file, mapping)
    if options["dry_run"]:
        _show(file, mapping)
        return
    source = record_source(source_name, kind=Source.Kind.LIST, grade=options["grade"] or Source.Grade.RELIABLE)
    by = command_line_member()
    reading = begin(file, source=source, mapping=mapping, by=by, compartment=default_compartment(), as_of=as_of)
    resumed = reading.next_row > 0
    if resumed and read_mapping(reading.mapping) != mapping:
        click.echo("This file was begun with another mapping, and goes on with that one.", err=True)
    reading = _run(reading, by)
    _tell_problems(reading)
    if has_lost_most(reading):
        click.echo(say("most_are_gone", {}), err=True)
    summary = _summary(reading, mapping, resumed=resumed)
    if options["pairs"]:
        summary["pairs"] = seek_pairs(by)
    else:
        tell_who_waits(by)
    click.echo(json.dumps(summary, ensure_ascii=False, indent=2))


def _as_full(mapping: Mapping, *, full: bool) -> Mapping:
    text = write_mapping(mapping)
    lines = [line for line in text.splitlines() if not line.startswith("full_list")]
    return read_mapping("\n".join([*(["full_list = true"] if full else []), *lines]))


def _mapping(file: Path, wanted: str | None, source: Source | None, to_fill_in: Path | None) -> Mapping:
    """The mapping that was asked for, else the one kept for the source, else a proposal, which is said.

    Where nobody can be found in the columns, what is known of them is written ``to_fill_in``.
    """
    if wanted:
        if wanted in shipped():
            return shipped()[wanted]
        if not Path(wanted).is_file():
            raise ListRefused("no_such_mapping", name=wanted, known=", ".join(shipped()))
        return read_mapping(Path(wanted).read_text(encoding="utf-8"))
    if source is not None and source.mapping:
        return read_mapping(source.mapping)
    try:
        proposal = proposed_for(file)
    except ListRefused as refusal:
        if refusal.code != "no_mapping" or to_fill_in is None:
            raise
        to_fill_in.write_text(mapping_to_fill_in(file), encoding="utf-8")
        raise ListRefused("mapping_begun", name=file.name, file=to_fill_in) from refusal
    _tell_proposal(proposal)
    return proposal.mapping


def _tell_proposal(proposal: Proposal) -> None:
    if proposal.shipped:
        click.echo(f"Read with the mapping '{proposal.shipped}'.", err=True)
        return
    click.echo(
        "A mapping was proposed from the headers. Check it with --dry-run, correct it with --save-map.", err=True
    )
    for column in proposal.columns:
        click.echo(f"  {column.header}: {column.gives or 'not used'}", err=True)


def _tell_file(file: Path, mapping: Mapping) -> None:
    """How the file is read: a guessed encoding, other sheets, columns that give nothing."""
    table = open_table(file, mapping.layout)
    unused = BoundColumns(mapping, None).unused(table)
    remarks = [*table.remarks, *([Remark("not_used", {"columns": ", ".join(unused)})] if unused else [])]
    if not mapping.has_key:
        remarks.append(Remark("key_is_a_digest"))
    for remark in remarks:
        click.echo(say(remark.code, remark.facts), err=True)


def _run(reading: Import, by: Member) -> Import:
    # Rows are tuples by the hundred thousand, none of them in a cycle: looking for cycles took a sixth of the time.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    bar: tqdm[NoReturn] = tqdm(desc="Reading", unit=" rows", file=sys.stderr, disable=None)
    try:
        with bar:
            return go_on(reading, by=by, progress=_mover(bar))
    except KeyboardInterrupt:
        reading.refresh_from_db()
        raise Refused(f"Stopped at row {reading.next_row}; run the same command to go on.") from None


def _mover(bar: tqdm[NoReturn]) -> Progress:
    def move(done: int, total: int | None) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return move


def _tell_problems(reading: Import) -> None:
    """The rows that were not taken first, then what to look at."""
    problems = reading.problems.all()
    grave = problems.filter(severity__in=(Severity.REFUSED, Severity.HELD)).order_by("row", "pk")
    minor = problems.exclude(severity__in=(Severity.REFUSED, Severity.HELD)).order_by("row", "pk")
    shown = [*grave[:MOST_PROBLEMS_SHOWN]]
    shown += minor[: MOST_PROBLEMS_SHOWN - len(shown)]
    for line in _in_words(shown):
        click.echo(line, err=True)
    if (rest := problems.count() - len(shown)) > 0:
        click.echo(f"… and {rest} more. The desk shows them all.", err=True)


def _in_words(problems: list[StoredProblem]) -> Iterator[str]:
    for stored in problems:
        yield Problem(stored.row, stored.column, stored.code, Severity(stored.severity), stored.facts).say("en")


def _summary(reading: Import, mapping: Mapping, *, resumed: bool) -> dict[str, object]:
    codes = Counter(reading.problems.values_list("code", flat=True))
    repeated = reading.problems.filter(severity=Severity.REPEATED).values("row").distinct().count()
    return {
        "import": reading.pk,
        "source": reading.source.name,
        "mapping": mapping.name,
        "state": reading.state,
        "resumed": resumed,
        "rows": {
            "total": reading.rows_total,
            "taken": reading.rows_taken,
            "refused": reading.rows_refused,
            "held": reading.rows_quarantined,
            "repeated": repeated,
        },
        "added": reading.added,
        "changed": reading.changed,
        "unchanged": reading.unchanged,
        "removed_at_source": reading.removed,
        "problems": dict(sorted(codes.items())),
    }


def _show(file: Path, mapping: Mapping) -> None:
    table = open_table(file, mapping.layout)
    shown = [
        {
            "row": row.number,
            "facts": [f"{fact.field}: {fact.value}" for fact in row.facts],
            "problems": [problem.say("en") for problem in row.problems],
        }
        for row in preview(file, mapping)
    ]
    click.echo(json.dumps({"columns": list(table.columns), "rows": shown}, ensure_ascii=False, indent=2))
