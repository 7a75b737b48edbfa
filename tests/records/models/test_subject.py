"""What a list knows is found by the key that it knows it by."""

import pytest
from django.db import connection

from sprava.records.models import Subject
from tests.records.conftest import row


def test_what_a_list_names_is_found_by_its_keys(take_list, sviedka, chronicle):
    rows = [row(1, "17", ("person", "", "name", "Кляновіч Тадора"), ("detention", "17", "date", "2023-09-12"))]
    take_list(sviedka, rows)
    take_list(chronicle, [row(1, "17", ("person", "", "name", "Кленович Федора"))])
    assert list(Subject.objects.listed(sviedka, ["17", "18"]).values_list("kind", "key")) == [("person", "17")]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a small table without its index")
def test_nobody_reads_the_whole_register_to_find_a_few_keys(db, sviedka):
    plan = Subject.objects.listed(sviedka, ["17", "18"]).filter(kind="person").values_list("key", "pk").explain()
    assert "a_list_knows_a_thing_by_one_key" in plan
    assert "SCAN records_subject" not in plan
