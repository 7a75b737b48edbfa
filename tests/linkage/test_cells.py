"""Distinct cells, each read once."""

import numpy as np

from sprava.linkage.cells import GROUPS, Numbers, read_cells, whole_names


def test_cells_are_numbered_in_the_order_in_which_they_come():
    numbers = Numbers.of([["b", "a", "b"], ["x", "x", "x"]])
    assert numbers.cells == [("b", "x"), ("a", "x")]
    assert numbers.at.tolist() == [0, 1, 0]


def test_a_name_in_one_column_counts_only_where_no_other_column_has_one():
    cells = {"name": ["Гайдук Анна", "Гайдук Анна", " "], "surname": ["", "Зазуля", ""], "previous": ["Новик", "", ""]}
    assert whole_names(cells, 3) == {"whole": ["Гайдук Анна", "", ""], "whole_previous": ["Новик", "", ""]}


def test_rows_are_put_together_from_their_cells():
    distinct = {group: [("",) * len(parts)] for group, parts in GROUPS.items()}
    distinct |= {"surname": [("",), ("Зазуля",)], "given": [("",), ("Анна",)], "whole": [("", ""), ("Зазуля Анна", "")]}
    here, there = np.array([1, 0], np.int32), np.array([0, 1], np.int32)
    at = {group: Numbers.nothing(1, 2).at for group in GROUPS} | {"surname": here, "given": here, "whole": there}
    rows = read_cells(distinct).rows(at, [])
    assert rows.surname.tolist() == [0, 0]
    assert rows.given.tolist() == [1, 1]
    assert rows.enough.tolist() == [True, True]
