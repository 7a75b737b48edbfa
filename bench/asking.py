"""How long a reader waits for each page of a register, in this process and without a network. Run by bench.within."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle, islice
from random import Random
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.urls import reverse

from bench.generate import ARTICLES, COLONIES, LIST_NAME, RECOGNISER, draw_person
from bench.timing import Times
from bench.typed import queries
from sprava.accounts.actions import add_member
from sprava.accounts.models import Member
from sprava.accounts.policy import Role
from sprava.records.models import Subject

_READER = "bench-reader"
_TRIES = 400  # of the kinds of query, how many different ones


@dataclass(slots=True)
class Asked:
    """One kind of page, what was measured of it, and what went wrong."""

    kind: str
    times: Times = field(default_factory=Times)
    queries: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    failed: str = ""


def measure(people: int, seed: int, repetitions: int) -> list[dict[str, Any]]:
    """Ask for every kind of page ``repetitions`` times as a signed-in reviewer; milliseconds, queries and bytes."""
    client = signed_in()
    found = []
    for kind, addresses in _kinds(people, seed).items():
        asked = Asked(kind)
        _ask(client, asked, list(islice(addresses, repetitions + 2)))
        found.append(
            {
                "kind": kind, "wall": asked.times.wall, "cpu": asked.times.cpu, "queries": asked.queries,
                "bytes": asked.sizes, "failed": asked.failed,
            }
        )  # fmt: skip
    return found


def signed_in() -> Client:
    reader = Member.objects.filter(login=_READER).first() or add_member(
        _READER, name="Bench", roles=[Role.MONITOR, Role.REVIEWER]
    )
    client = Client(headers={"host": "localhost"})
    client.force_login(reader)
    return client


def _ask(client: Client, asked: Asked, addresses: list[str]) -> None:
    """The first two addresses warm the templates and are not counted."""
    for number, address in enumerate(addresses):
        with counted_queries() as count:
            times = asked.times if number > 1 else Times()
            answer = times.take(partial(client.get, address))
        if answer.status_code != 200:
            asked.failed = f"status {answer.status_code}"
            return
        if not answer.content:
            asked.failed = "nothing on it"
            return
        asked.queries.append(count())
        asked.sizes.append(len(answer.content))


@contextmanager
def counted_queries() -> Iterator[Callable[[], int]]:
    """Count the queries inside, without keeping them."""
    seen = 0

    def count(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:  # noqa: ANN401 Django's wrapper
        nonlocal seen
        seen += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield lambda: seen


def _kinds(people: int, seed: int) -> Mapping[str, Iterator[str]]:
    """Addresses of each kind of page; there is no end of them."""
    random = Random(seed)  # noqa: S311 not for secrets
    numbers = _some_people(random)
    names = [draw_person(seed, random.randrange(people)).name for _ in range(_TRIES)]
    kinds: dict[str, Iterator[str]] = {
        "today": cycle([reverse("today")]),
        "people, first page": cycle([_people()]),
        "people, somewhere in the middle": (_people(after=number) for number in cycle(numbers)),
        "people, by last sign": (_people(sort="sign", after=number) for number in cycle(numbers)),
        "people held today": cycle([_people(state="held")]),
        "people in one prison": (_people(facility=code) for code, _ in cycle(COLONIES)),
        "people of one article": (_people(article=article) for article in cycle(ARTICLES)),
        "people of one recogniser": cycle([_people(recogniser=RECOGNISER)]),
        "a person": (reverse("person", args=[number]) for number in cycle(numbers)),
        "a prison": (reverse("facility", args=[code]) for code, _ in cycle(COLONIES)),
    }
    for kind, typed in queries(names):
        kinds[f"search: {kind}"] = cycle([_people(name=name) for name in typed])
    return kinds


def _people(**asked: object) -> str:
    """The address of the list of people with these filters."""
    return f"{reverse('people')}?{urlencode(asked)}"


def _some_people(random: Random) -> list[int]:
    known = Subject.objects.filter(kind="person", origin__name=LIST_NAME)
    first, last = known.order_by("pk").values_list("pk", flat=True)[0], known.order_by("-pk").values_list("pk")[0][0]
    near = sorted(random.randint(first, last) for _ in range(_TRIES))
    found = [known.filter(pk__gte=number).order_by("pk").values_list("pk", flat=True).first() for number in near]
    people = [number for number in found if number]
    random.shuffle(people)
    return people
