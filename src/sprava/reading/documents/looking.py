"""Pictures of text, read by Tesseract where the machine has it: a page is drawn by one process and read by another."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final

from sprava.reading.documents.bounds import ENVIRONMENT, Limits, Stopped, all_of, death, started
from sprava.reading.documents.kinds import Kind
from sprava.reading.documents.outcomes import Outcome, State
from sprava.reading.documents.packed import MEGABYTE
from sprava.reading.documents.raster import DOTS

LANGUAGES: Final = ("bel", "rus", "ukr", "eng", "pol")
"""As Tesseract calls them. All that are there are read together: a page may be in two."""
_LATIN: Final = ("eng", "pol")
_CYRILLIC_LETTER: Final = re.compile("[а-яёіїєґў]", re.IGNORECASE)
_LATIN_LETTER: Final = re.compile("[a-ząćęłńóśźż]", re.IGNORECASE)
MOST_PAGES: Final = 60
"""Pages of one document that are looked at."""
PAGE: Final = Limits(cpu_seconds=60, wall_seconds=180, output=8 * MEGABYTE)
"""What reading one page may take; one in A4 takes 3 s."""
PICTURE: Final = Limits(cpu_seconds=20, wall_seconds=60, output=16 * MEGABYTE)
"""What drawing one page may take."""
_drawing: Final = BoundedSemaphore(2)
"""A page of cards asks for a dozen pieces at once; each is drawn in a process of its own."""
_RECOGNISER: Final = Path(__file__).with_name("recogniser.py")
_DRAWN: Final = Path(__file__).with_name("drawn.py")


def languages() -> tuple[str, ...]:
    """The languages in which text in pictures can be read on this machine; none without Tesseract."""
    program = shutil.which("tesseract")
    return _languages(program) if program else ()


@cache
def _languages(program: str) -> tuple[str, ...]:
    # The program that was found on the path; no shell, and no file of a stranger.
    try:
        said = subprocess.run(  # noqa: S603
            [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=20, env=ENVIRONMENT
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    there = set((said.stdout + said.stderr).split())
    return tuple(one for one in LANGUAGES if one in there)


def seen(kind: Kind, path: Path, page: int) -> dict[str, Any]:
    """What a machine reads on a page of a PDF, or in a picture: ``table`` as Tesseract writes it, None where the
    machine has no Tesseract. Or the state, code and facts of the outcome that says why nothing could be read.
    """
    there = languages()
    if not there:
        return {"table": None}
    try:
        table = _table(kind, path, page, "+".join(there))
        latin = [one for one in there if one in _LATIN]
        if isinstance(table, str) and latin and len(latin) < len(there) and _is_in_latin(table):
            # With Cyrillic letters to choose from, half as many words again come out wrong.
            table = _table(kind, path, page, "+".join(latin))
    except Stopped as stopped:
        table = stopped.outcome
    except OSError:  # no process could be started
        table = Outcome(State.PARTIAL, "picture_damaged")
    if isinstance(table, str):
        return {"table": table}
    return {"state": table.state, "code": table.code, "facts": dict(table.facts)}


def drawing(path: Path, page: int, box: str = "", dots: int = 150) -> bytes:
    """A page of a PDF as PNG, or of it the box ``left,bottom,right,top``; empty where it cannot be drawn."""
    with _drawing:
        child = _drawer(path, page, dots, box)
        try:
            drawn = all_of(child, PICTURE)
            return drawn if child.wait() == 0 else b""
        except Stopped:
            return b""
        finally:
            _end(child)


def _table(kind: Kind, path: Path, page: int, named: str) -> str | Outcome:
    drawer = _drawer(path, page, DOTS, "") if kind is Kind.PDF else None
    program = shutil.which("tesseract") or ""
    try:
        with path.open("rb") as file:
            picture = drawer.stdout if drawer and drawer.stdout else file
            reader = started(_RECOGNISER, program, named, str(PAGE.memory), str(PAGE.cpu_seconds), stdin=picture)
        try:
            table = all_of(reader, PAGE)
            code = reader.wait()
        finally:
            _end(reader)
    finally:
        if drawer:
            _end(drawer)
    if code == 0:
        return table.decode("utf-8", "replace")
    return death(code, PAGE) if code < 0 else Outcome(State.PARTIAL, "picture_damaged")


def _is_in_latin(table: str) -> bool:
    return len(_LATIN_LETTER.findall(table)) > 9 * len(_CYRILLIC_LETTER.findall(table))


def _drawer(path: Path, page: int, dots: int, box: str) -> subprocess.Popen[bytes]:
    bounds = str(PICTURE.memory), str(PICTURE.cpu_seconds)
    return started(_DRAWN, str(path.absolute()), str(page), str(dots), box, *bounds, stdin=subprocess.DEVNULL)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    if child.stdout is not None:
        child.stdout.close()
    child.wait()
