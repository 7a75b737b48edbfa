"""What is kept says nothing of the order or the moment in which it was entered."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import Refused
from sprava.support import keeping
from sprava.support.keeping import change, forget, kept, sheets_of
from sprava.support.models import Sheet

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)


def put(name: str, value: object):
    return lambda sheet: sheet.update({name: value})


def test_the_same_entries_in_any_order_are_the_same_row():
    for name in ("b", "a", "c"):
        change("letters 2026-W47", put(name, {"sent": 1, "delivered": 2}), dated=DAY)
    for name in ("c", "b", "a"):
        change("letters 2026-W48", put(name, {"delivered": 2, "sent": 1}), dated=DAY)
    one, other = Sheet.objects.order_by("pk")
    assert list(one.kept) == list(other.kept) == ["a", "b", "c"]
    assert repr(one.kept) == repr(other.kept)


def test_an_empty_sheet_is_gone():
    change("letters 2026-W47", put("a", {"sent": 1}), dated=DAY)
    change("letters 2026-W47", put("a", {"sent": 0}), dated=DAY)
    assert not Sheet.objects.exists()
    assert kept("letters 2026-W47") == {}


def test_a_change_that_is_refused_leaves_everything_as_it_was():
    change("letters 2026-W47", put("a", {"sent": 1}), dated=DAY)

    def refuse(sheet):
        sheet.clear()
        raise Refused("no")

    with pytest.raises(Refused):
        change("letters 2026-W47", refuse, dated=DAY)
    assert kept("letters 2026-W47") == {"a": {"sent": 1}}


def test_old_sheets_are_forgotten_and_other_kinds_stay():
    for name in ("letters 2024-W01", "letters 2026-W47", "parcels 2020"):
        change(name, put("a", 1), dated=DAY)
    assert forget("letters", "2025-W01") == 1
    assert list(sheets_of("letters")) == ["2026-W47"]
    assert list(sheets_of("parcels")) == ["2020"]


def test_the_file_bears_the_day_of_the_week_and_not_the_moment(tmp_path, monkeypatch):
    file = tmp_path / "support.sqlite3"
    file.touch()

    class Elsewhere:
        vendor, in_atomic_block, settings_dict = "sqlite", False, {"NAME": file}

    monkeypatch.setattr(keeping, "connections", {"support": Elsewhere()})
    keeping._set_time(DAY)
    assert file.stat().st_mtime == file.stat().st_atime == 1795392000


@given(st.recursive(st.integers(), lambda inside: st.dictionaries(st.text(max_size=3), inside, max_size=4)))
def test_putting_in_order_twice_changes_nothing(value):
    once = keeping._in_order(value)
    assert repr(keeping._in_order(once)) == repr(once)


def test_the_second_database_is_its_own():
    assert connections["support"].settings_dict["NAME"] != connections["default"].settings_dict["NAME"]
