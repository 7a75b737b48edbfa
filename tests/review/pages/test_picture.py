"""A picture of text is brought, read by machine, and shown to whoever compares the two."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sprava.records.models import Claim, Delivery, Report
from tests.reading.documents import made
from tests.reading.documents.conftest import tesseract  # noqa: F401 a fixture

NEW = "/review/new"
pytestmark = pytest.mark.usefixtures("tesseract")


@pytest.fixture
def brought(anna, desk_of, said):
    """What Anna sees after she sent a file."""

    def send(name: str, content: bytes, **changes: object):
        return desk_of(anna).post(NEW, said(words="", file=SimpleUploadedFile(name, content), **changes), follow=True)

    return send


def test_a_picture_is_read_and_its_parts_stand_on_the_cards(brought, boris, desk_of):
    brought("суд.png", made.picture(ppi=200))
    report = Report.objects.get()
    assert "Карчэўнага" in report.text
    page = desk_of(boris).get(f"/review/{report.pk}").content.decode()
    assert "A machine read this text from a picture." in page
    assert f'<image href="/review/{report.pk}/picture"' in page
    assert {one.tier for one in report.suggestions.all()} <= {"B", "C"}


def test_the_picture_itself_is_given_to_whoever_may_read_the_text(brought, boris, clara, desk_of):
    content = made.picture()
    brought("суд.png", content)
    report = Report.objects.get()
    answer = desk_of(boris).get(f"/review/{report.pk}/picture")
    assert (answer.content, answer["Content-Type"]) == (content, "image/png")
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert desk_of(clara).get(f"/review/{report.pk}/picture").status_code == 404
    assert desk_of(boris).get(f"/review/{report.pk}/page/1").status_code == 404


def test_a_scan_is_read_and_its_page_is_drawn(brought, boris, desk_of):
    brought("суд.pdf", made.scanned(made.WORDS[:1]))
    report = Report.objects.get()
    desk = desk_of(boris)
    page = desk.get(f"/review/{report.pk}").content.decode()
    assert f'src="/review/{report.pk}/page/1?box=' in page
    assert "Page 1 as a picture" in page
    for address in (f"/review/{report.pk}/page/1", f"/review/{report.pk}/page/1?box=40,40,200,90"):
        assert desk.get(address).content.startswith(b"\x89PNG")
    for address in ("page/9", "page/1?box=1,2,3", "page/1?box=a", "picture"):
        assert desk.get(f"/review/{report.pk}/{address}").status_code == 404


def test_what_is_accepted_keeps_the_place_in_the_picture(brought, boris, desk_of):
    brought("суд.png", made.picture(made.WORDS[2:], ppi=200))
    report = Report.objects.get()
    card = report.suggestions.get(kind="detained")
    desk = desk_of(boris)
    filled = next(one for one in desk.get(f"/review/{report.pk}").context["cards"] if one.suggestion == card).form
    answers = {bound.name: str(bound.value() or "") for bound in filled}
    desk.post(
        f"/review/{report.pk}/{card.number}", {**answers, "do": "accept", "whom": "new", "name": "Крушнік Паўліна"}
    )
    claim = Claim.objects.get(subject__kind="detention", field="date")
    assert claim.passage is not None
    assert claim.passage.locator.startswith("picture box ")


def test_a_picture_that_came_before_the_program_is_read_when_it_comes_again(brought, monkeypatch):
    content = made.picture(ppi=200)
    with monkeypatch.context() as without:
        without.setattr("sprava.reading.documents.looking.shutil.which", lambda _program: None)
        assert "install Tesseract" in brought("суд.png", content).content.decode()
    assert not Report.objects.exists()
    brought("суд.png", content)
    assert Report.objects.get().suggestions.exists()


def test_a_picture_without_a_day_waits_for_one(brought):
    content = made.picture(ppi=200)
    assert "nothing in it says when it was published" in brought("суд.png", content, day="").content.decode()
    brought("суд.png", content)
    assert Report.objects.count() == 1


def test_several_pictures_are_read_while_the_page_may_be_closed(anna, desk_of, said, monkeypatch):
    started = []
    monkeypatch.setattr("sprava.review.reading_on.start", lambda delivery, *_: started.append(delivery.pk))
    files = [SimpleUploadedFile(f"{ppi}.png", made.picture(ppi=ppi)) for ppi in (72, 100)]
    desk_of(anna).post(NEW, said(words="", file=files), follow=True)
    assert sorted(started) == sorted(Delivery.objects.values_list("pk", flat=True))
    assert len(started) == 2
