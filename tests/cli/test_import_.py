"""A list from the command line: said row by row, and the same book whatever moment it is killed at."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import pytest

from sprava.cli.import_ import command
from sprava.intake import importing
from sprava.records.models import Claim, Import, Source
from tests.cli.conftest import whole

HEADERS = "id,name,status,birthday,arrested,articles,decision,prison"
TADORA = "17,Кляновіч Тадора,active,1987-03-14,2023-09-12,342 ч. 1,5 years,SIZO-2"
RYHOR = "18,Каласнік Рыгор,former,31.02.1990,2021-02,361-4,3 years,released"


@pytest.fixture(autouse=True)
def archive_folder(settings, tmp_path):
    settings.ARCHIVE_FOLDER = tmp_path / "archive"


@pytest.fixture
def list_file(tmp_path) -> Path:
    path: Path = tmp_path / "list.csv"
    path.write_text("\n".join((HEADERS, TADORA, RYHOR)), encoding="utf-8")
    return path


def test_the_summary_is_json_and_problems_are_lines_with_their_rows(db, run, list_file):
    done = run(command, str(list_file), "--source", "Sviedka", "--as-of", "2026-08-30")
    assert done.exit_code == 0, done.stderr
    summary = json.loads(done.stdout)
    assert (summary["mapping"], summary["state"], summary["resumed"]) == ("viasna", "done", False)
    assert summary["rows"] == {"total": 2, "taken": 1, "refused": 1, "held": 0, "repeated": 0}
    assert (summary["added"], summary["problems"]) == (1, {"not_a_date": 1})
    assert "Row 3, birthday: '31.02.1990' is not a date." in done.stderr
    assert set(Claim.objects.values_list("said_on", flat=True)) == {"2026-08-30"}


def test_a_second_time_nothing_changes(db, run, list_file):
    run(command, str(list_file), "--source", "Sviedka")
    summary = json.loads(run(command, str(list_file), "--source", "Sviedka").stdout)
    assert (summary["added"], summary["changed"], summary["unchanged"], summary["removed_at_source"]) == (0, 0, 1, 0)


def test_a_new_source_gets_its_grade_and_a_known_one_keeps_its_own(db, run, list_file):
    run(command, str(list_file), "--source", "Sviedka", "--grade", "4")
    run(command, str(list_file), "--source", "Sviedka", "--grade", "1")
    assert Source.objects.get(name="Sviedka").grade == 4


def test_a_dry_run_shows_what_rows_give_and_writes_nothing(db, run, list_file):
    done = run(command, str(list_file), "--source", "Sviedka", "--dry-run")
    first, second = json.loads(done.stdout)["rows"]
    assert "person.birth_date: 14 March 1987" in first["facts"]
    assert second["problems"] == ["Row 3, birthday: '31.02.1990' is not a date. Write 2021, 2021-02 or 2021-02-28."]
    assert not Claim.objects.exists()
    assert not Source.objects.exists()


def test_a_mapping_is_saved_corrected_and_used(db, run, tmp_path):
    path, mapping = tmp_path / "notes.csv", tmp_path / "notes.toml"
    path.write_text("№,імя,рознае\n1,Анна,2021\n", encoding="utf-8")
    proposed = run(command, str(path), "--source", "Notebook", "--dry-run", "--save-map", str(mapping))
    assert "рознае: not used" in proposed.stderr
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(text + '\n[[column]]\nheaders = ["рознае"]\ngives = "detention.date"\n', encoding="utf-8")
    done = run(command, str(path), "--source", "Notebook", "--map", str(mapping))
    assert json.loads(done.stdout)["rows"]["taken"] == 1
    assert Claim.objects.get(field="date").value == "2021"
    # The next edition is read as this one was.
    assert json.loads(run(command, str(path), "--source", "Notebook").stdout)["unchanged"] == 1


def test_where_no_column_names_anybody_a_mapping_to_fill_in_is_written(db, run, tmp_path):
    path, mapping = tmp_path / "notes.csv", tmp_path / "notes.toml"
    path.write_text("colour,weight\nred,3\n", encoding="utf-8")
    done = run(command, str(path), "--source", "Notebook", "--save-map", str(mapping))
    assert (done.exit_code, "--map" in str(done.exception)) == (1, True)
    assert '# headers = ["colour"]' in mapping.read_text(encoding="utf-8")


@pytest.mark.parametrize(("full", "removed"), [("--full", 1), ("--part", 0)])
def test_absence_means_removal_in_a_full_list_only(db, run, tmp_path, full, removed):
    path = tmp_path / "notes.csv"
    path.write_text("№,імя\n1,Анна\n2,Барыс\n", encoding="utf-8")
    run(command, str(path), "--source", "Notebook", full)
    path.write_text("№,імя\n1,Анна\n", encoding="utf-8")
    assert json.loads(run(command, str(path), "--source", "Notebook", full).stdout)["removed_at_source"] == removed


def test_a_full_list_without_most_of_its_people_is_doubted(db, run, tmp_path):
    path = tmp_path / "notes.csv"
    path.write_text("№,імя\n1,Анна\n2,Барыс\n3,Клара\n", encoding="utf-8")
    assert "More than half" not in run(command, str(path), "--source", "Notebook", "--full").stderr
    path.write_text("№,імя\n1,Анна\n", encoding="utf-8")
    assert "More than half" in run(command, str(path), "--source", "Notebook", "--full").stderr


def test_a_mapping_that_is_not_there_is_said(db, run, list_file):
    done = run(command, str(list_file), "--source", "Sviedka", "--map", "vesna")
    assert done.exit_code != 0
    assert "There is no mapping 'vesna'" in str(done.exception)


def test_ctrl_c_says_how_to_go_on(db, run, list_file, monkeypatch):
    def interrupted(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("sprava.cli.import_.go_on", interrupted)
    done = run(command, str(list_file), "--source", "Sviedka")
    assert "run the same command to go on" in str(done.exception)
    monkeypatch.setattr("sprava.cli.import_.go_on", importing.go_on)
    assert json.loads(run(command, str(list_file), "--source", "Sviedka").stdout)["rows"]["taken"] == 1
    assert Import.objects.count() == 1


def test_a_refused_file_ends_with_its_reason_and_code_1(empty_register, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"%PDF-1.7")
    done = whole("import", str(path), "--source", "Sviedka", register=empty_register)
    assert (done.returncode, done.stdout) == (1, "")
    assert "list.csv is PDF, not a list" in done.stderr


# One process that has started Django forks, so that only the import itself takes time. Steps of ten people: a list
# small enough for a test is read in many of them.
KILLING = """
import os, random, signal, sys, time
from sprava.cli.opening import open_register
open_register()
from django.db import connections
from sprava.cli.import_ import command
from sprava.intake import importing

