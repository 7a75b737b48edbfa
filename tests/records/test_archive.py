"""Bytes are written once, under their own digest."""

from __future__ import annotations

import hashlib
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.core.errors import Damaged
from sprava.records.archive import Archive


@pytest.fixture
def archive(tmp_path) -> Archive:
    return Archive(tmp_path / "archive")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200))
def test_what_is_kept_comes_back_and_is_kept_once(archive, content):
    sha256, size = archive.keep(io.BytesIO(content))
    assert (sha256, size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert archive.keep(io.BytesIO(content)) == (sha256, size)
    with archive.open(sha256) as stream:
        assert stream.read() == content
    assert list(archive.names()).count(sha256) == 1
    assert list(archive.damaged()) == []


def test_an_interruption_leaves_nothing_half_kept(archive):
    class Broken(io.BytesIO):
        def read(self, size=-1):
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        archive.keep(Broken())
    assert list(archive.names()) == []
    assert list(archive.folder.iterdir()) == []


def test_kept_bytes_are_not_written_again(archive):
    sha256, _ = archive.keep(io.BytesIO(b"one"))
    assert archive.path_of(sha256).stat().st_mode & 0o777 == 0o400


def test_what_was_changed_or_is_gone_is_said(archive):
    sha256, _ = archive.keep(io.BytesIO(b"one"))
    archive.path_of(sha256).chmod(0o600)
    archive.path_of(sha256).write_bytes(b"two")
    assert list(archive.damaged()) == [sha256]
    archive.path_of(sha256).unlink()
    with pytest.raises(Damaged, match="backup"):
        archive.open(sha256)
