"""Rows by the thousand."""

import gc

import pytest
from django.db import connection

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


def test_whoever_writes_much_keeps_more_of_the_register_in_memory(db):
    if connection.vendor != "sqlite":
        bulk.keep_more_in_memory()  # there the server does it, and nothing is asked of it
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size=-8000")
        bulk.keep_more_in_memory()
        assert cursor.execute("PRAGMA cache_size").fetchone() == (-32000,)
