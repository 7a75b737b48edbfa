"""Lists come in whole, twice without effect, and newer editions as what changed in them."""

import pytest

from sprava.records.actions.claims import Saying, record_claim
from sprava.records.actions.index import differences
from sprava.records.models import Claim, Import, Person, Problem, Proceeding, Sentence, SourceChange, Subject
from tests.records.conftest import row

TADORA = row(
    1,
    "17",
    ("person", "", "name", "Кляновіч Тадора"),
    ("person", "", "birth_date", "1987-03-14"),
    ("detention", "", "date", "2023-09-12"),
)
RYHOR = row(
    2,
    "18",
    ("person", "", "name", "Каласнік Рыгор"),
    ("charge", "342", "article", "342 p.1"),
    ("charge", "364", "article", "364"),
)
PAULINA = row(3, "19", ("person", "", "name", "Крушнік Паўліна"), ("stay", "", "facility", "SIZO-2"))


def test_a_row_gives_claims_with_the_row_as_their_passage(take_list, sviedka):
    reading = take_list(sviedka, [TADORA, RYHOR, PAULINA])
    assert (reading.state, reading.rows_taken, reading.added) == (Import.State.DONE, 3, 3)
    claim = Claim.objects.get(field="birth_date")
    assert claim.passage is not None
    assert (claim.value, claim.passage.locator, claim.source) == ("1987-03-14", "row 1", sviedka)
    assert "Кляновіч Тадора" in claim.passage.quote
    assert Person.objects.count() == 3
    assert list(differences()) == []


def test_the_same_list_again_changes_nothing(take_list, sviedka):
    take_list(sviedka, [TADORA, RYHOR, PAULINA])
    before = list(Claim.objects.order_by("pk").values_list())
    again = take_list(sviedka, [TADORA, RYHOR, PAULINA], step=1)
    assert (again.added, again.changed, again.removed, again.unchanged) == (0, 0, 0, 3)
    assert list(Claim.objects.order_by("pk").values_list()) == before
    assert not SourceChange.objects.exists()


def test_a_newer_edition_says_what_was_added_changed_and_removed(take_list, sviedka):
    take_list(sviedka, [TADORA, RYHOR])
    newer = row(
        1,
        "17",
        ("person", "", "name", "Кляновіч Тадора"),
        ("person", "", "birth_date", "1987-03-15"),
        ("detention", "", "date", "2023-09-12"),
    )
    reading = take_list(sviedka, [newer, PAULINA])
    assert (reading.added, reading.changed, reading.removed) == (1, 1, 1)
    assert list(SourceChange.objects.order_by("pk").values_list("kind", "fields")) == [
        ("changed", ["person.birth_date"]),
        ("removed", []),
    ]
    assert Claim.objects.get(value="1987-03-14").withdrawn_at is not None
    assert Person.objects.get(label="Кляновіч Тадора").birth_date == "1987-03-15"
    # The list dropped Ryhor; what it said of him still stands.
    assert Person.objects.filter(label="Каласнік Рыгор").exists()
    assert list(differences()) == []


@pytest.mark.parametrize("says_it", ["the list itself", "another source"])
def test_what_was_entered_by_hand_outlives_a_newer_edition_of_the_list(take_list, sviedka, chronicle, anna, says_it):
    take_list(sviedka, [TADORA])
    person = Subject.objects.get(kind="person")
    saying = Saying(sviedka if says_it == "the list itself" else chronicle)
    by_hand = record_claim(person, "consent", "picture", saying=saying, by=anna)
    again = take_list(sviedka, [TADORA, RYHOR])
    assert (again.changed, again.unchanged) == (0, 1)
    newer = row(1, "17", *((one.noun, one.slot, one.field, one.value) for one in TADORA.facts[:1]))
    take_list(sviedka, [newer])
    assert Claim.objects.get(field="birth_date").withdrawn_at is not None
    by_hand.refresh_from_db()
    assert by_hand.withdrawn_at is None


def test_a_removal_is_noted_once_and_so_is_the_return(take_list, sviedka):
    take_list(sviedka, [TADORA, RYHOR])
    take_list(sviedka, [TADORA])
    again = take_list(sviedka, [TADORA, PAULINA])
    back = take_list(sviedka, [TADORA, RYHOR, PAULINA])
    assert (again.removed, back.removed) == (0, 0)
    assert [change.kind for change in SourceChange.objects.order_by("pk")] == ["removed", "returned"]


def test_rows_of_one_proceeding_share_it(take_list, sviedka):
    defendants = [
        row(
            number, str(number), ("person", "", "name", name), ("proceeding", "", "title", "The library case"),
            ("sentence", "", "date", "2024-02-19"), ("sentence", "", "term", "P3Y"), proceeding_key="2023-117",
        )
        for number, name in enumerate(["Кляновіч Тадора", "Крушнік Паўліна", "Каласнік Рыгор"], start=1)
    ]  # fmt: skip
    take_list(sviedka, defendants)
    case = Proceeding.objects.get()
    assert (case.title, Sentence.objects.filter(of=case.pk).count()) == ("The library case", 3)
    assert list(differences()) == []


def test_a_row_that_cannot_be_read_is_not_taken_at_all_and_is_named(take_list, sviedka):
    broken = row(2, "20", ("person", "", "name", "Грыб Матруна"), ("detention", "", "date", "31.02.2021"))
    reading = take_list(sviedka, [TADORA, broken])
    assert (reading.rows_taken, reading.rows_refused) == (1, 1)
    assert not Claim.objects.filter(value="Грыб Матруна").exists()
    problem = Problem.objects.get()
    assert (problem.row, problem.column) == (2, "date")
    assert "2021-02" in problem.facts["message"] or "2021-03" in problem.facts["message"]


def test_several_rows_of_one_person_are_taken_together(take_list, sviedka):
    rows = [
        row(
            1,
            "17",
            ("person", "", "name", "Кляновіч Тадора"),
            ("charge", "a", "article", "342"),
            source_name="First paper",
        ),
        row(
            2,
            "17",
            ("person", "", "name", "Кленович Федора"),
            ("charge", "b", "article", "361-4"),
            source_name="Second paper",
        ),
    ]
    take_list(sviedka, rows, step=2)
    again = take_list(sviedka, rows, step=2)
    person = Person.objects.get()
    assert (person.names.count(), person.charges.count(), again.unchanged) == (2, 2, 1)


def test_an_interrupted_import_goes_on_where_it_stopped(take_list, sviedka, anna, compartment):
    take_list(sviedka, [TADORA, RYHOR, PAULINA], step=1)
    whole = sorted(Claim.objects.values_list("field", "value"))
    assert len(whole) == 8
    reading = Import.objects.get()
    assert reading.next_row == 3
