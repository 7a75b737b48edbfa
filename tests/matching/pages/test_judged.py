"""What was judged stands in a list and in a file, with its reason, and is undone by reviewers only."""

import csv
import io

import pytest

from sprava.matching.seek import look_through
from sprava.records.actions.judgements import judge_pair, undo_judgement
from sprava.records.models import Judgement


@pytest.fixture
def judgement(enter, anna, boris):
    one = enter("=Кляновіч Тадора", born="1987-03-14")
    two = enter("Кленович Федора", born="1987-03-14")
    look_through(anna)
    return judge_pair(one, two, "same", by=boris, because="One birthday.")


def test_a_judgement_is_told_with_both_names_although_there_is_one_person_now(judgement, anna, signed_in):
    page = signed_in(anna).get("/matching/judged").content.decode()
    for said in ("Кляновіч Тадора", "Кленович Федора", "Same person", "Boris", "One birthday."):
        assert said in page
    assert "Undo" not in page


def test_only_a_reviewer_who_sees_both_undoes_it(judgement, anna, clara, boris, signed_in):
    for member in (anna, clara):
        assert signed_in(member).post(f"/matching/judged/{judgement.pk}/undo").status_code == 404
    assert Judgement.objects.in_force().exists()
    signed_in(boris).post(f"/matching/judged/{judgement.pk}/undo")
    assert not Judgement.objects.in_force().exists()
    page = signed_in(anna).get("/matching/judged").content.decode()
    assert "undone" in page


def test_the_file_says_who_judged_what_when_and_why_with_the_weight(judgement, boris, signed_in):
    undo_judgement(judgement, by=boris)
    judge_pair(judgement.left, judgement.right, "different", by=boris, because="Cousins.")
    answer = signed_in(boris).get("/matching/judgements.csv")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [(row["verdict"], row["because"], bool(row["undone_at"])) for row in rows] == [
        ("same", "One birthday.", True),
        ("different", "Cousins.", False),
    ]
    assert rows[0]["left_name"] == "'=Кляновіч Тадора"
    assert float(rows[0]["weight"]) > 0
    assert "surname" in rows[0]["evidence"]


def test_the_file_holds_nothing_of_people_of_another_team(judgement, clara, signed_in):
    answer = signed_in(clara).get("/matching/judgements.csv")
    assert len(answer.getvalue().decode().splitlines()) == 1
