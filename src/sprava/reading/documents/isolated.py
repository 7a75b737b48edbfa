"""Documents opened by a process of their own: whatever a file does to its reader, this process goes on."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Final

from sprava.reading.documents import looking
from sprava.reading.documents.bounds import Limits, Stopped, chunk_of, death, started, tell
from sprava.reading.documents.kinds import Kind, kind_of
from sprava.reading.documents.outcomes import DocumentRefused, Outcome, State
from sprava.reading.documents.packed import MEGABYTE, in_megabytes
from sprava.reading.documents.pieces import Piece

_CHILD: Final = Path(__file__).with_name("child.py")
_LONGEST_LINE: Final = 16 * MEGABYTE


@dataclass
class Opened:
    """A document and its texts, to be gone through once; then ``outcome`` says what became of it."""

    path: Path
    name: str = ""
    """What it was called where it came from, if that is not the name of the path."""
    kind: Kind | None = None
    """Seen by itself where nobody says it."""
    limits: Limits | None = None
    outcome: Outcome = field(default_factory=lambda: Outcome(State.REFUSED, "no_file"))
    _looks: int = 0

    def __post_init__(self) -> None:
        try:
            self.kind = self.kind or kind_of(self.path, self.name)
            if self.kind is Kind.LIST:
                raise DocumentRefused(State.REFUSED, "a_list")
        except DocumentRefused as refusal:
            self.outcome = refusal.outcome
            self.kind = None

    def pieces(self) -> Generator[Piece]:
        """Every text of the document, as its reader finds them. Nothing where it was refused at sight."""
        if self.kind is None:
            return
        limits = self.limits or Limits.of(self.kind, self.path.stat().st_size)
        with _started(self.kind, self.path, limits) as child:
            try:
                for said in _lines(child, limits):
                    if "piece" in said:
                        yield Piece.of_object(said["piece"])
                    elif "look" in said:
                        self._look(child, said["look"])
                    else:
                        self.outcome = Outcome(State(said["state"]), said["code"], said["facts"])
                        return
                self.outcome = death(child.wait(), limits)
            except Stopped as stopped:
                self.outcome = stopped.outcome
            except (ValueError, KeyError, TypeError):  # a reader that was taken over may say anything
                self.outcome = Outcome(State.QUARANTINED, "broke_its_reader", {"reason": "nonsense"})
            finally:
                child.kill()

    def _look(self, child: subprocess.Popen[bytes], page: int) -> None:
        """Have a page read that is a picture, and tell the reader, which waits for it."""
        self._looks += 1
        if self._looks > looking.MOST_PAGES or self.kind not in (Kind.PDF, Kind.PICTURE) or not page > 0:
            raise Stopped("broke_its_reader", reason="looks")
        tell(child, json.dumps(looking.seen(self.kind, self.path, page)).encode() + b"\n")


def _started(kind: Kind, path: Path, limits: Limits) -> subprocess.Popen[bytes]:
    bounds = str(limits.memory), str(limits.cpu_seconds)
    return started(_CHILD, kind, str(path.absolute()), *bounds, stdin=subprocess.PIPE)


def _lines(child: subprocess.Popen[bytes], limits: Limits) -> Iterator[dict[str, Any]]:
    """What the reader says, line by line, never more than it may say and never waiting longer than it may take."""
    assert child.stdout is not None  # noqa: S101 it was started with a pipe
    stream, kept, total = child.stdout.fileno(), bytearray(), 0
    until = monotonic() + limits.wall_seconds
    while True:
        chunk = chunk_of(stream, until, limits)
        if not chunk:
            return
        total += len(chunk)
        kept += chunk
        if total > limits.output or len(kept) > _LONGEST_LINE:
            raise Stopped("says_too_much", limit=in_megabytes(min(limits.output, _LONGEST_LINE)))
        while (end := kept.find(b"\n")) >= 0:
            line = bytes(kept[:end])
            del kept[: end + 1]
            yield json.loads(line)
            until = monotonic() + limits.wall_seconds
