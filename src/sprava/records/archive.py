"""The archive: a folder of bytes under their SHA-256, written once and never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sprava.core.errors import Damaged

CHUNK = 1 << 20


class Archive:
    """The write-once store of one register."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def keep(self, stream: BinaryIO) -> tuple[str, int]:
        """Write the bytes of ``stream`` away. Returns their SHA-256 and size. Keeping the same bytes again changes
        nothing.

        The bytes get their name only when all of them are on the disk: an interruption leaves no half document behind.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with tempfile.NamedTemporaryFile(dir=self.folder, prefix=".incoming-", delete=False) as temporary:
            try:
                while chunk := stream.read(CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    temporary.write(chunk)
                temporary.flush()
                os.fsync(temporary.fileno())
            except BaseException:
                Path(temporary.name).unlink(missing_ok=True)
                raise
        sha256 = digest.hexdigest()
        target = self.path_of(sha256)
        if target.exists():
            Path(temporary.name).unlink()
        else:
            target.parent.mkdir(exist_ok=True)
            Path(temporary.name).chmod(0o400)
            Path(temporary.name).replace(target)
        return sha256, size

    def open(self, sha256: str) -> BinaryIO:
        """The bytes; Damaged when they are not there."""
        try:
            return self.path_of(sha256).open("rb")
        except FileNotFoundError as cause:
            raise Damaged(f"The archive lacks {sha256[:12]}…. Restore it from a backup: sprava restore.") from cause

    def names(self) -> Iterator[str]:
        """The digests under which bytes lie here."""
        return (path.name for path in self.folder.glob("??/*"))

    def damaged(self) -> Iterator[str]:
        """The names of archived files whose bytes are no longer what they were."""
        for path in sorted(self.folder.glob("??/*")):
            digest = hashlib.sha256()
            with path.open("rb") as stream:
                while chunk := stream.read(CHUNK):
                    digest.update(chunk)
            if digest.hexdigest() != path.name:
                yield path.name
