"""The article of a page, block by block."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.reading.documents.outcomes import DocumentRefused
from sprava.reading.documents.web_page import blocks_of, likely_day, read
from tests.reading.documents import made

INSIDE = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x4FF, exclude_categories=("Cc", "Cs"), exclude_characters="\xad"),
    max_size=60,
)


def in_one_line(words):
    return " ".join(words.split())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(INSIDE, min_size=1, max_size=6))
def test_every_place_holds_the_words_of_its_block(texts_of, paragraphs):
    content = made.page(paragraphs)
    blocks = {f"block {block.number}": block.words for block in blocks_of(content.decode())}
    for piece in texts_of(read, content)[0]:
        for place in piece.places:
            assert piece.words[place.start : place.end] == blocks[place.label].strip()


@settings(max_examples=60, deadline=None)
@given(st.lists(INSIDE.filter(str.split), min_size=1, max_size=6))
def test_a_paragraph_of_a_page_is_a_block(paragraphs):
    written = "".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    assert [in_one_line(block.words) for block in blocks_of(written)] == [
        in_one_line(words) for words in paragraphs if in_one_line(words)
    ]


def test_the_article_comes_without_its_menus_and_with_what_the_page_says_of_itself(texts_of):
    head = (
        '<meta property="article:published_time" content="2026-11-20T10:00:00+03:00">'
        '<link rel="canonical" href="https://sviedka.example/7">'
    )
    (piece,), outcome = texts_of(read, made.page(head=head))
    assert piece.words == "\n\n".join(("Суд у Полацку", *made.WORDS))
    assert (piece.title, piece.day, piece.url) == ("Суд у Полацку", "2026-11-20", "https://sviedka.example/7")
    assert (outcome.state, [place.label for place in piece.places][:2]) == ("ok", ["block 3", "block 4"])


@pytest.mark.parametrize("before", ["", "<meta charset=utf-8>", "<title>Сведка</title>", "<html><head></head>"])
def test_a_page_that_leaves_out_its_head_and_body_is_read(texts_of, before):
    content = f"<!doctype html>{before}<article><p>{made.WORDS[0]}</p><p>{made.WORDS[2]}</p></article>"
    (piece,), _ = texts_of(read, content.encode())
    assert piece.words == f"{made.WORDS[0]}\n\n{made.WORDS[2]}"


def test_the_items_of_a_digest_are_not_lost(texts_of):
    items = "".join(f"<li>{name}, {age}</li>" for age, name in enumerate(("Анна", "Барыс", "Клара"), 30))
    content = made.page().replace(b"</p><p>", f"</p><ul>{items}</ul><p>".encode(), 1)
    (piece,), _ = texts_of(read, content)
    assert "Анна, 30\n\nБарыс, 31\n\nКлара, 32" in piece.words


def test_scripts_styles_and_hidden_words_are_not_read(texts_of):
    hidden = "<script>злое()</script><style>.x{}</style><p hidden>схавана</p><p style='display:none'>таксама</p>"
    (piece,), _ = texts_of(read, made.page(head=hidden).replace(b"</article>", hidden.encode() + b"</article>"))
    assert not {"злое", "схавана", "таксама"} & set(piece.words.split())


def test_a_page_saved_by_singlefile_says_where_it_came_from(texts_of):
    note = b"<!--\n Page saved with SingleFile \n url: https://sviedka.example/9 \n saved date: Fri Nov 20 2026\n-->"
    content = made.page().replace(b"<head>", b"<head>" + note, 1)
    (piece,), _ = texts_of(read, content)
    assert piece.url == "https://sviedka.example/9"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_the_encoding_that_a_page_declares_is_tried_first(texts_of, encoding):
    content = made.page().decode().replace('charset="utf-8"', f'charset="{encoding}"').encode(encoding)
    (piece,), _ = texts_of(read, content)
    assert made.WORDS[2] in piece.words


def test_a_page_without_words_gives_no_text(texts_of):
    assert texts_of(read, b"<html><!-- nothing --></html>")[0] == []
    assert texts_of(read, b"<!-- nothing -->")[0] == []


def test_a_page_of_too_many_blocks_is_set_apart(monkeypatch):
    monkeypatch.setattr("sprava.reading.documents.web_page._MOST_BLOCKS", 3)
    with pytest.raises(DocumentRefused, match="more than 3 parts"):
        blocks_of("<p>a<p>b<p>c<p>d")


@pytest.mark.parametrize("written", ["", "soon", "1066-01-01", "9999-01-01", "2026-13-01"])
def test_a_day_that_cannot_be_is_no_day(written):
    assert likely_day(written) == ""


def test_the_cells_of_a_row_stand_in_one_line():
    rows = "<table><tr><th>Імя</th><th>Тэрмін</th></tr><tr><td>Лес Анна</td><td></td><td>5 гадоў</td></tr></table>"
    assert [block.words for block in blocks_of(rows)] == ["Імя; Тэрмін", "Лес Анна; 5 гадоў"]


def test_small_figures_above_the_line_do_not_run_into_the_number_before_them():
    assert blocks_of("<p>арт. 361<sup>4</sup> КК</p>")[0].words == "арт. 361⁴ КК"
    assert blocks_of("<p><b>арт. 361</b><sup>4</sup> КК</p>")[0].words == "арт. 361⁴ КК"
    assert blocks_of("<p>арт. 361<sup><a href='#'>4</a></sup> КК</p>")[0].words == "арт. 361⁴ КК"
    assert blocks_of("<p>361<sup>1</sup><sup>0</sup> і 4</p>")[0].words == "361¹⁰ і 4"
    assert blocks_of("<p>суд<sup>1</sup> і 5<sup>га</sup></p>")[0].words == "суд1 і 5га"


def test_places_where_a_word_could_be_divided_are_no_letters(texts_of):
    (piece,), _ = texts_of(read, made.page(("Ган\u00adну Шчарба\u00adкову затрымалі ў Полацку.",)))
    assert "Ганну Шчарбакову" in piece.words
