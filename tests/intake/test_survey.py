"""The first run through a list finds every row that has company."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sprava.intake.mapping import read_mapping
from sprava.intake.rows import RowReader
from sprava.intake.survey import digest_of, surveyed
from sprava.intake.tables import Record, Table

MAPPING = read_mapping("""
name = "n"
[[column]]
headers = ["id"]
gives = "row.key"
key = true
[[column]]
headers = ["name"]
gives = "person.name"
[[column]]
headers = ["born"]
gives = "person.birth_date"
""")
PEOPLE = st.lists(
    st.tuples(st.integers(1, 6), st.sampled_from("абв"), st.sampled_from(["1990-01-02", "1990-01-03", ""]))
)


def looked_through(people):
    records = [
        Record(
            number,
            f"row {number}",
            {name: cell for name, cell in zip(("id", "name", "born"), map(str, person), strict=True) if cell},
        )
        for number, person in enumerate(people, 2)
    ]
    reader = RowReader(MAPPING, None, day=date(2026, 1, 1))
    return surveyed(Table("l", ("id", "name", "born"), iter(records)), reader)


@given(PEOPLE)
def test_the_last_row_of_every_number_that_is_there_twice(people):
    rows = defaultdict(list)
    for number, (key, _, _) in enumerate(people, 2):
        rows[digest_of(str(key))].append(number)
    survey = looked_through(people)
    assert survey.last_rows == {key: numbers[-1] for key, numbers in rows.items() if len(numbers) > 1}
    assert survey.rows == len(people)


@given(PEOPLE)
def test_every_number_of_the_list_is_known_and_no_other(people):
    survey = looked_through(people)
    assert {key for key in map(str, range(1, 9)) if key in survey} == {str(key) for key, _, _ in people}


@given(PEOPLE)
def test_people_of_one_name_and_birth_date_under_two_numbers_are_named_to_each_other(people):
    expected = {}
    for number, (key, name, born) in enumerate(people, 2):
        same = [(row, other) for row, (other, *rest) in enumerate(people, 2) if tuple(rest) == (name, born) and born]
        if len({other for _, other in same}) > 1 and any(other == key for _, other in same):
            expected[number] = tuple(row for row, _ in same if row != number)
    assert looked_through(people).namesakes == expected
