"""The command ``sprava``.

One table says which command lives in which module and whether it needs a register. Modules are loaded when they are
asked for: ``sprava compare`` never waits for Django.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Final

import click

from sprava.cli.opening import REGISTER_VARIABLE, open_register
from sprava.core.errors import Refused, SpravaError


@dataclass(frozen=True, slots=True)
class Entry:
    """One command. ``module`` lies in ``sprava.cli`` and holds a click command called ``command``."""

    short_help: str
    module: str
    needs_register: bool = False


COMMANDS: Final = {
    "demo": Entry("Build a register from the bundled lists and show it.", "demo"),
    "init": Entry("Make a new register.", "init"),
    "serve": Entry("Open the desks in a browser.", "serve", needs_register=True),
    "member": Entry("Members, from the machine itself.", "member", needs_register=True),
    "doctor": Entry("Say what is wrong with this installation.", "doctor"),
    "import": Entry("Take in a list, an export or an article.", "import_", needs_register=True),
    "find": Entry("Find a person by name, in any script.", "find", needs_register=True),
    "show": Entry("Show one person with every source.", "show", needs_register=True),
    "grade": Entry("Change how far a source is trusted.", "grade", needs_register=True),
    "compare": Entry("Score two names or two records, with reasons.", "compare"),
    "link": Entry("Find the same people in whole lists.", "link"),
    "read": Entry("Propose persons and events from texts.", "read"),
    "count": Entry("A figure with its bounds and its recipe.", "count", needs_register=True),
    "estimate": Entry("Estimate how many nobody has listed.", "estimate"),
    "term": Entry("When does a sentence end, with the reckoning.", "term"),
    "pack": Entry("Check the packs of law.", "pack"),
    "letters": Entry("Whom to write to, and the letters.", "letters", needs_register=True),
    "vault": Entry("Sealed entries: custodians, opening, destroying.", "vault"),
    "calendar": Entry("Birthdays, hearings and releases ahead.", "calendar", needs_register=True),
    "publish": Entry("Build the public site.", "publish", needs_register=True),
    "export": Entry("Data packages.", "export", needs_register=True),
    "backup": Entry("An encrypted backup.", "backup", needs_register=True),
    "restore": Entry("Bring back a backup, or try whether one could.", "restore"),
    "rebuild": Entry("Build the index again from the claims.", "rebuild", needs_register=True),
    "verify": Entry("Prove that archive and book are what they were.", "verify", needs_register=True),
}


class Commands(click.Group):
    """The commands of the table whose module is there."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click hands it over
        """In the order of the table, which is the order of the work."""
        return [name for name, entry in COMMANDS.items() if find_spec(f"sprava.cli.{entry.module}")]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Open the register before a command that needs one is loaded; for its help an empty one will do."""
        entry = COMMANDS.get(args[0]) if args and args[0] in self.list_commands(ctx) else None
        if entry is not None and entry.needs_register:
            open_register(empty=not {"-h", "--help"}.isdisjoint(args))
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"sprava.cli.{COMMANDS[cmd_name].module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table itself, so that help loads nothing."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].short_help) for name in self.list_commands(ctx)])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sprava", prog_name="sprava")
def commands() -> None:
    """Sprava: the register of political persecution, and the desk from which the persecuted are supported.

    A register is a folder. --register DIR, anywhere on the line, or the variable SPRAVA_REGISTER names it; else it is
    the current folder.
    """


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line; what is refused is said on standard error and ends with code 1."""
    try:
        rest, folder = without_register(sys.argv[1:] if words is None else words)
        if folder is not None:
            os.environ[REGISTER_VARIABLE] = folder
        commands.main(args=rest, prog_name="sprava")
    except SpravaError as refusal:
        click.echo(f"sprava: {refusal}", err=True)
        sys.exit(1)


def without_register(words: Sequence[str]) -> tuple[list[str], str | None]:
    """Take ``--register DIR`` or ``--register=DIR`` out of a command line. Words after ``--`` are left alone.

    Raises:
        Refused: the option names no folder.
    """
    rest: list[str] = []
    folder: str | None = None
    coming = iter(words)
    for word in coming:
        if word == "--":
            rest += [word, *coming]
        elif word == "--register" or word.startswith("--register="):
            folder = next(coming, "") if word == "--register" else word.removeprefix("--register=")
            if not folder:
                raise Refused("--register names no folder. Write --register DIR.")
        else:
            rest.append(word)
    return rest, folder
