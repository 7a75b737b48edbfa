"""A file goes from the hand of a monitor to the reviewers, whatever it is."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from sprava.core.errors import Damaged
from sprava.reading.documents.isolated import Opened
from sprava.records.actions.reports import Answer, accept_suggestion
from sprava.records.actions.sources import archive, examine_archive, record_source
from sprava.records.models import Delivery, Document, Passage, Person, Report, Sentence, Source
from sprava.review import documents
from sprava.review.documents import Bringing, Said
from tests.reading.documents import hostile, made

TITLED = Said("2026-11-20", klass=0)
CONVICTED = "Учора суд асудзіў Паўліну Крушнік да 2 гадоў калоніі."


@pytest.fixture
def bring(anna, compartment, tmp_path):
    """Anna brings a file of Sviedka."""

    def brought(content: bytes, name: str = "a", said: Said = TITLED, **rest):
        path = tmp_path / "sent"
        path.write_bytes(content)
        there = Source.objects.filter(name="Sviedka").first()
        way = Bringing(there, lambda: record_source("Sviedka", grade=4), anna, compartment, said, **rest)
        return way.bring(path, name)

    return brought


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (made.page(), "block 4"),
        (made.word(), "paragraph 1"),
        (made.letter(), "part 1 line 1"),
        ("\n".join(made.WORDS).encode(), "line 1"),
        (made.portable(), "page 1 box "),
        (made.feed([("Суд", "<p>" + "</p><p>".join(made.WORDS) + "</p>", "")]), "entry 1 block 1"),
        (made.web_archive([("https://sviedka.example/1", made.page())]), "record 2 block 4"),
        (made.channel(made.message(7, "\n\n".join(made.WORDS))), "message 7"),
    ],
)
def test_an_accepted_claim_says_where_in_the_file_it_stands(bring, boris, content, where):
    brought = bring(content)
    assert (brought.outcome.state, brought.texts, brought.proposed_from) == ("ok", 1, 1)
    report = Report.objects.get()
    sentenced = report.suggestions.get(kind="sentenced")
    accept_suggestion(sentenced, Answer(None, sentenced.said, {"name": "Карчэўны Ігнат"}), by=boris)
    passage = Passage.objects.get()
    assert passage.locator.startswith(where)
    assert passage.locator.endswith(f" characters {sentenced.start}-{sentenced.end}")
    assert passage.quote == report.text[sentenced.start : sentenced.end]
    assert Sentence.objects.get(person=Person.objects.get().pk).term == "P4Y"
    with archive().open(passage.document.sha256) as stream:
        assert stream.read() == content


def test_what_the_member_says_is_told_before_what_one_text_says(bring):
    head = (
        '<meta property="article:published_time" content="2026-11-21"><link rel="canonical" href="https://a.example/1">'
    )
    bring(made.page(head=head), said=Said("2026-11-20", "Назва", "https://b.example/2"))
    report = Report.objects.get()
    assert (report.published_on, report.title, report.url) == ("2026-11-20", "Назва", "https://b.example/2")


def test_what_the_file_says_stands_where_the_member_says_nothing(bring):
    head = (
        '<meta property="article:published_time" content="2026-11-21"><link rel="canonical" href="https://a.example/1">'
    )
    bring(made.page(head=head), said=Said())
    report = Report.objects.get()
    assert (report.published_on, report.title, report.url) == ("2026-11-21", "Суд у Полацку", "https://a.example/1")


def test_without_a_day_it_is_kept_and_read_when_somebody_says_it(bring):
    content = made.word()
    first = bring(content, said=Said())
    assert (first.outcome.state, first.outcome.code) == ("partial", "no_day")
    assert (Document.objects.count(), Report.objects.count()) == (1, 0)
    second = bring(content)
    assert (second.outcome.state, second.is_known) == ("ok", False)
    assert (Document.objects.count(), Report.objects.count(), Delivery.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("content", [b"", made.packed({"a": "b"}), b"%PDF-1.7\nx", made.word()[:-200]])
def test_what_is_refused_is_not_kept(bring, content):
    assert bring(content).outcome.state == "refused"
    assert not Document.objects.exists()
    assert not Source.objects.exists()
    assert not list(archive().names())


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (hostile.LAUGHS.encode(), "quarantined"),
        (hostile.bomb("word/document.xml"), "quarantined"),
        (hostile.pdf_saying(b"0 0 9 9 re f"), "partial"),
        (b"\x89PNG\r\n\x1a\n", "partial"),
    ],
)
def test_what_cannot_be_read_is_kept_and_its_outcome_written_down(bring, content, state):
    brought = bring(content, "здымак")
    assert brought.outcome.state == state
    delivery = Delivery.objects.get()
    assert (delivery.outcome, delivery.document.file_name, delivery.texts_read) == (state, "здымак", 0)
    assert examine_archive().is_sound
    assert bring(content).is_known


def test_bringing_it_again_changes_nothing(bring, monkeypatch):
    bring(made.page())
    monkeypatch.setattr(Opened, "pieces", lambda _opened: pytest.fail("it was opened again"))
    again = bring(made.page())
    assert again.is_known
    assert again.report == Report.objects.get()


def channel(count: int) -> bytes:
    return made.channel(*(made.message(number, CONVICTED.replace("2", str(number + 1))) for number in range(count)))


def test_a_channel_that_was_interrupted_goes_on_where_it_was(bring, monkeypatch):
    monkeypatch.setattr(documents, "STEP", 2)

    def stop_at_four(texts: int) -> None:
        if texts == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring(channel(7), moved=stop_at_four)
    delivery = Delivery.objects.get()
    assert (delivery.outcome, delivery.texts_read, Report.objects.count()) == ("", 4, 4)
    read: list[str] = []
    real = documents._File.take

    def take(file, piece):
        read.append(piece.place)
        real(file, piece)

    monkeypatch.setattr(documents._File, "take", take)
    brought = bring(channel(7))
    assert read == ["message 4", "message 5", "message 6"]
    assert (brought.texts, brought.proposed_from, Report.objects.count()) == (7, 7, 7)
    assert Delivery.objects.get().outcome == "ok"


def test_a_repost_of_a_channel_counts_as_what_it_repeats(bring, anna, compartment, tmp_path):
    bring(made.page())
    path = tmp_path / "again.docx"
    path.write_bytes(made.word(("Суд у Полацку", *made.WORDS, "Рэдакцыя шукае сведкаў гэтага.")))
    other = Bringing(None, lambda: record_source("Polack. Chronicle"), anna, compartment, TITLED)
    report = other.bring(path).report
    assert report is not None
    assert report.origin == Report.objects.get(origin=None)
    assert 80 <= report.likeness < 100
    assert report.suggestions.count() == 0
    assert report.state == "copy"


def test_what_a_repost_says_besides_is_proposed_from_it(bring, anna, compartment, tmp_path):
    bring(made.page())
    path = tmp_path / "more.docx"
    path.write_bytes(made.word((*made.WORDS, CONVICTED.replace("Паўліну Крушнік", "Янку Каласоўскага"))))
    other = Bringing(None, lambda: record_source("Polack. Chronicle"), anna, compartment, TITLED)
    report = other.bring(path).report
    assert report is not None
    assert report.origin is not None
    assert {one.who for one in report.suggestions.all()} == {"Янку Каласоўскага"}
    assert (report.state, report.weight > 0) == ("waiting", True)
    assert [reason for reason, _ in report.left_out].count("in_origin") == 2


def test_another_compartment_knows_nothing_of_it(bring, clara):
    bring(made.page())
    assert not Delivery.objects.visible_to(clara).exists()


def test_bytes_that_are_gone_are_missed(bring):
    bring(made.page())
    path = archive().path_of(Document.objects.get().sha256)
    path.unlink()
    assert not examine_archive().is_sound
    with pytest.raises(Damaged):
        archive().open(path.name)


def test_the_file_itself_stays_where_it_was(bring, tmp_path):
    bring(made.page())
    assert Path(tmp_path / "sent").read_bytes() == made.page()


def published(number: str) -> dict[str, str]:
    """A report of the demo: published, and shipped with its source."""
    lines = files("sprava.packs.belarus").joinpath("demo/reports.jsonl").read_text("utf-8").splitlines()
    return next(report for report in map(json.loads, lines) if report["id"] == number)


@pytest.mark.parametrize("make", [made.page, made.portable, made.word])
@pytest.mark.parametrize(("number", "kind"), [("be010", "transferred"), ("en026", "sentenced"), ("ru011", "sentenced")])
def test_a_published_report_goes_from_its_file_to_a_timeline(bring, boris, desk_of, make, number, kind):
    report = published(number)
    brought = bring(make([report["excerpt"]]), said=Said(report["date"], report["title"], report["url"])).report
    assert brought is not None
    card = brought.suggestions.filter(kind=kind).order_by("tier", "start")[0]
    desk = desk_of(boris)
    page = desk.get(f"/review/{brought.pk}")
    assert page.status_code == 200
    accept_suggestion(card, Answer(None, card.said, {"name": card.who}), by=boris)
    person = desk.get(f"/people/{Person.objects.get().pk}").content.decode()
    for words in (card.who, "Sviedka"):
        assert words in person
    passage = Passage.objects.get()
    assert passage.url == report["url"]
    assert " ".join(passage.quote.split()) in " ".join(report["excerpt"].split())
    assert passage.locator.split(" ")[0] in ("block", "page", "paragraph")
