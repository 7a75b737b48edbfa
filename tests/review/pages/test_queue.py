"""The queue of texts."""

from __future__ import annotations

import pytest

from sprava.records.actions.reports import refuse_suggestion
from sprava.records.models import Report
from sprava.review.asked import Place
from sprava.review.pages import queue
from sprava.review.waiting import waiting

QUIET = "У Полацку адкрылі новы парк."


def titles(page) -> list[str]:
    return [line.report.title for line in page.context["waiting"]]


def test_of_two_texts_of_one_day_the_one_that_is_decided_sooner_comes_first(anna, boris, desk_of, said):
    desk = desk_of(anna)
    desk.post("/review/new", said(words="Паўліну Крушнік затрымалі 2 лістапада 2026 года."))
    desk.post("/review/new", said(grade=""))
    desk.post("/review/new", said(grade="", words=QUIET))
    page = desk_of(boris).get("/review")
    assert titles(page) == ["Паўліну Крушнік затрымалі 2 лістапада 2026 года.", "Суд у Полацку"]
    assert [line.report.title for line in page.context["read"]] == [QUIET]


def test_a_text_leaves_the_queue_when_everything_is_decided(report, boris, desk_of):
    assert waiting(boris).count() == 1
    for one in report.suggestions.all():
        refuse_suggestion(one, by=boris)
    page = desk_of(boris).get("/review")
    assert titles(page) == []
    assert "not an event: 2" in " ".join(page.content.decode().split())
    assert waiting(boris).count() == 0


def test_another_team_has_its_own_queue(report, clara, desk_of):
    assert titles(desk_of(clara).get("/review")) == []
    assert waiting(clara).count() == 0


def test_the_queue_asks_no_more_for_more_texts(anna, desk_of, said, django_assert_max_num_queries):
    desk = desk_of(anna)
    for number in range(5):
        desk.post("/review/new", said(words=f"Паўліну Крушнік затрымалі {number + 1} лістапада 2026 года."))
    with django_assert_max_num_queries(15):
        assert len(titles(desk.get("/review"))) == 5


@pytest.mark.parametrize("order", ["", "day"])
def test_every_text_stands_on_one_page_of_the_queue(anna, desk_of, said, monkeypatch, order):
    monkeypatch.setattr(queue, "PAGE", 2)
    desk = desk_of(anna)
    for number in (3, 1, 2, 2, 3):
        words = f"Паўліну Крушнік затрымалі {number} лістапада 2026 года.\n" * (1 + number % 2)
        desk.post("/review/new", said(words=words + str(Report.objects.count()), day=f"2026-11-{10 + number}"))
    seen, page = [], desk.get("/review", {"order": order})
    while page.context["last"]:
        assert len(titles(page)) == 2
        seen += [line.report for line in page.context["waiting"]]
        page = desk.get("/review", {"order": order, "after": str(page.context["last"])})
    seen += [line.report for line in page.context["waiting"]]
    by = (lambda one: (one.published_on, one.weight, one.pk)) if order else (lambda one: Place.of(one))
    assert seen == sorted(Report.objects.all(), key=by, reverse=True)
    assert len(seen) == 5


def test_only_texts_with_a_proposal_of_one_kind_are_asked_for(report, anna, desk_of, said):
    desk = desk_of(anna)
    desk.post("/review/new", said(words="Паўліну Крушнік затрымалі 2 лістапада 2026 года."))
    assert len(titles(desk.get("/review?kind=detained"))) == 2
    assert titles(desk.get("/review?kind=sentenced")) == ["Суд у Полацку"]
    page = desk.get("/review?kind=died")
    assert titles(page) == []
    assert "No such text waits" in page.content.decode()


@pytest.mark.parametrize("query", ["after=1", "after=-1.2026.x", "after=1.2.3.4", "kind=x&order=y", "after=9.٣.1"])
def test_what_an_address_cannot_mean_is_left_out(report, anna, desk_of, query):
    assert titles(desk_of(anna).get(f"/review?{query}")) == ["Суд у Полацку"]
