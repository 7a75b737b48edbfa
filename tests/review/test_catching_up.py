"""Texts that earlier rules read."""

from __future__ import annotations

import pytest
from django.db import connections

from sprava.records.actions.reports import refuse_suggestion
from sprava.records.models import Report
from sprava.review import catching_up, reading_texts
from sprava.review.catching_up import behind, read_all_again


@pytest.fixture
def after_an_update(monkeypatch) -> None:
    monkeypatch.setattr(reading_texts, "_shipped_rules", lambda: "newer")


def test_after_an_update_every_text_that_waits_is_read_again_at_once(report, anna, boris, desk_of, said, request):
    desk_of(anna).post("/review/new", said(words="У Полацку адкрылі новы парк.", grade=""))
    refuse_suggestion(report.suggestions.get(kind="detained"), by=boris)
    assert behind(boris).count() == 0
    assert "earlier version" not in desk_of(boris).get("/review").content.decode()
    request.getfixturevalue("after_an_update")
    assert "2 texts were read by rules of an earlier version." in desk_of(boris).get("/review").content.decode()
    assert read_all_again(boris) == 2
    assert behind(boris).count() == 0
    assert {one.rule_version for one in Report.objects.all()} == {"newer"}
    states = sorted(report.suggestions.values_list("kind", "state"))
    assert states == [("detained", "refused"), ("sentenced", "obsolete"), ("sentenced", "pending")]


def test_a_monitor_and_another_team_read_nothing_again(report, anna, clara, desk_of, after_an_update):
    assert "Read them again" not in desk_of(anna).get("/review").content.decode()
    assert desk_of(anna).post("/review/read-again").status_code == 404
    assert read_all_again(clara) == 0
    assert behind(anna).count() == 1


def test_they_are_read_in_a_thread_and_by_one_only(report, boris, desk_of, after_an_update, monkeypatch):
    begun = []

    class Waiting:
        def __init__(self, *, target, args, **_rest) -> None:
            begun.append((target, args))

        def start(self) -> None:
            pass

    monkeypatch.setattr(catching_up, "Thread", Waiting)
    monkeypatch.setattr(connections, "close_all", lambda: None)
    desk = desk_of(boris)
    page = desk.post("/review/read-again", follow=True).content.decode()
    desk.post("/review/read-again")
    assert "still to be read again" in page
    assert len(begun) == 1
    target, given = begun.pop()
    target(*given)
    assert not catching_up.is_running()
    assert behind(boris).count() == 0
