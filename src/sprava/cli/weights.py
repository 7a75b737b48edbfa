"""The weights that a command uses: of the file that was named, else those that the register has adopted."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sprava.cli.opening import REGISTER_VARIABLE
from sprava.linkage.adjusting import adjusted, read_changes
from sprava.linkage.adopted import FILE, SHIPPED, Adopted, read_adopted
from sprava.linkage.comparing import DEFAULT
from sprava.linkage.evidence import Weights


def adopted_by_the_register() -> Adopted:
    """What the register that was named has adopted; nothing where none was named."""
    folder = os.environ.get(REGISTER_VARIABLE)
    return read_adopted(Path(folder) / FILE) if folder else Adopted()


def weights_of(file: Path | None) -> Weights:
    """The weights of a file; without one those of the register that was named, which is said on standard error; those
    that come with Sprava where there is neither.
    """
    if file is not None:
        return adjusted(DEFAULT, read_changes(file))
    adopted = adopted_by_the_register()
    if adopted.in_force == SHIPPED:
        return DEFAULT
    click.echo(f"Weighed by weights {adopted.in_force} of the register.", err=True)
    return adjusted(DEFAULT, adopted.changes)
