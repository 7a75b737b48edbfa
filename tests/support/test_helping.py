"""Requests for help: agreed by two, confirmed by a code, and gone."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta

import pytest
from django.db import connections
from pyrage import x25519

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.core.errors import Refused
from sprava.support import helping
from sprava.support.models import Sheet
from tests.support.conftest import TODAY

WHOM = {"name": "Лазнік Ганна", "address": "Полацк, 7", "more": "двое дзяцей"}
OWN = [x25519.Identity.generate() for _ in range(3)]


@pytest.fixture(autouse=True)
def sealed(settings, tmp_path, db):
    settings.REGISTER_FOLDER = tmp_path
    helping.store().name_custodians([str(key.to_public()) for key in OWN])
    return tmp_path / "sealed"


@pytest.fixture
def boris(anna):
    return add_member("boris", name="Boris", roles=[Role.SUPPORTER])


def kept() -> str:
    return json.dumps([[row.pk, row.kept] for row in Sheet.objects.all()], ensure_ascii=False)


def asked(what="medicine"):
    return helping.ask(what, "хвароба", WHOM, today=TODAY)


def test_the_desk_keeps_nothing_of_whoever_receives():
    asked()
    for word in ("Лазнік", "Полацк", "дзяцей"):
        assert word not in kept()
    (one,) = helping.askings()
    assert (one.what, one.why, one.state) == ("medicine", "хвароба", "asked")


def test_two_custodians_read_it_and_the_code():
    entry, code = asked()
    opened = helping.store().opened(entry, OWN[1:])
    assert opened.what["more"] == WHOM["more"]
    assert (opened.address["name"], opened.address["code"]) == (WHOM["name"], code)


def test_two_different_members_must_agree_and_neither_is_remembered(anna, boris):
    entry, _ = asked()
    helping.agree(entry, by=anna, today=TODAY)
    with pytest.raises(Refused, match="agreed already"):
        helping.agree(entry, by=anna, today=TODAY)
    helping.agree(entry, by=boris, today=TODAY)
    assert [one.state for one in helping.askings()] == ["agreed"]
    assert "first" not in kept()


def test_nothing_is_handed_over_before_two_agreed(anna):
    entry, code = asked()
    helping.agree(entry, by=anna, today=TODAY)
    with pytest.raises(Refused):
        helping.hand_over(entry, today=TODAY)
    with pytest.raises(Refused):
        helping.confirm(code, today=TODAY)


def test_the_code_closes_the_request_and_destroys_the_way_back(anna, boris, sealed):
    entry, code = asked()
    for member in (anna, boris):
        helping.agree(entry, by=member, today=TODAY)
    helping.hand_over(entry, today=TODAY)
    with pytest.raises(Refused):
        helping.confirm("AAAAAAAAAA", today=TODAY)
    helping.confirm(f" {code[:5].lower()} {code[5:]}", today=TODAY)
    assert helping.askings() == []
    assert not list(sealed.rglob("*.age"))
    assert helping.counts(TODAY.year) == ({"medicine": 1}, {})
    assert code not in kept()


def test_after_ninety_days_everything_is_destroyed(sealed):
    asked()
    assert helping.expire(TODAY + timedelta(days=helping.DAYS_KEPT - 7)) == 0
    assert helping.expire(TODAY + timedelta(days=helping.DAYS_KEPT + 7)) == 1
    assert helping.askings() == []
    assert not list(sealed.rglob("*.age"))


def test_a_copy_that_is_brought_back_brings_nothing_back_that_was_destroyed(sealed, tmp_path):
    """Custodians resealed a copy while a request was refused; then they copy their folder over ours."""
    gone, _ = asked()
    open_, _ = asked()
    reply = helping.keep_reply("Дзякуй за ліст.", "Лазнік Яўхім", today=TODAY)
    copy = shutil.copytree(sealed, tmp_path / "stick")
    helping.refuse(gone, today=TODAY)
    shutil.rmtree(sealed)
    shutil.copytree(copy, sealed)
    assert helping.expire(TODAY) == 1
    assert helping.store().entries() == sorted([open_, reply])
    assert not list((sealed / "keys").glob(f"{gone}*"))
    assert helping.expire(TODAY) == 0


def test_an_entry_of_which_nobody_knows_is_destroyed_when_it_is_old(sealed):
    helping.store().put({"what": "money"}, WHOM, dated=TODAY)
    assert helping.expire(TODAY + timedelta(days=helping.DAYS_KEPT)) == 0
    assert helping.expire(TODAY + timedelta(days=helping.DAYS_KEPT + 1)) == 1
    assert not list(sealed.rglob("*.age"))


def test_whoever_opens_the_list_of_letters_destroys_what_is_too_old(sealed, anna, signed_in, monkeypatch):
    asked()
    later = TODAY + timedelta(days=helping.DAYS_KEPT + 7)
    monkeypatch.setattr("sprava.support.pages.letters.today", lambda: later)
    assert signed_in(anna).get("/letters").status_code == 200
    assert not list(sealed.rglob("*.age"))


@pytest.mark.django_db(transaction=True)
def test_what_was_destroyed_is_not_in_the_raw_files_of_the_database():
    entry, _ = asked()
    assert entry in kept()
    helping.refuse(entry, today=TODAY)
    connection = connections["support"]
    if connection.vendor == "sqlite":
        assert entry.encode() not in connection.connection.serialize()
    assert entry not in kept()


def test_sums_are_kept_for_ten_requests_or_more():
    with pytest.raises(Refused, match="10 requests or more"):
        helping.note_sum("money", 900, "EUR", 9, today=TODAY)
    helping.note_sum("money", 900, "eur", 12, today=TODAY)
    helping.note_sum("money", 600, "EUR", 10, today=TODAY)
    assert helping.counts(TODAY.year)[1] == {"money EUR": 1500, "money requests": 22}


@pytest.mark.parametrize(("amount", "currency"), [(0, "EUR"), (-5, "EUR"), (9, "E1R"), (9, "EURO")])
def test_a_sum_that_makes_no_sense_is_refused(amount, currency):
    with pytest.raises(Refused):
        helping.note_sum("money", amount, currency, 10, today=TODAY)


def test_a_reply_waits_sealed_until_its_addressee_has_it(sealed):
    entry = helping.keep_reply("Дзякуй за ліст.", "Лазнік Яўхім", today=TODAY)
    assert helping.replies() == [entry]
    assert helping.store().opened(entry, OWN[:2]).what["words"] == "Дзякуй за ліст."
    helping.reply_delivered(entry, today=TODAY)
    assert helping.replies() == []
    assert not list(sealed.rglob("*.age"))


def test_no_column_anywhere_is_about_who_gave():
    for field in Sheet._meta.get_fields():
        assert field.name in ("id", "kept")
