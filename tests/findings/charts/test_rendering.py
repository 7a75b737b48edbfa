"""Drawings and where they are kept."""

import subprocess
import sys

import pytest

from sprava.core.errors import Refused
from sprava.findings.charts import rendering
from sprava.findings.charts.look import LOOKS, blank
from sprava.findings.charts.rendering import drawing_of, thumbnail_of, written

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


def test_a_gallery_is_drawn_by_one_process(monkeypatch):
    gallery = [blank(LOOKS["small", theme], "", word) for theme in ("light", "dark") for word in ("one", "two")]
    first = thumbnail_of(gallery[1], lambda: gallery)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("drawn again"))
    others = [thumbnail_of(spec, lambda: pytest.fail("asked again")) for spec in gallery]
    assert others[1] is first
    assert len({picture.png for picture in others}) == 4


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


def test_the_desks_themselves_carry_no_engine_that_draws():
    code = (
        "import os, sys, django\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'sprava.web.settings'\n"
        "django.setup()\n"
        "import sprava.web.urls\n"
        "assert 'sprava.findings.charts.pages' in sys.modules\n"
        "print([name for name in ('altair', 'vl_convert', 'jsonschema') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
