"""A text is brought: pasted or as a file, once or as a copy."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.records.actions.sources import archive
from sprava.records.models import Delivery, Passage, Report, Source
from sprava.review import documents, forms, reading_on
from tests.reading.documents import hostile, made
from tests.review.conftest import WORDS

HERE = "/review/new"


def test_a_pasted_text_is_archived_as_it_is_and_read(report):
    assert report.document.source.name == "Sviedka"
    assert (report.title, report.published_on, report.state) == ("Суд у Полацку", "2026-11-20", "waiting")
    assert report.document.url == "https://sviedka.example/7"
    with archive().open(report.document.sha256) as stream:
        assert stream.read().decode() == WORDS
    assert {one.kind for one in report.suggestions.all()} == {"sentenced", "detained"}


def test_a_file_comes_in_with_its_bytes_untouched(anna, desk_of, said):
    sent = ("\ufeff" + WORDS.replace("\n", "\r\n")).encode()
    file = SimpleUploadedFile("суд.txt", sent, content_type="text/plain")
    assert desk_of(anna).post(HERE, said(words="", file=file)).status_code == 302
    report = Report.objects.get()
    assert report.text == WORDS
    with archive().open(report.document.sha256) as stream:
        assert stream.read() == sent


def test_bringing_the_same_again_leads_to_what_is_there(report, anna, desk_of, said):
    assert desk_of(anna).post(HERE, said(grade="")).headers["Location"] == f"/review/{report.pk}"
    assert Report.objects.count() == 1


def test_a_repost_leads_to_the_text_that_came_first(report, anna, desk_of, said):
    other = said(source="Polack. Chronicle", words=WORDS + "\n", address="")
    page = desk_of(anna).post(HERE, other, follow=True)
    assert page.redirect_chain[-1][0] == f"/review/{report.pk}"
    assert "The same text is here already." in page.content.decode()
    assert "Polack. Chronicle" in page.content.decode()
    copy = Report.objects.get(origin=report)
    assert (copy.state, copy.suggestions.count()) == ("copy", 0)
    assert "Read where it came first" in desk_of(anna).get(f"/review/{copy.pk}").content.decode()


def test_a_text_in_which_nothing_happens_waits_for_nobody(anna, desk_of, said):
    desk_of(anna).post(HERE, said(words="У Полацку адкрылі новы парк. Дрэвы пасадзілі школьнікі."))
    assert Report.objects.get().state == "nothing"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"words": ""}, "Paste the text or choose a file"),
        ({"words": " \n "}, "Paste the text or choose a file"),
        ({"day": "2026-11"}, "is not one day"),
        ({"day": "yesterday"}, "is not one day"),
        ({"source": ""}, "Name the source"),
        ({"grade": ""}, "is a new source"),
        ({"words": "а" * 200_001}, "200000"),
        ({"words": "", "file": SimpleUploadedFile("a.txt", b"\xff\xfe\x00")}, "not clear in which encoding"),
        ({"words": "", "file": SimpleUploadedFile("a.txt", b"  \n")}, "The file is empty."),
        ({"words": "", "file": SimpleUploadedFile("a.zip", made.packed({"a": "b"}))}, "packed folder"),
        ({"words": "", "file": SimpleUploadedFile("result.json", b"{}")}, "This is a list"),
        ({"words": "", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "The file is damaged"),
        ({"words": "", "file": [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(31)]}, "at most 30 go at once"),
        ({"file": SimpleUploadedFile("a.txt", b"text")}, "one of the two"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_kept(anna, desk_of, said, changes, told):
    answer = desk_of(anna).post(HERE, said(**changes))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Report.objects.exists()
    assert not Source.objects.filter(name="Sviedka").exists()


def test_letters_that_no_database_keeps_do_not_stop_a_text(anna, desk_of, said):
    file = SimpleUploadedFile("a.txt", b"\x00" + WORDS.encode())
    desk_of(anna).post(HERE, said(words="", file=file))
    assert Report.objects.get().text == WORDS


def test_an_analyst_brings_nothing(compartment, desk_of):
    assert desk_of(add_member("dasha", name="Dasha", roles=[Role.ANALYST])).get(HERE).status_code == 404


def an_export(*words: str) -> SimpleUploadedFile:
    rows = [
        {"id": number, "type": "message", "date": "2026-11-20T10:00:00", "text": text}
        for number, text in enumerate(words, 7)
    ]
    return SimpleUploadedFile("result.json", json.dumps({"messages": rows}).encode(), content_type="application/json")


def test_of_a_channel_only_messages_with_something_to_decide_wait(anna, desk_of, said):
    words = ("Добрай раніцы, Полацк!", "Учора суд асудзіў Паўліну Крушнік да 2 гадоў калоніі.")
    given = said(words="", day="", file=an_export(*words), address="https://t.me/polack/")
    page = desk_of(anna).post("/review/new", given, follow=True)
    assert "Texts read: 2. Texts from which something is proposed: 1." in page.content.decode()
    report = Report.objects.get()
    assert (report.text, report.place, report.url) == (words[1], "message 8", "https://t.me/polack/8")
    assert report.document.media_type == "application/json"


def test_bringing_a_channel_again_adds_nothing(anna, desk_of, said):
    words = "Учора суд асудзіў Паўліну Крушнік да 2 гадоў калоніі."
    for grade in ("4", ""):
        assert desk_of(anna).post(HERE, said(words="", day="", grade=grade, file=an_export(words))).status_code == 302
    assert Report.objects.count() == 1
    assert Report.objects.get().suggestions.count() == 1


def test_what_is_accepted_from_a_message_names_the_message(anna, boris, desk_of, said):
    words = "Учора суд асудзіў Паўліну Крушнік да 2 гадоў калоніі."
    desk_of(anna).post(HERE, said(words="", day="", file=an_export(words), address="https://t.me/polack"))
    report = Report.objects.get()
    form = {"do": "accept", "whom": "new", "name": "Крушнік Паўліна", "said-0-term": "2 years"}
    assert desk_of(boris).post(f"/review/{report.pk}/1", form).status_code == 302
    passage = Passage.objects.get()
    assert passage.locator == f"message 7 characters 0-{len(words)}"
    assert passage.url == "https://t.me/polack/7"


def test_what_is_too_large_to_be_sent_is_left_to_the_command(anna, desk_of, said, monkeypatch):
    monkeypatch.setattr(forms, "LARGEST_UPLOAD", 10)
    answer = desk_of(anna).post(HERE, said(words="", file=an_export("x")))
    assert answer.status_code == 422
    assert "sprava import result.json --source" in answer.content.decode()
    assert not Source.objects.exists()


@pytest.fixture
def in_a_moment(monkeypatch) -> Iterator[list[Callable[[], None]]]:
    """Files that take long are read when the test says so, in its own thread: the tests' database knows one only."""
    begun: list[Callable[[], None]] = []

    class Waiting:
        def __init__(self, *, target: Callable[..., None], args: tuple[object, ...], **_rest: object) -> None:
            begun.append(lambda: target(*args))

        def start(self) -> None:
            pass

    monkeypatch.setattr(forms, "LONGEST_WAIT", 10)
    monkeypatch.setattr(reading_on, "Thread", Waiting)
    monkeypatch.setattr(connections, "close_all", lambda: None)
    yield begun
    while begun:
        begun.pop()()


