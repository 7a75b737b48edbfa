"""Documents opened by a process of their own: whatever a file does to its reader, this process goes on."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Final

from sprava.reading.documents.kinds import Kind, kind_of
from sprava.reading.documents.outcomes import DocumentRefused, Outcome, State
from sprava.reading.documents.packed import MEGABYTE, in_megabytes
from sprava.reading.documents.pieces import Piece

_CHILD: Final = Path(__file__).with_name("child.py")
_CHUNK: Final = 1 << 16
_LONGEST_LINE: Final = 16 * MEGABYTE
_ENVIRONMENT: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
"""All that the process is told of the one that started it: no path, no register, no home."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take. ``wall_seconds`` is how long its reader may be silent."""

    memory: int = 1024 * MEGABYTE
    cpu_seconds: int = 30
    wall_seconds: int = 90
    output: int = 64 * MEGABYTE

    @classmethod
    def of(cls, kind: Kind, size: int) -> Limits:
        """More for what holds many texts, in proportion to its size."""
        if kind not in (Kind.TELEGRAM, Kind.WARC, Kind.WACZ):
            return cls()
        megabytes = -(-size // MEGABYTE)
        return cls(cpu_seconds=30 + 2 * megabytes, output=max(64 * MEGABYTE, 8 * size))


class _Stopped(Exception):
    """The reader was stopped; ``outcome`` says why."""

    def __init__(self, code: str, **facts: str) -> None:
        self.outcome = Outcome(State.QUARANTINED, code, facts)
        super().__init__(code)


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
                    else:
                        self.outcome = Outcome(State(said["state"]), said["code"], said["facts"])
                        return
                self.outcome = _death(child.wait(), limits)
            except _Stopped as stopped:
                self.outcome = stopped.outcome
            except (ValueError, KeyError, TypeError):  # a reader that was taken over may say anything
                self.outcome = Outcome(State.QUARANTINED, "broke_its_reader", {"reason": "nonsense"})
            finally:
                child.kill()


def _started(kind: Kind, path: Path, limits: Limits) -> subprocess.Popen[bytes]:
    command = [
        sys.executable, "-I", str(_CHILD), kind, str(path.absolute()), str(limits.memory), str(limits.cpu_seconds)
    ]  # fmt: skip
    # Our own interpreter and script; the name of the file is one argument and no shell reads it.
    return subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_ENVIRONMENT,
        cwd="/", start_new_session=True,
    )  # fmt: skip


def _lines(child: subprocess.Popen[bytes], limits: Limits) -> Iterator[dict[str, Any]]:
    """What the reader says, line by line, never more than it may say and never waiting longer than it may take."""
    assert child.stdout is not None  # noqa: S101 it was started with a pipe
    stream, kept, total = child.stdout.fileno(), bytearray(), 0
    until = monotonic() + limits.wall_seconds
    while True:
        ready, _, _ = select.select([stream], [], [], max(until - monotonic(), 0))
        if not ready:
            raise _Stopped("needs_time", limit=f"{limits.wall_seconds} s")
        chunk = os.read(stream, _CHUNK)
        if not chunk:
            return
        total += len(chunk)
        kept += chunk
        if total > limits.output or len(kept) > _LONGEST_LINE:
            raise _Stopped("says_too_much", limit=in_megabytes(min(limits.output, _LONGEST_LINE)))
        while (end := kept.find(b"\n")) >= 0:
            line = bytes(kept[:end])
            del kept[: end + 1]
            yield json.loads(line)
            until = monotonic() + limits.wall_seconds


def _death(code: int, limits: Limits) -> Outcome:
    """It ended without a word: by which of its limits?"""
    if code == -signal.SIGXCPU:
        return Outcome(State.QUARANTINED, "needs_time", {"limit": f"{limits.cpu_seconds} s"})
    if code == -signal.SIGKILL:
        return Outcome(State.QUARANTINED, "needs_memory", {"limit": in_megabytes(limits.memory)})
    reason = signal.Signals(-code).name if -code in set(signal.Signals) else f"exit {code}"
    return Outcome(State.QUARANTINED, "broke_its_reader", {"reason": reason})
