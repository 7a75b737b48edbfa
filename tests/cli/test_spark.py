"""Spark in local mode: the same function on many shards, in the order given."""

from __future__ import annotations

import json
import socket
from datetime import date
from functools import partial

import pytest

from sprava.cli import read, spark
from sprava.core.errors import Refused

LINES = [
    json.dumps({"published": "2026-11-20", "text": text}, ensure_ascii=False)
    for text in (
        "Паўліну Крушнік затрымалі 2 лістапада 2026 года.",
        "Суд приговорил Игната Карчевного к 4 годам колонии по ч. 1 ст. 361-4 УК.",
        "Weather: rain.",
    )
]


@pytest.fixture(scope="module")
def session():
    with spark.session(cores=2, memory="512m") as opened:
        yield opened


def backwards(numbered):
    for line, number in numbered:
        yield f"{number} {line[::-1]}"


def test_lines_come_back_in_the_order_given_whatever_the_shards(session, tmp_path):
    file = tmp_path / "lines.txt"
    file.write_text("".join(f"радок {number}\n" for number in range(1000)), encoding="utf-8")
    done = [line.rstrip("\n") for line in spark.mapped(session, file, backwards)]
    assert done == [f"{number} {f'радок {number}'[::-1]}" for number in range(1000)]


def test_a_batch_reads_the_same_on_both_engines(session, tmp_path):
    file = tmp_path / "batch.jsonl"
    file.write_text("\n".join(LINES * 20) + "\n", encoding="utf-8")
    how = read.How("belarus", date(2026, 11, 25), None, plain=False)
    there = [line.rstrip("\n") for line in spark.mapped(session, file, partial(read.shard, file=file, how=how))]
    assert there == list(read.here(file, how))
    assert json.loads(there[0])["events"]
    assert [json.loads(line)["id"] for line in there] == [str(number) for number in range(1, 61)]


def test_what_a_worker_refuses_is_said_in_our_words(session, tmp_path):
    file = tmp_path / "batch.jsonl"
    file.write_text(LINES[0] + "\n{broken\n", encoding="utf-8")
    how = read.How("belarus", date(2026, 11, 25), None, plain=False)
    with pytest.raises(Exception, match=r"^\S+ line 2: is not JSON: [^\n]*$"):
        list(spark.mapped(session, file, partial(read.shard, file=file, how=how)))


def test_it_listens_to_this_machine_only(session):
    assert session.conf.get("spark.driver.host") == session.conf.get("spark.driver.bindAddress") == "127.0.0.1"
    assert session.sparkContext.uiWebUrl is None
    assert socket.gethostbyname(session.conf.get("spark.driver.host")) == "127.0.0.1"


@pytest.mark.parametrize("missing", ["pyspark", "java"])
def test_what_is_missing_is_said_with_what_to_do(monkeypatch, missing):
    if missing == "pyspark":
        monkeypatch.setattr(spark, "SparkSession", None)
    else:
        monkeypatch.delenv("JAVA_HOME", raising=False)
        monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match=r"(pip|apt) install"), spark.session():
        pass
