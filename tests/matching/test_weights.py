"""The weights by which this register weighs."""

from __future__ import annotations

import pytest

from sprava.linkage.adopted import FILE, Adopted, write_adopted
from sprava.linkage.comparing import DEFAULT
from sprava.matching.seek import look_through, weigh_anew
from sprava.matching.weights import ENGINE, weights_in_force
from sprava.records.models import Pair

AT = "2026-11-25T10:00:00+00:00"


@pytest.fixture
def folder(settings, tmp_path):
    settings.REGISTER_FOLDER = tmp_path
    return tmp_path


def test_without_a_register_or_an_adoption_the_weights_are_those_that_come_with_sprava(settings, tmp_path):
    for settings.REGISTER_FOLDER in (None, tmp_path):
        assert (weights_in_force().weights, weights_in_force().engine) == (DEFAULT, ENGINE)


def test_what_is_adopted_weighs_at_once_and_so_does_what_is_brought_back(folder):
    adopted = Adopted().with_another({"born-same": -4.0}, judgements=30, at=AT)
    write_adopted(folder / FILE, adopted)
    assert weights_in_force().weights.born_same == DEFAULT.born_same - 4.0
    assert weights_in_force().engine == f"{ENGINE}, weights 1"
    write_adopted(folder / FILE, adopted.without_the_last())
    assert (weights_in_force().weights, weights_in_force().engine) == (DEFAULT, ENGINE)


def test_the_pairs_that_wait_are_weighed_anew_and_say_by_what(folder, enter, boris):
    enter("Кляновіч Тадора", born="1987-02-03")
    enter("Klianovich Tadora", born="1987-02-03")
    look_through(boris)
    (before,) = Pair.objects.visible_to(boris)
    write_adopted(folder / FILE, Adopted().with_another({"born-same": -4.0}, judgements=30, at=AT))
    weigh_anew(boris)
    (after,) = Pair.objects.visible_to(boris)
    assert after.weight == pytest.approx(before.weight - 4.0)
    assert (before.engine, after.engine) == (ENGINE, f"{ENGINE}, weights 1")
