"""Ten reposts are one origin; two reports of two courts are two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.copies import (
    ALIKE,
    FEWEST_SHINGLES,
    Compared,
    fingerprint_of,
    letters_of,
    openings,
    resemblance,
    shingles,
)

TEXT = " ".join(f"слова{number}" for number in range(80))
OTHER = " ".join(f"другое{number}" for number in range(80))
WORDS = st.lists(
    st.sampled_from(["суд", "год", "ён", "яна", "была", "асудзіў", "дзень", "горад", "колькі", "тры", "пяць", "мес"]),
    min_size=20,
    max_size=60,
)


@given(WORDS, WORDS)
def test_likeness_is_the_same_from_both_sides_and_between_nothing_and_all(left, right):
    one, other = shingles(" ".join(left)), shingles(" ".join(right))
    assert resemblance(one, other) == resemblance(other, one)
    assert 0 <= resemblance(one, other) <= 1


@given(WORDS)
def test_a_text_is_wholly_like_itself_if_it_is_long_enough_to_tell(words):
    own = shingles(" ".join(words))
    assert resemblance(own, own) == (1.0 if len(own) >= FEWEST_SHINGLES else 0.0)


@given(st.text())
def test_spaces_capitals_and_punctuation_make_no_other_text(text):
    assert fingerprint_of(text) == fingerprint_of(f" {text}!\n")
    assert " " not in letters_of(text)


def test_a_shortened_repost_is_a_copy():
    assert resemblance(shingles(TEXT), shingles(TEXT[: len(TEXT) * 2 // 3])) >= ALIKE


def test_a_digest_that_takes_a_note_in_among_others_is_no_copy():
    assert resemblance(shingles(TEXT), shingles(f"{OTHER} {TEXT} {OTHER} {OTHER}")) == 0.0


def test_two_short_notes_of_one_court_are_two():
    note = "Суд асудзіў Янку Каласоўскага да {} гадоў калоніі."
    assert resemblance(shingles(note.format(2)), shingles(note.format(3))) == 0.0


def test_other_words_have_nothing_in_common():
    assert resemblance(shingles(TEXT), shingles(OTHER)) == 0.0


NOTE = """В Пинске вынесли приговор Андрею Барабинскому по статье 342 Уголовного кодекса. Судья Иван Дубикевич \
назначил ему три года колонии общего режима. Заседание было закрытым, родных в зал не пустили.

Андрей Барабинский работал инженером на мясокомбинате. Задержали его в марте прямо на рабочем месте, при обыске \
забрали телефон и ноутбук. Правозащитники признали его политическим заключённым ещё в мае. У него остались двое детей.

Вину он не признал. Прокурор просила четыре года. Адвокат собирается подать жалобу в областной суд."""


@pytest.mark.parametrize(
    "repost",
    [
        f"⚡️⚡️ {NOTE}",
        f"{NOTE}\n\nПодписаться",
        f"{NOTE}\n\n👉 Падпісацца на канал | Даслаць навіну\n@sviedka_news",
        f"#суд #пинск\n\n{NOTE}\n\nЧитайте нас: https://t.me/sviedka_news",
    ],
)
def test_what_a_channel_puts_around_a_text_makes_no_other_text(repost):
    assert fingerprint_of(repost) == fingerprint_of(NOTE)


@pytest.mark.parametrize(
    "repost",
    [
        NOTE[:200],
        f"{NOTE[:200]}…\n\nЧитать далее: https://t.me/sviedka_news/1",
        f"❗️Молния. {NOTE[:200]}...\n\nПодписаться",
        f"Сведка | Новости\n\n{NOTE.partition(chr(10))[0]}\n\nЧитайте полностью на сайте",
        f"СРОЧНО! {NOTE}",
        f"Сведка пишет:\n\n{NOTE}\n\nФото Ольги Журавлевич",
        NOTE.replace("родных", "журналистов").replace("телефон и ноутбук", "всю технику"),
    ],
)
def test_a_repost_that_was_cut_off_framed_or_edited_is_a_copy_and_is_looked_up(repost):
    assert Compared(repost).likeness(Compared(NOTE)) >= ALIKE
    assert Compared(NOTE).likeness(Compared(repost)) >= ALIKE
    assert set(openings(repost)) & set(openings(NOTE))


@pytest.mark.parametrize("changed", [("Андре", "Виктор"), ("Барабинск", "Каласовск")])
def test_the_same_words_said_of_somebody_else_are_no_copy(changed):
    other = NOTE.replace(*changed)
    assert resemblance(shingles(other), shingles(NOTE)) >= ALIKE
    assert Compared(other).likeness(Compared(NOTE)) == 0.0
    assert Compared(other[:200]).likeness(Compared(NOTE)) == 0.0


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared_from_both_sides(left, right):
    assert Compared(left).likeness(Compared(right)) == Compared(right).likeness(Compared(left))
