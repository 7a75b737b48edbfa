"""Files of texts from the command line: each with its outcome, and none that stops the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sprava.cli.articles import files_in, is_list
from sprava.cli.import_ import command
from sprava.records.models import Delivery, Report, Source
from sprava.review import documents
from tests.reading.documents import hostile, made


@pytest.fixture(autouse=True)
def archive_folder(settings, tmp_path):
    settings.ARCHIVE_FOLDER = tmp_path / "archive"
    settings.JURISDICTION = "belarus"


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder of what somebody saved in a week."""
    home: Path = tmp_path / "week"
    (home / "inner").mkdir(parents=True)
    (home / "1.html").write_bytes(made.page())
    (home / "2.docx").write_bytes(made.word())
    (home / "3.pdf").write_bytes(b"%PDF-1.7\nnoise")
    (home / "4.xml").write_bytes(hostile.LAUGHS.encode())
    (home / "inner" / "5.txt").write_text(made.WORDS[2], encoding="utf-8")
    (home / ".hidden").write_text("x")
    return home


def test_a_batch_says_what_became_of_each_file_and_goes_on_past_those_that_are_refused(db, run, folder):
    done = run(command, str(folder), "--source", "Sviedka", "--as-of", "2026-11-20")
    assert done.exit_code == 1
    summary = json.loads(done.stdout)
    assert summary["outcomes"] == {"ok": 3, "quarantined": 1, "refused": 1}
    assert [Path(one["file"]).name for one in summary["files"]] == ["1.html", "2.docx", "3.pdf", "4.xml", "5.txt"]
    assert "3.pdf: refused. The file is damaged" in done.stderr
    assert Source.objects.get().grade == Source.Grade.RETOLD
    assert Report.objects.filter(origin=None).count() == 2
    assert Delivery.objects.count() == 4


def test_a_second_time_nothing_changes(db, run, folder):
    for _ in range(2):
        done = run(command, str(folder / "1.html"), "--source", "Sviedka", "--as-of", "2026-11-20")
        assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["files"][0]["known"] is True
    assert Report.objects.count() == 1


def test_stopped_in_the_middle_the_same_command_goes_on(db, run, folder, monkeypatch):
    real, seen = documents.Bringing.bring, []

    def stopped_at_the_second(way, path, name=""):
        seen.append(path.name)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return real(way, path, name)

    monkeypatch.setattr(documents.Bringing, "bring", stopped_at_the_second)
    words = (str(folder / "1.html"), str(folder / "2.docx"), "--source", "Sviedka", "--as-of", "2026-11-20")
    done = run(command, *words)
    assert "Stopped at file 2 of 2" in str(done.exception)
    again = json.loads(run(command, *words).stdout)
    assert [one["known"] for one in again["files"]] == [True, False]


def test_a_channel_is_read_message_by_message(db, run, tmp_path):
    path = tmp_path / "result.json"
    path.write_bytes(made.channel(made.message(7, "Навіны"), made.message(8, made.WORDS[2])))
    done = run(command, str(path), "--source", "Polack", "--url", "https://t.me/polack")
    (file,) = json.loads(done.stdout)["files"]
    assert (file["outcome"], file["texts"], file["proposed_from"]) == ("ok", 2, 1)
    assert Report.objects.get().url == "https://t.me/polack/8"


def test_what_is_for_one_list_is_not_asked_of_texts(db, run, folder):
    assert "one list at a time" in run(command, str(folder), "--source", "x", "--map", "viasna").stderr
    refused = run(command, str(folder / "1.html"), "--source", "x", "--as-of", "2026-11")
    assert "is not a day" in str(refused.exception)


def test_a_list_is_known_by_what_it_holds_or_by_its_name(folder, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK broken")
    (tmp_path / "b.json").write_text('[{"name": "x"}]')
    assert is_list(tmp_path / "a.xlsx")
    assert is_list(tmp_path / "b.json")
    assert not is_list(folder / "1.html")
    assert not is_list(folder / "3.pdf")


def test_a_folder_stands_for_the_files_in_it(folder):
    assert [path.name for path in files_in([folder, folder / "1.html"])] == [
        "1.html", "2.docx", "3.pdf", "4.xml", "5.txt", "1.html",
    ]  # fmt: skip
