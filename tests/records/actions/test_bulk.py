"""Rows by the thousand."""

import gc

import pytest

from sprava.records.actions import bulk


def test_a_step_leaves_the_collector_as_it_found_it():
    with bulk.no_looking_for_cycles():
        assert not gc.isenabled()
        with bulk.no_looking_for_cycles():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_step_that_fails_leaves_it_so_too():
    with pytest.raises(ZeroDivisionError), bulk.no_looking_for_cycles():
        _ = 1 // 0
    assert gc.isenabled()
