"""A mapping is text that a person can correct: it comes back as it was written, and a slip is named with its line."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import Refused
from sprava.intake.files import Layout
from sprava.intake.mapping import Column, Fixed, Mapping, fields_of, read_mapping, shipped, write_mapping
from sprava.intake.problems import ListRefused

PLAIN = """
name = "notebook"

[[column]]
headers = ["№", "number"]
gives = "row.key"
key = true

[[column]]
headers = ["імя"]
gives = "person.name"
required = true
"""

words = st.text(min_size=1, max_size=12).filter(str.strip)
simple = st.sampled_from(sorted(name for name in fields_of("person") if "." in name and not name.startswith("row.")))
columns = st.builds(
    Column,
    headers=st.lists(words, min_size=1, max_size=3).map(tuple),
    gives=st.sampled_from(sorted(fields_of("person"))),
    key=st.booleans(),
    required=st.booleans(),
    slot=st.text(max_size=5),
    split=st.sampled_from(["", ";", ","]),
    lang=st.sampled_from(["", "be", "ru"]),
    words=st.dictionaries(words, words, max_size=2).map(lambda table: tuple(table.items())),
    when=st.lists(words, max_size=2).map(tuple),
    otherwise=st.just("") | simple,
)
mappings = st.builds(
    Mapping,
    name=words,
    columns=st.lists(columns, min_size=1, max_size=4).map(tuple),
    layout=st.builds(
        Layout, encoding=st.sampled_from(["", "cp1251"]), sheet=st.text(max_size=5), heading_row=st.integers(0, 5)
    ),
    fixed=st.lists(st.builds(Fixed, gives=simple, value=words), max_size=2).map(tuple),
    dates=st.sampled_from(["dmy", "mdy"]),
    lang=st.sampled_from(["", "be"]),
    full_list=st.booleans(),
    several_rows=st.booleans(),
    without_key=st.sampled_from(["refuse", "leave_out"]),
    chosen_by=words,
    apart_by=st.lists(words, max_size=2).map(tuple),
)


@given(mappings)
def test_a_mapping_comes_back_as_it_was_written(mapping):
    assert read_mapping(write_mapping(mapping)) == mapping


@pytest.mark.parametrize("name", sorted(shipped()))
def test_what_comes_with_sprava_comes_back_too(name):
    assert shipped()[name].name == name
    assert read_mapping(write_mapping(shipped()[name])) == shipped()[name]


def test_a_person_can_write_one_by_hand():
    mapping = read_mapping(PLAIN)
    assert (mapping.has_key, mapping.columns[1].gives, mapping.dates) == (True, "person.name", "dmy")


@pytest.mark.parametrize(
    ("slip", "code", "line"),
    [
        ('gives = "person.nmae"', "mapping_unknown_field", 11),
        ('gives = "facility.name"', "mapping_unknown_field", 11),
        ('gives = "person.picture"', "mapping_picture", 11),
        ('gives = "person.name"\ncolour = "red"', "mapping_unknown_key", 12),
        ('gives = ["person.name"]', "mapping_wrong_value", 11),
        ('gives = "person.name"\nwhen = ["x"]', "mapping_lacks", 12),
        ("", "mapping_lacks", 9),
    ],
)
def test_a_slip_is_named_with_its_line(slip, code, line):
    with pytest.raises(ListRefused) as caught:
        read_mapping(PLAIN.replace('gives = "person.name"', slip))
    assert (caught.value.code, caught.value.facts["line"]) == (code, str(line))


@pytest.mark.parametrize(
    "text", ["", "name = 'x'", "name = ", "[[column]]", "column = 3\nname = 'x'", "dates = 'ymd'\n" + PLAIN]
)
def test_what_is_no_mapping_is_refused_in_words(text):
    with pytest.raises(Refused) as caught:
        read_mapping(text)
    assert len(str(caught.value)) > 20


@given(st.text(max_size=200))
def test_any_text_is_a_mapping_or_is_refused(text):
    with contextlib.suppress(ListRefused):
        read_mapping(text)


def test_a_list_about_prisons_says_nothing_of_people():
    assert all(name.startswith(("facility.", "row.")) for name in fields_of("facility"))
    assert "sentence" in fields_of("person")
