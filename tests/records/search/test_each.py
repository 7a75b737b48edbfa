"""Many names at once find whom each of them finds alone, in a few statements."""

from __future__ import annotations

from sprava.core import names
from sprava.records.search.each import find_each
from sprava.records.search.find import find

PEOPLE = ("Дроздович Борис Игоревич", "Дроздович Дмитрий", "Гайдук Анна Петровна", "Ковалёва Анна", "Лес Янка")
ASKED = ("Бориса Дроздовича", "Hanna Hajduk", "Ковалёва Анна", "Зазуля Тадора", "Янку Леса", "Анна", "", "😀")


def test_each_finds_whom_it_finds_alone(enter, anna):
    for name in PEOPLE:
        enter(name)
    found = find_each(ASKED, anna)
    assert list(found) == list(ASKED)
    for text in ASKED:
        alone = [one for one in find(text, anna) if one.weight >= names.SAME_ENOUGH]
        assert [one for one in found[text] if one.weight >= names.SAME_ENOUGH] == alone
        # Whoever is shown is shown to both: a card offers nobody whom the search hides.
        assert {one.person for one in found[text]} <= {one.person for one in find(text, anna)}
    assert found["Бориса Дроздовича"][0].reasons("en")


def test_nobody_finds_whom_they_may_not_see(enter, anna, clara, hidden):
    seen = enter("Дроздович Борис")
    enter("Дроздович Борис", place=hidden)
    assert [one.person for one in find_each(["Дроздович Борис"], clara)["Дроздович Борис"]] == [seen.pk]


def test_forty_names_are_asked_for_in_a_few_statements(enter, anna, django_assert_max_num_queries):
    asked = [
        f"{surname} {given}"
        for surname in ("Дроздович", "Гайдук", "Лес", "Бор")
        for given in ("Анна", "Борис", "Пётр", "Янка", "Марыя", "Алесь", "Ігнат", "Ганна", "Павел", "Юрый")
    ]
    for name in asked[::4]:
        enter(name)
    anna.compartments_seen()
    with django_assert_max_num_queries(10):
        found = find_each(asked, anna)
    assert all(found[name][0].name == name for name in asked[::4])
