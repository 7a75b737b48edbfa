"""``sprava verify``: are the archived bytes still what was archived?"""

from __future__ import annotations

import click

from sprava.records.actions.sources import examine_archive


@click.command("verify", short_help="Prove that the archived documents are unchanged.")
def command() -> None:
    """Read every archived document again and compare it with the SHA-256 under which it was archived."""
    report = examine_archive()
    for sha256 in report.missing:
        click.echo(f"{sha256}: not in the archive", err=True)
    for sha256 in report.damaged:
        click.echo(f"{sha256}: changed since it was archived", err=True)
    if report.missing or report.damaged:
        raise click.ClickException("The archive is damaged. Bring these files back from a backup.")
    click.echo(f"{report.known} documents, all as archived")
