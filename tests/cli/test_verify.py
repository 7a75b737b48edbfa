"""The archive is what was archived."""

from __future__ import annotations

import io

from sprava.cli import verify
from sprava.records.actions.sources import archive, archive_document, record_source


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
