"""The queue of texts."""

from __future__ import annotations

from sprava.records.actions.reports import refuse_suggestion
from sprava.review.waiting import waiting

QUIET = "У Полацку адкрылі новы парк."


def titles(page) -> list[str]:
    return [line.report.title for line in page.context["waiting"]]


def test_the_text_with_most_to_decide_comes_first(anna, boris, desk_of, said):
    desk = desk_of(anna)
    desk.post("/review/new", said(words="Паўліну Крушнік затрымалі 2 лістапада 2026 года."))
    desk.post("/review/new", said(grade=""))
    desk.post("/review/new", said(grade="", words=QUIET))
    page = desk_of(boris).get("/review")
    assert titles(page) == ["Суд у Полацку", "Паўліну Крушнік затрымалі 2 лістапада 2026 года."]
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
    with django_assert_max_num_queries(20):
        assert len(titles(desk.get("/review"))) == 5
