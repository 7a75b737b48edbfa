"""Lines of a page, put together to a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.documents.lines import Line, Stretch, add_lines
from sprava.reading.documents.pieces import Gathered, Piece

WORDS = st.lists(st.sampled_from(("Анну", "затрымалі", "1.", "2.", "7.", "Суд.", "x")), min_size=1, max_size=5)


def page(*lines: str, wide: int = 300) -> Piece:
    """Lines under one another, each ``wide``; one that ends in / goes on."""
    gathered = Gathered()
    rows = [
        Line((Stretch(words.rstrip("/"), (0, 100 - 12 * at, wide, 110 - 12 * at)),), words.endswith("/"))
        for at, words in enumerate(lines)
    ]
    add_lines(gathered, rows, "page 1")
    return gathered.piece()


@given(st.lists(WORDS.map(tuple), min_size=1, max_size=8))
def test_no_word_is_lost_and_each_stands_in_its_place(lines):
    gathered = Gathered()
    rows = [
        Line(
            tuple(
                Stretch(word, (10 * at, 500 - 12 * row, 10 * at + 9, 510 - 12 * row), 90)
                for at, word in enumerate(line)
            )
        )
        for row, line in enumerate(lines)
    ]
    add_lines(gathered, rows, "page 1")
    piece = gathered.piece()
    assert piece.words.split() == [word for line in lines for word in line]
    assert [piece.words[one.start : one.end] for one in piece.places] == piece.words.split()
    assert [one.box for one in piece.places] == [one.box for row in rows for one in row.stretches]


def test_lines_of_a_paragraph_become_one():
    assert page("Анну Лес затрымалі", "ў Полацку").words == "Анну Лес затрымалі ў Полацку"


def test_a_divided_word_grows_together_and_a_name_keeps_its_hyphen():
    assert page("затры/", "малі Марыю Шаранда/", "Панасюк").words == "затрымалі Марыю Шаранда-Панасюк"


def test_the_lines_of_a_numbered_list_stay_apart_and_a_number_in_a_sentence_does_not_part_it():
    assert page("1. Лес Анна", "2. Мох Пётр", "3. Бор Янка").words.count("\n") == 2
    assert "\n" not in page("паводле артыкула", "342. Суд", "адкладзены").words
