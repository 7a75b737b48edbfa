"""The desk of help: no page shows who receives."""

from __future__ import annotations

import re

import pytest
from pyrage import x25519

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.support import helping

ASKED = {"what": "medicine", "why": "хвароба", "name": "Лазнік Ганна", "address": "Полацк, 7", "more": "двое дзяцей"}
OWN = [x25519.Identity.generate() for _ in range(3)]


@pytest.fixture(autouse=True)
def register(settings, tmp_path, db):
    settings.REGISTER_FOLDER = tmp_path


@pytest.fixture
def custodians(register):
    helping.store().name_custodians([str(key.to_public()) for key in OWN])


@pytest.fixture
def boris(anna):
    return add_member("boris", name="Boris", roles=[Role.SUPPORTER])


def test_without_custodians_the_page_says_how_to_name_them(anna, signed_in):
    page = signed_in(anna).get("/letters/help").content.decode()
    assert "sprava vault custodians" in page
    assert "Ask for help</a>" not in page
    assert signed_in(anna).get("/letters/help/ask").headers["Location"] == "/letters/help"


def test_the_code_is_shown_once_and_names_never(custodians, anna, signed_in):
    desk = signed_in(anna)
    answer = desk.post("/letters/help/ask", ASKED)
    assert re.search(r'<p class="code mono" dir="ltr">[A-Z2-9]{10}</p>', answer.content.decode())
    assert "no-store" in answer.headers["Cache-Control"]
    page = desk.get("/letters/help").content.decode()
    assert "хвароба" in page
    for word in ("Лазнік", "Полацк", "дзяцей"):
        assert word not in page + answer.content.decode()


def test_from_request_to_confirmation(custodians, anna, boris, signed_in):
    one, other = signed_in(anna), signed_in(boris)
    (code,) = re.findall(r"[A-Z2-9]{10}(?=</p>)", one.post("/letters/help/ask", ASKED).content.decode())
    (asking,) = helping.askings()
    one.post(f"/letters/help/{asking.entry}", {"do": "agree"})
    again = one.post(f"/letters/help/{asking.entry}", {"do": "agree"}, follow=True)
    assert "A second member must decide too." in again.content.decode()
    other.post(f"/letters/help/{asking.entry}", {"do": "agree"})
    other.post(f"/letters/help/{asking.entry}", {"do": "done"})
    wrong = one.post("/letters/help/confirm", {"code": "ABCDEFGHJK"})
    assert wrong.status_code == 422
    closed = one.post("/letters/help/confirm", {"code": code}, follow=True).content.decode()
    assert "The way back to them is destroyed." in closed
    assert "1 request closed" in closed


def test_a_sum_over_nine_requests_is_refused_in_words(custodians, anna, signed_in):
    given = {"what": "money", "amount": "900", "currency": "EUR", "requests": "9"}
    answer = signed_in(anna).post("/letters/help/sum", given)
    assert answer.status_code == 422
    assert "fewer would tell what one family got" in answer.content.decode()
    shown = signed_in(anna).post("/letters/help/sum", {**given, "requests": "11"}, follow=True).content.decode()
    assert "for 11 requests" in shown


def test_a_reply_is_sealed_and_destroyed_when_it_was_delivered(custodians, anna, signed_in):
    desk = signed_in(anna)
    page = desk.post(
        "/letters/help/reply", {"addressee": "Лазнік Яўхім", "words": "Дзякуй"}, follow=True
    ).content.decode()
    (entry,) = helping.replies()
    assert entry in page
    assert "Дзякуй" not in page
    desk.post(f"/letters/help/{entry}", {"do": "delivered"})
    assert helping.replies() == []


@pytest.mark.parametrize("address", ["/letters/help", "/letters/help/ask"])
def test_a_monitor_does_not_see_this_desk(address, signed_in, db):
    monitor = add_member("clara-m", name="Clara", roles=[Role.MONITOR])
    assert signed_in(monitor).get(address).status_code == 404


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_the_page_speaks_the_language_of_its_reader(custodians, anna, signed_in, language):
    page = signed_in(anna, language).get("/letters/help").content.decode()
    assert {"be": "Дапамога", "ru": "Помощь", "en": "Help for prisoners"}[language] in page
