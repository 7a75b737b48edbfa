"""What a file is, is seen by what it holds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.reading.documents.kinds import LARGEST, Kind, kind_of, looks_like_a_list
from sprava.reading.documents.outcomes import DocumentRefused
from tests.reading.documents import made

OF_EACH = {
    Kind.PAGE: made.page(),
    Kind.WARC: made.web_archive([("https://sviedka.example/1", made.page())]),
    Kind.WACZ: made.wacz([("https://sviedka.example/1", made.page())]),
    Kind.PDF: b"%PDF-1.7\n",
    Kind.DOCX: made.word(),
    Kind.MAIL: made.letter(),
    Kind.FEED: made.feed([("a", "b", "")]),
    Kind.TELEGRAM: made.channel(made.message(1, "x")),
    Kind.PICTURE: b"\x89PNG\r\n",
    Kind.TEXT: "\n".join(made.WORDS).encode(),
    Kind.LIST: b"name;born\nAnna;1990\nBoris;1991\n",
}


@pytest.mark.parametrize("kind", OF_EACH)
@pytest.mark.parametrize("name", ["a", "a.txt.bin", "a.pdf", "a.html"])
def test_the_name_of_a_file_does_not_make_it_another(tmp_path, kind, name):
    path = tmp_path / name
    path.write_bytes(OF_EACH[kind])
    assert kind_of(path) is kind


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("<!-- saved from url=(0014)about:internet -->\n<html>", Kind.PAGE),
        ('<?xml version="1.0"?>\n<!DOCTYPE html>', Kind.PAGE),
        ("<HTML>", Kind.PAGE),
        ('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', Kind.FEED),
        ("From a@example.org Fri Nov 20\nSubject: x\nDate: y\n\nx", Kind.MAIL),
        ("From: <Saved by Blink>\nSnapshot-Content-Location: https://sviedka.example\nSubject: x\n\n", Kind.MAIL),
        ("Заява: затрымалі Анну\nДата: 2 лістапада", Kind.TEXT),
        ('{"chats": {"list": []}}', Kind.TELEGRAM),
        ('{"name": 1}', Kind.LIST),
        ('[{"name": 1}]', Kind.LIST),
        ("{Суд} вынес", Kind.TEXT),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_a_text_begins_with_tells(tmp_path, start, kind, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes(start.encode(encoding))
    assert kind_of(path) is kind


@pytest.mark.parametrize(
    ("name", "kind"), [("a.txt", Kind.TEXT), ("a.csv", Kind.LIST), ("a", Kind.LIST), ("a.md", Kind.TEXT)]
)
def test_only_of_text_with_separators_the_name_decides(tmp_path, name, kind):
    path = tmp_path / name
    path.write_bytes(OF_EACH[Kind.LIST])
    assert kind_of(path) is kind


def test_the_name_it_had_counts_where_it_lies_under_another(tmp_path):
    path = tmp_path / "sent-1"
    path.write_bytes(OF_EACH[Kind.LIST])
    assert kind_of(path, "пратакол.txt") is Kind.TEXT


def test_prose_is_no_list():
    assert not looks_like_a_list("\n".join(made.WORDS))
    assert looks_like_a_list("a\tb\nc\td\n")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"{\\rtf1 x}", "not_read_here"),
        (b"PK\x03\x04", "damaged"),
        (made.packed({"a.txt": "x"}), "several_files"),
        (made.packed({"content.xml": "x"}), "not_read_here"),
        (bytes(range(32)) * 50, "not_read_here"),
    ],
)
def test_what_is_not_read_here_is_refused_in_words(tmp_path, content, code):
    path = tmp_path / "a"
    path.write_bytes(content)
    with pytest.raises(DocumentRefused) as refusal:
        kind_of(path)
    assert refusal.value.outcome.code == code


def test_a_file_that_is_not_there_or_too_large_is_said(tmp_path, monkeypatch):
    with pytest.raises(DocumentRefused, match="no such file"):
        kind_of(tmp_path / "none")
    monkeypatch.setitem(LARGEST, Kind.PAGE, 10)
    (tmp_path / "a").write_bytes(made.page())
    with pytest.raises(DocumentRefused, match="Bring it in parts"):
        kind_of(tmp_path / "a")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300))
def test_whatever_the_bytes_it_is_a_kind_or_a_refusal(tmp_path, content):
    path = tmp_path / "a"
    path.write_bytes(content)
    try:
        assert kind_of(path) in Kind
    except DocumentRefused as refusal:
        assert str(refusal)
