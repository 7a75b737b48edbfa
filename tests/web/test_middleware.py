"""What stands between a request and a page."""

from __future__ import annotations

import time

import pytest
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.web.middleware import HEADERS, is_loopback

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/sign-in", "/nowhere", "/static/web/sprava.css"])
def test_every_answer_carries_the_headers_that_keep_strangers_out(address):
    answer = Client(headers={"host": "localhost"}).get(address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    answer.close()


def test_the_content_policy_names_no_other_host_and_lets_nothing_be_written_inline():
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "default-src 'none'" in policy


def asked(address: str, host: str, header: str = ""):
    request = RequestFactory().get("/")
    request.META |= {"REMOTE_ADDR": address, "HTTP_HOST": host}
    if header:
        request.META[header] = "127.0.0.1"
    return request


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]"])
@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "127.4.5.6"])
def test_a_visitor_on_this_machine_asks_this_machine_for_itself(settings, address, host):
    settings.ALLOWED_HOSTS = ["*"]
    assert is_loopback(asked(address, host))


@given(st.ip_addresses().filter(lambda address: not address.is_loopback))
def test_nobody_who_came_over_a_network_is_taken_for_this_machine(address):
    assert not is_loopback(asked(str(address), "localhost"))


@pytest.mark.parametrize("header", FORWARDED)
def test_nobody_whom_a_proxy_forwarded_is_taken_for_this_machine(header):
    assert not is_loopback(asked("127.0.0.1", "localhost", header))


@pytest.mark.parametrize("host", ["desks.onion", "example.org:8000", "192.0.2.7"])
def test_nobody_who_asked_for_another_name_is_taken_for_this_machine(settings, host):
    settings.ALLOWED_HOSTS = ["*"]
    assert not is_loopback(asked("127.0.0.1", host))


@pytest.mark.django_db
def test_only_a_demo_lets_a_visitor_in_and_only_from_this_machine(settings):
    assert Client(headers={"host": "localhost"}).get("/account").status_code == 302
    settings.DEMO = True
    assert Client(headers={"host": "localhost"}).get("/account").status_code == 200
    elsewhere = Client(headers={"host": "localhost"}, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.get("/account").status_code == 302
    proxied = Client(headers={"host": "localhost", "x-forwarded-for": "127.0.0.1"})
    assert proxied.get("/account").status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(("idle", "old"), [(31 * 60, 31 * 60), (60, 9 * 3600)])
def test_a_session_that_lay_idle_or_is_too_old_has_ended(idle, old):
    client = Client(headers={"host": "localhost"})
    client.force_login(add_member("anna", name="Anna", roles=[Role.MONITOR]))
    session = client.session
    session["opened"], session["seen"] = int(time.time()) - old, int(time.time()) - idle
    session.save()
    assert client.get("/account").status_code == 302


@pytest.mark.django_db
def test_cookies_are_not_for_scripts_nor_for_other_sites():
    client = Client(headers={"host": "localhost"})
    client.get("/sign-in")
    cookie = client.cookies["sprava_form"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
