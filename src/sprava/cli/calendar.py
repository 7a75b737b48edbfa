"""``sprava calendar``: days ahead as an iCalendar file."""

from __future__ import annotations

from pathlib import Path

import click
from django.utils import translation

from sprava.accounts.actions import command_line_member
from sprava.casework.calendar_asked import INITIALS, KINDS, MOST_DAYS, NAMES, USUAL_DAYS, CalendarAsked
from sprava.casework.calendar_file import calendar_file
from sprava.casework.jurisdiction import today
from sprava.core.errors import Refused

PLURAL = {f"{kind}s": kind for kind in KINDS if kind != "solidarity"} | {"solidarity": "solidarity"}


@click.command("calendar", short_help="Birthdays, hearings and releases ahead.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write. Default: standard output."
)
@click.option("--for", "kinds", default=",".join(PLURAL), show_default=True, help="Which days, with commas between.")
@click.option("--days", type=click.IntRange(1, MOST_DAYS), default=USUAL_DAYS, show_default=True, help="How far ahead.")
@click.option("--names", type=click.Choice(sorted(NAMES)), default=INITIALS, show_default=True,
              help="How people are named: by numbers only, by initials, in full.")  # fmt: skip
@click.option("--lang", type=click.Choice(["en", "be", "ru"]), default="en", show_default=True, help="The language.")
def command(out: Path | None, kinds: str, days: int, names: str, lang: str) -> None:
    """Write the days ahead as iCalendar: birthdays, hearings, expected releases, days of solidarity.

    The file leaves the register: whoever has it can read it. It carries no full names unless you ask for them.
    """
    asked = CalendarAsked(_kinds(kinds), days, names)
    with translation.override(lang):
        made = calendar_file(asked, today(), command_line_member())
    if out is None:
        click.echo(made, nl=False)
        return
    try:
        out.write_bytes(made)
    except OSError as cause:
        raise Refused(f"{out} cannot be written: {cause.strerror}. Name a file in a folder that exists.") from cause
    click.echo(f"{out}: {made.count(b'BEGIN:VEVENT')} entries", err=True)


def _kinds(text: str) -> frozenset[str]:
    """The kinds of days in ``text``.

    Raises:
        Refused: one of them is none.
    """
    asked = [word.strip() for word in text.split(",") if word.strip()]
    for word in asked:
        if word not in PLURAL:
            raise Refused(f"--for: {word!r} is no kind of day. Write some of: {', '.join(PLURAL)}.")
    if not asked:
        raise Refused(f"--for names no kind of day. Write some of: {', '.join(PLURAL)}.")
    return frozenset(PLURAL[word] for word in asked)
