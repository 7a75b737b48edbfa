"""Whom to write to, in which order, and who is left out with which reason."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprava.accounts.actions import command_line_member
from sprava.records.actions.judgements import judge_pair
from sprava.support import listing
from sprava.support.listing import Asked, first, page_of
from sprava.support.tallies import log_letters
from sprava.support.whom import BLOCKED, DIED, NOT_HELD, SILENCE
from tests.support.conftest import TODAY

pytestmark = pytest.mark.django_db


def names(asked: Asked, reader) -> list[str]:
    return [line.person.label for line in page_of(asked, TODAY, reader).lines]


def reasons(reader) -> dict[str, str]:
    return {line.person.label: str(line.refused) for line in page_of(Asked(cannot=True), TODAY, reader).lines}


def test_the_order_is_arrested_birthday_moved_silent_then_name(prisoner, anna):
    prisoner("Ягадка Ягор", moved="2026-11-20")
    prisoner("Абрыкос Адам", moved="2026-10-01")
    prisoner("Новы Навум", since="2026-11-15", sentence={})
    prisoner("Слова Сымон", birth_date="1990-12-01")
    prisoner("Вішня Вера")
    assert names(Asked(), anna) == ["Новы Навум", "Слова Сымон", "Ягадка Ягор", "Вішня Вера", "Абрыкос Адам"]


def test_who_got_fewest_letters_lately_comes_first_whatever_is_near(prisoner, anna):
    fresh = prisoner("Новы Навум", since="2026-11-15", sentence={})
    many, one = prisoner("Абрыкос Адам"), prisoner("Вішня Вера")
    prisoner("Ягадка Ягор")
    for person, sent in ((fresh, 1), (many, 7), (one, 1)):
        log_letters(person.pk, {"sent": sent}, "2026-W47", today=TODAY)
    log_letters(many.pk, {"sent": 400}, "2026-W01", today=TODAY)  # long ago
    assert names(Asked(), anna) == ["Ягадка Ягор", "Новы Навум", "Вішня Вера", "Абрыкос Адам"]
    assert [line.tally.sent for line in page_of(Asked(), TODAY, anna).lines] == [0, 1, 1, 7]


def test_what_is_near_can_be_asked_for_by_itself(prisoner, anna):
    prisoner("Ягадка Ягор", moved="2026-11-20")
    prisoner("Новы Навум", since="2026-11-15", sentence={})
    slova = prisoner("Слова Сымон", birth_date="1990-12-01")
    prisoner("Гай Галя", birth_date="1991-12-02")
    prisoner("Вішня Вера", moved="2026-10-01")
    log_letters(slova.pk, {"sent": 2}, "2026-W48", today=TODAY)
    assert names(Asked(moment="moved"), anna) == ["Ягадка Ягор"]
    assert names(Asked(moment="arrested"), anna) == ["Новы Навум"]
    assert names(Asked(moment="birthday"), anna) == ["Гай Галя", "Слова Сымон"]
    assert "Вішня Вера" not in names(Asked(moment="silent"), anna)


def test_an_interest_and_a_cause_narrow_the_list_and_outlive_a_merger(prisoner, anna, clara):
    one, two = prisoner("Ліпень Ганна"), prisoner("Липень Анна", interest="Шахматы і вершы")
    prisoner("Кветка Зоська", affiliation="анархісты", interest="птушкі")
    judge_pair(one, two, "same", by=command_line_member(), because="One birth date, one case.")
    assert len(names(Asked(interest="шахматы"), anna)) == 1
    assert names(Asked(cause="Анархісты"), anna) == ["Кветка Зоська"]
    assert names(Asked(cause="анархісты", interest="птушкі"), anna) == ["Кветка Зоська"]
    assert names(Asked(cause="анархісты", interest="шахматы"), anna) == []
    assert names(Asked(interest="птушкі"), clara) == []


def test_who_cannot_be_written_to_is_not_offered_and_the_reason_is_said(prisoner, anna):
    prisoner("Ліпень Ганна", contact="can_write")
    prisoner("Кветка Зоська", contact="relatives_only")
    prisoner("Касцяны Зміцер", contact="incommunicado")
    prisoner("Ціхая Ціна", note="Сям’я кажа: просіць не пісаць.")
    prisoner("Маўклівы Мікола", contact="silence")
    prisoner("Бяздомны Базыль", place="")
    prisoner("Даўні Даніла", place="IK-5")
    assert names(Asked(), anna) == ["Ліпень Ганна"]
    why = reasons(anna)
    assert "Ліпень Ганна" not in why
    assert why["Кветка Зоська"] == str(BLOCKED["relatives_only"])
    assert why["Касцяны Зміцер"] == str(BLOCKED["incommunicado"])
    assert why["Ціхая Ціна"] == str(SILENCE)
    assert why["Маўклівы Мікола"] == str(SILENCE)
    assert "where they are held" in why["Бяздомны Базыль"]
    assert "closed" in why["Даўні Даніла"]


def test_who_says_that_only_relatives_may_write_is_named(prisoner, anna):
    prisoner("Кветка Зоська", contact="relatives_only")
    (line,) = page_of(Asked(cannot=True), TODAY, anna).lines
    assert line.regime.said_by == ("Sviedka",)
    assert str(line.regime.since) == "2025-06-01"


def test_the_dead_and_the_free_are_nowhere_on_the_list(prisoner, anna):
    prisoner("Памяць Пятро", death_date="2026-05-01")
    prisoner("Вольны Віктар", sentence={"date": "2025-02-01", "kind": "fine"})
    assert names(Asked(), anna) == []
    assert {str(DIED), str(NOT_HELD)}.isdisjoint(reasons(anna).values())


def test_a_wish_for_silence_outlives_a_merger_of_records(prisoner, anna):
    one, two = prisoner("Ціхая Ціна"), prisoner("Тихая Тина", note="Просит не писать")
    judge_pair(one, two, "same", by=command_line_member(), because="One birth date, one case.")
    assert names(Asked(), anna) == []
    assert str(SILENCE) in reasons(anna).values()


def test_filters_narrow_by_place_and_by_the_language_that_is_known(prisoner, anna):
    prisoner("Ліпень Ганна", language="Belarusian")
    prisoner("Кветка Зоська", language="русский")
    prisoner("Вішня Вера", place="IK-9")
    assert set(names(Asked(facility="IK-4"), anna)) == {"Кветка Зоська", "Ліпень Ганна"}
    assert "Кветка Зоська" not in names(Asked(language="be"), anna)
    assert "Ліпень Ганна" not in names(Asked(language="ru"), anna)


def test_pages_name_everybody_once(prisoner, anna, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 4)
    monkeypatch.setattr(listing, "LOOKED_AT", 6)
    people = [f"Лазнік {letter}" for letter in "абвгдеж"]
    for number, name in enumerate(people):
        prisoner(name, **({"birth_date": "1990-12-01"} if number % 3 == 0 else {}))
    for number, name in enumerate(("Свежы А", "Свежы Б", "Свежы В", "Свежы Г", "Свежы Д")):
        person = prisoner(name, moved="2026-09-01")
        log_letters(person.pk, {"sent": 1 + number % 2}, "2026-W48", today=TODAY)
    found = [line.person.label for line in first(TODAY, anna, 100)]
    assert len(found) == len(set(found)) == 12


def test_another_team_sees_nobody(prisoner, clara):
    prisoner("Ліпень Ганна")
    assert names(Asked(), clara) == []
    assert reasons(clara) == {}


def test_the_page_asks_the_database_at_most_twenty_times(prisoner, anna, signed_in):
    for number in range(25):
        person = prisoner(f"Лазнік {number}", birth_date="1990-12-01", contact="can_write")
        log_letters(person.pk, {"sent": 1 + number % 3}, "2026-W48", today=TODAY)
    client = signed_in(anna)
    for address in ("/letters", "/letters?show=cannot", "/letters?facility=IK-4&language=be"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 20, "\n".join(one["sql"][:90] + one["sql"][-90:] for one in asked)
