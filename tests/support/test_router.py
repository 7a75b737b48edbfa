"""Two databases, and nothing between them."""

from __future__ import annotations

import pytest
from django.db import connections

from sprava.records.models import Person
from sprava.support.models import Sheet
from sprava.support.router import OwnDatabase

pytestmark = pytest.mark.django_db


def tables(database: str) -> set[str]:
    with connections[database].cursor() as cursor:
        return set(connections[database].introspection.table_names(cursor))


def test_no_table_lies_in_both_databases():
    assert tables("default") & tables("support") <= {"django_migrations"}
    assert tables("support") - {"django_migrations"} >= {"support_sheet"}
    assert not [name for name in tables("support") if name.startswith(("accounts_", "records_", "django_s", "auth_"))]


def test_a_row_of_one_cannot_point_at_a_row_of_the_other():
    router = OwnDatabase()
    assert router.allow_relation(Sheet(), Person()) is False
    assert router.allow_relation(Sheet(), Sheet()) is None
    assert router.db_for_read(Person) is None
    assert router.db_for_write(Sheet) == "support"


@pytest.mark.parametrize(("database", "label", "allowed"), [
    ("default", "records", True), ("default", "support", False), ("support", "support", True),
    ("support", "accounts", False),
])  # fmt: skip
def test_tables_are_made_where_they_belong(database, label, allowed):
    assert OwnDatabase().allow_migrate(database, label) is allowed
