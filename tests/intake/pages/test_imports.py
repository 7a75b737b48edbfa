"""The page of one import: while it runs, when it was interrupted, when it is done."""

import re
from html import unescape
from threading import Event

import pytest

from sprava.accounts.actions import set_roles
from sprava.accounts.policy import Role
from sprava.intake import running
from sprava.intake.mapping import read_mapping
from sprava.records.models import Import

pytestmark = pytest.mark.django_db

TWICE = """№;Прозвішча, імя;Дата нараджэння
1;Кляновіч Тадора;12.03.1988
1;Лазнік Яўхім;1990
2;Крушнік Паўліна;1994
2;Крушнік Паўліна;1994
"""


def words_of(page) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def figures_of(page) -> dict[str, str]:
    """The figures of the page by what stands above them."""
    pairs = re.findall(r"<dt>([^<]*)</dt><dd>(?:<a [^>]*>)?([\d,]+)", page.text)
    return dict(pairs)


def test_what_came_of_a_list_is_told_in_figures_that_lead_to_rows_and_people(desk, taken):
    reading = taken()
    page = desk.get(f"/intake/imports/{reading.pk}")
    assert "This list is taken in." in page.text
    assert figures_of(page) | {"taken": "2", "not taken": "1", "set aside": "0", "repeated": "0"} == figures_of(page)
    assert figures_of(page) | {"new": "2", "changed": "0", "unchanged": "0"} == figures_of(page)
    for link in (f"/intake/imports/{reading.pk}/rows?kind=refused", f"/intake/imports/{reading.pk}/changes?kind=added"):
        assert f'href="{link}"' in page.text
        assert desk.get(link).status_code == 200
    assert "20 November 2026" in page.text
    assert "From a public source" in page.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "'31.02.1979' is not a date. Write 2021, 2021-02 or 2021-02-28."),
        ("be", "«31.02.1979» не дата. Напішыце 2021, 2021-02 або 2021-02-28."),
        ("ru", "«31.02.1979» не дата. Напишите 2021, 2021-02 или 2021-02-28."),
    ],
)
def test_what_is_wrong_with_rows_is_told_in_the_language_of_the_reader(desk_of, anna, taken, language, words):
    page = desk_of(anna, language).get(f"/intake/imports/{taken().pk}")
    assert words in words_of(page)


def test_rows_that_contradict_one_another_and_rows_that_repeat_are_counted_apart(desk, taken):
    page = desk.get(f"/intake/imports/{taken(TWICE).pk}")
    assert figures_of(page) | {"taken": "1", "set aside": "2", "repeated": "1"} == figures_of(page)


def test_an_import_that_runs_is_followed_without_a_script_until_it_is_held_still(desk, begun, monkeypatch):
    reading = begun()
    monkeypatch.setitem(running._asked_to_stop, reading.pk, Event())
    page = desk.get(f"/intake/imports/{reading.pk}")
    assert page.headers["Refresh"] == "2"
    assert "<progress" in page.text
    assert "You can close this page" in page.text
    assert "Refresh" not in desk.get(f"/intake/imports/{reading.pk}?still=1").headers


def test_an_import_is_stopped_by_who_may_import(desk, begun, monkeypatch):
    reading, asked = begun(), Event()
    monkeypatch.setitem(running._asked_to_stop, reading.pk, asked)
    assert desk.get(f"/intake/imports/{reading.pk}/stop").status_code == 405
    desk.post(f"/intake/imports/{reading.pk}/stop")
    assert asked.is_set()


def test_an_import_that_was_interrupted_goes_on_and_takes_nothing_twice(desk, begun):
    reading = begun()
    page = desk.get(f"/intake/imports/{reading.pk}")
    assert "The reading was interrupted before the first row was taken." in page.text
    desk.post(f"/intake/imports/{reading.pk}/go-on")
    desk.post(f"/intake/imports/{reading.pk}/go-on")
    reading.refresh_from_db()
    assert (reading.state, reading.rows_taken, reading.added) == (Import.State.DONE, 2, 2)


def test_a_list_that_broke_says_so_in_words_on_its_page(desk, anna, begun, monkeypatch, caplog):
    def go_on(*_: object, **__: object) -> None:
        raise ZeroDivisionError("Кляновіч Тадора")

    monkeypatch.setattr(running, "go_on", go_on)
    reading = begun()
    desk.post(f"/intake/imports/{reading.pk}/go-on")
    words = words_of(desk.get(f"/intake/imports/{reading.pk}"))
    assert "This list could not be read to its end." in words
    assert "The mistake is ours, not the list's." in words
    assert "ZeroDivisionError" not in words


def test_the_mapping_of_an_import_is_downloaded_without_where_its_claims_lie(desk, taken):
    reading = taken()
    answer = desk.get(f"/intake/imports/{reading.pk}/mapping.toml")
    assert read_mapping(answer.text) == read_mapping(reading.mapping)
    assert "[import]" not in answer.text
    assert answer.headers["Content-Disposition"].startswith("attachment")


PAGES = ("", "/rows", "/rows.csv", "/changes", "/mapping.toml")


def test_another_team_does_not_know_of_an_import(desk_of, clara, taken):
    reading = taken()
    for path in PAGES:
        assert desk_of(clara).get(f"/intake/imports/{reading.pk}{path}").status_code == 404
    for deed in ("stop", "go-on"):
        assert desk_of(clara).post(f"/intake/imports/{reading.pk}/{deed}").status_code == 404


@pytest.mark.parametrize("number", ["0", "999", "9" * 30])
def test_an_import_that_is_not_there_answers_like_one_that_is_hidden(desk, number):
    for path in PAGES:
        assert desk.get(f"/intake/imports/{number}{path}").status_code == 404


def test_a_sensitive_list_is_for_reviewers_and_for_who_brought_it(desk_of, anna, boris, taken):
    reading = taken(klass=2)
    another = desk_of(boris)
    assert desk_of(anna).get(f"/intake/imports/{reading.pk}").status_code == 200
    assert another.get(f"/intake/imports/{reading.pk}").status_code == 200
    set_roles(boris, [Role.MONITOR])
    assert another.get(f"/intake/imports/{reading.pk}").status_code == 404


def test_who_may_not_import_finds_no_import(desk_of, analyst, taken):
    reading = taken()
    for path in PAGES:
        assert desk_of(analyst).get(f"/intake/imports/{reading.pk}{path}").status_code == 404


def test_an_import_with_many_faults_asks_the_database_as_often_as_one_with_few(
    desk, taken, django_assert_max_num_queries
):
    rows = "".join(f"{number};Лазнік Яўхім {number};31.02.1979\n" for number in range(10, 60))
    reading = taken("№;Прозвішча, імя;Дата нараджэння\n" + rows)
    with django_assert_max_num_queries(25):
        desk.get(f"/intake/imports/{reading.pk}")
