"""What the demo has too little of for a look at every page: a member with every role, and work at each desk.

Played in a process of its own, once Django is set up: ``play`` tells what the tests have to know.
"""

from __future__ import annotations

import json

import pyrage
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sprava.accounts.actions import add_member, default_compartment
from sprava.accounts.models import Member
from sprava.accounts.policy import Role
from sprava.core.pictures import clean_picture
from sprava.records.actions.claims import Saying, record_claim
from sprava.records.actions.pictures import record_picture
from sprava.records.actions.sources import record_source
from sprava.records.models import Claim, Import, Person, Problem, Proceeding, Subject
from sprava.support import helping
from sprava.support.inside import Heard, record_incident
from sprava.support.jurisdiction import today
from sprava.support.parcels import open_round
from sprava.support.tallies import log_letters
from sprava.support.texts import translate_text, write_text
from sprava.support.weeks import week_of
from tests.core.test_pictures import png

A_LIST = "№;Прозвішча, імя;Слупок 3\r\n1;Вярбіцкі Сымон;12.03.1988\r\n2;Крушнік Паўліна;31.02.1979\r\n"
A_TEXT = "Шаноўны спадар пракурор! Просім паведаміць, як здароўе тых, хто трымае галадоўку."
RECIPIENT = {"name": "Тадора Кляновіч", "address": "246035 Гомель, вул. Антошкіна, 3", "more": "Пытаць у сястры."}


def play() -> str:
    """Set the scene and tell, as JSON, the session of the member and the addresses to which no link leads."""
    compartment = default_compartment()
    boris = add_member("boris", name="Boris", roles=list(Role))
    client = Client(headers={"host": "localhost"})
    client.force_login(boris)
    prisoner = Person.objects.visible_to(boris).filter(birth_date__gt="").order_by("pk")[0]
    photographs(prisoner, boris)
    letters(prisoner, boris)
    addresses = [a_list_brought(client, compartment.pk), *without_links(prisoner)]
    return json.dumps({"session": client.cookies[settings.SESSION_COOKIE_NAME].value, "addresses": addresses})


def photographs(prisoner: Person, boris: Member) -> None:
    """Somebody who agreed to be shown, in two pictures; nobody is in them."""
    subject, saying = Subject.objects.visible_to(boris).get(pk=prisoner.pk), Saying(record_source("Sviedka"))
    record_claim(subject, "consent", "picture", saying=saying, by=boris)
    for sides, words in (((300, 400), "У судзе. Фота: Сведка"), ((40, 900), "")):
        record_picture(subject, clean_picture(png(sides=sides)), saying=saying, by=boris, credit=words)


def letters(prisoner: Person, boris: Member) -> None:
    """Something under way on every page of the desk of letters; who is helped lies sealed to three custodians."""
    day = today()
    helping.store().name_custodians([str(pyrage.x25519.Identity.generate().to_public()) for _ in range(3)])
    asked = [helping.ask(what, "Зняты адвакат, суд у снежні.", RECIPIENT, today=day)[0] for what in helping.WHAT]
    helping.agree(asked[0], by=boris, today=day)
    helping.note_sum("lawyer", 12_000, "EUR", helping.FEWEST_IN_A_SUM, today=day)
    helping.keep_reply("Дзякуй за лісты!", RECIPIENT["name"], today=day)
    heard = Heard("hunger_strike", day.isoformat(), "Не есць з аўторка.", "Family", Claim.Klass.INTERNAL)
    record_incident(Subject.objects.visible_to(boris).get(pk=prisoner.pk), heard, by=boris, today=day)
    for kind in ("parcel", "short_visit"):
        open_round(prisoner.pk, kind, today=day)
    log_letters(prisoner.pk, {"sent": 12, "delivered": 7, "returned censor": 2}, week_of(day), today=day)
    token = write_text("Да пракурора", "", "be", A_TEXT, today=day)
    translate_text(token, "en", "Dear Prosecutor! How are those who are on hunger strike?", today=day)


def a_list_brought(client: Client, compartment: int) -> str:
    """A list that waits on the desk; its address."""
    said = {"source": "Sviedka", "grade": "3", "day": "2026-11-20", "extent": "whole", "klass": "0"}
    file = SimpleUploadedFile("list.csv", A_LIST.encode("cp1251"))
    answer = client.post("/intake/new", {**said, "compartment": str(compartment), "file": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def without_links(prisoner: Person) -> list[str]:
    """Pages to which only a search, a form or a look at another day leads."""
    reading = Import.objects.get(pk=Problem.objects.order_by("pk").values_list("reading", flat=True)[0])
    case = Proceeding.objects.order_by("pk")[0].pk
    both_times = f"on=2023-06-01&known_at={today().isoformat()}"
    return [
        f"/letters/parcels/{prisoner.pk}",
        f"/letters/inside/{prisoner.pk}",
        f"/letters/campaigns/poster/{prisoner.pk}",
        f"/proceedings/{case}",
        f"/intake/imports/{reading.pk}/rows",
        f"/intake/imports/{reading.pk}/changes",
        "/findings/changes?from_on=2023-06-01&on=2024-06-01",
        f"/findings/people?{both_times}",
        f"/people/{prisoner.pk}?{both_times}",
        f"/people?{both_times}",
        "/letters?show=cannot",
    ]
