"""How tests read a document: in this process, where a reader is looked at by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sprava.reading.documents.outcomes import Outcome, Remarks
from sprava.reading.documents.pieces import Piece

Reader = Callable[[Path, Remarks], Iterator[Piece]]


@pytest.fixture
def texts_of(tmp_path):
    """The texts that a reader finds in some bytes, and what it remarks."""

    def read(reader: Reader, content: bytes) -> tuple[list[Piece], Outcome]:
        path, remarks = tmp_path / "document", Remarks()
        path.write_bytes(content)
        return list(reader(path, remarks)), remarks.outcome()

    return read
