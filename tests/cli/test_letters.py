"""Whom to write to, and the packet, from the command line."""

from __future__ import annotations

import json
from datetime import date

import pytest

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.cli import letters
from sprava.core.errors import Refused
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_person
from sprava.records.actions.sources import record_source
from sprava.support import printing


@pytest.fixture(autouse=True)
def the_day(settings, monkeypatch):
    settings.JURISDICTION = "belarus"
    monkeypatch.setattr(letters, "today", lambda: date(2023, 3, 1))


@pytest.fixture
def hanna(db, settings, tmp_path):
    """An invented prisoner in a colony with a known address."""
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    events = {
        "detention": {"date": "2021-03-12"},
        "sentence": {"date": "2021-09-01", "kind": "imprisonment", "term": "P5Y"},
        "stay": {"facility": "IK-4", "since": "2022-01"},
        "contact": {"regime": "can_write", "since": "2022-02"},
    }
    return record_person(
        {"name": "Ліпень Ганна", "birth_date": "1990-03-08"},
        events,
        saying=Saying(record_source("Sviedka")),
        by=command_line_member(),
        compartment=default_compartment(),
    )


def test_whom_to_write_to_is_said_with_address_and_reason(run, hanna, tadora):
    done = run(letters.command, "today")
    assert done.exit_code == 0, done.output
    (found,) = json.loads(done.stdout)
    assert found["person"] == hanna.pk
    assert found["address"] == "246035 Гомель, ул. Антошкина, 3"
    assert found["contact_said_by"] == ["Sviedka"]
    assert "birthday" in found["because"]


@pytest.mark.parametrize("named", [True, False])
def test_a_packet_is_written_whole(run, hanna, tmp_path, named):
    out = tmp_path / "packet.pdf"
    words = ("--people", str(hanna.pk)) if named else ("--limit", "5")
    done = run(letters.command, "print", "--out", str(out), *words)
    assert done.exit_code == 0, done.output
    assert out.read_bytes().startswith(b"%PDF-")
    assert [path.name for path in tmp_path.glob("packet*")] == ["packet.pdf"]


@pytest.mark.parametrize("who", ["tadora", "nobody"])
def test_who_cannot_be_written_to_stops_the_packet_with_the_reason(run, hanna, tadora, tmp_path, who):
    number = tadora.pk if who == "tadora" else 999999
    out = tmp_path / "packet.pdf"
    done = run(letters.command, "print", "--out", str(out), "--people", str(hanna.pk), "--people", str(number))
    assert isinstance(done.exception, Refused)
    assert str(number) in str(done.exception)
    assert not out.exists()


def test_a_file_that_cannot_be_written_is_said(run, hanna, tmp_path):
    done = run(letters.command, "print", "--out", str(tmp_path / "nowhere" / "packet.pdf"))
    assert isinstance(done.exception, Refused)
    assert "a folder that exists" in str(done.exception)


def test_without_the_typesetter_the_command_says_how_to_install_it(run, hanna, tmp_path, monkeypatch):
    monkeypatch.setattr(printing, "find_spec", lambda _: None)
    done = run(letters.command, "print", "--out", str(tmp_path / "packet.pdf"))
    assert "sprava[letters]" in str(done.exception)
