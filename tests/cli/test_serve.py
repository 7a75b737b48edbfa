"""The desks, served to this machine."""

from __future__ import annotations

import os
import socket
import subprocess
from urllib.request import urlopen

from tests.cli.conftest import SPRAVA, whole


def test_the_desks_are_served_on_loopback_and_the_address_is_the_one_line_printed(empty_register):
    with subprocess.Popen(
        [SPRAVA, "serve", "--port", "0", "--register", str(empty_register)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("SPRAVA_")},
    ) as server:
        try:
            assert server.stdout
            address = server.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            with urlopen(address + "sign-in") as page:
                assert page.status == 200
        finally:
            server.terminate()


def test_a_port_that_is_taken_is_said(empty_register):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = whole("serve", "--port", str(taken.getsockname()[1]), register=empty_register)
    assert done.returncode == 1
    assert "another --port" in done.stderr


def test_a_demo_is_never_shown_beyond_this_machine(empty_register):
    done = whole("serve", "--listen", "0.0.0.0", "--port", "0", register=empty_register, SPRAVA_DEMO="1")
    assert done.returncode == 1
    assert "this machine only" in done.stderr
