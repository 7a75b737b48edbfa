"""A record gives what its columns say, whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava import packs
from sprava.core.nouns import canonical
from sprava.intake.mapping import read_mapping, shipped
from sprava.intake.problems import ListRefused, Severity, codes
from sprava.intake.rows import RowReader
from sprava.intake.tables import Record, Table

BELARUS = packs.load("belarus")
DAY = date(2026, 8, 30)
NOTEBOOK = read_mapping("""
name = "notebook"

[[column]]
headers = ["№"]
gives = "row.key"
key = true

[[column]]
headers = ["імя"]
gives = "person.name"

[[column]]
headers = ["нар."]
gives = "person.birth_date"

[[column]]
headers = ["прысуд"]
gives = "sentence"

[[column]]
headers = ["вызвалены"]
gives = "release.date"

[[column]]
headers = ["суд"]
gives = "hearing.date"
""")


def reader(mapping=NOTEBOOK, as_of=""):
    return RowReader(mapping, BELARUS, day=DAY, as_of=as_of)


def read(cells, mapping=NOTEBOOK, as_of=""):
    record = Record(214, "row 214", cells)
    return reader(mapping, as_of).read(record, reader(mapping).key_of(record))


def facts(row):
    return {(fact.noun, fact.field): fact.value for fact in row.said.facts}


def test_a_row_gives_its_cells_with_itself_as_the_passage():
    row = read({"№": "7", "імя": "Кляновіч Тадора", "нар.": "14.03.1987"})
    assert facts(row) == {("person", "name"): "Кляновіч Тадора", ("person", "birth_date"): "1987-03-14"}
    assert (row.said.key, row.said.locator, row.said.number) == ("7", "row 214", 214)
    assert row.said.quote == "№: 7\nімя: Кляновіч Тадора\nнар.: 14.03.1987"
    assert row.said.facts[1].printed == "14.03.1987"


def test_a_cell_that_cannot_be_read_refuses_the_whole_row_and_is_named():
    row = read({"№": "7", "імя": "Кляновіч Тадора", "нар.": "31.02.1987"})
    assert row.said is None
    assert [problem.say() for problem in row.problems] == [
        "Row 214, нар.: '31.02.1987' is not a date. Write 2021, 2021-02 or 2021-02-28."
    ]


@pytest.mark.parametrize(("cells", "code"), [({"№": "7"}, "no_name"), ({"імя": "Кляновіч Тадора"}, "no_key")])
def test_a_row_without_name_or_number_is_not_taken(cells, code):
    row = read(cells)
    assert (row.said, [problem.code for problem in row.problems]) == (None, [code])


def test_a_release_still_ahead_is_an_expectation_and_no_release():
    row = read({"№": "7", "імя": "Кляновіч Тадора", "вызвалены": "01.05.2027", "суд": "01.09.2026"})
    assert facts(row)["person", "note"] == "вызвалены: 01.05.2027"
    assert ("release", "date") not in facts(row)
    assert facts(row)["hearing", "date"] == "2026-09-01"
    assert [(problem.code, problem.severity) for problem in row.problems] == [("future_release", Severity.NOTE)]


def test_another_date_in_the_future_is_kept_and_named():
    row = read({"№": "7", "імя": "Кляновіч Тадора", "нар.": "2027"})
    assert facts(row)["person", "birth_date"] == "2027"
    assert [problem.code for problem in row.problems] == ["future_date"]


def test_a_list_without_numbers_knows_people_by_name_and_birth_date():
    nameless = read_mapping("name = 'n'\n[[column]]\nheaders = ['імя']\ngives = 'person.name'\n")
    key = reader(nameless).key_of(Record(2, "row 2", {"імя": "Кляновіч  Тадора"}))
    assert key.startswith("~")
    assert key == reader(nameless).key_of(Record(9, "row 9", {"імя": "КЛЯНОВІЧ ТАДОРА"}))
    assert key != reader(nameless).key_of(Record(9, "row 9", {"імя": "Каласнік Рыгор"}))


def test_what_was_said_free_is_seen_on_the_day_of_the_list():
    viasna = shipped()["viasna"]
    cells = {"id": "7", "name": "Кляновіч Тадора", "status": "former", "prison": "released"}
    assert facts(read(cells, viasna, "2026-08-30"))["sighting", "date"] == "2026-08-30"
    assert ("sighting", "date") not in facts(read(cells, viasna))


def test_a_row_names_its_source_by_the_site_of_its_page():
    cells = {
        "mention_id": "m1", "person_key": "kl", "name_as_written": "Tadora Klanovič", "lang": "be-latn",
        "source_url": "https://www.sviedka.example/a/1?x=y", "sentence": "5 hadoŭ",
    }  # fmt: skip
    said = read(cells, shipped()["mentions"]).said
    assert (said.source_name, said.source_url, said.lang) == ("sviedka.example", cells["source_url"], "be-latn")
    assert {fact.lang for fact in said.facts} == {"be-latn"}
    assert {fact.slot for fact in said.facts if fact.noun == "sentence"} == {"m1"}


def table(*columns, twice=None, open_ended=False):
    return Table("list.csv", columns, iter(()), twice=twice or {}, open_ended=open_ended)


def test_a_list_without_a_column_that_is_needed_is_refused():
    with pytest.raises(ListRefused, match="no column №"):
        reader().fit(table("імя", "нар."))
    with pytest.raises(ListRefused, match="No mapping fits"):
        reader().fit(table("№", "нар."))


def test_a_heading_given_twice_is_refused_where_it_is_read():
    with pytest.raises(ListRefused, match="Columns 2 and 4"):
        reader().fit(table("№", "імя", "x", "імя (2)", twice={"імя": (2, 4)}))
    reader().fit(table("№", "імя", "x", "x (2)", twice={"x": (3, 4)}))


@given(st.dictionaries(st.sampled_from(["№", "імя", "нар.", "прысуд", "вызвалены", "суд"]), st.text(max_size=40)))
def test_any_record_is_taken_whole_or_refused_in_words(cells):
    row = read({name: cell for name, cell in cells.items() if cell.strip()})
    assert all(problem.code in codes() and problem.say("be") for problem in row.problems)
    if row.said is None:
        assert any(problem.severity is Severity.REFUSED for problem in row.problems)
    else:
        assert all(canonical(fact.noun, fact.field, fact.value) == fact.value for fact in row.said.facts)


JOINED = read_mapping("""
name = "joined"

[[column]]
headers = ["прозвішча"]
gives = "person.name"
join = true

[[column]]
headers = ["імя"]
gives = "person.name"
join = true

[[column]]
headers = ["мянушка"]
gives = "person.alias"
""")


def test_columns_that_join_are_one_value_and_one_person():
    cells = {"мянушка": "Клён", "імя": "Тадора", "прозвішча": "Кляновіч"}
    row = read(cells, JOINED)
    assert facts(row) == {("person", "name"): "Кляновіч Тадора", ("person", "alias"): "Клён"}
    other = read({**cells, "імя": "Алеся"}, JOINED)
    assert row.said.key != other.said.key
    assert facts(read({"прозвішча": "Кляновіч"}, JOINED)) == {("person", "name"): "Кляновіч"}
