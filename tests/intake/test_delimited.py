"""Lists as text: whatever separator and encoding, the same rows come out, numbered as a spreadsheet numbers them."""

from __future__ import annotations

import contextlib
import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.intake.delimited import SEPARATORS, Writing, open_delimited
from sprava.intake.encodings import is_utf8_misread
from sprava.intake.problems import ListRefused, Severity

pytestmark = pytest.mark.filterwarnings("error")
WRITTEN_TO = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)

NAMES = (
    "Ганна Вярбіцкая",
    "Анна Вербицкая",
    "Барыс Каляда",
    "Hanna Viarbickaja",
    "Клара Жук",
    "Дзмітрый Сініца",
    'Зміцер "Мядзведзь" Гай',
)
words = st.sampled_from(
    [*NAMES, "2021-03-25", "арт. 342 ч. 1", "ИК №1, Новополоцк", "", "12,5; 7|3", "two\nlines", 'a "quote"']
)
tables = st.lists(st.lists(words, min_size=4, max_size=4), min_size=1, max_size=12)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1251"])
HEADING = ["id", "імя", "дата", "заўвага"]


def written(rows, separator, encoding, line_end="\r\n"):
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=line_end).writerows(rows)
    return text.getvalue().encode(encoding)


@WRITTEN_TO
@given(tables, st.sampled_from(SEPARATORS), encodings, st.sampled_from(["\n", "\r\n"]))
def test_what_was_written_is_read_whatever_the_separator_and_the_encoding(
    tmp_path, rows, separator, encoding, line_end
):
    rows = [[f"{number}", *row[1:]] for number, row in enumerate(rows, 100)]
    # The sample must hold some running text, as lists of people do.
    rows.append(["999", "Аляксандра Навуменка", "2021-01-01", "затрымана ў сваёй кватэры пасля вобшуку"])
    path = tmp_path / "list.csv"
    path.write_bytes(written([HEADING, *rows], separator, encoding, line_end))
    table = open_delimited(path)
    assert table.columns == tuple(HEADING)
    read = list(table.records)
    assert [record.number for record in read] == list(range(2, len(rows) + 2))
    expected = [{name: cell for name, cell in zip(HEADING, row, strict=True) if cell.strip()} for row in rows]
    got = [{name: cell.replace("\r\n", "\n") for name, cell in record.cells.items()} for record in read]
    assert got == expected


@WRITTEN_TO
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_end_in_rows_or_in_a_refusal(tmp_path, content):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with contextlib.suppress(ListRefused):
        records = list(open_delimited(path).records)
        assert all("\0" not in cell for record in records for cell in record.cells.values())


@WRITTEN_TO
@given(tables)
def test_the_line_of_a_row_is_where_it_begins_in_the_file(tmp_path, rows):
    rows = [[f"row{number}", *row[1:]] for number, row in enumerate(rows)]
    path = tmp_path / "list.csv"
    path.write_bytes(written([HEADING, *rows], ",", "utf-8", "\n"))
    lines = path.read_text("utf-8").split("\n")
    for record in open_delimited(path, Writing(separator=",")).records:
        line = int(record.locator.split()[-1])
        assert lines[line - 1].startswith(record.cells["id"])


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "cp866", "utf-16-le", "utf-8"])
def test_russian_names_come_out_in_old_encodings(tmp_path, encoding):
    path = tmp_path / "list.csv"
    path.write_bytes(written([["id", "имя"], ["1", "Анна Вербицкая"], ["2", "Борис Коляда"]], ";", encoding))
    assert [record.cells["имя"] for record in open_delimited(path).records] == ["Анна Вербицкая", "Борис Коляда"]


def test_a_byte_that_does_not_belong_is_refused_and_not_replaced(tmp_path):
    path = tmp_path / "list.csv"
    good = b"id,name\n" + b"".join(b"%d,Anna Viarbickaja of Minsk\n" % number for number in range(40_000))
    path.write_bytes(good + b"7,Barys \xc0\xff\n")
    with pytest.raises(ListRefused, match="utf-8"):
        list(open_delimited(path).records)


def test_the_line_of_such_a_byte_is_named_exactly(tmp_path):
    path = tmp_path / "list.csv"
    lines = [b"id,name", *(b"%d,Anna Viarbickaja" % number for number in range(5000)), b"7,Barys \xc0\xff", b"8,Klara"]
    path.write_bytes(b"\r\n".join(lines))
    with pytest.raises(ListRefused) as refused:
        list(open_delimited(path, Writing("utf-8")).records)
    assert refused.value.facts["row"] == "5002"


