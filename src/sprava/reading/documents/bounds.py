"""What a process that reads strangers' files may take, and how the one that waits for it sees to that."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO, Any, Final

from sprava.reading.documents.kinds import Kind
from sprava.reading.documents.outcomes import Outcome, State
from sprava.reading.documents.packed import MEGABYTE, in_megabytes

ENVIRONMENT: Final = {
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "PYTHONUTF8": "1",
    "LC_ALL": "C.UTF-8",
}  # fmt: skip
"""All that such a process is told of the one that started it: no path, no register, no home."""
_CHUNK: Final = 1 << 16
_PATIENCE: Final = 30
"""Seconds for which it may not listen."""


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


class Stopped(Exception):
    """The reader was stopped; ``outcome`` says why."""

    def __init__(self, code: str, **facts: str) -> None:
        self.outcome = Outcome(State.QUARANTINED, code, facts)
        super().__init__(code)


def started(script: Path, *words: str, stdin: int | IO[Any]) -> subprocess.Popen[bytes]:
    """A script of ours in a process of its own, with a pipe for what it says."""
    # Our own interpreter and script; the name of the file is one argument and no shell reads it.
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", str(script), *words], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=ENVIRONMENT, cwd="/", start_new_session=True,
    )  # fmt: skip


def chunk_of(stream: int, until: float, limits: Limits) -> bytes:
    """What it says next, empty at its end. ``until`` is when it has been silent for too long.

    Raises:
        Stopped: it has.
    """
    ready, _, _ = select.select([stream], [], [], max(until - monotonic(), 0))
    if not ready:
        raise Stopped("needs_time", limit=f"{limits.wall_seconds} s")
    return os.read(stream, _CHUNK)


def all_of(child: subprocess.Popen[bytes], limits: Limits) -> bytes:
    """Everything that it says until it ends, within ``limits``.

    Raises:
        Stopped: it says too much, or goes on for too long.
    """
    assert child.stdout is not None  # noqa: S101 it was started with a pipe
    kept, until = bytearray(), monotonic() + limits.wall_seconds
    while chunk := chunk_of(child.stdout.fileno(), until, limits):
        kept += chunk
        if len(kept) > limits.output:
            raise Stopped("says_too_much", limit=in_megabytes(limits.output))
    return bytes(kept)


def tell(child: subprocess.Popen[bytes], words: bytes) -> None:
    """Put words on its standard input. Whether it is dead shows when it is listened to.

    Raises:
        Stopped: it does not listen.
    """
    assert child.stdin is not None  # noqa: S101 it was started with a pipe
    left, until = memoryview(words), monotonic() + _PATIENCE
    with suppress(BrokenPipeError):
        while left:
            _, ready, _ = select.select([], [child.stdin], [], max(until - monotonic(), 0))
            if not ready:
                raise Stopped("needs_time", limit=f"{_PATIENCE} s")
            left = left[os.write(child.stdin.fileno(), left[: select.PIPE_BUF]) :]


def death(code: int, limits: Limits) -> Outcome:
    """It ended without a word: by which of its limits?"""
    if code == -signal.SIGXCPU:
        return Outcome(State.QUARANTINED, "needs_time", {"limit": f"{limits.cpu_seconds} s"})
    if code == -signal.SIGKILL:
        return Outcome(State.QUARANTINED, "needs_memory", {"limit": in_megabytes(limits.memory)})
    reason = signal.Signals(-code).name if -code in set(signal.Signals) else f"exit {code}"
    return Outcome(State.QUARANTINED, "broke_its_reader", {"reason": reason})
