"""What became of a file is written down once, in the register and in the manifest."""

from __future__ import annotations

import io

import pytest

from sprava.records.actions.deliveries import begin_delivery, deliver_again, finish_delivery, note_texts_read
from sprava.records.actions.sources import archive_document, enter_earlier_documents, examine_archive, manifest
from sprava.records.models import Delivery, Document


@pytest.fixture
def document(sviedka) -> Document:
    return archive_document(io.BytesIO(b"x"), source=sviedka, about={"media_type": "text/html", "file_name": "x.html"})


@pytest.fixture
def delivery(document, anna, compartment) -> Delivery:
    return begin_delivery(document, "html", klass=0, by=anna, compartment=compartment)


def test_a_file_is_one_delivery_of_a_compartment(delivery, document, anna, compartment):
    assert begin_delivery(document, "html", klass=0, by=anna, compartment=compartment) == delivery
    assert delivery.outcome == ""


def test_its_outcome_stands_in_the_manifest(delivery):
    note_texts_read(delivery, 3, 1)
    finish_delivery(delivery, "partial", "cut", {"limit": "9"})
    finish_delivery(delivery, "partial", "cut", {"limit": "9"})
    kept = Delivery.objects.get()
    assert (kept.outcome, kept.code, kept.facts, kept.texts_read) == ("partial", "cut", {"limit": "9"}, 3)
    report = manifest().examine()
    assert (report.lines, report.head) == (2, kept.entered_as)


def test_it_can_be_read_once_more(delivery):
    finish_delivery(note_texts_read(delivery, 3, 1), "partial", "no_day", {})
    deliver_again(delivery)
    assert (delivery.outcome, delivery.texts_read) == ("", 0)
    finish_delivery(delivery, "ok", "whole", {})
    assert [examine_archive().chain.lines, examine_archive().is_sound] == [3, True]


def test_the_register_misses_a_line_that_was_cut_off_the_end(delivery):
    finish_delivery(delivery, "ok", "whole", {})
    path = manifest().path
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    report = examine_archive()
    assert (report.chain.faults, report.lost_lines, report.is_sound) == ((), 1, False)


def test_a_manifest_that_was_thrown_away_is_missed(document):
    manifest().path.unlink()
    report = examine_archive()
    assert report.not_entered == (document.sha256,)
    assert not report.is_sound
    assert enter_earlier_documents() == 0, "it had a line, and that line stays missed"


def test_documents_older_than_the_manifest_are_entered_when_somebody_says_so(document):
    Document.objects.update(entered_as="")
    manifest().path.unlink()
    assert enter_earlier_documents() == 1
    assert enter_earlier_documents() == 0
    assert examine_archive().is_sound


def test_bytes_whose_archiving_was_interrupted_are_no_damage(document):
    stray = manifest().path.parent / "ab" / ("ab" + "0" * 62)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"")
    assert examine_archive().left_over == (stray.name,)