@given(st.text("абвгдеіўёАБВІЎЯ", min_size=4, max_size=40))
def test_utf8_read_as_something_else_is_seen_and_names_as_they_are_written_are_not(name):
    assert is_utf8_misread(f"1,{name.encode().decode('cp866')},1990", "cp866")
    assert not is_utf8_misread(f"1,{name},1990", "utf-8")
    for encoding in ("cp1251", "koi8-r"):
        assert not is_utf8_misread("1,Анна Вербицкая,г. Минск", encoding)


def test_a_list_saved_in_two_encodings_is_refused_before_names_come_out_as_gibberish(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes("id,name\n1,Анна Вербицкая\n".encode() + "2,Борис Коляда\n".encode("cp1251"))
    with pytest.raises(ListRefused) as refused:
        list(open_delimited(path, Writing("cp1251")).records)
    assert (refused.value.code, refused.value.facts["row"]) == ("two_encodings", "2")


def test_a_second_column_of_the_same_name_gets_a_number(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"name,date,name,\nAnna,2021,Hanna,x\n")
    table = open_delimited(path)
    assert table.columns == ("name", "date", "name (2)")
    assert table.twice == {"name": (1, 3)}


def test_a_column_without_a_name_is_called_by_its_place(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"name,,date\nAnna,x,2021\n")
    table = open_delimited(path)
    assert table.columns == ("name", "column 2", "date")
    assert [remark.code for remark in table.remarks] == ["unnamed_columns"]


def test_a_row_with_too_many_cells_is_broken_and_one_with_too_few_is_noted(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"id,name,date\n1,Anna,2021,left over\n2,Barys\n3,Klara,2022,\n")
    long, short, trailing = open_delimited(path).records
    assert long.broken is not None
    assert long.broken.say().startswith("Row 2: the row has 4 cells, the heading has 3.")
    assert long.cells["column 4"] == "left over"
    assert short.broken is None
    assert [(note.code, note.severity) for note in short.notes] == [("too_few_cells", Severity.NOTE)]
    assert trailing.broken is None
    assert not trailing.notes


def test_empty_lines_are_counted_but_are_no_rows(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"id,name\n\n1,Anna\n,\n\n2,Barys\n")
    assert [record.number for record in open_delimited(path).records] == [3, 6]


def test_a_title_above_the_heading_is_passed_over_and_said(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes("Спіс на 1 ліпеня 2022\n\nid;name;date\n1;Ганна;2021\n".encode())
    table = open_delimited(path)
    assert table.columns == ("id", "name", "date")
    assert [record.number for record in table.records] == [4]
    assert [remark.code for remark in table.remarks] == ["heading_at"]


def test_an_open_quotation_mark_names_its_row(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b'id,name\n1,Anna\n2,"Barys\n3,Klara\n4,Dmitri\n')
    with pytest.raises(ListRefused, match="Row 3: a quotation mark is opened on line 3"):
        list(open_delimited(path).records)


def test_a_line_without_end_is_not_gathered(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"id,name\n1," + b"a" * (1 << 21))
    with pytest.raises(ListRefused, match="longer than"):
        list(open_delimited(path).records)


def test_a_thousand_columns_are_refused(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(written([[f"c{number}" for number in range(1000)], ["x"] * 1000], ",", "utf-8"))
    with pytest.raises(ListRefused, match="1000 columns"):
        open_delimited(path)


def test_a_thousand_separators_after_the_last_column_are_left_out(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"id,name" + b"," * 998 + b"\n1,Anna" + b"," * 998 + b"\n")
    table = open_delimited(path)
    assert table.columns == ("id", "name")
    assert not next(table.records).notes


def test_zeros_in_a_row_are_left_out_and_said(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"id,name\n1,An\0na Viarbickaja\n2,Barys Kaliada\n3,Klara Zhuk\n")
    record = next(open_delimited(path).records)
    assert record.cells["name"] == "Anna Viarbickaja"
    assert [note.code for note in record.notes] == ["unseen"]


def test_a_cell_that_looks_like_a_formula_is_text(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b'id,name\n1,=HYPERLINK("http://example.org")\n')
    assert next(open_delimited(path).records).cells["name"].startswith("=HYPERLINK")


def test_the_separator_line_of_a_spreadsheet_is_obeyed(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"sep=|\nid|name\n1|Anna, or Hanna\n")
    record = next(open_delimited(path).records)
    assert record.cells == {"id": "1", "name": "Anna, or Hanna"}
    assert record.number == 3
