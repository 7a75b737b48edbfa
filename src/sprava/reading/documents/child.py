"""The process that reads one document: little memory and time, no network, nothing written, nobody minds if it dies.

Started by isolated.py as a script of its own. One JSON line for each text on standard output, then one for the outcome;
between them a line for each page that is a picture and should be read, answered by a line on standard input.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

# Started by its path, without the folder of whoever started it among the places where modules are looked for.
if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from sprava.core.copies import openings
from sprava.reading.documents.confinement import confine
from sprava.reading.documents.outcomes import DocumentRefused, Outcome, Remarks, State
from sprava.reading.documents.packed import in_megabytes
from sprava.reading.documents.pieces import Piece

READERS: Final = {
    "html": ("web_page", "read"),
    "warc": ("web_archive", "read"),
    "wacz": ("web_archive", "read_packed"),
    "pdf": ("portable", "read"),
    "docx": ("word", "read"),
    "eml": ("mail", "read"),
    "feed": ("feed", "read"),
    "telegram": ("telegram", "read"),
    "picture": ("picture", "read"),
    "text": ("plain_text", "read"),
}
"""Kind → module of this folder and function in it: a path and remarks in, texts out."""
_PACKAGE: Final = "sprava.reading.documents."
_Bands = Callable[[str], tuple[int, ...]]


def main() -> int:
    """``child.py KIND FILE MEMORY SECONDS``: read the file and say what became of it."""
    kind, file, memory, seconds = sys.argv[1:5]
    try:
        outcome = read(kind, Path(file), memory=int(memory), seconds=int(seconds))
    except DocumentRefused as refusal:
        outcome = refusal.outcome
    except ImportError as missing:
        outcome = Outcome(State.REFUSED, "needs_extra", {"name": str(missing.name).partition(".")[0]})
    except MemoryError:
        outcome = Outcome(State.QUARANTINED, "needs_memory", {"limit": in_megabytes(int(memory))})
    except RecursionError:
        outcome = Outcome(State.QUARANTINED, "too_deep", {"limit": str(sys.getrecursionlimit())})
    except Exception as broken:  # noqa: BLE001 a reader may raise anything on a file that was made to break it
        outcome = Outcome(State.QUARANTINED, "broke_its_reader", {"reason": type(broken).__name__})
    say({"state": outcome.state, "code": outcome.code, "facts": dict(outcome.facts)})
    return 0


def read(kind: str, path: Path, *, memory: int, seconds: int) -> Outcome:
    """Say every text of the document. Limits are put on before the file is opened."""
    module, name = READERS[kind]
    reader: Callable[[Path, Remarks], Iterator[Piece]] = getattr(import_module(_PACKAGE + module), name)
    confine(memory, seconds)
    remarks, many = Remarks(look_at=look_at), 0
    for piece in reader(path, remarks):
        many += 1
        say({"piece": replace(piece, bands=_bands()(piece.words)).as_object()})
    if not many and not remarks.said:
        remarks.add("no_words")
    return remarks.outcome()


def look_at(page: int) -> str | None:
    """Ask the one that started this process to have a page read, and wait: this process can start no other.

    Raises:
        DocumentRefused: it could not be read.
    """
    say({"look": page})
    answer = json.loads(sys.stdin.buffer.readline())
    if "table" not in answer:
        raise DocumentRefused(State(answer["state"]), answer["code"], **answer["facts"])
    table: str | None = answer["table"]
    return table


@cache
def _bands() -> _Bands:
    """How copies are looked up; without the package for it only texts that begin alike are known as such."""
    try:
        found: _Bands = import_module(_PACKAGE + "minhash").bands_of
    except ImportError:
        return openings
    return found


def say(line: dict[str, Any]) -> None:
    """One line, at once: whoever reads it counts the time between two."""
    sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
