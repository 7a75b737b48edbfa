"""Pictures of text, read by machine in five languages."""

from __future__ import annotations

import os
import sys

import pytest

from sprava.reading.documents import looking
from sprava.reading.documents.bounds import Limits
from sprava.reading.documents.isolated import Opened
from sprava.reading.documents.kinds import Kind
from sprava.reading.documents.outcomes import Outcome
from sprava.reading.documents.raster import raster_of
from tests.reading.documents import hostile, made

SAID = {
    "be": "Суд Кастрычніцкага раёна Мінска 21 красавіка 2026 года асудзіў Ганну Шчарбакову на два гады калоніі.",
    "ru": "Суд Октябрьского района Минска 21 апреля 2026 года приговорил Анну Щербакову к двум годам колонии.",
    "en": "On 21 April 2026 a court in Minsk sentenced Hanna Shcharbakova to two years in a penal colony.",
    "pl": "Sąd w Mińsku skazał 21 kwietnia 2026 roku Hannę Szczerbakową na dwa lata kolonii karnej.",
    "uk": "Суд у Мінську 21 квітня 2026 року засудив Ганну Щербакову до двох років позбавлення волі.",
}
pytestmark = pytest.mark.usefixtures("tesseract")


@pytest.mark.parametrize("lang", SAID)
def test_text_in_a_picture_is_read_in_five_languages(tmp_path, lang):
    path = tmp_path / "a.png"
    path.write_bytes(made.picture([SAID[lang]], ppi=200))
    opened = Opened(path)
    (piece,) = opened.pieces()
    assert (opened.kind, opened.outcome.state, opened.outcome.code) == (Kind.PICTURE, "partial", "read_by_machine")
    read, said = piece.words.split(), SAID[lang].split()
    assert len(read) == len(said)
    assert sum(left == right for left, right in zip(read, said, strict=True)) >= len(said) - 2


def test_every_word_stands_in_a_box_of_the_picture_and_in_the_order_in_which_it_is_read(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(made.picture())
    (piece,) = Opened(path).pieces()
    whole = raster_of(path)
    assert whole is not None
    assert len(piece.places) == len(piece.words.split())
    for place in piece.places:
        assert place.label == "picture"
        assert place.sure is not None
        assert place.box is not None
        left, bottom, right, top = place.box
        assert 0 <= left < right <= whole.width
        assert 0 <= bottom < top <= whole.height
    first, last = piece.places[0].box, piece.places[-1].box
    assert first is not None
    assert last is not None
    assert first[1] > last[3]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_scanned_page_is_read_and_its_boxes_are_those_of_the_page(tmp_path, turned):
    path = tmp_path / "a.pdf"
    path.write_bytes(made.scanned([SAID["be"]], [SAID["ru"]], turned=turned))
    opened = Opened(path)
    (piece,) = opened.pieces()
    assert opened.outcome == Outcome(opened.outcome.state, "pages_read_by_machine", opened.outcome.facts)
    assert opened.outcome.facts["pages"] == "2"
    assert "Шчарбакову" in piece.words
    assert "приговорил" in piece.words
    assert {place.label for place in piece.places} == {"page 1", "page 2"}
    # The words of a page of 425 points begin at its margin of one centimetre, turned or not.
    assert piece.places[0].box is not None
    assert piece.places[0].box[0] == pytest.approx(28, abs=3)


def test_a_page_of_letters_beside_a_page_of_pictures_keeps_its_letters(tmp_path):
    pdf = hostile.joined(
        made.portable(("Анну Лес затрымалі ў Полацку раніцай дзясятага лістапада.",)), made.scanned([SAID["be"]])
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    (piece,) = Opened(path).pieces()
    assert [place.sure is None for place in piece.places if place.label == "page 1"] == [True] * sum(
        place.label == "page 1" for place in piece.places
    )
    assert all(place.sure is not None for place in piece.places if place.label == "page 2")
    assert piece.words.index("Полацку") < piece.words.index("Кастрычніцкага")


def test_without_the_program_it_is_said_what_to_install(tmp_path, no_tesseract):
    for name, content, code in (("a.png", made.picture(), "picture"), ("a.pdf", made.scanned(["x"]), "no_text_layer")):
        path = tmp_path / name
        path.write_bytes(content)
        opened = Opened(path)
        assert list(opened.pieces()) == []
        assert (opened.outcome.state, opened.outcome.code) == ("partial", code)
        assert "tesseract-ocr-bel" in opened.outcome.say("be")


def test_a_picture_without_words_is_kept(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(made.picture(("",)))
    opened = Opened(path)
    assert list(opened.pieces()) == []
    assert (opened.outcome.state, opened.outcome.code) == ("partial", "no_words_seen")


@pytest.mark.parametrize(
    ("does", "state", "code"),
    [
        ("sys.exit(1)", "partial", "picture_damaged"),
        ("import os; os.abort()", "quarantined", "broke_its_reader"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "quarantined", "needs_time"),
        ("import time; time.sleep(60)", "quarantined", "needs_time"),
        ("while True: print('x' * 1000)", "quarantined", "says_too_much"),
        ("print('nonsense')", "partial", "no_words_seen"),
    ],
)
def test_whatever_the_program_does_there_is_an_outcome(tmp_path, monkeypatch, does, state, code):
    program = tmp_path / "tesseract"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nif '--list-langs' in sys.argv: print('eng'); sys.exit()\n{does}\n"
    )
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(looking, "PAGE", Limits(cpu_seconds=5, wall_seconds=2, output=100_000))
    path = tmp_path / "a.png"
    path.write_bytes(made.picture())
    opened = Opened(path)
    assert list(opened.pieces()) == []
    assert (opened.outcome.state, opened.outcome.code) == (state, code)


def test_a_reader_that_asks_for_page_after_page_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(looking, "MOST_PAGES", 1)
    path = tmp_path / "a.pdf"
    path.write_bytes(made.scanned([SAID["be"]], [SAID["ru"]]))
    opened = Opened(path)
    assert list(opened.pieces()) == []
    assert (opened.outcome.state, opened.outcome.code) == ("quarantined", "broke_its_reader")
