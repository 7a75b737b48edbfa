"""Whom to write to, and the packet, from the command line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.cli import letters
from sprava.core.errors import Refused, SpravaError
from sprava.core.pictures import clean_picture
from sprava.records.actions.claims import Saying, record_claim
from sprava.records.actions.people import record_person
from sprava.records.actions.pictures import record_picture
from sprava.records.actions.sources import record_source
from sprava.support import printing
from tests.core.test_pictures import png


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


@pytest.mark.parametrize("paper", ["dl", "c6", "cards"])
def test_a_packet_is_printed_on_the_paper_that_was_named(run, hanna, tmp_path, paper):
    out = tmp_path / "packet.pdf"
    assert run(letters.command, "print", "--out", str(out), "--paper", paper).exit_code == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_letters_are_counted_and_told_exactly_inside_and_rounded_outside(run, hanna):
    first = run(letters.command, "log", str(hanna.pk), "--sent", "8", "--returned", "2", "--reason", "censor")
    assert json.loads(first.stdout) == {
        "person": hanna.pk, "sent": 8, "delivered": 0, "answered": 0, "returned": {"censor": 2},
    }  # fmt: skip
    run(letters.command, "log", str(hanna.pk), "--week", "2023-W08", "--sent", "1")
    exact = json.loads(run(letters.command, "counts").stdout)
    public = json.loads(run(letters.command, "counts", "--public").stdout)
    assert [(one["week"], one["sent"]) for one in exact] == [("2023-W08", 1), ("2023-W09", 8)]
    assert [(one["week"], one["sent"]) for one in public] == [("2023-W08", 0), ("2023-W09", 10)]
    assert public[1]["returned"] == {}


@pytest.mark.parametrize("words", [("999999", "--sent", "1"), ("0", "--sent", "1"), ("", "--sent", "1", "--week", "W")])
def test_what_cannot_be_counted_is_refused(run, hanna, words):
    number = words[0] or str(hanna.pk)
    assert isinstance(run(letters.command, "log", number, *words[1:]).exception, SpravaError)


def test_a_poster_has_a_picture_only_with_consent(run, hanna, tmp_path):
    picture, out = tmp_path / "picture.png", tmp_path / "poster.pdf"
    picture.write_bytes(png())
    words = ("poster", str(hanna.pk), "--out", str(out))
    refused = run(letters.command, *words, "--picture", str(picture))
    assert "agreed to show a picture" in str(refused.exception)
    assert not out.exists()
    assert run(letters.command, *words, "--words", "Свабоду!").exit_code == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_poster_can_show_a_photograph_that_the_register_keeps(run, hanna, tmp_path):
    by, out = command_line_member(), tmp_path / "poster.pdf"
    saying = Saying(record_source("Sviedka"))
    kept = record_picture(hanna, clean_picture(png()), saying=saying, by=by)
    words = ("poster", str(hanna.pk), "--out", str(out), "--kept")
    assert "nobody says that they agreed" in str(run(letters.command, *words, str(kept.pk)).exception)
    record_claim(hanna, "consent", "picture", saying=saying, by=by)
    assert "shows no picture of this person" in str(run(letters.command, *words, "999999").exception)
    assert not out.exists()
    assert run(letters.command, *words, str(kept.pk)).exit_code == 0
    assert b"/Subtype/Image" in out.read_bytes()
    both = run(letters.command, *words, str(kept.pk), "--picture", str(out))
    assert both.exit_code == 2
    assert "not both" in both.output


COUNT = (
    "from sprava.cli.opening import open_register; open_register(); import sys; from datetime import date; "
    "from sprava.support.tallies import log_letters, tallies_of; day = date(2026, 11, 25); "
    "[log_letters(n, {'sent': 1}, '2026-W48', today=day) for n in map(int, sys.argv[1:])]; "
    "print(tallies_of([1, 2, 3], day)[1].sent)"
)


def count(register: Path, *people: int) -> subprocess.Popen[str]:
    """Count a letter to each of these numbers, in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SPRAVA_")}
    return subprocess.Popen(
        [sys.executable, "-c", COUNT, *map(str, people)], env={**kept, "SPRAVA_REGISTER": str(register)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.fixture
def register(tmp_path, empty_register) -> Path:
    copy: Path = tmp_path / "register"
    shutil.copytree(empty_register, copy)
    return copy


def test_counting_leaves_one_file_that_names_nobody_and_bears_the_week(register):
    with count(register, 3, 1, 2, 1) as counting:
        _, problem = counting.communicate()
    assert counting.returncode == 0, problem
    assert not list(register.glob("support.sqlite3-*")), "no log and no journal beside it"
    assert (register / "support.sqlite3").stat().st_mtime == datetime(2026, 11, 23, tzinfo=UTC).timestamp()
    written = (register / "support.sqlite3").read_bytes()
    assert b"anna" not in written.lower()
    assert written.count(b"2026-W48") <= 2, "the row and its key: of the states before nothing is left"


def test_two_who_count_at_the_same_moment_lose_nothing(register):
    counting = [count(register, *[1] * 8) for _ in range(2)]
    said = [one.communicate() for one in counting]
    assert [one.returncode for one in counting] == [0, 0], said
    assert max(int(out) for out, _ in said) == 16


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
