"""Claims with their judgements, each from when until when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sprava.records.actions.claims import Saying
from sprava.records.actions.judgements import judge_claim, undo_judgement
from sprava.records.actions.people import record_person
from sprava.records.entries import entries_of
from sprava.records.models import Claim, Judgement


@pytest.fixture
def enter(anna, compartment, sviedka):
    def one(name: str, article: str) -> None:
        record_person({"name": name}, [("charge", {"article": article})], saying=Saying(sviedka), by=anna,
                      compartment=compartment)  # fmt: skip

    return one


def entry_of(claim: Claim):
    (entry,) = entries_of(Claim.objects.filter(pk=claim.pk).as_said())
    return entry


def test_a_judgement_counts_from_its_day_until_it_is_undone(enter, anna):
    enter("Дроздович Борис", "130")
    claim = Claim.objects.get(value="130")
    assert entry_of(claim).judged == ()
    judge_claim(claim, Judgement.Verdict.REFUSED, by=anna, because="A typing error.")
    judgement = Judgement.objects.get()
    undo_judgement(judgement, by=anna)
    judgement.refresh_from_db()
    entry, moment = entry_of(claim), timedelta(microseconds=1)
    assert entry.as_known(None).judged == 0
    assert entry.as_known(judgement.judged_at).judged == -1
    assert entry.as_known(judgement.judged_at - moment).judged == 0
    assert entry.as_known(judgement.undone_at).judged == 0


def test_the_claims_keep_their_order_and_none_is_lost(enter):
    enter("Дроздович Борис", "130")
    enter("Гайдук Дмитрий", "361")
    claims = Claim.objects.order_by("pk").as_said()
    assert [entry.said.claim for entry in entries_of(claims)] == [said.claim for _, _, said in claims]
    assert entries_of([]) == []
