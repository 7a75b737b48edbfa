"""The first rows as they would be taken in, in words; nothing is written, no register is needed."""

from __future__ import annotations

import pytest

from sprava.intake.mapping import shipped
from sprava.intake.preview import preview
from sprava.intake.problems import ListRefused

HEADERS = "id,name,status,birthday,decision,release_date"


@pytest.fixture
def list_file(tmp_path):
    path = tmp_path / "list.csv"
    rows = [f"{number},Чалавек {number},active,1990-01-02,5 years 6 months," for number in range(1, 40)]
    rows[1] = "2,Чалавек 2,active,31.02.1990,,"
    rows[2] = "3,Чалавек 3,former,,,2026-09-15"
    path.write_text("\n".join((HEADERS, *rows)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lang", "born", "term"),
    [("en", "2 January 1990", "5 years 6 months"), ("be", "2 студзеня 1990", "5 гадоў 6 месяцаў"),
     ("ru", "2 января 1990", "5 лет 6 месяцев")],
)  # fmt: skip
def test_values_are_said_in_the_language_of_the_reader(list_file, lang, born, term):
    first = preview(list_file, shipped()["viasna"], lang=lang)[0]
    said = {fact.field: fact.value for fact in first.facts}
    assert (said["person.birth_date"], said["sentence.term"]) == (born, term)
    assert (first.number, first.key, first.taken) == (2, "1", True)


def test_a_row_that_would_not_be_taken_says_why(list_file):
    second = preview(list_file, shipped()["viasna"])[1]
    assert (second.taken, second.facts) == (False, ())
    assert (
        second.problems[0].say("be")
        == "Радок 3, birthday: «31.02.1990» не дата. Напішыце 2021, 2021-02 або 2021-02-28."
    )


def test_what_is_ahead_depends_on_the_day_of_the_list(list_file):
    before = preview(list_file, shipped()["viasna"], as_of="2026-08-30")[2]
    after = preview(list_file, shipped()["viasna"], as_of="2026-09-30")[2]
    assert [problem.code for problem in before.problems] == ["future_release"]
    assert "release.date" in {fact.field for fact in after.facts}


def test_as_many_rows_as_are_asked_for(list_file):
    assert len(preview(list_file, shipped()["viasna"])) == 20
    assert len(preview(list_file, shipped()["viasna"], rows=3)) == 3


def test_a_list_that_does_not_fit_is_refused(list_file):
    with pytest.raises(ListRefused, match="no column person_key"):
        preview(list_file, shipped()["mentions"])
