"""The table that Tesseract writes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sprava.reading.documents.recognised import doubtful, lines_of

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def table(*lines: str, sure: float = 95.5) -> str:
    rows = [HEAD, "1\t1\t0\t0\t0\t0\t0\t0\t900\t900\t-1\t"]
    for number, line in enumerate(lines, 1):
        for at, word in enumerate(line.split(), 1):
            rows.append(f"5\t1\t1\t1\t{number}\t{at}\t{50 * at}\t{20 * number}\t40\t10\t{sure}\t{word}")
    return "\n".join(rows)


def words_of(*lines: str) -> list[str]:
    return [" ".join(one.words for one in line.stretches) for line in lines_of(table(*lines), lambda *box: box)]


def test_each_word_has_its_box_and_how_sure_the_machine_was():
    first, _ = lines_of(table("Анну Лес", "затрымалі ўчора"), lambda *box: box)
    assert [(one.words, one.box, one.sure) for one in first.stretches] == [
        ("Анну", (50, 20, 90, 30), 95), ("Лес", (100, 20, 140, 30), 95),
    ]  # fmt: skip


def test_what_is_seen_in_a_photograph_of_a_street_is_no_text():
    assert lines_of(table("Анну Лес затрымалі", sure=40), lambda *box: box) == []
    assert lines_of(table("| ~ 1 _ 5"), lambda *box: box) == []


def test_doubtful_words_are_kept_and_counted():
    found = lines_of(table("Анну Лес затрымалі") + "\n5\t1\t1\t1\t2\t1\t1\t1\t1\t1\t31.5\tвчора", lambda *box: box)
    assert found[-1].stretches[0].words == "вчора"
    assert doubtful(found) == 1


def test_a_capital_letter_that_can_be_no_word_is_the_figure_that_looks_like_it():
    assert words_of("асудзілі ў Мінску З красавіка") == ["асудзілі ў Мінску 3 красавіка"]
    assert words_of("затрымалі. З красавіка яна") == ["затрымалі. З красавіка яна"]
    assert words_of("СУД З УДЗЕЛАМ") == ["СУД З УДЗЕЛАМ"]
    assert words_of("1. Лес Анна", "2. Мох Пётр", "З. Бор Янка")[2] == "3. Бор Янка"


def test_the_figure_that_was_put_there_is_doubtful():
    assert doubtful(lines_of(table("асудзілі ў Мінску З красавіка"), lambda *box: box)) == 1


def test_a_hyphen_at_the_end_of_a_line_goes():
    (line, _) = lines_of(table("яе затры-", "малі ўчора"), lambda *box: box)
    assert (line.stretches[-1].words, line.is_divided) == ("затры", True)


@given(st.text(alphabet=st.sampled_from("5\t\n10.-aб\x00"), max_size=200))
def test_whatever_a_broken_program_writes_gives_lines_or_none(said):
    for line in lines_of(table("Анну Лес затрымалі") + "\n" + said, lambda *box: box):
        assert all(0 <= (one.sure or 0) <= 100 and one.words is not None for one in line.stretches)
