"""A list on the desk, before it is taken in."""

import io
import json
import re
from datetime import date
from html import unescape

import openpyxl  # type: ignore[import-untyped]
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sprava.intake import incoming
from sprava.intake.choosing import columns_at
from sprava.intake.mapping import read_mapping, write_mapping
from sprava.records.models import Claim, Document, Import, Person, Source

pytestmark = pytest.mark.django_db

ORIGINAL = "№;Прозвішча, імя;Нарадзіўся\n7;Кляновіч Тадора;12.03.1988\n8;Лазнік Яўхім;1990\n"


@pytest.fixture
def bring(desk, said):
    """Bring a list; gives its address."""

    def one(**changes: object) -> str:
        return str(desk.post("/intake/new", said(**changes)).headers["Location"])

    return one


def words_of(page) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def picked(page) -> dict[str, str]:
    """What each column is taken for, as a browser would send it back."""
    found = {}
    for name, choices in re.findall(r'<select name="(column-\d+)".*?>(.*?)</select>', page.text, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected>', choices)
        found[name] = chosen[1] if chosen else ""
    return found


def test_the_page_says_what_the_file_is_and_how_its_first_rows_would_be_taken(desk, bring):
    page = desk.get(bring())
    words = words_of(page)
    assert page.status_code == 200
    assert "CSV, UTF-8, 3 rows" in words
    assert "6 of 6 columns are read" in words
    assert "Кляновіч Тадора Row 2" in words
    assert "Born 12 March 1988" in words
    assert "Term 3 years" in words
    assert "Not taken. Дата нараджэння: '31.02.1979' is not a date." in words
    assert "Of the first 3 rows, 1 would not be taken in." in words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("be", "Не бярэцца. Дата нараджэння: «31.02.1979» не дата. Напішыце 2021, 2021-02 або 2021-02-28."),
        ("ru", "Не берётся. Дата нараджэння: «31.02.1979» не дата. Напишите 2021, 2021-02 или 2021-02-28."),
    ],
)
def test_the_rows_are_told_in_the_language_of_the_reader(desk_of, anna, bring, language, words):
    assert words in words_of(desk_of(anna, language).get(bring()))


def test_a_column_that_was_taken_for_something_else_is_corrected_before_anything_is_taken(desk, bring, a_list):
    address = bring(file=a_list(ORIGINAL.replace("Нарадзіўся", "Слупок 3")))
    choices = picked(desk.get(address)) | {"column-2": "person.birth_date"}
    again = desk.post(address, choices | {"dates": "dmy", "then": "look"})
    assert again.status_code == 302
    page = desk.get(address)
    assert picked(page)["column-2"] == "person.birth_date"
    assert "Born 12 March 1988" in words_of(page)
    assert "read as you chose" in words_of(page)
    assert Import.objects.count() == 0


def test_a_surname_and_a_given_name_in_two_columns_are_one_name(desk, bring, a_list):
    address = bring(file=a_list("Слупок 1;Слупок 2;Слупок 3\nКляновіч;Тадора;1988\n"))
    desk.get(address)
    parts = {"column-0": "person.name+", "column-1": "person.name+", "column-2": "person.birth_date"}
    desk.post(address, parts | {"dates": "dmy", "then": "take"})
    assert [person.label for person in Person.objects.all()] == ["Кляновіч Тадора"]


def test_a_word_that_nobody_knew_is_told_once_and_known_from_then_on(desk, bring, a_list):
    text = "№;Прозвішча, імя;Пошта\n1;Кляновіч Тадора;ясна\n2;Лазнік Яўхім;цьмяна\n"
    address = bring(file=a_list(text))
    desk.get(address)
    desk.post(address, {"column-2": "contact.regime", "dates": "dmy", "then": "look"})
    assert "Of the first 2 rows, 2 would not be taken in." in words_of(desk.get(address))
    told = {"word-2-ясна": "can_write", "word-2-цьмяна": "nonsense", "dates": "dmy", "then": "look"}
    desk.post(address, told)
    words = words_of(desk.get(address))
    assert "“ясна” means: may receive letters" in words
    assert "Of the first 2 rows, 1 would not be taken in." in words
    desk.post(address, {"dates": "dmy", "then": "take"})
    again = desk.get(bring(file=a_list(text), grade=""))
    assert "“ясна” means: may receive letters" in words_of(again)
    assert 'name="word-2-цьмяна"' in again.text
    assert 'name="word-2-ясна"' not in again.text


