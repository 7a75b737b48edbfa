"""The process that becomes Tesseract keeps the limits and the filter that it took before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sprava.reading.documents
from sprava.reading.documents.bounds import ENVIRONMENT
from sprava.reading.documents.confinement import is_possible

SCRIPT = Path(sprava.reading.documents.__path__[0]) / "recogniser.py"
PROGRAM = "#!{python}\nimport sys, os, socket, subprocess\n{attempt}\n"


def tried(tmp_path: Path, attempt: str) -> str:
    """What a program says that stands in the place of Tesseract."""
    program = tmp_path / "tesseract"
    program.write_text(PROGRAM.format(python=sys.executable, attempt=attempt))
    program.chmod(0o700)
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(program), "eng", str(1 << 30), "5"], env=ENVIRONMENT,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    return done.stdout + done.stderr


def test_it_is_told_to_read_its_input_and_to_say_a_table(tmp_path):
    assert tried(tmp_path, "print(sys.argv[1:])").strip() == str(
        ["stdin", "stdout", "-l", "eng", "--psm", "1", "-c", "tessedit_create_tsv=1"]
    )


@pytest.mark.skipif(not is_possible(), reason="this kernel has no filter of calls")
@pytest.mark.parametrize(
    "attempt", ["socket.socket()", "os.fork()", "subprocess.run(['true'])", "open('/tmp/sprava-test', 'w')"]
)
def test_the_program_has_no_network_no_helpers_and_writes_nothing(tmp_path, attempt):
    assert "PermissionError" in tried(tmp_path, attempt)


def test_its_memory_ends(tmp_path):
    assert "MemoryError" in tried(tmp_path, "bytearray(2 << 30)")
