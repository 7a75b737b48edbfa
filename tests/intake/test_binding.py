"""A column is found under any of its headings, in any of its capitals, and never by accident."""

from __future__ import annotations

import pytest

from sprava.intake.binding import BoundColumns
from sprava.intake.mapping import Column, Mapping
from sprava.intake.tables import Record, Table

MAPPING = Mapping(
    "list",
    (
        Column(("court", "суд"), "sentence.court", key=True),
        Column(("case no", "нумар справы"), "row.key", key=True),
        Column(("name",), "person.name"),
        Column(("articles.*",), "charge.article"),
    ),
)


def found(header):
    return [bound.column.gives for bound in BoundColumns(MAPPING, None).at(header)]


@pytest.mark.parametrize(
    ("header", "gives"),
    [
        ("Court", ["sentence.court"]), ("  СУД ", ["sentence.court"]), ("case_no", ["row.key"]),
        ("Name.", ["person.name"]),
        ("articles.0", ["charge.article"]), ("articles", []), ("surname", []), ("суды", []),
    ],
)  # fmt: skip
def test_a_column_is_found_under_its_headings(header, gives):
    assert found(header) == gives


def key(**cells):
    names = {"court": "суд", "number": "case_no"}
    return BoundColumns(MAPPING, None).key(Record(2, "row 2", {names[name]: cell for name, cell in cells.items()}))


def test_a_key_of_two_columns_is_both_of_them_in_the_order_of_the_mapping():
    assert key(court="Polack", number="117") == key(number="117", court=" Polack ") == "Polack 117"
    assert key(court="Polack") == key(number="117") == key(court="unknown", number="117") == ""


def test_columns_that_give_nothing_are_named():
    table = Table("list.csv", ("суд", "case no", "colour", "name"), iter(()))
    assert BoundColumns(MAPPING, None).unused(table) == ("colour",)
