"""What is refused before any parser sees it."""

from __future__ import annotations

import contextlib
import zipfile

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.intake import preflight
from sprava.intake.preflight import Kind, inspected
from sprava.intake.problems import ListRefused


def workbook(path, parts=None, **compression):
    """A minimal zip that calls itself a workbook."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **compression) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return path


def refused(path):
    with pytest.raises(ListRefused) as caught:
        inspected(path)
    return caught.value.code


def test_a_real_workbook_passes(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["id", "name"])
    book.save(tmp_path / "list.xlsx")
    assert inspected(tmp_path / "list.xlsx") is Kind.XLSX


def test_a_part_that_unpacks_out_of_all_proportion_is_a_bomb(tmp_path):
    path = workbook(tmp_path / "bomb.xlsx", {"xl/worksheets/sheet1.xml": b"<row/>" * (10 << 20)})
    assert refused(path) == "packed_too_tight"


def test_what_unpacks_beyond_the_limit_is_refused_even_at_a_modest_ratio(tmp_path, monkeypatch):
    monkeypatch.setattr(preflight, "LARGEST_UNPACKED", 1 << 20)
    parts = {f"xl/worksheets/sheet{number}.xml": bytes(range(256)) * 2048 for number in range(4)}
    assert refused(workbook(tmp_path / "large.xlsx", parts)) == "unpacks_too_large"


def test_a_zip_that_lies_about_its_sizes_is_not_believed(tmp_path):
    path = workbook(tmp_path / "lies.xlsx", {"xl/worksheets/sheet1.xml": b"<row/>" * (10 << 20)})
    content = bytearray(path.read_bytes())
    size = (6 * (10 << 20)).to_bytes(4, "little")
    assert size in content
    path.write_bytes(bytes(content).replace(size, (100).to_bytes(4, "little")))
    assert refused(path) in {"packed_too_tight", "broken_archive"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("declaration", ['<!DOCTYPE x [<!ENTITY a "b">]>', "<!doctype x>"])
def test_entities_are_refused_in_any_part_and_encoding(tmp_path, encoding, declaration):
    text = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<x>&a;</x>'
    path = workbook(tmp_path / "entities.xlsx", {"xl/sharedStrings.xml": text.encode(encoding)})
    assert refused(path) == "declares_entities"


def test_a_declaration_across_two_pieces_is_seen(tmp_path):
    text = b"<!--" + b"-" * ((1 << 16) - 10) + b"--><!DOCTYPE x><x/>"
    assert refused(workbook(tmp_path / "far.xlsx", {"xl/styles.xml": text})) == "declares_entities"


def test_thousands_of_parts_are_refused(tmp_path):
    parts = {f"xl/media/{number}.txt": "x" for number in range(preflight.MOST_PARTS + 1)}
    assert refused(workbook(tmp_path / "many.xlsx", parts)) == "too_many_parts"


def test_a_file_too_large_for_its_kind_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(preflight, "LARGEST_WORKBOOK", 100)
    assert refused(workbook(tmp_path / "large.xlsx")) == "too_large"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7 ...", "not_a_list"),
        (b"\x1f\x8b\x08\x00", "not_a_list"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web_page_as_sheet"),
        ("\ufeff<!DOCTYPE html><p>".encode(), "web_page_as_sheet"),
        (b"PK\x03\x04 and nothing more", "broken_archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 9000 + "EncryptedPackage".encode("utf-16-le"), "locked"),
    ],
)
def test_what_is_no_list_is_called_by_its_name(tmp_path, content, code):
    path = tmp_path / "list.xls"
    path.write_bytes(content)
    assert refused(path) == code


def test_a_text_document_is_no_list(tmp_path):
    with zipfile.ZipFile(tmp_path / "letter.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refused(tmp_path / "letter.docx") == "not_a_list"


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    assert refused(tmp_path / "nothing.csv") == "no_file"


def test_an_open_document_behind_a_password_is_locked(tmp_path):
    with zipfile.ZipFile(tmp_path / "list.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    assert refused(tmp_path / "list.ods") == "locked"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.json", b'[{"id": 1}]', Kind.JSON),
        ("a.txt", b'{"data": []}', Kind.JSON),
        ("a.csv", b"[id],name\n1,2\n", Kind.DELIMITED),
        ("a.csv", "\ufeffid,name\n".encode("utf-16"), Kind.DELIMITED),
    ],
)
def test_json_is_known_by_its_first_characters(tmp_path, name, content, kind):
    (tmp_path / name).write_bytes(content)
    assert inspected(tmp_path / name) is kind


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<", b"{"]),
    st.binary(min_size=1, max_size=300),
)
def test_any_bytes_are_a_kind_or_a_refusal(tmp_path, start, rest):
    path = tmp_path / "anything"
    path.write_bytes(start + rest)
    with contextlib.suppress(ListRefused):
        assert isinstance(inspected(path), Kind)
