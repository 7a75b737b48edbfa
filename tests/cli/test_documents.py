"""Files of every kind, given to ``sprava read``."""

from __future__ import annotations

import json

import pytest

from sprava.cli import read
from tests.cli.conftest import whole
from tests.reading.documents import made

REPORT = "12 мая суд приговорил Анну Дроздову к двум годам колонии общего режима по ч. 1 ст. 342 УК. Она в СИЗО-1."


def objects(stdout):
    return [json.loads(line) for line in stdout.splitlines()]


def told(found):
    return [event["type"] for one in found for event in one["events"]]


@pytest.mark.parametrize(
    ("name", "content"),
    [("article.html", made.page()), ("verdict.docx", made.word()), ("scan.pdf", made.portable())],
)
def test_what_the_archive_opens_can_be_read_from_the_command_line(run, tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    found = objects(run(read.command, str(file), "--published", "2026-11-20").stdout)
    assert [one["id"] for one in found] == [file.stem]
    assert set(told(found)) >= {"sentenced", "detained"}


def test_a_text_in_another_encoding_is_read_all_the_same(run, tmp_path):
    file = tmp_path / "report.txt"
    file.write_bytes(REPORT.encode("cp1251"))
    found = objects(run(read.command, str(file), "--published", "2023-05-16").stdout)
    assert told(found) == ["sentenced"]


def test_every_message_of_a_channel_is_a_document_of_its_day(run, tmp_path):
    messages = [
        {"id": 7, "type": "message", "date": "2024-05-16T10:00:00", "date_unixtime": "1715853600", "text": REPORT},
        {"id": 8, "type": "message", "date": "2024-05-17T10:00:00", "date_unixtime": "1715940000", "text": "Тишина."},
    ]
    file = tmp_path / "result.json"
    channel = {"name": "Канал", "type": "public_channel", "id": 1, "messages": messages}
    file.write_text(json.dumps(channel, ensure_ascii=False), encoding="utf-8")
    found = objects(run(read.command, str(file)).stdout)
    assert [one["published"] for one in found] == ["2024-05-16", "2024-05-17"]
    assert len({one["id"] for one in found}) == 2
    assert [event["date"] for event in found[0]["events"]] == ["2024-05-12"]


def test_a_file_without_text_is_told_of_and_the_others_are_read(tmp_path):
    picture, report = tmp_path / "photo.png", tmp_path / "report.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    report.write_text(REPORT, encoding="utf-8")
    done = whole("read", str(picture), str(report), "--published", "2023-05-16")
    assert done.returncode == 1
    assert told(objects(done.stdout)) == ["sentenced"]
    assert "photo.png: " in done.stderr
    assert "Kept" not in done.stderr
    assert "1 of 2 files could not be read" in done.stderr
