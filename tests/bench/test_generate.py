"""The generated register: the same every time, and nothing in it that the door would refuse."""

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.generate import LAST_DAY, SEED, draw_people, draw_person, what_is_said
from bench.listfile import COLUMNS, row_of, write_list
from bench.names import latin
from bench.tables import Table, put_into, section
from bench.timing import percentile, ratio
from bench.typed import queries
from sprava.core.dates import parse_date
from sprava.core.errors import Refused
from sprava.core.nouns import canonical
from sprava.core.scripts import script_of

NUMBERS = st.integers(0, 3_000_000)


@given(NUMBERS)
def test_a_number_is_always_the_same_person(number):
    assert draw_person(SEED, number) == draw_person(SEED, number)
    assert {row.key for row in what_is_said(draw_person(SEED, number))} == {str(number)}


def test_another_seed_gives_other_people():
    assert list(draw_people(1, range(20))) != list(draw_people(2, range(20)))
    assert list(draw_people(1, range(10, 20))) == list(draw_people(1, range(20)))[10:]


@given(NUMBERS)
def test_everything_said_is_canonical_already(number):
    rows = what_is_said(draw_person(SEED, number))
    for row in rows:
        for fact in row.facts:
            assert canonical(fact.noun, fact.field, fact.value) == fact.value
    assert len({(fact.noun, fact.slot, fact.field, row.source_name) for row in rows for fact in row.facts}) == sum(
        len(row.facts) for row in rows
    ), "a source says each thing once"


@given(NUMBERS)
def test_a_life_goes_in_order(number):
    person = draw_person(SEED, number)
    days = [day for day in (person.detained, person.sentenced, person.released) if day]
    assert days == sorted(days)
    assert max(*days, person.recognised or person.detained) <= LAST_DAY
    assert not person.born or parse_date(person.born).latest() < date(2008, 1, 1) < person.detained


@given(NUMBERS)
def test_a_name_is_written_in_both_languages_and_in_latin(number):
    name = draw_person(SEED, number).name
    assert {script_of(name.be), script_of(name.ru)} == {"Cyrl"}
    assert script_of(name.latin) == "Latn"
    assert len(name.be.split()) == len(name.ru.split()) == 3


def test_people_have_about_ten_claims_and_a_few_frequent_surnames():
    people = list(draw_people(SEED, range(2000)))
    claims = sum(len(row.facts) for person in people for row in what_is_said(person))
    assert 9 < claims / len(people) < 12
    surnames = [person.name.surname for person in people]
    assert len(set(surnames)) > 1000
    assert max(map(surnames.count, set(surnames))) > 8


@pytest.mark.parametrize(("word", "written"), [("Яўген", "Yauhen"), ("Ціхевіч", "Tsikhevich"), ("Юр'еўна", "Yuryeuna")])
def test_latin_letters_are_about_those_of_passports(word, written):
    assert latin(word) == written


def test_the_list_has_viasnas_columns_and_a_row_for_everybody(tmp_path):
    people = list(draw_people(SEED, range(30)))
    write_list(tmp_path / "list.csv", people)
    with (tmp_path / "list.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["id"] for row in rows] == [person.key for person in people]
    assert all(set(row_of(person)) <= set(COLUMNS) for person in people)


def test_what_is_typed_is_one_query_for_each_name():
    names = [person.name for person in draw_people(SEED, range(5))]
    assert all(len(typed) == len(names) and all(typed) for _, typed in queries(names))


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_a_measured_value_that_its_share_does_not_exceed(values, share):
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
    assert sum(value < found for value in values) < share * len(values) + 1e-9


def test_ratios_are_short():
    assert [ratio(24, 10), ratio(3000, 2), ratio(1, 0)] == ["2.4 ×", "1 500 ×", "–"]


TABLES = section("house", "A machine.", [Table("Lists", ("", "seconds"), [["SQLite | own", "9"]], ("A note.",))])


def test_a_page_takes_tables_over_between_their_markers(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- bench:house -->\nold\n<!-- /bench:house -->\nAfter\n", "utf-8")
    assert put_into(page, {"house": TABLES}) == []
    once = page.read_text("utf-8")
    assert once.startswith("Before\n<!-- bench:house -->\n")
    assert once.endswith("<!-- /bench:house -->\nAfter\n")
    assert "| SQLite \\| own | 9 |" in once
    assert "old" not in once
    put_into(page, {"house": TABLES})
    assert page.read_text("utf-8") == once


def test_a_page_without_the_markers_is_named_and_left(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("Nothing here.\n", "utf-8")
    assert put_into(page, {"house": TABLES}) == ["house"]
    assert page.read_text("utf-8") == "Nothing here.\n"


def test_an_open_marker_is_refused(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("<!-- bench:house -->\n", "utf-8")
    with pytest.raises(Refused, match="does not close it"):
        put_into(page, {"house": TABLES})
