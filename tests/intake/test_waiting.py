"""What waits at the desk of lists."""

import pytest

from sprava.intake.waiting import held_back, interrupted, waiting

pytestmark = pytest.mark.django_db

TWICE = "№;Прозвішча, імя;Дата нараджэння\n1;Кляновіч Тадора;1988\n1;Лазнік Яўхім;1990\n"
PUT_RIGHT = "№;Прозвішча, імя;Дата нараджэння\n1;Кляновіч Тадора;1988\n2;Лазнік Яўхім;1990\n"


def test_an_interrupted_list_waits_for_the_members_of_its_part_of_the_register(anna, boris, clara, begun):
    reading = begun()
    assert [waiting(member) for member in (anna, boris, clara)] == [1, 1, 0]
    assert interrupted(anna) == [reading]


def test_rows_that_contradict_one_another_wait_until_a_later_list_puts_them_right(anna, taken):
    reading = taken(TWICE)
    assert held_back(anna) == [reading]
    taken(PUT_RIGHT, source="Another")
    assert waiting(anna) == 1
    taken(PUT_RIGHT)
    assert waiting(anna) == 0


def test_nothing_waits_when_every_list_was_taken(anna, taken):
    taken()
    assert waiting(anna) == 0
