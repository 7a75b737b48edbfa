"""Names in an oblique case, as running text has them."""

import pytest

from sprava.core import names


@pytest.mark.parametrize(
    ("oblique", "nominative"),
    [
        ("Николаю Гайдукевичу", "Николай Гайдукевич"), ("Мікалаем Гайдукевічам", "Мікалай Гайдукевіч"),
        ("Ігара Зазулевіча", "Ігар Зазулевіч"), ("Дмитрия Дроздовского", "Дмитрий Дроздовский"),
        ("Аляксандра Драздоўскага", "Аляксандр Драздоўскі"), ("Анны Ковалёвой", "Анна Ковалёва"),
        ("Светлану Дроздовскую", "Светлана Дроздовская"), ("Марией Зазулиной", "Мария Зазулина"),
        ("Mikałaja Hajdukieviča", "Мікалай Гайдукевіч"), ("Сергеем Дроздовым", "Сергей Дроздов"),
        ("Дзмітрыем Зазуленкам", "Дзмітрый Зазуленка"),
        ("Павла Зубринца", "Павел Зубринец"), ("Дроздовскому", "Дроздовский"), ("Николаем Зайцем", "Николай Заец"),
        ("Борисом Игоревичем Дроздовым", "Борис Игоревич Дроздов"),
    ],
)  # fmt: skip
def test_an_oblique_case_is_the_same_name(oblique, nominative):
    found = names.compare(oblique, nominative)
    assert found.weight >= names.SAME_ENOUGH
    assert all(item.how == "same" for item in found.evidence)


@pytest.mark.parametrize("name", ["Александра Иванова", "Валерия Зазуля", "Станислава Новик", "Руслана Гайдук"])
def test_a_womans_name_is_not_the_genitive_of_a_mans(name):
    man = {"Александра Иванова": "Александр Иванов", "Валерия Зазуля": "Валерий Зазуля"}.get(
        name, name[:-7] + "в Новик"
    )
    assert names.compare(name, man).verdict != "likely"
    assert names.parse(name).sex == "f"


def test_what_is_written_stays_as_it_is_written():
    assert [word.text for word in names.parse("Николаю Гайдукевичу").words] == ["Николаю", "Гайдукевичу"]
