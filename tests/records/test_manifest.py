"""The manifest: what was archived cannot be taken away or changed unseen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.records.manifest import KEPT, NOTHING_BEFORE, Manifest, digest_of

QUIETLY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
SHA = "{:064x}".format


@pytest.fixture
def manifest(tmp_path) -> Manifest:
    return Manifest(tmp_path / "archive")


def fresh(manifest: Manifest, lines: int) -> list[bytes]:
    """A manifest written anew with some lines, and what they are."""
    manifest.path.unlink(missing_ok=True)
    for number in range(lines):
        manifest.enter(SHA(number), number, "text/html", "ok" if number % 3 else KEPT)
    return manifest.path.read_bytes().splitlines(keepends=True)


def test_each_line_holds_on_to_the_one_before(manifest):
    lines = fresh(manifest, 4)
    assert json.loads(lines[0])["previous"] == NOTHING_BEFORE
    for before, line in pairwise(lines):
        assert json.loads(line)["previous"] == digest_of(before)
    report = manifest.examine()
    assert (report.lines, report.head, report.faults) == (4, digest_of(lines[-1]), ())
    assert report.entered == {SHA(number) for number in range(4)}


def test_no_name_stands_in_it(manifest):
    assert set(json.loads(fresh(manifest, 1)[0])) == {"n", "day", "sha256", "size", "kind", "outcome", "previous"}


@QUIETLY
@given(st.integers(2, 8), st.data())
def test_a_line_that_was_taken_out_is_found(manifest, many, data):
    lines = fresh(manifest, many)
    del lines[data.draw(st.integers(0, many - 2))]
    manifest.path.write_bytes(b"".join(lines))
    assert manifest.examine().faults


@QUIETLY
@given(st.integers(2, 6), st.data())
def test_a_letter_that_was_changed_is_found(manifest, many, data):
    content = bytearray(b"".join(fresh(manifest, many)))
    before = len(content) - len(content.splitlines()[-1]) - 1
    at = data.draw(st.integers(0, before - 1))
    content[at] = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[at]))
    manifest.path.write_bytes(bytes(content))
    assert manifest.examine().faults


@QUIETLY
@given(st.integers(2, 6), st.data())
def test_lines_that_changed_places_are_found(manifest, many, data):
    lines = fresh(manifest, many)
    at = data.draw(st.integers(0, many - 2))
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    manifest.path.write_bytes(b"".join(lines))
    assert manifest.examine().faults


def test_the_last_line_that_is_gone_is_known_by_its_digest(manifest):
    lines = fresh(manifest, 3)
    manifest.path.write_bytes(b"".join(lines[:2]))
    report = manifest.examine()
    assert report.faults == ()
    assert digest_of(lines[2]) not in report.digests


def test_entering_the_same_again_adds_nothing(manifest):
    first = manifest.enter(SHA(1), 1, "text/html")
    assert manifest.enter(SHA(1), 1, "text/html") == first
    read = manifest.enter(SHA(1), 1, "text/html", "ok")
    assert read != first
    assert manifest.enter(SHA(1), 1, "text/html", "ok") == read
    assert manifest.enter(SHA(1), 1, "text/html") == read
    assert manifest.examine().lines == 2


@QUIETLY
@given(st.integers(0, 200))
def test_a_line_that_was_interrupted_is_written_anew(manifest, kept):
    whole = fresh(manifest, 3)
    torn = b"".join(whole)[: len(b"".join(whole[:2])) + kept % len(whole[2])]
    manifest.path.write_bytes(torn)
    assert manifest.examine().faults == ()
    manifest.enter(SHA(2), 2, "text/html", "ok")
    assert manifest.path.read_bytes().splitlines(keepends=True) == whole


def test_a_manifest_that_is_not_there_is_empty(manifest):
    assert manifest.examine().lines == 0


def test_only_the_owner_reads_it(manifest):
    fresh(manifest, 1)
    assert manifest.path.stat().st_mode & 0o077 == 0


WRITER = """
import sys
from itertools import pairwise
from pathlib import Path
from sprava.records.manifest import Manifest
manifest = Manifest(Path(sys.argv[1]))
for number in range(40):
    manifest.enter(f"{int(sys.argv[2]) * 1000 + number % 30:064x}", number, "text/html")
"""


def test_several_writers_at_once_make_one_chain(manifest):
    source = str(Path(__file__).resolve().parents[2] / "src")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(manifest.path.parent), str(number)],
            env={**os.environ, "PYTHONPATH": source},
        )
        for number in range(3)
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    report = manifest.examine()
    assert (report.lines, report.faults) == (90, ())


def test_what_another_wrote_in_between_is_seen(manifest):
    fresh(manifest, 2)
    line = json.loads(manifest.path.read_bytes().splitlines()[-1])
    other = {**line, "n": 3, "sha256": SHA(9), "previous": manifest.examine().head}
    with manifest.path.open("ab") as stream:
        stream.write(json.dumps(other, separators=(",", ":")).encode() + b"\n")
    manifest.enter(SHA(10), 1, "text/html")
    report = manifest.examine()
    assert (report.lines, report.faults) == (4, ())
