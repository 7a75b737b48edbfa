"""The desk of letters in one register: how long its pages take and a packet of letters. Run by bench.within."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from bench.timing import Times, clock
from sprava.accounts.actions import add_member, command_line_member
from sprava.accounts.models import Member
from sprava.accounts.policy import Role
from sprava.records.models import Person
from sprava.support.jurisdiction import today
from sprava.support.letters import packet
from sprava.support.listing import first
from sprava.support.tallies import log_letters
from sprava.support.weeks import week_of

_READER = "bench-supporter"
LETTERS = 200


def measure(seed: int, repetitions: int) -> dict[str, Any]:
    """Milliseconds of each page after the first, which fills what is kept for minutes; seconds of the packet."""
    reader = Member.objects.filter(login=_READER).first() or add_member(_READER, name="Bench", roles=[Role.SUPPORTER])
    client = Client(headers={"host": "localhost"})
    client.force_login(reader)
    _count_some(seed)
    (somebody, *_), day = first(today(), command_line_member(), LETTERS), today()
    pages = {
        "whom to write to": reverse("letters"),
        "birthdays ahead": f"{reverse('letters')}?moment=birthday",
        "in one colony": f"{reverse('letters')}?facility={somebody.facility}",
        "writing to somebody": reverse("write-to", args=[somebody.person.pk]),
        "what happens inside": reverse("inside"),
        "counting": reverse("letters-log-person", args=[somebody.person.pk]),
        "writing, for anybody": reverse("write"),
    }
    found = {name: _ask(client, address, repetitions) for name, address in pages.items()}
    lines = first(day, command_line_member(), LETTERS)
    with clock() as spent:
        made = packet(lines, day)
    return {
        "pages": found, "people": len(lines), "wall": spent.wall, "cpu": spent.cpu, "bytes": len(made),
    }  # fmt: skip


def _count_some(seed: int) -> None:
    """Letters to 200 people of the last weeks, so that the order has something to go by."""
    random, day = Random(seed), today()  # noqa: S311 not for secrets
    numbers = list(Person.objects.visible_to(command_line_member()).order_by("pk").values_list("pk", flat=True)[:2000])
    for number in random.sample(numbers, min(200, len(numbers))):
        week = week_of(day - timedelta(weeks=random.randrange(8)))
        log_letters(number, {"sent": random.randint(1, 9)}, week, today=day)


def _ask(client: Client, address: str, repetitions: int) -> dict[str, Any]:
    cache.clear()
    before = Times()
    before.take(partial(client.get, address))
    times, size = Times(), 0
    for _ in range(repetitions):
        answer = times.take(partial(client.get, address))
        size = len(answer.content)
    return {"first": before.wall[0], "wall": times.wall, "cpu": times.cpu, "bytes": size}
