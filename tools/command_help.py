"""What ``sprava --help`` and the help of every command print: ``make write-docs`` puts it into docs/commands.md."""

from __future__ import annotations

import click
from click.testing import CliRunner

from sprava.cli import commands

# The width of a page of the documentation, whatever terminal this runs in.
COLUMNS = "100"


def printed_by(*words: str) -> str:
    """The help that a command prints.

    Raises:
        RuntimeError: it printed none.
    """
    outcome = CliRunner(env={"COLUMNS": COLUMNS}).invoke(commands, [*words, "--help"], prog_name="sprava", color=False)
    if outcome.exit_code:
        raise RuntimeError(f"sprava {' '.join(words)} --help failed: {outcome.output}") from outcome.exception
    return outcome.output


def every_help() -> str:
    """Markdown: one section per command, groups with their own commands below them."""
    context = click.Context(commands, info_name="sprava")
    parts = [f"```text\n{printed_by()}```\n"]
    for name in commands.list_commands(context):
        parts.append(f"\n## sprava {name}\n\n```text\n{printed_by(name)}```\n")
        inner = sorted(getattr(commands.get_command(context, name), "commands", {}))
        parts += [f"\n```text\n{printed_by(name, each)}```\n" for each in inner]
    return "\n" + "".join(parts)
