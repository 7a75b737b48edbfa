"""Every problem has words in three languages, and they say where and what to do."""

from __future__ import annotations

import re
import string

import pytest

from sprava.intake.problems import LANGUAGES, ListRefused, Problem, _catalogue, codes, say


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_code_is_said_in_every_language_with_the_same_parameters(code):
    words = _catalogue()[code]
    assert set(words) == set(LANGUAGES)
    parameters = {
        lang: sorted({name for _, name, _, _ in string.Formatter().parse(text) if name}) for lang, text in words.items()
    }
    assert len({tuple(names) for names in parameters.values()}) == 1


def test_a_bad_date_is_said_with_its_row_and_what_to_write():
    problem = Problem(214, "", "not_a_date", facts={"value": "31.02.2021"})
    assert problem.say("en") == "Row 214: '31.02.2021' is not a date. Write 2021, 2021-02 or 2021-02-28."
    assert problem.say("be") == "Радок 214: «31.02.2021» не дата. Напішыце 2021, 2021-02 або 2021-02-28."
    assert problem.say("ru") == "Строка 214: «31.02.2021» не дата. Напишите 2021, 2021-02 или 2021-02-28."


def test_a_message_quotes_a_cell_on_one_line_and_not_all_of_it():
    text = say("not_a_date", {"value": "a\nb\x00" + "c" * 500})
    assert len(text) < 200
    assert re.search(r"[\n\x00]", text) is None


def test_what_a_list_lacks_is_said_whole_and_a_sentence_in_the_language_of_the_reader():
    columns = ", ".join(f"column {number}" for number in range(20))
    assert columns in say("missing_columns", {"columns": "name", "found": columns})
    facts = {"value": "999", "reading": "There is none.", "reading:be": "Такога няма."}
    assert "There is none. The words" in say("unsure_article", facts)
    assert "Такога няма. Словы" in say("unsure_article", facts, "be")


def test_a_refusal_is_fit_to_show():
    refusal = ListRefused("too_large", name="list.xlsx", size="300 MB", limit="200 MB")
    assert str(refusal) == "list.xlsx has 300 MB; at most 200 MB is read. Save the list as CSV or split it."
