"""Where the desk begins."""

import re

import pytest

from sprava.intake.pages import desk as desk_pages

pytestmark = pytest.mark.django_db


def test_an_empty_desk_says_where_to_begin(desk):
    page = desk.get("/intake")
    assert page.status_code == 200
    assert 'href="/intake/new"' in page.text
    assert "Nothing has come in yet" in page.text
    assert "Waiting for you" not in page.text


def test_lists_are_told_with_their_source_day_and_figures(desk, taken):
    reading = taken()
    row = re.findall(r"<tbody>(.*?)</tbody>", desk.get("/intake").text, re.DOTALL)[0]
    words = " ".join(re.sub(r"<[^>]+>", " ", row).split())
    assert words.startswith("спіс.csv Sviedka")
    assert words.endswith("Anna taken in 2 1 2 0 0")
    assert f'href="/intake/imports/{reading.pk}"' in row


def test_an_interrupted_list_comes_first_with_a_button(desk, begun):
    reading = begun()
    page = desk.get("/intake")
    assert "Waiting for you" in page.text
    assert f'action="/intake/imports/{reading.pk}/go-on"' in page.text


def test_a_list_that_was_only_brought_waits_for_its_bringer_alone(desk, desk_of, boris, said):
    address = desk.post("/intake/new", said()).headers["Location"]
    assert f'href="{address}"' in desk.get("/intake").text
    assert address not in desk_of(boris).get("/intake").text


def test_another_team_sees_an_empty_desk(desk_of, clara, taken, begun):
    taken()
    begun("№;Прозвішча, імя\n9;Крушнік Паўліна\n")
    page = desk_of(clara).get("/intake")
    assert "Nothing has come in yet" in page.text
    assert "спіс.csv" not in page.text


def test_older_lists_are_behind_a_link(desk, taken, monkeypatch):
    monkeypatch.setattr(desk_pages, "PAGE", 2)
    readings = [taken() for _ in range(3)]
    first = desk.get("/intake").text
    assert f'href="/intake/imports/{readings[0].pk}"' not in first
    older = re.findall(r'href="(\?before=\d+)"', first)[0]
    assert f'href="/intake/imports/{readings[0].pk}"' in desk.get(f"/intake{older}").text


@pytest.mark.parametrize("path", ["/intake", "/intake/new"])
def test_who_may_not_import_finds_no_desk(desk_of, analyst, path):
    assert desk_of(analyst).get(path).status_code == 404


def test_the_desk_says_how_much_waits(desk, begun):
    begun()
    assert re.search(r'<a href="/intake"[^>]*>Intake <span class="n">1<', desk.get("/").text)


def test_a_long_list_of_imports_takes_few_questions(desk, taken, django_assert_max_num_queries):
    for _ in range(4):
        taken()
    with django_assert_max_num_queries(20):
        desk.get("/intake")
