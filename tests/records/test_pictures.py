"""Whoever may see a claim sees its picture, and nobody else learns that there is one."""

from __future__ import annotations

import io

import pytest

from sprava.accounts.actions import add_compartment, add_member, add_team, command_line_member
from sprava.accounts.policy import Role
from sprava.core.pictures import clean_picture
from sprava.records.actions.claims import Saying, withdraw_claim
from sprava.records.actions.judgements import judge_claim, judge_pair, undo_judgement
from sprava.records.actions.people import record_person
from sprava.records.actions.pictures import record_picture
from sprava.records.actions.sources import archive_document, record_passage
from sprava.records.models import Claim
from sprava.records.pictures import picture_seen, pictures_of, shown_by
from tests.core.test_pictures import jpeg, png


@pytest.fixture
def monitor(compartment):
    return add_member("monitor", name="Anna", roles=[Role.MONITOR])


@pytest.fixture
def north(db):
    return add_compartment("north", name="North")


@pytest.fixture
def clara(north):
    return add_member(
        "clara", name="Clara", roles=[Role.REVIEWER], teams=[add_team("n", name="N", compartments=[north])]
    )


@pytest.fixture
def somebody(compartment, sviedka, anna):
    def enter(name: str):
        return record_person({"name": name}, {}, saying=Saying(sviedka), by=anna, compartment=compartment)

    return enter


@pytest.fixture
def tadora(somebody):
    return somebody("Кляновіч Тадора")


def keep(person, source, given: bytes, **rest) -> Claim:
    return record_picture(person, clean_picture(given), saying=Saying(source, **rest), by=command_line_member())


def shown(person, reader) -> list[int]:
    return [one.claim for one in pictures_of([person.pk], reader)[person.pk]]


def test_a_picture_comes_with_its_sides_its_source_and_the_words_beside_it(tadora, sviedka, monitor, anna):
    saying = Saying(sviedka, said_on="2026-11", lang="be")
    claim = record_picture(tadora, clean_picture(jpeg()), saying=saying, by=anna, credit="У судзе")
    one = picture_seen(claim.pk, monitor)
    assert one is not None
    assert (one.claim, one.sha256, one.media_type) == (claim.pk, claim.value, "image/jpeg")
    assert (one.width, one.height, one.sources, one.credit, one.said_on) == (3, 2, ("Sviedka",), "У судзе", "2026-11")
    assert pictures_of([tadora.pk], monitor) == {tadora.pk: (one,)}


def test_another_team_sees_nothing(tadora, sviedka, clara):
    assert picture_seen(keep(tadora, sviedka, png()).pk, clara) is None
    assert shown(tadora, clara) == []


def test_a_team_keeps_its_own_picture_of_a_shared_person_to_itself(tadora, sviedka, north, monitor, clara):
    claim = keep(tadora, sviedka, png(), compartment=north)
    assert (picture_seen(claim.pk, monitor), shown(tadora, monitor)) == (None, [])
    assert shown(tadora, clara) == [claim.pk]


def test_a_sensitive_picture_is_for_reviewers(tadora, sviedka, monitor, compartment):
    claim = keep(tadora, sviedka, png(), klass=Claim.Klass.SENSITIVE)
    boris = add_member("boris", name="Boris", roles=[Role.REVIEWER])
    assert (picture_seen(claim.pk, monitor), shown(tadora, monitor)) == (None, [])
    assert shown(tadora, boris) == [claim.pk]


def test_what_is_withdrawn_is_shown_to_nobody(tadora, sviedka, monitor, anna):
    claim = keep(tadora, sviedka, png())
    withdraw_claim(claim, by=anna, because="Another person was meant.")
    assert (picture_seen(claim.pk, monitor), shown(tadora, monitor)) == (None, [])


def test_a_refused_picture_is_looked_at_by_its_number_only(tadora, sviedka, monitor, anna):
    claim = keep(tadora, sviedka, png())
    judgement = judge_claim(claim, "refused", by=anna, because="This is her sister.")
    assert shown(tadora, monitor) == []
    assert picture_seen(claim.pk, monitor) is not None
    undo_judgement(judgement, by=anna)
    assert shown(tadora, monitor) == [claim.pk]


def test_the_upheld_picture_is_first_then_that_of_the_better_source_then_the_newest(
    tadora, sviedka, chronicle, monitor, anna
):
    old, new = (keep(tadora, sviedka, png(sides=(2, year)), said_on=str(year)) for year in (2021, 2024))
    retold = keep(tadora, chronicle, png(sides=(2, 7)), said_on="2026")
    assert shown(tadora, monitor) == [new.pk, old.pk, retold.pk]
    judge_claim(retold, "upheld", by=anna, because="The family says it is her.")
    assert shown(tadora, monitor) == [retold.pk, new.pk, old.pk]


def test_a_picture_that_two_sources_show_is_one_with_both_names(tadora, sviedka, chronicle, monitor):
    for source in (chronicle, sviedka):
        keep(tadora, source, png())
    (one,) = pictures_of([tadora.pk], monitor)[tadora.pk]
    assert one.sources == ("Sviedka", "Polack. Chronicle")


def test_joined_people_have_the_pictures_of_both_and_get_them_back_when_they_are_split(
    tadora, somebody, sviedka, monitor, anna
):
    other, third = somebody("Кленович Федора"), somebody("Вярбіцкі Сымон")
    ours, theirs = keep(tadora, sviedka, png()), keep(other, sviedka, jpeg())
    judgement = judge_pair(tadora, other, "same", by=anna, because="One birthday.")
    assert sorted(shown(tadora, monitor)) == sorted(shown(other, monitor)) == [ours.pk, theirs.pk]
    undo_judgement(judgement, by=anna)
    assert (shown(tadora, monitor), shown(other, monitor)) == ([ours.pk], [theirs.pk])
    assert shown(third, monitor) == []


def test_bytes_that_are_no_picture_are_never_given_out_as_one(tadora, sviedka, monitor, anna):
    """A claim that reached the book past the action, from a list with the digest of a document, shows nothing."""
    text = archive_document(io.BytesIO(b"secret"), source=sviedka, about={"media_type": "text/plain"})
    kept = keep(tadora, sviedka, png())
    beside = record_passage(text, "", locator="box 0,0,2,2")
    for claim in (
        Claim(value=text.sha256, passage=beside, source=sviedka),
        Claim(value=kept.value, passage=beside, source=sviedka),
        Claim(value=kept.value, passage=None, source=sviedka),
    ):
        assert shown_by(claim) is None
    assert picture_seen(Claim.objects.filter(field="name").get().pk, monitor) is None


def test_the_pictures_of_two_people_cost_a_handful_of_queries(
    tadora, somebody, sviedka, monitor, django_assert_max_num_queries
):
    other = somebody("Кленович Федора")
    for side in range(1, 5):
        for person in (tadora, other):
            keep(person, sviedka, png(sides=(side, side)))
    monitor.compartments_seen()
    with django_assert_max_num_queries(4):
        assert len(pictures_of([tadora.pk, other.pk], monitor)[other.pk]) == 4
