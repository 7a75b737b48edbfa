"""What a zip says of itself is not believed."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from sprava.reading.documents.outcomes import DocumentRefused
from sprava.reading.documents.packed import BREAKS, Bounds, examine, in_megabytes, names_in
from tests.reading.documents import hostile, made

SMALL = Bounds(largest_unpacked=1 << 20, most_parts=5, tightest=50, free_to_unpack=1000)


def refused(content, bounds=SMALL):
    with pytest.raises(DocumentRefused) as refusal, zipfile.ZipFile(io.BytesIO(content)) as packed:
        examine(packed, bounds)
    return refusal.value.outcome.code


def test_a_zip_within_its_bounds_passes():
    with zipfile.ZipFile(io.BytesIO(made.packed({"a.xml": "<a/>", "b": b"x" * 900}))) as packed:
        examine(packed, SMALL)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"a": bytes(100_000)}, "packed_too_tight"),
        ({str(n): os.urandom(300_000) for n in range(4)}, "unpacks_too_large"),
        ({str(n): b"" for n in range(6)}, "too_many_parts"),
        ({"a.xml": "<!DOCTYPE a>"}, "declares_entities"),
        ({"a.rels": "<!ENTITY a 'b'>".encode("utf-16")}, "declares_entities"),
    ],
)
def test_what_goes_beyond_is_set_apart(parts, code):
    assert refused(made.packed(parts)) == code


def test_a_lie_about_sizes_is_found():
    with zipfile.ZipFile(io.BytesIO(hostile.lying_zip())) as packed, pytest.raises((DocumentRefused, *BREAKS)):
        examine(packed, Bounds())


def test_a_table_of_contents_is_read_or_not(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(made.packed({"a": "b"}))
    assert names_in(path) == frozenset({"a"})
    path.write_bytes(b"PK")
    assert names_in(path) is None


def test_sizes_are_rounded_up():
    assert (in_megabytes(1), in_megabytes(1 << 20)) == ("1 MB", "1 MB")
