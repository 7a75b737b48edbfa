"""The table of given names."""

import pytest

from sprava.core.names import parse
from sprava.core.names.folding import code_of
from sprava.core.names.given import father_of, is_father, relation, same_father


def meant(word):
    return parse(word).words[0].meant


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("Аляксандр", "Александр", "same"), ("Мікалай", "Николай", "same"), ("Яўген", "Євген", "same"),
        ("Hanna", "Анна", "same"), ("Рыгор", "Григорий", "same"), ("Язэп", "Иосиф", "same"), ("Алена", "Олена", "same"),
        ("Michael", "Майкл", "same"), ("Michael", "Михаил", "same"), ("Майкл", "Михаил", "other"),
        ("Andrzej", "Анджей", "same"), ("Krzysztof", "Кшиштоф", "same"), ("Hayk", "Айк", "same"),
        ("Юрий", "Георгий", "variant"), ("Аксана", "Ксения", "variant"), ("Саша", "Александра", "diminutive"),
        ("Саша", "Аляксандр", "diminutive"), ("Антон", "Артём", "other"), ("Яна", "Анна", "other"),
        ("Алла", "Элла", "other"), ("Юля", "Уля", "other"), ("Леанід", "Леон", "other"),
    ],
)  # fmt: skip
def test_how_two_given_names_stand_to_one_another(left, right, how):
    assert relation(meant(left), meant(right)) == relation(meant(right), meant(left)) == how


def test_a_patronymic_in_two_languages_names_one_father():
    fathers = [father_of(code_of(word)) for word in ("Рыгоравіч", "Григорьевич", "Рыгораўна", "Hryhorovych")]
    assert all(same_father(fathers[0], father) for father in fathers)
    assert not same_father(fathers[0], father_of(code_of("Петрович")))


def test_no_stem_names_no_father():
    assert not is_father("")
    assert father_of(code_of("Новик")) == ""
