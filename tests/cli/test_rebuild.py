"""The index is what the book says."""

from __future__ import annotations

from django.db import connection

from sprava.cli import rebuild


def test_an_index_that_is_what_the_book_says_is_equal(run, tadora):
    assert run(rebuild.command, "--check").stdout.strip() == "equal"


def test_an_index_that_is_not_is_said_by_table_and_mended(run, tadora):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_person SET label = 'somebody else'")
        cursor.execute("DELETE FROM records_charge")
    done = run(rebuild.command, "--check")
    assert done.exit_code == 1
    assert "records_person" in done.output
    assert "records_charge" in done.output
    assert "Кляновіч" not in done.output
    assert run(rebuild.command).exit_code == 0
    assert run(rebuild.command, "--check").stdout.strip() == "equal"
