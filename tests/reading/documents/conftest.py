"""How tests read a document: in this process, where a reader is looked at by itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sprava.reading.documents import looking
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


@pytest.fixture
def tesseract() -> None:
    """Whatever reads a picture needs the program; where all of the tests have to run, it has to be there."""
    if looking.languages() != looking.LANGUAGES:
        missing = "Tesseract or one of its languages is not here. On Debian and Ubuntu: see tools/system_packages.sh"
        assert os.environ.get("CI") != "true", missing
        pytest.skip(missing)


@pytest.fixture
def no_tesseract(monkeypatch) -> None:
    """A machine that has none."""
    monkeypatch.setattr("sprava.reading.documents.looking.shutil.which", lambda _program: None)