def test_a_list_is_taken_in_with_what_was_said_of_it(desk, anna, bring):
    address = bring(klass="1")
    answer = desk.post(address, picked(desk.get(address)) | {"dates": "dmy", "then": "take"})
    reading = Import.objects.get()
    assert answer.headers["Location"] == f"/intake/imports/{reading.pk}"
    assert (reading.state, reading.rows_taken, reading.rows_refused, reading.started_by) == ("done", 2, 1, anna)
    assert (reading.source.name, reading.source.grade, reading.source.kind) == ("Sviedka", 4, "list")
    assert (Document.objects.get().file_name, Person.objects.count()) == ("спіс.csv", 2)
    assert set(Claim.objects.values_list("klass", flat=True)) == {Claim.Klass.INTERNAL}
    assert read_mapping(reading.mapping).full_list
    assert incoming.all_brought_by(anna) == []
    assert desk.get(address).status_code == 404


def test_sending_it_twice_takes_it_in_once(desk, bring):
    address = bring()
    sent = picked(desk.get(address)) | {"dates": "dmy", "then": "take"}
    assert [desk.post(address, sent).status_code for _ in range(2)] == [302, 404]
    assert Import.objects.count() == 1


def test_a_list_without_a_name_is_not_taken_and_nothing_is_written(desk, bring):
    address = bring()
    sent = picked(desk.get(address)) | {"column-1": "", "dates": "dmy", "then": "take"}
    page = desk.post(address, sent)
    assert page.status_code == 422
    assert "No column is read as the name of the person." in page.text
    assert (Import.objects.count(), Source.objects.count(), Document.objects.count()) == (0, 0, 0)


def test_a_later_list_of_the_same_source_is_read_as_last_time(desk, bring, a_list):
    first = bring(file=a_list(ORIGINAL.replace("Нарадзіўся", "Слупок 3")))
    sent = picked(desk.get(first)) | {"column-2": "person.birth_date", "dates": "dmy", "then": "take"}
    desk.post(first, sent)
    page = desk.get(bring(file=a_list(ORIGINAL.replace("Нарадзіўся", "Слупок 3") + "9;Крушнік Паўліна;1994\n")))
    assert "read as last time" in words_of(page)
    assert picked(page)["column-2"] == "person.birth_date"
    address = page.wsgi_request.path
    desk.post(address, {"dates": "dmy", "then": "anew"})
    assert picked(desk.get(address))["column-2"] == ""


def test_a_list_that_changed_its_columns_is_not_read_as_last_time(desk, bring, a_list, taken):
    taken()
    page = desk.get(bring(file=a_list("name,born\nКляновіч Тадора,1988\n"), grade=""))
    assert page.status_code == 200
    assert "proposed from the headings" in words_of(page)


def test_letters_that_were_read_wrongly_are_read_again(desk, bring):
    broken = "Прозвішча, імя;Нарадзіўся\nКляновіч Тадора;1988\n".encode("koi8-r", "replace").replace(b"?", b"")
    from_koi8 = bring(file=SimpleUploadedFile("k.csv", broken))
    desk.post(from_koi8, {"encoding": "cp1251", "dates": "dmy", "then": "look"})
    assert "Кляновч Тадора" not in desk.get(from_koi8).text
    desk.post(from_koi8, {"encoding": "koi8-r", "dates": "dmy", "then": "look"})
    assert "Кляновч Тадора" in desk.get(from_koi8).text


def test_a_changed_file_is_looked_at_before_it_is_taken(desk, bring, a_list):
    address = bring(file=a_list("Спіс 2026\n" + ORIGINAL))
    desk.get(address)
    answer = desk.post(address, {"heading_row": "3", "dates": "dmy", "then": "take"})
    assert answer.headers["Location"] == address
    assert Import.objects.count() == 0


