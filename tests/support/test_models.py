"""From everything that is kept, nobody learns who wrote to whom."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client

from sprava.accounts.actions import add_member, default_compartment
from sprava.accounts.policy import Role
from sprava.support.models import Sheet

pytestmark = pytest.mark.django_db
KIND = "Дзень добры! У нас дажджы, але астры яшчэ трымаюцца, і кот спіць на акне. " * 6
WRITERS, PRISONERS, LETTERS = 10, 20, 200
MAY_BE_KEPT = {"support_sheet": {"id", "kept"}}
"""Every table of the second database that counts letters, with every column: a new one has to be argued for here."""


def dump(database: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in the order in which the database itself keeps them."""
    rows = {}
    with connections[database].cursor() as cursor:
        for table in connections[database].introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = cursor.fetchall()
    return rows


def columns(database: str) -> dict[str, set[str]]:
    connection = connections[database]
    with connection.cursor() as cursor:
        return {
            table: {column.name for column in connection.introspection.get_table_description(cursor, table)}
            for table in connection.introspection.table_names(cursor)
        }


def relations(database: str) -> set[tuple[str, str]]:
    connection = connections[database]
    with connection.cursor() as cursor:
        return {
            (table, other)
            for table in connection.introspection.table_names(cursor)
            for _, other in connection.introspection.get_relations(cursor, table).values()
        }


def test_the_tables_of_this_desk_hold_no_member_no_moment_and_no_number_that_counts_up():
    found = {table: names for table, names in columns("support").items() if table in MAY_BE_KEPT}
    assert found == MAY_BE_KEPT
    every = {name for table, names in columns("support").items() if table != "django_migrations" for name in names}
    forbidden = {"writer", "sender", "donor", "member", "member_id", "by", "created_at", "updated_at", "at", "day"}
    assert not every & forbidden
    assert relations("support") == set()


def test_no_table_of_the_register_is_about_letters_parcels_gifts_or_their_senders():
    words = ("letter", "writer", "sender", "donor", "donation", "parcel", "gift", "recipient")
    named = [
        (table, column)
        for table, found in columns("default").items()
        for column in (table, *found)
        if any(word in column for word in words)
    ]
    assert named == []


@pytest.fixture
def writers(db) -> dict[str, Client]:
    default_compartment()
    clients = {}
    for number in range(WRITERS):
        member = add_member(f"writer{number}", name=f"Writer {number}", roles=[Role.SUPPORTER])
        clients[member.login] = Client(headers={"host": "localhost"})
        clients[member.login].force_login(member)
    return clients


def write_and_count(pairs: list[tuple[str, int]], writers: dict[str, Client]) -> None:
    """Each writer opens the page of whom they write to, has the letter read over, and counts it."""
    for login, number in pairs:
        client = writers[login]
        client.post(f"/letters/write/{number}", {"language": "be", "text": KIND, "do": "check"})
        counted = client.post(f"/letters/log/{number}", {"week": "2026-W48", "sent": "1", "reason": "unsaid"})
        assert counted.status_code == 302
        client.get("/letters/log")


def who_wrote_to_whom(seed: int, logins: list[str], people: list[int]) -> list[tuple[str, int]]:
    """Another evening with the same number of letters of each writer, and to each prisoner."""
    dice = random.Random(seed)
    by, to = [logins[at % WRITERS] for at in range(LETTERS)], [people[at % PRISONERS] for at in range(LETTERS)]
    dice.shuffle(by)
    dice.shuffle(to)
    return list(zip(by, to, strict=True))


def test_after_200_letters_a_full_dump_is_the_same_whoever_wrote_to_whom(prisoner, writers):
    people = [prisoner(f"Лазнік {number}").pk for number in range(PRISONERS)]
    before = dump("default")
    evenings = []
    for seed in (1, 2):
        Sheet.objects.all().delete()
        write_and_count(who_wrote_to_whom(seed, list(writers), people), writers)
        evenings.append(dump("support"))
    assert evenings[0] == evenings[1]
    after = dump("default")
    assert {table for table in after if sorted(map(repr, after[table])) != sorted(map(repr, before[table]))} <= {
        "django_session"
    }
    for session in Session.objects.all():
        kept = set(session.get_decoded())
        assert kept <= {"_auth_user_id", "_auth_user_backend", "_auth_user_hash", "seen", "opened"}


def test_guessing_who_wrote_to_whom_from_a_dump_beats_chance_by_at_most_one_percent(prisoner, writers):
    """The guesser has both databases and tries everything that has an order: rows, keys, sessions."""
    people = [prisoner(f"Лазнік {number}").pk for number in range(PRISONERS)]
    logins = list(writers)
    write_and_count(who_wrote_to_whom(1, logins, people), writers)
    (sheet,) = Sheet.objects.all()
    sessions = [int(session.get_decoded()["_auth_user_id"]) for session in Session.objects.order_by("expire_date")]
    orders = (list(sheet.kept), sorted(sheet.kept), sorted(sheet.kept, key=lambda code: str(sheet.kept[code])))
    hits, tried = 0, 0
    for seed in range(200):  # worlds among which the dump cannot tell, as the test before this one shows
        truth = Counter(who_wrote_to_whom(seed, logins, people))
        for order in orders:
            # The best use of an order: the writer at the same place among the writers is taken for the one who wrote.
            for place, _code in enumerate(order):
                writer = logins[place * len(sessions) // len(order)]
                hits += truth[writer, people[place]]
                tried += LETTERS // PRISONERS
    chance = 1 / WRITERS
    assert hits / tried - chance <= 0.01
