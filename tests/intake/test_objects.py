"""Lists as JSON in the shapes that registers publish."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.intake import objects
from sprava.intake.objects import open_objects
from sprava.intake.problems import ListRefused

WRITTEN_TO = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
plain = st.one_of(st.text(max_size=30), st.integers(), st.booleans(), st.none())
entries = st.lists(
    st.fixed_dictionaries({"id": st.integers(1, 10**6)}, optional={"name": plain, "дата": plain}),
    min_size=1,
    max_size=15,
)


def put(tmp_path, text):
    path = tmp_path / "list.json"
    path.write_text(text, "utf-8")
    return path


def shapes(rows):
    yield json.dumps(rows)
    yield json.dumps(rows, ensure_ascii=False, indent=2)
    yield json.dumps({"total": len(rows), "tags": ["a"], "meta": {"a": []}, "data": rows, "more": 1})
    if len(rows) > 1:
        yield "\n".join(json.dumps(row) for row in rows)


@WRITTEN_TO
@given(entries)
def test_the_same_entries_come_out_of_every_shape(tmp_path, rows):
    for text in shapes(rows):
        got = list(open_objects(put(tmp_path, text)).records)
        assert [record.cells["id"] for record in got] == [str(row["id"]) for row in rows]
        assert [record.number for record in got] == list(range(1, len(rows) + 1))


@WRITTEN_TO
@given(entries, st.integers(1, 9))
def test_the_size_of_the_pieces_read_does_not_matter(tmp_path, rows, piece):
    chunk = objects._CHUNK
    objects._CHUNK = piece
    try:
        for text in shapes(rows):
            got = [record.cells["id"] for record in open_objects(put(tmp_path, text)).records]
            assert got == [str(row["id"]) for row in rows]
    finally:
        objects._CHUNK = chunk


@WRITTEN_TO
@given(st.text(alphabet='[]{}",:01a \n\\', max_size=60))
def test_any_text_ends_in_entries_or_in_a_refusal(tmp_path, text):
    for start in ("[", "{", ""):
        with contextlib.suppress(ListRefused):
            assert list(open_objects(put(tmp_path, start + text)).records)


def test_what_is_nested_becomes_columns_with_dots_and_lists_one_cell(tmp_path):
    path = put(
        tmp_path,
        json.dumps(
            [{"prison": {"title": "ИК-1", "address": None}, "articles": ["342", "361-4"], "links": [{"url": "u"}]}]
        ),
    )
    assert next(open_objects(path).records).cells == {
        "prison.title": "ИК-1",
        "articles": "342; 361-4",
        "links.0.url": "u",
    }


def test_the_list_can_be_asked_for_by_name(tmp_path):
    path = put(tmp_path, '{"facilities": [{"id": 1}], "people": [{"id": 2}]}')
    assert next(open_objects(path, entries="people").records).cells == {"id": "2"}


def test_a_list_inside_an_entry_is_unfolded_with_what_is_around_it(tmp_path):
    reports = (
        {"id": "r1", "facts": [{"key": "a"}, {"key": "b"}], "url": "u1"},
        {"id": "r2", "facts": [], "url": "u2"},
        {"id": "r3", "facts": [{"key": "c"}]},
    )
    text = "\n".join(map(json.dumps, reports))
    got = list(open_objects(put(tmp_path, text), each="facts").records)
    assert [record.cells["facts.key"] for record in got] == ["a", "b", "c"]
    assert [record.locator for record in got] == ["line 1 $.facts[0]", "line 1 $.facts[1]", "line 3 $.facts[0]"]
    assert got[1].cells["url"] == "u1"


def test_a_single_report_is_unfolded_too(tmp_path):
    got = list(open_objects(put(tmp_path, '{"id": "r1",\n "facts": [{"key": "a"}]}\n'), each="facts").records)
    assert [(record.locator, record.cells["id"]) for record in got] == [("line 1 $.facts[0]", "r1")]


def test_numbers_stay_as_they_are_printed(tmp_path):
    path = put(tmp_path, '[{"id": 100000000000000000001, "weight": 0.10, "big": 1e400}]')
    assert next(open_objects(path).records).cells == {"id": "100000000000000000001", "weight": "0.10", "big": "1e400"}


def test_a_field_given_twice_differently_breaks_its_entry_only(tmp_path):
    first, second = open_objects(put(tmp_path, '[{"id": 1, "name": "Anna", "name": "Barys"}, {"id": 2}]')).records
    assert first.broken is not None
    assert (first.broken.code, first.broken.column) == ("twice_in_entry", "name")
    assert second.broken is None


def test_an_entry_that_is_no_object_is_broken_and_the_next_is_read(tmp_path):
    first, second = open_objects(put(tmp_path, '["Anna", {"id": 2}]')).records
    assert first.broken is not None
    assert second.cells == {"id": "2"}


def test_a_break_is_placed_by_line_and_column(tmp_path):
    with pytest.raises(ListRefused, match="line 3, column 3"):
        list(open_objects(put(tmp_path, '[\n {"id": 1},\n {id: 2}]')).records)


def test_endless_nesting_is_refused(tmp_path):
    with pytest.raises(ListRefused, match="nested too deeply"):
        list(open_objects(put(tmp_path, "[" + '{"a":' * 200_000)).records)
