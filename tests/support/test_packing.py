"""The sheet by which a parcel is packed."""

from __future__ import annotations

import pytest

from sprava.records.models import Person
from sprava.support.packing import packing_sheet
from sprava.support.quotas import items_for, quotas, rules_of
from sprava.support.whom import lines_of
from tests.support.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("facility", "limit"), [("IK-4", "3"), ("SIZO-1", "30")])
def test_a_sheet_says_to_whom_how_much_and_what_and_names_no_sender(prisoner, anna, facility, limit):
    person = prisoner("Ліпень Ганна", place=facility, birth_date="1990-03-08")
    (line,) = lines_of([Person.objects.visible_to(anna).get(pk=person.pk)], TODAY, anna)
    regime = "reinforced" if facility == "IK-4" else ""
    sheet = packing_sheet(
        line, quotas(rules_of(facility, regime, TODAY), ()), items_for(facility, regime, TODAY, "en"), "en"
    )
    assert sheet.to[:2] == ("Ліпень Ганна", "1990")
    assert limit in " ".join(sheet.limits)
    assert {item["allowed"] for item in sheet.items} == {"yes", "limited", "no"}
    assert "sender" not in str(sheet.as_data()).lower()
