"""An invented channel is what a channel is: mostly about other things, and full of reposts."""

from __future__ import annotations

import json

from bench.channel import messages, write_export
from sprava.reading.documents.isolated import Opened


def test_the_same_seed_gives_the_same_channel_and_another_another():
    assert list(messages(50, 3)) == list(messages(50, 3))
    assert list(messages(50, 3)) != list(messages(50, 4))


def test_it_has_what_real_channels_have():
    made = list(messages(2000, 3))
    assert [row["id"] for row in made] == list(range(1, 2001))
    for wanted in (
        lambda row: row["type"] == "service",
        lambda row: isinstance(row["text"], list),
        lambda row: "edited" in row,
        lambda row: "forwarded_from" in row,
        lambda row: "photo" in row and not row["text"],
    ):
        assert 40 < sum(map(wanted, made)) < 1200


def test_its_export_is_read_by_the_reader_of_exports(tmp_path):
    path = tmp_path / "result.json"
    write_export(path, 60, 3)
    with_words = [row for row in json.loads(path.read_text("utf-8"))["messages"] if row["text"]]
    opened = Opened(path)
    assert len(list(opened.pieces())) == len(with_words)
    assert opened.outcome.state == "ok"
