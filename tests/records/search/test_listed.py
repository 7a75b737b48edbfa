"""What a list knows is found by the key that it knows it by."""

from django.db import connection

from sprava.records.search.listed import listed
from tests.records.conftest import row


def test_what_a_list_names_is_found_by_its_keys(take_list, sviedka, chronicle):
    rows = [row(1, "17", ("person", "", "name", "Кляновіч Тадора"), ("detention", "17", "date", "2023-09-12"))]
    take_list(sviedka, rows)
    take_list(chronicle, [row(1, "17", ("person", "", "name", "Кленович Федора"))])
    assert list(listed(sviedka, ["17", "18"]).values_list("kind", "key")) == [("person", "17")]


def test_nobody_reads_the_whole_register_to_find_a_few_keys(db, sviedka):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # it reads a table of a few rows without its index, and rightly so
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = listed(sviedka, ["17", "18"]).filter(kind="person").values_list("key", "pk").explain()
    assert "a_list_knows_a_thing_by_one_key" in plan
    assert "SCAN records_subject" not in plan