CONVICTED = "Учора суд асудзіў Паўліну Крушнік да 2 гадоў калоніі."


def test_an_export_that_takes_long_is_archived_at_once_and_read_while_nobody_waits(
    anna, desk_of, said, in_a_moment, monkeypatch
):
    monkeypatch.setattr(documents, "STEP", 1)
    desk = desk_of(anna)
    sent = said(words="", day="", file=an_export("Добрай раніцы!", CONVICTED))
    page = desk.post(HERE, sent, follow=True)
    assert "being read" in page.content.decode()
    assert page.headers["Refresh"]
    assert "Refresh" not in desk.get("/review/files?still=1").headers
    delivery = Delivery.objects.get()
    assert (delivery.outcome, Report.objects.count()) == ("", 0)
    reading_on.start(delivery, anna)
    assert len(in_a_moment) == 1
    in_a_moment.pop()()
    assert not reading_on.is_running(delivery)
    page = desk.get("/review/files")
    assert "2 read, something proposed from 1" in page.content.decode()
    assert f'<a href="/review?file={delivery.document_id}">' in page.content.decode()
    assert "Refresh" not in page.headers
    assert Report.objects.get().place == "message 8"
    desk.post(HERE, said(words="", day="", grade="", file=an_export("Добрай раніцы!", CONVICTED)))
    assert in_a_moment == []


