"""Names in any spelling: folding, parts, comparison, keys."""

import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.core import names
from sprava.core.names.folding import code_of, codes_of, stem_of, style_of
from sprava.core.names.reasons import LANGUAGES, codes, words

CYRILLIC = "абвгдеёжзийклмнопрстуўфхцчшщъыьэюяіїєґ'"
ANYTHING = st.text(max_size=60)
NAMELIKE = st.lists(
    st.text(alphabet=CYRILLIC, min_size=2, max_size=12) | st.text(alphabet=string.ascii_letters, min_size=2, max_size=12),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip
PEOPLE = st.sampled_from([
    "Анна Сергеевна Ковалёва", "Барыс Ігаравіч Драздоў", "Clara Novik", "Дмитрий Гайдук", "Аляксандр Башкоў", "Саша Белова",
    "KAVALIOVA Hanna", "Борис Дроздов", "Dzmitry Haiduk", "Кацярына Зазуля", "А. Г. Зазуля",
])  # fmt: skip

ONE_SURNAME = [
    "Ціхановіцкая Тихановицкая Tsikhanavitskaya Tikhanovitskaya Cichanavickaja Тихановицкий Ціхановіцкі",
    "Салаўёў Соловьёв Соловьев Solovyov Salauyou Соловйов Soloviev Sałaŭjoŭ",
    "Емельянов Yemialyanau Emialjanau Емяльянаў",
    "Мацкевич Мацкевіч Mackievič Matskevich",
    "Кляшчук Клещук Klaszczuk Kleshchuk Kliashchuk",
    "Дзевятоўскі Девятовский Dzevjatoŭski Dziewiatouski Devyatovskiy Dzeviatouski",
    "Быков Быкова Быкаў Bykaŭ Bykova Bykau",
]


@pytest.mark.parametrize("spellings", ONE_SURNAME)
def test_every_spelling_of_a_surname_has_one_stem(spellings):
    stems = {stem_of(code_of(word, style_of(word))) for word in spellings.split()}
    assert len(stems) == 1


def test_ch_without_other_signs_may_be_either_sound():
    assert stem_of(code_of("Ціхановіч")) in {stem_of(code) for code in codes_of("Cichanovich")}


@pytest.mark.parametrize(
    ("text", "given_name", "patronymic", "surname"),
    [
        ("Башков, Адам Семенович", "Адам", "Семенович", "Башков"),
        ("Абрамович Роман Аркадьевич", "Роман", "Аркадьевич", "Абрамович"),
        ("Роман Аркадьевич Абрамович", "Роман", "Аркадьевич", "Абрамович"),
        ("Іван Васковіч", "Іван", None, "Васковіч"),
        ("DROZDOV Boris Igorevich", "Boris", "Igorevich", "DROZDOV"),
        ("Гаджиев Фуад Алигейдар оглы", "Фуад", "Алигейдар", "Гаджиев"),
        ("НОВИК БорисИгоревич", "Борис", "Игоревич", "НОВИК"),
    ],
)
def test_the_parts_of_a_name(text, given_name, patronymic, surname):
    name = names.parse(text)
    assert [word.text for word in name.given] == [given_name]
    assert (name.patronymic.text if name.patronymic else None) == patronymic
    assert [word.text for word in name.surnames] == [surname]


def test_a_surname_in_brackets_is_a_previous_one():
    name = names.parse("Ковалёва (Новик) Анна")
    assert [word.text for word in name.previous] == ["Новик"]
    assert names.compare("Анна Новик", name).verdict == "likely"


def test_the_same_name_in_another_language_is_likely_and_says_why():
    found = names.compare("Кавалёва Святлана", "Svetlana Kovaleva")
    assert found.verdict == "likely"
    assert {item.code for item in found.evidence} == {"surname-same", "given-same"}


def test_brothers_and_namesakes_are_not_one_person():
    assert names.compare("Дроздов Борис Игоревич", "DROZDOV Dmitry Igorevich").verdict == "unlikely"
    assert names.compare("Дроздов Борис Игоревич", "DROZDOV Boris Petrovich").verdict == "unlikely"


def test_a_missing_patronymic_costs_nothing_and_another_one_much():
    without = names.compare("Дроздов Борис", "Дроздов Борис Игоревич").weight
    assert without == names.compare("Дроздов Борис", "Дроздов Борис").weight
    assert names.compare("Дроздов Борис Петрович", "Дроздов Борис Игоревич").weight < without - 8


def test_sasha_is_both():
    assert names.compare("Саша Зазуля", "Аляксандра Зазуля").verdict == "likely"
    assert names.compare("Саша Зазуля", "Александр Зазуля").verdict == "likely"


@pytest.mark.parametrize("text", ["", "х", "😀", "\u202e\u200b", "А.", "...", "1234", "'-'"])
def test_too_little_is_said_to_be_too_little(text):
    found = names.compare(text, "Борис Дроздов")
    assert found.verdict == "too-little"
    assert found.weight <= 0


def test_look_alike_letters_and_hidden_marks_change_nothing():
    assert (
        names.compare("KHLЕBOVSKY Boris", "Барыс Хлябоўскі").weight
        == names.compare("KHLEBOVSKY Boris", "Барыс Хлябоўскі").weight
    )
    assert (
        names.compare("Бо\u200bрис\u202e Дроздов", "Борис Дроздов").weight
        == names.compare("Борис Дроздов", "Борис Дроздов").weight
    )


@given(ANYTHING | NAMELIKE, ANYTHING | NAMELIKE)
def test_any_text_is_answered_and_the_comparison_is_symmetric(left, right):
    assert names.compare(left, right).weight == names.compare(right, left).weight


@given(PEOPLE | NAMELIKE, PEOPLE | NAMELIKE)
def test_case_does_not_matter_when_all_words_share_it(left, right):
    assert names.compare(left.upper(), right).weight == names.compare(left.lower(), right).weight


@given(PEOPLE, PEOPLE)
def test_the_order_of_given_name_and_surname_does_not_matter(left, right):
    turned = " ".join(reversed(left.split())) if len(left.split()) == 2 else left
    assert names.compare(left, right).weight == pytest.approx(names.compare(turned, right).weight)


@given(NAMELIKE)
def test_a_name_finds_itself(text):
    asked = {key for key, _ in names.query_keys(text)}
    assert asked == names.search_keys(text)
    assert all(len(key) <= 64 for key in asked)


def test_ten_kilobytes_are_read_in_no_time():
    for text in ("Б" * 10_000, "Бо " * 3_333, "(" * 10_000, "а-" * 5_000, "A\u0301" * 5_000):
        begun = time.process_time()
        names.compare(text, "Борис Дроздов")
        names.search_keys(text)
        assert time.process_time() - begun < 5, "quadratic time would need minutes"


def test_every_reason_has_words_in_three_languages():
    pairs = [
        ("Борис Дроздов", "Boris Novik"),
        ("А. Дроздов", "Анна Дроздова"),
        ("Боря Дроздов", "Борис Дроздоу"),
        ("х", "у"),
    ]
    for left, right in pairs:
        for item in names.compare(left, right).evidence:
            assert item.code in codes()
            assert all(words(item, language) for language in LANGUAGES)


@settings(max_examples=50)
@given(st.lists(PEOPLE, min_size=1, max_size=8, unique=True), st.data())
def test_whoever_is_stored_is_found_by_their_own_name(stored, data):
    index: dict[str, list[str]] = {}
    for person in stored:
        for key in names.search_keys(person):
            index.setdefault(key, []).append(person)
    asked = data.draw(st.sampled_from(stored))
    people = names.people_by_keys(asked, lambda key, most: index.get(key, [])[:most])
    assert (
        names.rank(asked, [(person, person) for person in people])[0].comparison.weight
        >= names.compare(asked, asked).weight
    )


@pytest.mark.parametrize(
    ("text", "latin"),
    [("Дзмітрый Кавалёў", "Dzmitryi Kavaliou"), ("Юрий Щербаков", "Iurii Shcherbakov"), ("Яўген Васількоў", "Yauhen Vasilkou"),
     ("Ганна НОВІК", "Hanna NOVIK"), ("Clara Novik", "Clara Novik")],
)  # fmt: skip
def test_display_in_latin_follows_the_passport(text, latin):
    assert names.transliterate(text) == latin