def test_a_workbook_is_read_from_the_sheet_that_is_asked_for(desk, bring):
    book = openpyxl.Workbook()
    book.active.append(["Прызначэнне", "Тэлефон"])
    book.active.append(["не пра людзей", "няма"])
    people = book.create_sheet("Людзі")
    people.append(["Прозвішча, імя", "Нарадзіўся"])
    people.append(["Кляновіч Тадора", date(1988, 3, 12)])
    file = io.BytesIO()
    book.save(file)
    address = bring(file=SimpleUploadedFile("спіс.xlsx", file.getvalue()))
    assert "Людзі" in desk.get(address).text
    desk.post(address, {"sheet": "Людзі", "dates": "dmy", "then": "look"})
    page = desk.get(address)
    assert "XLSX, Людзі, 1 row" in words_of(page)
    assert "Born 12 March 1988" in words_of(page)
    desk.post(address, picked(page) | {"sheet": "Людзі", "dates": "dmy", "then": "take"})
    assert [person.label for person in Person.objects.all()] == ["Кляновіч Тадора"]


def test_entries_of_json_are_read_too(desk, bring):
    entries = [{"id": 7, "name": "Кляновіч Тадора", "birth_date": "1988-03-12"}, {"id": 8, "name": "Лазнік Яўхім"}]
    address = bring(file=SimpleUploadedFile("list.json", json.dumps(entries).encode()))
    page = desk.get(address)
    assert "JSON, UTF-8, 2 rows" in words_of(page)
    desk.post(address, picked(page) | {"dates": "dmy", "then": "take"})
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7 not a list", "is PDF, not a list"), (b"\xff\xfe\x00", ""), (b"PK\x03\x04broken", "")],
)
def test_what_is_no_list_is_said_to_be_none_and_can_be_forgotten(desk, anna, bring, content, words):
    address = bring(file=SimpleUploadedFile("x.csv", content))
    page = desk.get(address)
    assert page.status_code == 422
    assert words in page.text
    assert "It cannot be read like this" in page.text
    desk.post(address, {"then": "forget"})
    assert incoming.all_brought_by(anna) == []


def test_a_mapping_is_downloaded_pasted_and_uploaded(desk, anna, bring):
    address = bring()
    desk.get(address)
    text = desk.get(f"{address}/mapping.toml").text
    without_dates = text.replace('gives = "person.birth_date"', 'gives = "person.note"')
    assert desk.post(address, {"then": "text", "text": without_dates}).status_code == 302
    assert picked(desk.get(address))["column-2"] == "person.note"
    desk.post(address, {"then": "text", "text": "", "text_file": SimpleUploadedFile("m.toml", text.encode())})
    assert picked(desk.get(address))["column-2"] == "person.birth_date"


def test_a_mapping_that_cannot_be_used_is_refused_with_its_line_and_stays_on_the_page(desk, bring):
    address = bring()
    desk.get(address)
    page = desk.post(address, {"then": "text", "text": 'name = "x"\n[[column]]\nheaders = ["a"]\ngives = "soul"\n'})
    assert page.status_code == 422
    assert "line 4" in page.text
    assert "soul" in page.text


def test_what_no_page_of_ours_sends_changes_nothing(desk, anna, bring):
    address = bring()
    before = picked(desk.get(address))
    page = desk.post(address, {"heading_row": "-3", "dates": "ymd", "then": "look"})
    assert page.status_code == 422
    for name, value in (("column-1", "person.soul"), ("word-99-x", "y"), ("word-1-x", "y"), ("word-", "y")):
        desk.post(address, before | {name: value, "dates": "dmy", "then": "look"})
    assert picked(desk.get(address)) == before


def test_a_list_is_seen_by_who_brought_it_and_by_nobody_else(desk_of, boris, clara, analyst, bring):
    address = bring()
    for member in (boris, clara, analyst):
        for path in (address, f"{address}/mapping.toml"):
            assert desk_of(member).get(path).status_code == 404
    assert desk_of(clara).post(address, {"then": "take"}).status_code == 404


def test_every_way_to_say_a_thing_can_be_chosen_for_a_column(desk, bring):
    page = desk.get(bring())
    assert '<optgroup label="Sentence">' in page.text
    assert '<option value="sentence.term">Term</option>' in page.text
    mapping = read_mapping(desk.get(f"{page.wsgi_request.path}/mapping.toml").text)
    assert columns_at(mapping, "№")[0].key
    assert write_mapping(mapping).startswith("name")
