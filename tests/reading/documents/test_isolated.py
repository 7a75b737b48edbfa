"""Whatever a file does to its reader, the desk goes on, and has a line to say about it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from sprava.reading.documents import isolated
from sprava.reading.documents.bounds import ENVIRONMENT, Limits
from sprava.reading.documents.isolated import Opened
from sprava.reading.documents.kinds import Kind
from tests.reading.documents import made
from tests.reading.documents.hostile import FILES

OF_EACH = {
    Kind.PAGE: made.page(),
    Kind.WARC: made.web_archive([("https://sviedka.example/1", made.page())]),
    Kind.WACZ: made.wacz([("https://sviedka.example/1", made.page())]),
    Kind.PDF: made.portable(),
    Kind.DOCX: made.word(),
    Kind.MAIL: made.letter(),
    Kind.FEED: made.feed([("Суд", "<p>" + "</p><p>".join(made.WORDS) + "</p>", "")]),
    Kind.TELEGRAM: made.channel(made.message(1, "\n\n".join(made.WORDS))),
    Kind.TEXT: "\n\n".join(made.WORDS).encode(),
}


@pytest.mark.parametrize("kind", OF_EACH)
def test_every_kind_gives_its_words(tmp_path, kind):
    path = tmp_path / "a"
    path.write_bytes(OF_EACH[kind])
    opened = Opened(path)
    (piece,) = opened.pieces()
    assert (opened.kind, opened.outcome.state) == (kind, "ok")
    assert "".join(made.WORDS[0].split()) in "".join(piece.words.split())
    assert piece.places
    assert piece.bands


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_has_its_outcome_within_its_limits(tmp_path, name):
    make, allowed = FILES[name]
    path = tmp_path / name
    path.write_bytes(make())
    opened = Opened(path)
    texts = list(opened.pieces())
    assert opened.outcome.state in allowed
    assert opened.outcome.say("be")
    assert sum(len(piece.words) for piece in texts) <= 40 * 200_000
    assert all(piece.words[place.start : place.end] for piece in texts for place in piece.places)


def test_the_hostile_set_is_as_large_as_was_asked():
    assert len(FILES) >= 60


def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, **limits: int) -> Opened:
    """A document whose reader is some other program."""
    child = tmp_path / "child.py"
    child.write_text(code)
    monkeypatch.setattr(isolated, "_CHILD", child)
    (tmp_path / "a.txt").write_text("x")
    opened = Opened(tmp_path / "a.txt", limits=Limits(**limits))
    assert list(opened.pieces()) == []
    return opened


PIECE = '{"piece": {"words": "x", "place": "", "title": "", "url": "", "day": "", "places": [], "bands": []}}'


@pytest.mark.parametrize(
    ("code", "limits", "said"),
    [
        ("import time; time.sleep(60)", {"wall_seconds": 1}, "needs_time"),
        ("while True: print('x' * 1000, flush=True)", {"output": 10_000_000}, "broke_its_reader"),
        ("import sys; sys.stdout.write('x' * 10_000_000)", {"output": 100_000}, "says_too_much"),
        ("print('no JSON')", {}, "broke_its_reader"),
        ('print(\'{"state": "happy", "code": "x", "facts": {}}\')', {}, "broke_its_reader"),
        ("print('{}')", {}, "broke_its_reader"),
        ("import os; os.abort()", {}, "broke_its_reader"),
        ("import sys; sys.exit(3)", {}, "broke_its_reader"),
        (f"import os, signal; os.kill(os.getpid(), {signal.SIGKILL.value})", {}, "needs_memory"),
        (f"import os, signal; os.kill(os.getpid(), {signal.SIGXCPU.value})", {}, "needs_time"),
    ],
)
def test_a_reader_that_dies_hangs_or_raves_is_stopped(tmp_path, monkeypatch, code, limits, said):
    opened = reader(tmp_path, monkeypatch, code, **limits)
    assert (opened.outcome.state, opened.outcome.code) == ("quarantined", said)


def test_the_reader_is_told_nothing_of_the_register(tmp_path, monkeypatch):
    monkeypatch.setenv("SPRAVA_REGISTER", "/somewhere")
    code = (
        "import json, os\n"
        "told = sorted(set(os.environ) - {'LC_CTYPE'})\n"
        "print(json.dumps({'state': 'partial', 'code': 'damaged', 'facts': {'reason': ' '.join(told)}}))"
    )
    assert reader(tmp_path, monkeypatch, code).outcome.facts["reason"] == " ".join(sorted(ENVIRONMENT))


def test_a_list_is_left_to_the_desk_of_lists(tmp_path):
    (tmp_path / "a.csv").write_text("name;born\nAnna;1990\n")
    opened = Opened(tmp_path / "a.csv")
    assert (opened.kind, opened.outcome.code) == (None, "a_list")
    assert list(opened.pieces()) == []


def test_who_stops_reading_leaves_no_reader_behind(tmp_path, monkeypatch):
    started = []
    real = isolated._started

    def remembered(*given):
        started.append(real(*given))
        return started[-1]

    monkeypatch.setattr(isolated, "_started", remembered)
    (tmp_path / "a.json").write_bytes(made.channel(*(made.message(n, made.WORDS[0]) for n in range(3000))))
    pieces = Opened(tmp_path / "a.json").pieces()
    next(pieces)
    pieces.close()
    assert started[0].poll() is not None
    assert not Path(f"/proc/{started[0].pid}").exists() or os.name != "posix"


def test_more_is_given_to_what_holds_many_texts():
    assert Limits.of(Kind.TELEGRAM, 50 << 20).cpu_seconds == 130
    assert Limits.of(Kind.PDF, 50 << 20) == Limits()