importing.PEOPLE_A_STEP = 10
path, chance, kills, name = sys.argv[1], random.Random(20), 0, 0

def taking(source):
    connections.close_all()
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        command([path, "--source", source, "--map", "viasna"])
    return child

began = time.monotonic()
os.waitpid(taking("Whole"), 0)
took = time.monotonic() - began
while kills < 20:
    child, until = taking(f"Killed {name}"), time.monotonic() + chance.uniform(0.05, 0.9) * took
    while time.monotonic() < until and not (ended := os.waitpid(child, os.WNOHANG)[0]):
        time.sleep(0.002)
    if ended:
        name += 1
    else:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        kills += 1
os.waitpid(taking(f"Killed {name}"), 0)
print(name + 1)
"""


def digests(register):
    """By source: whom the list named, what it said of them, and whether it stands."""
    said = """
        SELECT o.name, p.key, s.kind, s.key, c.field, c.value, c.withdrawn_at IS NULL FROM records_claim c
        JOIN records_subject s ON s.id = c.subject_id LEFT JOIN records_subject p ON p.id = c.person_id
        JOIN records_source o ON o.id = s.origin_id ORDER BY 1, 2, 3, 4, 5, 6, 7
    """
    by_source = defaultdict(list)
    with closing(sqlite3.connect(register / "register.sqlite3")) as book:
        for source, *rest in book.execute(said):
            by_source[source].append(rest)
    return {source: hashlib.sha256(repr(rows).encode()).hexdigest() for source, rows in by_source.items()}


def test_killed_at_twenty_random_moments_the_book_is_the_same(tmp_path):
    register, path = tmp_path / "register", tmp_path / "list.csv"
    assert whole("init", str(register), "--name", "North").returncode == 0
    rows = [
        f"{number},Чалавек{number % 90} Імя{number},active,,2021,342,{number % 9 + 1} years," for number in range(300)
    ]
    rows += [f"{number},Чалавек{number % 90} Імя{number},active,,2021,361-4,," for number in range(0, 300, 50)]
    path.write_text("\n".join((HEADERS, *rows)), encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SPRAVA_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-c", KILLING, str(path)],
        env={**kept, "SPRAVA_REGISTER": str(register)}, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found = digests(register)
    assert set(found) == {"Whole"} | {f"Killed {number}" for number in range(int(done.stdout))}
    assert len(set(found.values())) == 1
    assert whole("rebuild", "--check", register=register).stdout == "equal\n"
    assert whole("verify", register=register).returncode == 0
