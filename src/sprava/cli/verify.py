"""``sprava verify``: are the archived bytes still what was archived?"""

from __future__ import annotations

import click

from sprava.records.actions.sources import archive
from sprava.records.models import Document


@click.command("verify", short_help="Prove that the archived documents are unchanged.")
def command() -> None:
    """Read every archived document again and compare it with the SHA-256 under which it was archived."""
    kept = archive()
    known = set(Document.objects.values_list("sha256", flat=True).distinct())
    missing = sorted(sha256 for sha256 in known if not kept.path_of(sha256).exists())
    damaged = sorted(kept.damaged())
    for sha256 in missing:
        click.echo(f"{sha256}: not in the archive", err=True)
    for sha256 in damaged:
        click.echo(f"{sha256}: changed since it was archived", err=True)
    if missing or damaged:
        raise click.ClickException("The archive is damaged. Bring these files back from a backup.")
    click.echo(f"{len(known)} documents, all as archived")
