"""What has changed in the index since it was last read: everything that is another now, and nothing by chance."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.records.actions.index import rebuild
from sprava.records.folding import COLUMNS, OF_PEOPLE
from sprava.records.models import NameKey, Person
from sprava.records.search import edition
from sprava.records.search.edition import Mark, changed_since, mark
from tests.records.histories import History, quarrels, steps

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_else_writes(monkeypatch):
    """On PostgreSQL the transaction of the test itself is under way."""
    monkeypatch.setattr(edition, "_UNDER_WAY", "SELECT FALSE")


def now() -> Mark:
    found = mark()
    assert found is not None
    return found


def rows() -> dict[tuple[str, int], set[tuple[object, ...]]]:
    """The rows of the index by table and person."""
    found: dict[tuple[str, int], set[tuple[object, ...]]] = {}
    for model in OF_PEOPLE:
        owner = "id" if model is Person else "person_id"
        for row in model._default_manager.order_by().values_list(owner, *COLUMNS[model]):
            found.setdefault((model.__name__, row[0]), set()).add(row[1:])
    return found


@given(steps | quarrels, st.integers(0, 16))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_has_other_rows_in_the_index_is_said_to_have_changed(transaction_of_its_own, steps, first):
    with transaction_of_its_own():
        history = History()
        for what, *given_values in steps[:first]:
            history.do(what, *given_values)
        before, old = rows(), now()
        for what, *given_values in steps[first:]:
            history.do(what, *given_values)
        after, changed = rows(), changed_since(old, now())
        others = {person for table, person in before.keys() | after.keys() if table != NameKey.__name__
                  and before.get((table, person)) != after.get((table, person))}  # fmt: skip
        assert changed is None or others <= changed
        if before == after and old == now() and old.last_spell:
            assert changed == set()


ENTERED = [("person", "Каласнік Рыгор", "2021-03-12"), ("person", "Кляновіч Тадора", "2021-03-13")]


def lived(*steps) -> History:
    history = History()
    for what, *given_values in [*ENTERED, *steps]:
        history.do(what, *given_values)
    return history


def test_one_claim_more_changes_one_person_and_who_was_joined_with_them():
    history = lived(("person", "Ліпень Ганна", "2021-03-13"))
    one, other, _third = (person.pk for person in history.people)
    old = now()
    assert changed_since(old, now()) == set()
    history.do("claim", 1, ("charge", "article", "342"), 0, 0)
    assert changed_since(old, now()) == {other}
    history.do("pair", 0, 1, "same")
    assert changed_since(old, now()) == {one, other}


def test_after_a_rebuild_everything_is_read_anew():
    lived()
    old = now()
    rebuild()
    assert now() != old
    assert changed_since(old, now()) is None


def test_another_book_is_not_taken_for_the_same_read_on(transaction_of_its_own):
    """A backup was brought back under a running desk."""
    with transaction_of_its_own():
        lived()
        old = now()
    lived(("claim", 1, ("charge", "article", "342"), 0, 0))
    assert changed_since(old, now()) is None


def test_an_entry_with_an_earlier_moment_is_not_missed():
    history = lived(("person", "Ліпень Ганна", "2021-03-13"))
    history.do("withdraw", 5)
    old = now()
    history.do("withdraw", 0)
    assert changed_since(old, now()) == {history.people[0].pk}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_claim SET withdrawn_at = '2020-01-01 00:00:00+00:00' WHERE withdrawn_at > %s",
                       [old.last_withdrawn])  # fmt: skip
    assert changed_since(old, now()) is None


def test_of_very_many_people_nothing_is_said(monkeypatch):
    old_limit = edition.MOST_CHANGED
    history = lived()
    old = now()
    monkeypatch.setattr(edition, "MOST_CHANGED", 0)
    history.do("claim", 1, ("charge", "article", "342"), 0, 0)
    assert old_limit > 0
    assert changed_since(old, now()) is None
