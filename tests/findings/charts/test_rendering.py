"""Drawings and where they are kept."""

import subprocess

import pytest

from sprava.core.errors import Refused
from sprava.findings.charts import rendering
from sprava.findings.charts.look import LOOKS, blank
from sprava.findings.charts.rendering import drawing_of, written

SPEC = blank(LOOKS["wide", "light"], "Пра што", "Нічога.")


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(rendering, "_kept", type(rendering._kept)())


def test_the_same_specification_gives_the_same_bytes_whether_or_not_it_was_kept():
    first = drawing_of(SPEC)
    rendering._kept.clear()
    assert drawing_of(SPEC) == first
    assert written(SPEC) == written(dict(SPEC))


def test_a_drawing_is_made_once(monkeypatch):
    first = drawing_of(SPEC)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("drawn again"))
    assert drawing_of(SPEC) is first


def test_no_more_is_kept_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(rendering, "_MOST_BYTES", 1)
    drawing_of(SPEC)
    drawing_of(blank(LOOKS["wide", "dark"], "Пра што", "Нічога."))
    assert len(rendering._kept) == 1


def test_without_the_extra_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setattr(rendering, "find_spec", lambda _name: None)
    assert not rendering.can_draw()
    with pytest.raises(Refused, match=r"sprava\[charts\]"):
        drawing_of(SPEC)


def test_what_cannot_be_drawn_is_said_in_words():
    with pytest.raises(Refused, match="could not be drawn"):
        drawing_of({"mark": "brr"})


def test_a_process_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(rendering, "_WALL_SECONDS", 0.001)
    with pytest.raises(Refused, match="could not be drawn"):
        drawing_of(SPEC)
