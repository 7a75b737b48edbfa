"""The one that waits for a reader is never kept waiting for good."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sprava.reading.documents import bounds
from sprava.reading.documents.bounds import Limits, Stopped, all_of, started, tell


def child(tmp_path: Path, code: str) -> subprocess.Popen[bytes]:
    script = tmp_path / "child.py"
    script.write_text(code)
    return started(script, stdin=subprocess.PIPE)


def test_what_is_told_is_heard_to_the_last_letter(tmp_path):
    with child(tmp_path, "import sys; print(len(sys.stdin.buffer.readline()))") as reader:
        tell(reader, b"x" * 300_000 + b"\n")
        assert all_of(reader, Limits()) == b"300001\n"


def test_who_does_not_listen_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "_PATIENCE", 1)
    with child(tmp_path, "import time; time.sleep(60)") as reader:
        with pytest.raises(Stopped) as stopped:
            tell(reader, b"x" * 300_000)
        reader.kill()
    assert stopped.value.outcome.code == "needs_time"


def test_the_dead_are_told_nothing(tmp_path):
    with child(tmp_path, "") as reader:
        reader.wait()
        tell(reader, b"x" * 300_000)
        assert all_of(reader, Limits()) == b""


def test_too_much_is_too_much(tmp_path):
    with child(tmp_path, "print('x' * 100_000)") as reader, pytest.raises(Stopped):
        all_of(reader, Limits(output=1000))
