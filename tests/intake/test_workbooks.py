"""Workbooks: values only, read by a process that may die without harm."""

from __future__ import annotations

import datetime
import zipfile

import openpyxl  # type: ignore[import-untyped]
import pytest

from sprava.intake.problems import ListRefused
from sprava.intake.workbooks import open_workbook


def saved(tmp_path, fill):
    book = openpyxl.Workbook()
    fill(book)
    path = tmp_path / "list.xlsx"
    book.save(path)
    return path


def test_dates_and_numbers_come_out_as_people_write_them(tmp_path):
    def fill(book):
        book.active.append(["id", "name", "born", "seen", "share"])
        born, seen = datetime.date(1990, 2, 3), datetime.datetime(2021, 3, 25, 10, 30)  # noqa: DTZ001 - a cell has no zone
        book.active.append([7, "Ганна", born, seen, 0.5])

    record = next(open_workbook(saved(tmp_path, fill)).records)
    assert record.cells == {
        "id": "7",
        "name": "Ганна",
        "born": "1990-02-03",
        "seen": "2021-03-25 10:30:00",
        "share": "0.5",
    }
    assert record.locator == "sheet Sheet row 2"


def test_a_formula_is_never_evaluated(tmp_path):
    def fill(book):
        book.active.append(["id", "name"])
        book.active.append([1, '=HYPERLINK("http://example.org","Anna")'])

    assert next(open_workbook(saved(tmp_path, fill)).records).cells == {"id": "1"}


def test_rows_keep_the_numbers_of_the_sheet_across_gaps(tmp_path):
    def fill(book):
        for row, values in ((3, ("id", "name")), (5, (1, "Anna")), (9, (2, "Barys"))):
            for column, value in enumerate(values, 2):
                book.active.cell(row, column, value)

    table = open_workbook(saved(tmp_path, fill))
    assert [(record.number, record.cells["name"]) for record in table.records] == [(5, "Anna"), (9, "Barys")]


def test_the_first_sheet_with_something_in_it_is_read_and_the_others_are_named(tmp_path):
    def fill(book):
        for title in ("People", "Prisons"):
            sheet = book.create_sheet(title)
            sheet.append(["id", "name"])
            sheet.append([1, title])

    path = saved(tmp_path, fill)
    table = open_workbook(path)
    assert next(table.records).cells["name"] == "People"
    assert table.remarks[0].code == "other_sheets"
    assert next(open_workbook(path, "Prisons").records).cells["name"] == "Prisons"
    with pytest.raises(ListRefused, match="no sheet 'Courts'"):
        open_workbook(path, "Courts")


def test_a_far_away_cell_does_not_take_the_machine_with_it(tmp_path):
    def fill(book):
        book.active.append(["id", "name"])
        book.active.cell(1_048_576, 16_384, "x")

    with pytest.raises(ListRefused) as caught:
        list(open_workbook(saved(tmp_path, fill)).records)
    assert caught.value.code in {"workbook_too_heavy", "unreadable_workbook"}


def test_a_thousand_columns_are_refused(tmp_path):
    def fill(book):
        book.active.append([f"c{number}" for number in range(1000)])
        book.active.append(["x"] * 1000)

    with pytest.raises(ListRefused, match="1000 columns"):
        open_workbook(saved(tmp_path, fill))


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"


def open_document(path, sheet, rows):
    """An ODS file with one sheet, as little of it as a reader asks for."""
    written = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = " ".join(f'xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{sheet}">{written}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{OFFICE}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{SPREADSHEET}"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", SPREADSHEET)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)


def test_open_documents_are_read(tmp_path):
    open_document(tmp_path / "list.ods", "Спіс", [("id", "імя"), ("1", "Ганна")])
    record = next(open_workbook(tmp_path / "list.ods").records)
    assert (record.cells, record.locator) == ({"id": "1", "імя": "Ганна"}, "sheet Спіс row 2")


def test_a_damaged_workbook_is_refused_in_words(tmp_path):
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook>")
    with pytest.raises(ListRefused, match="cannot be read as a workbook"):
        open_workbook(path)


def test_giving_up_half_way_leaves_no_process_behind(tmp_path):
    def fill(book):
        book.active.append(["id", "name"])
        for number in range(20_000):
            book.active.append([number, "Anna Viarbickaja"])

    table = open_workbook(saved(tmp_path, fill))
    next(table.records)
    table.records.close()  # type: ignore[attr-defined]  # the generator; what follows must not warn of an open process
