"""``sprava verify``: are the archived bytes still what was archived, and does the manifest say so without a gap?"""

from __future__ import annotations

from collections.abc import Iterator

import click

from sprava.records.actions.sources import ArchiveReport, enter_earlier_documents, examine_archive


@click.command("verify", short_help="Prove that archive and manifest are what they were.")
@click.option("--enter-earlier", is_flag=True, help="Enter documents that are older than the manifest; then verify.")
def command(enter_earlier: bool) -> None:  # noqa: FBT001 click
    """Read every archived document again, compare it with the SHA-256 under which it was archived, and go along the
    manifest, in which every line holds on to the one before it.

    The head that is printed stands for the whole manifest: written down elsewhere, it proves later that nothing was
    taken away.
    """
    if enter_earlier:
        click.echo(f"{enter_earlier_documents()} documents entered in the manifest", err=True)
    report = examine_archive()
    for words in faults(report):
        click.echo(words, err=True)
    for sha256 in report.left_over:
        click.echo(
            f"{sha256}: archived, and no document: bring the file again, its archiving was interrupted", err=True
        )
    if not report.is_sound:
        raise click.ClickException("The archive is not what it was. Bring it back from a backup.")
    click.echo(
        f"{report.known} documents, all as archived; manifest of {report.chain.lines} lines, head {report.chain.head}"
    )


def faults(report: ArchiveReport) -> Iterator[str]:
    """What is wrong, in words."""
    yield from (f"{sha256}: not in the archive" for sha256 in report.missing)
    yield from (f"{sha256}: changed since it was archived" for sha256 in report.damaged)
    yield from (f"manifest, {words}" for words in report.chain.faults)
    if report.lost_lines:
        yield f"manifest: lines that the register knows of and that are no longer in it: {report.lost_lines}"
    for sha256 in report.not_entered:
        yield f"{sha256}: not in the manifest. If it is older than the manifest: sprava verify --enter-earlier"
