"""Ten reposts are one voice."""

from __future__ import annotations

import io

import pytest
from django.utils import timezone

from sprava.accounts.actions import add_member, add_team
from sprava.accounts.policy import Role
from sprava.core.claims import voices
from sprava.records.actions.index import differences
from sprava.records.actions.reports import (
    Answer,
    Proposed,
    Text,
    Understood,
    accept_suggestion,
    archive_report,
    propose,
)
from sprava.records.actions.sources import archive_document
from sprava.records.dossier import dossier
from sprava.records.echoes import copies_of, echoes
from sprava.records.known import people_known
from sprava.records.models import Claim, Person

STEM = " ".join(f"слова{number}" for number in range(60))
FIRST, SECOND = "Янку Каласоўскага затрымалі 3 лістапада.", "Яго трымаюць у Полацку."


def proposed(words: str, said: str) -> Proposed:
    start = words.index(said)
    values = [("detention", {"date": "2026-11-03", "place": "Полацк" if said == SECOND else ""})]
    return Proposed("detained", "Янку Каласоўскага", 0, values, start, start + len(said), "A", "rule")


@pytest.fixture
def brought(anna, compartment):
    def bring(source, words, *said):
        document = archive_document(io.BytesIO(words.encode()), source=source, about={})
        text = Text(words, "2026-11-05", bands=(1, 2, 3))
        report = archive_report(document, text, by=anna, compartment=compartment)
        return propose(report, Understood("1", [proposed(words, one) for one in said], lang="be"))

    return bring


def test_what_a_copy_says_besides_counts_as_its_origin(brought, sviedka, chronicle, anna):
    first = brought(sviedka, f"{STEM} {FIRST}", FIRST)
    copy = brought(chronicle, f"{STEM} {FIRST} {SECOND}", FIRST, SECOND)
    assert (copy.origin, copy.suggestions.count()) == (first, 1)
    one = first.suggestions.get()
    person = accept_suggestion(one, Answer(None, one.said, {"name": "Каласоўскі Янка"}), by=anna).person
    two = copy.suggestions.get()
    accept_suggestion(two, Answer(person, two.said), by=anna)
    sources = {claim.source for claim in Claim.objects.all()}
    assert sources == {sviedka, chronicle}, "whose words they are stays visible"
    assert Person.objects.get().sources == 1
    known = people_known([Person.objects.get().pk], anna, timezone.now())
    assert [one.person.sources for one in known.values()] == [1], "as known now is as it is"
    assert set(echoes(list(two.claims.values_list("pk", flat=True))).values()) == {sviedka.pk}
    found = dossier(Person.objects.get().pk, anna)
    assert found is not None
    assert [voices(item.claims) for item in found.items if item.noun == "detention"] == [1]
    assert list(differences()) == []


def test_copies_of_a_text_are_counted_as_far_as_the_reader_sees(brought, sviedka, chronicle, anna):
    words = f"{STEM} {FIRST}"
    reports = [
        brought(sviedka, words, FIRST),
        brought(chronicle, words.upper()),
        brought(chronicle, f"{words} {SECOND}"),
    ]
    alone = brought(chronicle, SECOND)
    documents = [report.document_id for report in (*reports, alone)]
    assert copies_of(documents, anna) == dict.fromkeys(documents[:3], 3)
    stranger = add_member(
        "eva", name="Eva", roles=[Role.REVIEWER], teams=[add_team("north", name="North", compartments=[])]
    )
    assert copies_of(documents, stranger) == {}


def test_two_texts_of_their_own_are_two_voices(brought, sviedka, chronicle, anna):
    one = brought(sviedka, FIRST, FIRST).suggestions.get()
    person = accept_suggestion(one, Answer(None, one.said, {"name": "Каласоўскі Янка"}), by=anna).person
    other = brought(chronicle, f"Учора. {SECOND}", SECOND).suggestions.get()
    accept_suggestion(other, Answer(person, other.said), by=anna)
    assert Person.objects.get().sources == 2
    assert echoes([]) == {}
