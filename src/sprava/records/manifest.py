"""The manifest of the archive: what was archived, line after line, each holding on to the one before it.

A line is one JSON object: ``n`` its number from 1, ``day``, ``sha256`` and ``size`` of the bytes, ``kind`` their media
type, ``outcome`` (``kept`` when they came in, later what became of reading them) and ``previous``, the SHA-256 of the
line before, which is 64 zeros before the first. No name of a file and nobody's name stands in it: it may be shown to
whoever has to witness it.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import IO, Any, Final

NAME: Final = "manifest.jsonl"
NOTHING_BEFORE: Final = "0" * 64
KEPT: Final = "kept"


@dataclass(slots=True)
class _Read:
    """How far a manifest was read, and what it says up to there."""

    offset: int = 0
    number: int = 0
    head: str = NOTHING_BEFORE
    last: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Bytes → their last outcome, and the digest of the line that says it."""

    def take(self, line: bytes) -> None:
        """Go on by one line."""
        self.offset += len(line)
        self.head = digest_of(line)
        said = _said(line)
        self.number = said.get("n", self.number + 1)
        self.last[str(said.get("sha256"))] = (str(said.get("outcome")), self.head)


@dataclass(frozen=True, slots=True)
class ManifestReport:
    """Whether the chain holds. ``head`` is worth writing down elsewhere: it stands for every line before it."""

    lines: int
    head: str
    faults: tuple[str, ...]
    entered: frozenset[str]
    """The bytes it names."""
    digests: frozenset[str]
    """Its lines, each by its digest."""


class Manifest:
    """The manifest beside the bytes of one archive. Several programs may write it at the same time."""

    _known: dict[Path, _Read] = {}  # noqa: RUF012 shared on purpose: one reading of each manifest for all of this process
    _lock: Lock = Lock()

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def enter(self, sha256: str, size: int, kind: str, outcome: str = KEPT) -> str:
        """Add a line and return its digest. Entering bytes again with the outcome they have adds nothing.

        A line that an interrupted writer left half written was never reported as entered; it is cut off first.
        """
        with self._lock, self._locked() as stream:
            read = self._catch_up(stream)
            if read.last.get(sha256, ("", ""))[0] == outcome or (outcome == KEPT and sha256 in read.last):
                return read.last[sha256][1]
            line = _line(
                n=read.number + 1, day=datetime.now(UTC).date().isoformat(), sha256=sha256, size=size, kind=kind,
                outcome=outcome, previous=read.head,
            )  # fmt: skip
            stream.seek(read.offset)
            stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())
            read.take(line)
            return read.head

    def examine(self) -> ManifestReport:
        """Go along the whole chain. Changes nothing."""
        head, number, faults, entered, digests = NOTHING_BEFORE, 0, [], set(), set()
        for line in self._lines():
            number += 1
            said = _said(line)
            if said.get("n") != number or said.get("previous") != head or line != _line(**said):
                faults.append(
                    f"line {number}: does not follow from the line before it; one of the two was changed or cut"
                )
            entered.add(str(said.get("sha256")))
            head = digest_of(line)
            digests.add(head)
            # What follows is held against what stands there: one change is told once.
            number = said["n"] if isinstance(said.get("n"), int) else number
        return ManifestReport(number, head, tuple(faults), frozenset(entered), frozenset(digests))

    def _lines(self) -> Iterator[bytes]:
        if not self.path.exists():
            return
        with self.path.open("rb") as stream:
            yield from (line for line in stream if line.endswith(b"\n"))

    @contextmanager
    def _locked(self) -> Iterator[IO[bytes]]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "r+b") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            yield stream

    def _catch_up(self, stream: IO[bytes]) -> _Read:
        """Read what others wrote since; from the start where the file is shorter than it was."""
        size = os.fstat(stream.fileno()).st_size
        read = self._known.get(self.path)
        if read is None or read.offset > size:
            read = self._known[self.path] = _Read()
        stream.seek(read.offset)
        for line in stream:
            if line.endswith(b"\n"):
                read.take(line)
            else:
                os.ftruncate(stream.fileno(), read.offset)
        return read


def digest_of(line: bytes) -> str:
    """What the next line calls this one."""
    return hashlib.sha256(line.rstrip(b"\n")).hexdigest()


def _line(**said: Any) -> bytes:  # noqa: ANN401 whatever a line may have been made to say
    return json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _said(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