def test_a_long_reading_rests_when_asked_and_goes_on(anna, desk_of, said, in_a_moment, monkeypatch):
    monkeypatch.setattr(documents, "STEP", 1)
    desk = desk_of(anna)
    desk.post(HERE, said(words="", day="", file=an_export(CONVICTED, "Добрай раніцы!")))
    number = Delivery.objects.get().pk
    assert "It rests" in desk.post(f"/review/files/{number}/stop", follow=True).content.decode()
    in_a_moment.pop()()
    assert (Delivery.objects.get().outcome, Report.objects.count()) == ("", 0)
    page = desk.get("/review/files").content.decode()
    assert "interrupted" in page
    assert f"/review/files/{number}/go-on" in page
    desk.post(f"/review/files/{number}/go-on")
    in_a_moment.pop()()
    assert (Delivery.objects.get().outcome, Report.objects.count()) == ("ok", 1)


def test_a_long_file_that_turns_out_to_be_none_of_ours_says_so(anna, desk_of, said, in_a_moment):
    whole_account = SimpleUploadedFile("result.json", b'{"about": "", "chats": {"list": [{"messages": []}]}}')
    desk_of(anna).post(HERE, said(words="", day="", file=whole_account))
    in_a_moment.pop()()
    assert (Delivery.objects.get().outcome, Delivery.objects.get().code) == ("refused", "not_one_channel")


def test_the_files_of_another_team_are_not_read_on(anna, clara, desk_of, said, in_a_moment):
    desk_of(anna).post(HERE, said(words="", day="", file=an_export(CONVICTED)))
    number = Delivery.objects.get().pk
    for what in ("stop", "go-on"):
        assert desk_of(clara).post(f"/review/files/{number}/{what}").status_code == 404


def test_several_files_come_in_at_once_and_one_that_is_refused_keeps_no_other_out(anna, desk_of, said):
    files = [
        SimpleUploadedFile("суд.html", made.page()),
        SimpleUploadedFile("скан.pdf", hostile.pdf_saying(b"0 0 9 9 re f")),
        SimpleUploadedFile("папка.zip", made.packed({"a": "b"})),
        SimpleUploadedFile("пусты.txt", b""),
        SimpleUploadedFile("ліст.eml", made.letter("У Полацку адкрылі новы парк.")),
    ]
    page = desk_of(anna).post(HERE, said(words="", file=files, title="Адна назва"), follow=True)
    shown = page.content.decode()
    assert page.redirect_chain[-1][0] == "/review/files"
    assert "папка.zip: This is a packed folder." in shown
    assert "пусты.txt: The file is empty." in shown
    assert f'<a href="/review/{Report.objects.get(document__file_name="суд.html").pk}">' in shown
    for words in ("суд.html", "web page", "Read whole.", "скан.pdf", "Kept. ", "ліст.eml", "read in part"):
        assert words in shown
    assert {report.title for report in Report.objects.all()} == {"Суд у Полацку"}
    assert Delivery.objects.count() == 3


def test_a_file_without_text_leads_to_what_became_of_it(anna, desk_of, said):
    picture = SimpleUploadedFile("здымак.png", b"\x89PNG\r\n\x1a\n")
    page = desk_of(anna).post(HERE, said(words="", day="", file=picture), follow=True).content.decode()
    assert "The picture is damaged or cut short" in page


def test_a_text_read_in_part_says_so_beside_it(anna, desk_of, said):
    letter = SimpleUploadedFile("ліст.eml", made.letter(attached=b"%PDF"))
    page = desk_of(anna).post(HERE, said(words="", day="", file=letter), follow=True)
    assert page.redirect_chain[-1][0] == f"/review/{Report.objects.get().pk}"
    assert "attachments that were not opened: 1" in page.content.decode()


def test_reasons_are_given_in_the_language_of_the_member(anna, desk_of, said):
    letter = SimpleUploadedFile("папка.zip", made.packed({"a": "b"}))
    assert "Распакуйце" in desk_of(anna, "be").post(HERE, said(words="", file=letter)).content.decode()


def test_files_of_another_team_are_not_listed(anna, clara, desk_of, said):
    desk_of(anna).post(HERE, said(words="", file=SimpleUploadedFile("суд.html", made.page())))
    assert "суд.html" in desk_of(anna).get("/review/files").content.decode()
    assert "суд.html" not in desk_of(clara).get("/review/files").content.decode()


def test_a_copy_of_much_of_a_text_says_so(report, anna, desk_of, said):
    other = said(source="Polack. Chronicle", words=WORDS + "\n\nРэдакцыя шукае сведкаў гэтага.", address="")
    page = desk_of(anna).post(HERE, other, follow=True).content.decode()
    assert "Much of this text is here already." in page
    assert "% the same words" in page
    assert (
        "2 copies of one text, which count as one source" in desk_of(anna).get(f"/review/{report.pk}").content.decode()
    )
