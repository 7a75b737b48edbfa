"""``sprava read``."""

from __future__ import annotations

import json

from sprava.cli import read
from tests.cli.conftest import whole

REPORT = "12 мая суд приговорил Анну Дроздову к двум годам колонии общего режима по ч. 1 ст. 342 УК. Она в СИЗО-1."
LINES = [
    {"id": "a", "published": "2023-05-16", "title": "Приговор", "text": REPORT},
    {"id": "b", "lang": "en", "published": "2023-05-16", "title": "", "text": "Nothing happened in Minsk on Monday."},
]


def objects(stdout):
    return [json.loads(line) for line in stdout.splitlines()]


def test_a_text_gives_one_line_of_persons_spans_and_events(run, tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    (found,) = objects(run(read.command, str(file), "--published", "2023-05-16").stdout)
    assert (found["id"], found["lang"]) == ("report", "ru")
    (event,) = found["events"]
    assert (event["type"], event["date"], event["articles"]) == ("sentenced", "2023-05-12", ["342 part 1"])
    assert event["sentence"] == {"kind": "imprisonment", "months": 24, "regime": "general"}
    assert found["persons"][0]["mentions"][0]["text"] == "Анну Дроздову"
    assert event["tier"] in ("A", "B", "C")
    assert [span["value"] for span in found["spans"] if span["kind"] == "facility"] == ["SIZO-1-OLD"]


def test_documents_of_a_file_keep_their_order_and_what_was_known_of_them(run, tmp_path):
    file = tmp_path / "documents.jsonl"
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in LINES) + "\n\n", encoding="utf-8")
    found = objects(run(read.command, "--jsonl", str(file), "--plain").stdout)
    assert [one["id"] for one in found] == ["a", "b"]
    assert [one["title"] for one in found] == ["Приговор", ""]
    assert "tier" not in found[0]["events"][0]
    assert found[1]["events"] == []


def test_a_broken_line_is_named(tmp_path):
    file = tmp_path / "documents.jsonl"
    file.write_text(json.dumps(LINES[0]) + "\n{not json\n", encoding="utf-8")
    done = whole("read", "--jsonl", str(file))
    assert done.returncode == 1
    assert "line 2: is not JSON" in done.stderr
    assert len(objects(done.stdout)) == 1


def test_what_is_no_day_is_refused(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    done = whole("read", str(file), "--published", "yesterday")
    assert done.returncode == 1
    assert "'yesterday' is not a day" in done.stderr


def test_no_text_at_all_is_said_at_once(run):
    assert run(read.command).exit_code == 2


def test_a_refused_proposal_that_would_be_made_again_is_a_failure(tmp_path):
    case = {
        "id": "7-1",
        "published": "2026-11-20",
        "text": "Паўліну Крушнік затрымалі.",
        "refused": {"type": "detained"},
    }
    file = tmp_path / "cases.jsonl"
    file.write_text(json.dumps(case) + "\n" + json.dumps({**case, "refused": {"type": "died"}}) + "\n")
    done = whole("read", "--cases", str(file))
    assert done.returncode == 1
    assert [one["still_proposed"] for one in objects(done.stdout)] == [True, False]
    assert "1 of 2 refused proposals would be made again" in done.stderr
    file.write_text("{}\n")
    assert "line 1: is no refused proposal" in whole("read", "--cases", str(file)).stderr
