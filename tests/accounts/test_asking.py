"""What a page asks first."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.test import RequestFactory

from sprava.accounts.asking import get_visible_or_404, member_of, working_members
from sprava.records.models import Person


@pytest.mark.parametrize("number", [7, 10**30, "seven", -1])
def test_whatever_number_is_asked_for_what_is_not_there_is_missing(anna, number):
    request = RequestFactory().get("/")
    request.user = anna
    with pytest.raises(Http404):
        get_visible_or_404(Person.objects, request, pk=number)


def test_the_member_who_asks_is_the_one_of_the_request(anna):
    request = RequestFactory().get("/")
    request.user = anna
    assert member_of(request) == anna
    assert list(working_members()) == [anna]
