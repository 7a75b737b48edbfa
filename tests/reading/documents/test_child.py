"""What the process that reads a document says where it cannot."""

from __future__ import annotations

import json

import pytest

from sprava.core.copies import openings
from sprava.reading.documents import child
from sprava.reading.documents.kinds import Kind
from sprava.reading.documents.outcomes import DocumentRefused, State


def said(capsys) -> dict[str, object]:
    line: dict[str, object] = json.loads(capsys.readouterr().out)
    return line


@pytest.fixture
def started(monkeypatch, capsys):
    """Start the program on a file of some kind; what happens then is ``event``."""

    def start(event, kind="pdf"):
        def broken(*_, **__):
            raise event

        monkeypatch.setattr(child, "import_module", broken)
        monkeypatch.setattr("sys.argv", ["child.py", kind, "/nowhere", str(1 << 30), "5"])
        assert child.main() == 0
        return said(capsys)

    return start


def test_every_kind_but_a_list_has_its_reader():
    assert set(child.READERS) == set(Kind) - {Kind.LIST}


@pytest.mark.parametrize(
    ("event", "state", "code"),
    [
        (ImportError("no", name="pypdfium2.raw"), "refused", "needs_extra"),
        (MemoryError(), "quarantined", "needs_memory"),
        (RecursionError(), "quarantined", "too_deep"),
        (ZeroDivisionError(), "quarantined", "broke_its_reader"),
        (DocumentRefused(State.PARTIAL, "locked"), "partial", "locked"),
    ],
)
def test_whatever_happens_it_has_an_outcome(started, event, state, code):
    outcome = started(event)
    assert (outcome["state"], outcome["code"]) == (state, code)


def test_a_package_that_is_missing_is_named(started):
    assert started(ImportError("no", name="pypdfium2.raw"))["facts"] == {"name": "pypdfium2"}


def test_without_the_package_for_it_only_texts_that_begin_alike_are_copies(monkeypatch):
    def missing(_name):
        raise ImportError

    monkeypatch.setattr(child, "import_module", missing)
    child._bands.cache_clear()
    words = " ".join(f"слова{number}" for number in range(90))
    assert child._bands()(words) == openings(words)
    child._bands.cache_clear()
