"""Rows and people of an import, in full."""

import csv
import io
import re
from html import unescape

import pytest
from django.urls import reverse

from sprava.intake.pages import results
from sprava.records.models import Person

pytestmark = pytest.mark.django_db

BEFORE = """№;Прозвішча, імя;Пакаранне
1;Кляновіч Тадора;3 гады пазбаўлення волі
2;Лазнік Яўхім;2 гады пазбаўлення волі
3;Крушнік Паўліна;
"""
AFTER = """№;Прозвішча, імя;Пакаранне
1;Кляновіч Тадора;5 гадоў пазбаўлення волі
3;Крушнік Паўліна;
4;Ляпко Сцяпан;
"""
FAULTY = "№;Прозвішча, імя;Дата нараджэння\n" + "".join(
    f"{number};Лазнік Яўхім {number};{'31.02.1979' if number % 2 else ''}\n" for number in range(1, 21)
)


def words_of(page) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def rows_on(page) -> list[int]:
    return [int(row) for row in re.findall(r'<td data-label="Row" class="num">(\d+)</td>', page.text)]


def read(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


def test_rows_are_listed_in_their_order_page_by_page(desk, taken, monkeypatch):
    monkeypatch.setattr(results, "PAGE", 4)
    address = f"/intake/imports/{taken(FAULTY).pk}/rows"
    seen, onward = [], "?"
    while onward:
        page = desk.get(address + onward)
        seen += rows_on(page)
        further = re.search(r'href="(\?[^"]*)"\s+rel="next"', page.text)
        onward = unescape(further[1]) if further else ""
    assert seen == list(range(2, 21, 2))


def test_rows_are_narrowed_to_one_kind_of_fault(desk, taken):
    address = f"/intake/imports/{taken().pk}/rows"
    assert rows_on(desk.get(f"{address}?kind=refused&code=not_a_date")) == [4]
    assert "Nothing to say" in desk.get(f"{address}?kind=held").text
    assert "'…' is not a date (1)" in words_of(desk.get(address))
    assert rows_on(desk.get(f"{address}?kind=nonsense&after=x-y")) != []


def test_the_file_of_rows_goes_to_whoever_made_the_list_in_the_language_of_the_reader(desk_of, anna, taken):
    reading = taken()
    answer = desk_of(anna, "be").get(f"/intake/imports/{reading.pk}/rows.csv?kind=refused")
    heading, row = read(answer)
    assert heading == ["Радок", "Слупок", "Што з радком", "Што не так і што рабіць"]
    assert row == ["4", "Дата нараджэння", "не ўзята", "«31.02.1979» не дата. Напішыце 2021, 2021-02 або 2021-02-28."]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="rows-{reading.pk}.csv"'
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("cell", ["=1+1", "@sum", "+375", "-1", "\ttab"])
def test_no_cell_of_the_file_is_computed_by_a_spreadsheet(cell):
    answer = results.csv_file("x.csv", ("Row",), [(cell,)])
    assert read(answer)[1] == [f"'{cell}"]


def test_a_newer_list_is_told_person_by_person(desk, taken):
    taken(BEFORE)
    reading = taken(AFTER)
    address = f"/intake/imports/{reading.pk}/changes"
    words = words_of(desk.get(address))
    assert "Кляновіч Тадора changed Sentence: Term, Sentence: Wording" in words
    assert "Лазнік Яўхім no longer on the list" in words
    assert "Крушнік Паўліна" not in words
    assert "Ляпко Сцяпан new" in words_of(desk.get(f"{address}?kind=added"))
    assert "Ляпко Сцяпан" not in words_of(desk.get(f"{address}?kind=removed"))


def test_somebody_who_is_on_the_list_again_is_said_to_be_back(desk, taken):
    taken(BEFORE)
    taken(AFTER)
    reading = taken(BEFORE.replace("2;Лазнік", "2;Лазнік"), source="Sviedka")
    assert "Лазнік Яўхім back on the list" in words_of(desk.get(f"/intake/imports/{reading.pk}/changes"))


def test_each_person_leads_to_their_page(desk, taken):
    reading = taken()
    page = desk.get(f"/intake/imports/{reading.pk}/changes?kind=added")
    for person in Person.objects.all():
        assert f'href="{reverse("person", args=[person.pk])}"' in page.text


def test_people_are_listed_page_by_page(desk, taken, monkeypatch):
    monkeypatch.setattr(results, "PAGE", 3)
    reading = taken(FAULTY)
    seen, onward = [], "?kind=added"
    while onward:
        page = desk.get(f"/intake/imports/{reading.pk}/changes{onward}")
        seen += re.findall(r"Лазнік Яўхім \d+", page.text)
        further = re.search(r'href="(\?[^"]*)"\s+rel="next"', page.text)
        onward = unescape(further[1]) if further else ""
    assert len(seen) == len(set(seen)) == 10


def test_an_unchanged_list_says_that_nothing_changed(desk, taken):
    taken(BEFORE)
    reading = taken(BEFORE)
    assert (
        "Of everybody on it this list says the same as before."
        in desk.get(f"/intake/imports/{reading.pk}/changes").text
    )


def test_a_list_of_names_takes_the_same_number_of_questions_whatever_its_length(
    desk, taken, django_assert_max_num_queries
):
    reading = taken(FAULTY)
    with django_assert_max_num_queries(20):
        desk.get(f"/intake/imports/{reading.pk}/changes?kind=added")
