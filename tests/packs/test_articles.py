"""Article numbers as they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava import packs

BELARUS = packs.load("belarus")
NUMBERS = [row.number for row in BELARUS.articles if row.code == "CC"]


def codes_of(reading):
    return {note.code for note in reading.notes}


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("361-1", "361-1"),
        ("361¹", "361-1"),
        ("ст. 361-1 ч. 3", "361-1 p.3"),
        ("ч. 3 ст. 361-1", "361-1 p.3"),
        ("ч.3 ст.361-1 УК", "361-1 p.3"),
        ("арт. 361-1", "361-1"),
        ("частка 1 артыкулу 130 КК", "130 p.1"),
        ("арт. 130 КК, ч. 1", "130 p.1"),
        ("Part 3 of Article 361-1", "361-1 p.3"),
        ("Article 342, part 1, of the Criminal Code", "342 p.1"),
        ("361-1 c. 3", "361-1 p.3"),
        ("art. 293 cz. 1", "293 p.1"),
        ("art. 356 § 1", "356 p.1"),
        ("342-й", "342"),
        ("361-4 p.1", "361-4 p.1"),
        ("арт. 19.11 КаАП", "CAO 19.11"),
        ("ч. 1 ст. 24.23", "CAO 24.23 p.1"),
        ("CAO 24.23 p.1", "CAO 24.23 p.1"),
        ("Art. 23.34", "CAO 23.34"),
    ],
)
def test_a_number_is_read_in_the_forms_that_sources_use(written, canonical):
    chosen = BELARUS.article(written).chosen
    assert chosen is not None
    assert chosen.canonical == canonical


@pytest.mark.parametrize(
    ("written", "readings", "doubt"),
    [
        ("361.1", ["361-1", "361 p.1"], "index_or_part"),
        ("361.2", ["361-2", "361 p.2"], "index_or_part"),
        ("3611", ["361-1"], "lost_superscript"),
        ("363.2", ["363 p.2"], "read_as_part"),
        ("411.2", ["411 p.2"], "read_as_part"),
        ("342 p.9", ["342 p.9"], "unknown_part"),
        ("Article 35 of the Constitution", ["Constitution 35"], "code_without_articles"),
        ("ст. 999 УК", [], "unknown_article"),
        ("no number here", [], "no_article"),
    ],
)
def test_a_doubtful_number_is_reported_and_not_repaired(written, readings, doubt):
    reading = BELARUS.article(written)
    assert reading.chosen is None
    assert [ref.canonical for ref in reading.candidates] == readings
    assert doubt in codes_of(reading)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("339 ч.2; 218 ч.2, 3", ["339 p.2", "218 p.2", "218 p.3"]),
        ("ч. 2 ст. 339, ч. 2 и 3 ст. 218", ["339 p.2", "218 p.2", "218 p.3"]),
        ("14 ч. 1, 289 ч. 2", ["14 p.1", "289 p.2"]),
        ("228 part 4; 342 part 2", ["228 p.4", "342 p.2"]),
        ("228 c. 4; 342 c. 2", ["228 p.4", "342 p.2"]),
        ("361-4 ч. 1, ч. 2", ["361-4 p.1", "361-4 p.2"]),
        ("ст. 342 ч. 1 ст. 361 ч. 3", ["342 p.1", "361 p.3"]),
        ("364; 369; 368", ["364", "369", "368"]),
        ("342, ст. 19.11 КоАП", ["342", "CAO 19.11"]),
    ],
)
def test_a_list_of_articles_is_taken_apart(written, canonical):
    assert [ref.canonical for reading in BELARUS.articles_in(written) for ref in reading.candidates] == canonical


def test_administrative_numbers_changed_on_the_first_of_march_2021():
    assert BELARUS.article("23.34", date(2021, 2, 28)).chosen is not None
    after = BELARUS.article("23.34", date(2021, 3, 1))
    assert after.chosen is None
    assert dict(after.notes[0].params)["successor"] == "24.23"
    assert BELARUS.article("24.23", date(2021, 3, 1)).chosen is not None
    assert "not_in_force" in codes_of(BELARUS.article("24.23", date(2021, 2, 28)))


def test_an_article_that_no_page_confirmed_says_so():
    assert BELARUS.article("203-1").is_unverified
    assert not BELARUS.article("361-1").is_unverified


@given(
    st.sampled_from(NUMBERS),
    st.integers(1, 4),
    st.sampled_from(["ст. {n} ч. {p}", "ч. {p} арт. {n}", "Part {p} of Article {n}"]),
)
def test_number_and_part_survive_every_way_of_writing_them(number, part, form):
    reading = BELARUS.article(form.format(n=number, p=part))
    assert [(ref.number, ref.part) for ref in reading.candidates] == [(number, str(part))]


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words_in_three_languages(text):
    for reading in (BELARUS.article(text), *BELARUS.articles_in(text)):
        assert all(packs.say_note(note, lang) for note in reading.notes for lang in ("en", "be", "ru"))
