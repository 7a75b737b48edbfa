"""Whoever keeps in memory what was read of the register learns when it has changed."""

from __future__ import annotations

from typing import Any

import pytest

from sprava.records.actions.index import rebuild
from sprava.records.search.edition import mark
from tests.records.histories import History

STEPS: list[tuple[Any, ...]] = [
    ("person", "Каласнік Рыгор", "2021-03-12"),
    ("person", "Кляновіч Тадора", "2021-03-13"),
    ("claim", 0, ("charge", "article", "342"), 0, 0),
    ("judge", 4, "refused"),
    ("undo", 0),
    ("withdraw", 4),
    ("pair", 0, 1, "same"),
    ("undo", 0),
    ("grade", 0, 5),
]


@pytest.mark.django_db
def test_the_mark_changes_with_every_change_and_stays_between_them():
    history, marks = History(), []
    for what, *given in STEPS:
        history.do(what, *given)
        marks.append(mark())
        assert mark() == marks[-1]
    rebuild()
    marks.append(mark())
    # While somebody else writes there is no mark, and nothing is kept.
    kept = [one for one in marks if one is not None]
    assert len(set(kept)) == len(kept)
