"""From headers and cells to a mapping, in five languages."""

from __future__ import annotations

import json

import pytest

from sprava.intake.mapping import Mapping, fields_of, read_mapping, shipped, write_mapping
from sprava.intake.problems import ListRefused
from sprava.intake.proposing import _by_header, mapping_to_fill_in, propose, proposed_for
from sprava.intake.tables import Record, Table


def table(columns, *rows):
    records = [
        Record(number, f"row {number}", {name: cell for name, cell in zip(columns, row, strict=False) if cell})
        for number, row in enumerate(rows, 2)
    ]
    return Table("list.csv", tuple(columns), iter(records))


def test_every_header_gives_something_that_a_list_can_give():
    assert set(_by_header().values()) <= set(fields_of("person"))


@pytest.mark.parametrize(
    ("headers", "gives"),
    [
        (("№", "Імя і прозвішча", "Дата нараджэння", "Артыкулы", "Прысуд"),
         ("row.key", "person.name", "person.birth_date", "charge.article", "sentence")),
        (("№", "ФИО", "Дата рождения", "Дата задержания", "Место заключения"),
         ("row.key", "person.name", "person.birth_date", "detention.date", "place_or_status")),
        (("ID", "Full name", "Date_of_birth", "Arrested", "Judge"),
         ("row.key", "person.name", "person.birth_date", "detention.date", "sentence.judge")),
        (("Imię i nazwisko", "Data urodzenia", "Wyrok"), ("person.name", "person.birth_date", "sentence")),
        (("ПІБ", "Дата народження", "Вирок"), ("person.name", "person.birth_date", "sentence")),
    ],
)  # fmt: skip
def test_headers_are_known_in_five_languages(headers, gives):
    proposal = propose(table(headers, [str(number) for number in range(len(headers))]))
    assert tuple(guess.gives for guess in proposal.columns) == gives
    assert all(guess.because == "header" for guess in proposal.columns)
    assert proposal.has_name


def test_a_shipped_mapping_is_taken_where_its_columns_are_there():
    columns = ("id", "url", "name", "status", "birthday", "gender", "arrested", "articles", "prison", "died")
    proposal = propose(table(columns, ("1",)))
    assert proposal.shipped == "viasna"
    assert proposal.mapping == shipped()["viasna"]
    assert {guess.because for guess in proposal.columns} == {"mapping"}


def test_cells_help_where_headers_do_not():
    rows = [(f"https://sviedka.example/{number}", "ж", f"2021-03-0{number}", "Анна") for number in range(1, 6)]
    guesses = propose(table(("a", "b", "c", "імя"), *rows)).columns
    assert [(guess.gives, guess.because) for guess in guesses[:3]] == [
        ("person.web_page", "cells"), ("person.sex", "cells"), ("", "cells"),
    ]  # fmt: skip
    assert guesses[0].samples == ("https://sviedka.example/1", "https://sviedka.example/2", "https://sviedka.example/3")


def test_a_number_that_repeats_is_not_the_number_of_a_person():
    guesses = propose(table(("№", "імя"), ("1", "Анна"), ("1", "Барыс"))).columns
    assert guesses[0].gives == "person.external_id"


def test_one_number_given_twice_among_many_is_a_slip_to_set_aside():
    rows = [(str(number), name) for number, name in enumerate(["Анна", "Барыс"] * 10)]
    assert propose(table(("№", "імя"), *rows, ("3", "Іншы"))).columns[0].gives == "row.key"


def test_a_proposal_can_be_written_corrected_and_read():
    proposal = propose(table(("№", "імя", "Прысуд"), ("1", "Анна", "5 гадоў")))
    assert isinstance(proposal.mapping, Mapping)
    assert read_mapping(write_mapping(proposal.mapping)) == proposal.mapping


def test_a_list_in_which_nobody_is_named_gets_no_mapping(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("colour,weight\nred,3\nblue,4\n", encoding="utf-8")
    with pytest.raises(ListRefused, match="No mapping fits"):
        proposed_for(path)


def test_a_mapping_to_fill_in_reads_the_list_once_somebody_said_what_its_columns_give(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("id,colour,weight\n7,red,3\n8,blue,4\n", encoding="utf-8")
    text = mapping_to_fill_in(path)
    assert [column.gives for column in read_mapping(text).columns] == ["row.key"]
    head, hint, rest = text.partition("# [[column]]")
    filled = head + (hint + rest).replace("# ", "").replace('"?"', '"person.name"', 1).replace('"?"', '"person.note"')
    assert [column.headers for column in read_mapping(filled).columns] == [("id",), ("colour",), ("weight",)]


def test_a_list_inside_of_every_entry_is_found(tmp_path):
    path = tmp_path / "reports.jsonl"
    fact = {
        "person_key": "kl", "names_as_written": ["Т. Кляновіч"], "event_type": "verdict", "date": "2021",
        "source_span": "x", "span_start": 0,
    }  # fmt: skip
    report = {"id": "r1", "url": "https://sviedka.example/1", "date": "2021-03-04", "lang": "be", "facts": [fact]}
    path.write_text(f"{json.dumps(report)}\n{json.dumps(report)}\n", encoding="utf-8")
    assert proposed_for(path).shipped == "reports"


def test_a_name_in_several_columns_is_one_name():
    proposal = propose(table(("№", "Імя", "Прозвішча", "Імя па бацьку"), ("1", "Тадора", "Кляновіч", "Паўлаўна")))
    joined = [column for column in proposal.mapping.columns if column.join]
    assert [column.headers for column in joined] == [("Прозвішча",), ("Імя",), ("Імя па бацьку",)]
    assert {column.gives for column in joined} == {"person.name"}
