"""Who may know of an import."""

import pytest

from sprava.accounts.actions import add_compartment, add_team, command_line_member, join_team
from sprava.intake.sight import imports_seen_by, number_in

pytestmark = pytest.mark.django_db


def test_an_import_is_known_in_its_part_of_the_register(anna, boris, clara, begun):
    reading = begun()
    assert [list(imports_seen_by(member)) for member in (anna, boris, clara)] == [[reading], [reading], []]
    assert list(imports_seen_by(command_line_member())) == [reading]


def test_who_joins_the_team_knows_of_it_and_who_leaves_does_not(clara, begun, compartment):
    reading = begun()
    join_team(clara, add_team("south", name="South", compartments=[compartment]))
    assert list(imports_seen_by(clara)) == [reading]
    clara.left_at = reading.started_at
    assert list(imports_seen_by(clara)) == []


def test_a_part_of_the_register_whose_name_begins_alike_is_another_one(clara, anna, begun):
    begun()
    join_team(clara, add_team("south", name="South", compartments=[add_compartment("regist_r", name="Like it")]))
    assert list(imports_seen_by(clara)) == []


def test_a_sensitive_list_is_known_to_reviewers_and_to_who_brought_it(anna, boris, begun):
    reading = begun(klass=2)
    assert list(imports_seen_by(anna)) == list(imports_seen_by(boris)) == [reading]


def test_of_a_sensitive_list_another_monitor_knows_nothing(anna, boris, begun):
    begun(klass=2, by=boris)
    assert list(imports_seen_by(anna)) == []


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("", 0), ("-1", 0), ("1e3", 0), ("٣", 0), ("9" * 40, 0)])
def test_what_is_no_number_counts_as_none(text, number):
    assert number_in(text) == number
