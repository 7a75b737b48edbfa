"""Through the door: a passphrase, then a second factor, and the same words for whoever has neither."""

from __future__ import annotations

import re
import time

import pytest

from sprava.accounts import secondfactor, signin
from sprava.accounts.actions import confirm_second_factor, offer_second_factor, record_failed_sign_in
from sprava.accounts.models import FailedSignIn, SecondFactor
from tests.accounts.conftest import PASSPHRASE


def code_of(member, ahead: int = 0) -> str:
    secret = secondfactor.unseal(SecondFactor.objects.get(member=member).sealed_secret)
    return secondfactor.code_at(secret, secondfactor.step_of(time.time()) + ahead)


def enrol(member) -> list[str]:
    """Take the code of the half-minute before, so that the one of now is still unused."""
    offer_second_factor(member)
    codes = confirm_second_factor(member, code_of(member, ahead=-1))
    assert codes
    return codes


def give_passphrase(visitor, login="anna", passphrase=PASSPHRASE):
    return visitor.post("/sign-in", {"login": login, "passphrase": passphrase})


def test_the_first_sign_in_sets_up_a_second_factor_and_shows_recovery_codes_once(visitor, anna):
    assert give_passphrase(visitor).headers["Location"] == "/sign-in/second-factor"
    page = visitor.get("/sign-in/second-factor").text
    assert secondfactor.as_text(secondfactor.unseal(SecondFactor.objects.get(member=anna).sealed_secret)) in page
    shown = visitor.post("/sign-in/second-factor", {"code": code_of(anna)})
    assert len(re.findall(r"\b[a-z2-9]{5}-[a-z2-9]{5}\b", shown.text)) == 10
    assert visitor.get("/account").status_code == 200


def test_a_passphrase_alone_opens_nothing(visitor, anna):
    enrol(anna)
    assert give_passphrase(visitor).headers["Location"] == "/sign-in/code"
    assert visitor.get("/account").status_code == 302


def test_passphrase_and_code_open_the_desks(visitor, anna):
    enrol(anna)
    give_passphrase(visitor)
    assert visitor.post("/sign-in/code", {"code": code_of(anna)}).status_code == 302
    assert visitor.get("/account").status_code == 200


def test_a_recovery_code_opens_once(visitor, anna):
    code, *_ = enrol(anna)
    give_passphrase(visitor)
    assert visitor.post("/sign-in/code", {"code": code}).status_code == 302
    visitor.post("/sign-out")
    give_passphrase(visitor)
    assert visitor.post("/sign-in/code", {"code": code}).status_code == 422


def test_an_unknown_name_and_a_wrong_passphrase_get_the_same_page(visitor, anna):
    wrong = give_passphrase(visitor, passphrase="not the passphrase at all")
    unknown = give_passphrase(visitor, login="nobody", passphrase="not the passphrase at all")
    assert wrong.status_code == unknown.status_code == 422
    forget = re.compile(r'value="[^"]*"')
    assert forget.sub("", wrong.text) == forget.sub("", unknown.text)


def test_what_was_typed_as_a_passphrase_never_comes_back_in_a_page(visitor, anna):
    assert "hunter2 hunter2 hunter2" not in give_passphrase(visitor, passphrase="hunter2 hunter2 hunter2").text


@pytest.mark.parametrize("login", ["anna", "nobody"])
def test_after_five_failures_a_name_waits_whether_somebody_has_it_or_not(anna, login):
    for _ in range(signin.FREE_TRIES - 1):
        record_failed_sign_in(login)
    assert signin.seconds_to_wait(login) == 0
    record_failed_sign_in(login)
    assert 0 < signin.seconds_to_wait(login) <= signin.FIRST_WAIT_SECONDS
    for _ in range(20):
        record_failed_sign_in(login)
    assert signin.seconds_to_wait(login) <= signin.LONGEST_WAIT_SECONDS


def test_who_failed_is_not_written_down(anna):
    record_failed_sign_in("anna")
    row = FailedSignIn.objects.values().get()
    assert "anna" not in repr(row)
    assert set(row) == {"id", "name_digest", "at"}


def test_the_way_back_leads_into_the_desks_and_nowhere_else(visitor, anna):
    enrol(anna)
    visitor.post("/sign-in?next=https://example.org/", {"login": "anna", "passphrase": PASSPHRASE})
    answer = visitor.post("/sign-in/code", {"code": code_of(anna)})
    assert answer.headers["Location"].startswith("/")
