"""How many days without a word somebody asks for."""

from __future__ import annotations

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from sprava.casework.first_page import LONGEST_QUIET, SHORTEST_QUIET, quiet_asked


@given(st.text())
def test_any_answer_gives_a_number_of_days_within_reason(text):
    query = QueryDict(mutable=True)
    query["quiet"] = text
    assert SHORTEST_QUIET <= quiet_asked(query) <= LONGEST_QUIET
