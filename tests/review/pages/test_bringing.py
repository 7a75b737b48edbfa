"""A text is brought: pasted or as a file, once or as a copy."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.records.actions.sources import archive
from sprava.records.models import Passage, Report, Source
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
        ({"words": "", "file": SimpleUploadedFile("a.txt", b"\xff\xfe\x00")}, "not text in UTF-8"),
        ({"words": "", "file": SimpleUploadedFile("a.txt", b"  \n")}, "no text in this file"),
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
    assert "Messages read: 2. Messages from which something is proposed: 1." in page.content.decode()
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


def test_a_file_that_is_no_export_is_said(anna, desk_of, said):
    file = SimpleUploadedFile("result.json", b"{}")
    answer = desk_of(anna).post(HERE, said(words="", file=file))
    assert answer.status_code == 422
    assert "not an export of one channel" in answer.content.decode()
