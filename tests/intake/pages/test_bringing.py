"""Bringing a list to the desk."""

import pytest
from django.conf import settings as real_settings
from django.core.files.uploadedfile import SimpleUploadedFile

from sprava.accounts.actions import add_compartment, add_team, join_team
from sprava.intake import forms, incoming
from sprava.records.models import Document, Import, Source

pytestmark = pytest.mark.django_db


def test_a_list_that_is_brought_is_looked_at_and_nothing_is_written(desk, anna, said):
    answer = desk.post("/intake/new", said())
    (brought,) = incoming.all_brought_by(anna)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/intake/lists/{brought.token}")
    assert brought.path.read_text().startswith("№;Прозвішча")
    assert (brought.file_name, brought.source, brought.whole, brought.klass) == ("спіс.csv", "Sviedka", True, 0)
    assert [model.objects.count() for model in (Source, Document, Import)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"file": ""}, "Choose the file of the list."),
        ({"file": SimpleUploadedFile("empty.csv", b"")}, "This file is empty."),
        ({"source": ""}, "Name the source"),
        ({"grade": ""}, "There is no source of the name “Sviedka” yet."),
        ({"day": "31.02.2026"}, "“31.02.2026” is not a date. Write 2026, 2026-11 or 2026-11-20."),
        ({"extent": "half"}, "Select a valid choice"),
        ({"klass": "7"}, "Select a valid choice"),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field(desk, anna, said, changes, words):
    page = desk.post("/intake/new", said(**changes))
    assert page.status_code == 422
    assert words in page.text
    assert "Error: Bring in a list" in " ".join(page.text.split())
    assert incoming.all_brought_by(anna) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("be", "Крыніцы з назвай «Sviedka» яшчэ няма."), ("ru", "Источника с названием «Sviedka» ещё нет.")],
)
def test_a_slip_of_the_pen_makes_no_new_source_in_any_language(desk_of, anna, said, language, words):
    page = desk_of(anna, language).post("/intake/new", said(grade=""))
    assert (page.status_code, words in page.text) == (422, True)


def test_a_source_that_is_here_needs_no_grade_and_is_suggested(desk, anna, said, taken):
    taken()
    assert '<option value="Sviedka">' in desk.get("/intake/new").text
    assert desk.post("/intake/new", said(grade="")).status_code == 302


def test_a_list_that_is_too_large_is_said_to_be(desk, anna, said, monkeypatch):
    monkeypatch.setattr(incoming, "LARGEST_UPLOAD", 100)
    monkeypatch.setattr(forms, "LARGEST_UPLOAD", 100)
    page = desk.post("/intake/new", said())
    assert page.status_code == 422
    assert "can be brought here. Larger lists go in by the command line: sprava import." in page.text


def test_what_is_sent_is_written_nowhere_but_in_the_private_folder(desk, anna, said, register_folder, tmp_path_factory):
    assert real_settings.FILE_UPLOAD_HANDLERS == ["sprava.intake.incoming.IntoIncoming"]
    desk.post("/intake/new", said())
    desk.post("/intake/new", said(source=""))
    kept = [path for path in register_folder.rglob("*") if path.is_file()]
    (brought,) = incoming.all_brought_by(anna)
    assert {path.parent for path in kept} == {brought.path.parent}


def test_nobody_leaves_a_file_here_who_may_not_bring_one(desk_of, analyst, said, register_folder):
    assert desk_of(analyst).post("/intake/new", said()).status_code == 404
    assert not (register_folder / "incoming").exists()


def test_a_member_of_several_teams_chooses_where_the_list_belongs(desk_of, anna, said):
    north = add_compartment("north", name="North")
    join_team(anna, add_team("north", name="North", compartments=[north]))
    desk = desk_of(anna)
    assert "Which part of the register does it belong to?" in desk.get("/intake/new").text
    desk.post("/intake/new", said(compartment=str(north.pk)))
    assert incoming.all_brought_by(anna)[0].compartment == north.pk


def test_a_list_cannot_be_put_where_its_bringer_may_not_look(desk, anna, said):
    hidden = add_compartment("hidden", name="Hidden")
    assert desk.post("/intake/new", said(compartment=str(hidden.pk))).status_code == 422
