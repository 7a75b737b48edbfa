"""On which line of its file a row begins."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava import packs
from sprava.packs.lines import lines_of


@pytest.mark.parametrize("name", packs.shipped())
def test_every_row_of_the_shipped_packs_has_its_line(name):
    pack = packs.load(name)
    for section in packs.SECTIONS:
        for where, _row in pack.placed(section):
            text = (pack.folder / where.file.partition("/")[2]).read_text("utf-8").splitlines()
            assert text[where.line - 1] == f"[[{section}]]"


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 3), st.integers(0, 3)), max_size=8))
def test_the_line_of_a_row_is_where_it_was_written(rows):
    lines: list[str] = []
    written: list[tuple[Any, ...]] = []
    counted = {"a": 0, "b": 0}
    for section, blank, inner in rows:
        lines += [""] * blank + [f"[[{section}]]"]
        counted[section] += 1
        written.append((section, counted[section], len(lines)))
        for number in range(1, inner + 1):
            lines.append(f"[[{section}.part]]")
            written.append((section, counted[section], "part", number, len(lines)))
    found = lines_of("\n".join(lines))
    for *row, line in written:
        assert (found.of(*row) if len(row) == 2 else found.inside(*row)) == line


def test_brackets_inside_a_long_text_begin_no_row():
    text = '[[a]]\nnote = """\n[[a]]\n"""\n[[a]]\n'
    assert (lines_of(text).of("a", 2), lines_of(text).of("a", 3)) == (5, 0)


def test_a_row_in_braces_has_no_line_that_is_known():
    assert lines_of("a = [{ id = 1 }]\n").of("a", 1) == 0
