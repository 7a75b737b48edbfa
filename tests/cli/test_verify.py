"""The archive is what was archived."""

from __future__ import annotations

import io

from sprava.cli import verify
from sprava.records.actions.sources import archive, archive_document, manifest, record_source
from sprava.records.models import Document


def test_changed_and_missing_bytes_are_named_by_their_digest(run, db, settings, tmp_path):
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    source = record_source("Sviedka")
    kept = [archive_document(io.BytesIO(text), source=source, about={}) for text in (b"one", b"two", b"three")]
    assert run(verify.command).exit_code == 0
    changed, missing = (archive().path_of(document.sha256) for document in kept[:2])
    changed.chmod(0o600)
    changed.write_bytes(b"another")
    missing.unlink()
    done = run(verify.command)
    assert done.exit_code == 1
    assert f"{kept[0].sha256}: changed" in done.output
    assert f"{kept[1].sha256}: not in the archive" in done.output
    assert kept[2].sha256 not in done.output


def test_a_line_of_the_manifest_that_was_changed_is_named(run, db, settings, tmp_path):
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    for text in (b"one", b"two"):
        archive_document(io.BytesIO(text), source=record_source("Sviedka"), about={})
    assert "manifest of 2 lines, head " in run(verify.command).output
    path = manifest().path
    path.write_bytes(path.read_bytes().replace(b'"size":3', b'"size":4', 1))
    done = run(verify.command)
    assert done.exit_code == 1
    assert "manifest, line 1: does not follow" in done.output or "manifest, line 2: does not follow" in done.output


def test_an_archive_older_than_the_manifest_is_entered_on_demand(run, db, settings, tmp_path):
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    archive_document(io.BytesIO(b"one"), source=record_source("Sviedka"), about={})
    Document.objects.update(entered_as="")
    manifest().path.unlink()
    refused = run(verify.command)
    assert refused.exit_code == 1
    assert "--enter-earlier" in refused.output
    assert run(verify.command, "--enter-earlier").exit_code == 0
