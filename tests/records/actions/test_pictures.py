"""A picture is kept once, as a claim with its source, and never without its bytes."""

from __future__ import annotations

from hashlib import sha256

import pytest

from sprava.core.errors import NotSourced, Unreadable
from sprava.core.pictures import clean_picture
from sprava.records.actions.claims import Saying, record_claim
from sprava.records.actions.index import differences, rebuild
from sprava.records.actions.people import record_person
from sprava.records.actions.pictures import record_picture
from sprava.records.actions.sources import archive, examine_archive
from sprava.records.models import Claim, Document
from tests.core.test_pictures import SECRET, jpeg, png

CREDIT = "Тадора ў судзе. Фота: Сведка"


@pytest.fixture
def tadora(anna, compartment, sviedka):
    said = Saying(sviedka)
    return record_person({"name": "Кляновіч Тадора"}, {}, saying=said, by=anna, compartment=compartment)


def test_the_cleaned_bytes_are_archived_and_the_claim_names_them(tadora, sviedka, anna):
    given = jpeg((0xE1, SECRET))
    saying = Saying(sviedka, said_on="2026-11-20", lang="be", klass=Claim.Klass.INTERNAL)
    claim = record_picture(
        tadora, clean_picture(given), saying=saying, by=anna, credit=CREDIT, address="https://sviedka.example/7"
    )
    assert claim.value == sha256(clean_picture(given).made).hexdigest()
    assert (claim.subject, claim.field, claim.source, claim.klass) == (tadora, "picture", sviedka, 1)
    passage = claim.passage
    assert passage is not None
    assert (passage.quote, passage.locator, passage.lang) == (CREDIT, "box 0,0,3,2", "be")
    document = passage.document
    assert (document.media_type, document.file_name) == ("image/jpeg", "photograph.jpg")
    assert (document.url, document.published_on) == ("https://sviedka.example/7", "2026-11-20")
    with archive().open(claim.value) as stream:
        assert SECRET not in stream.read()
    assert examine_archive().is_sound


def test_the_same_picture_of_the_same_source_again_changes_nothing(tadora, sviedka, anna):
    first = record_picture(tadora, clean_picture(png()), saying=Saying(sviedka), by=anna)
    again = record_picture(tadora, clean_picture(png((b"tEXt", SECRET))), saying=Saying(sviedka), by=anna)
    assert (again, Document.objects.count()) == (first, 1)


def test_two_sources_may_show_the_same_picture(tadora, sviedka, chronicle, anna):
    for source in (sviedka, chronicle):
        record_picture(tadora, clean_picture(png()), saying=Saying(source), by=anna)
    assert Claim.objects.filter(field="picture").count() == 2


def test_a_picture_without_a_source_is_refused_and_nothing_is_archived(tadora, anna):
    with pytest.raises(NotSourced):
        record_picture(tadora, clean_picture(png()), saying=Saying(None), by=anna)
    assert not Document.objects.exists()


def test_nothing_else_is_claimed_as_a_picture(tadora, sviedka, anna):
    """Otherwise whoever knows the digest of any archived bytes could have them served."""
    kept = record_picture(tadora, clean_picture(png()), saying=Saying(sviedka), by=anna)
    with pytest.raises(NotSourced, match="together with its bytes"):
        record_claim(tadora, "picture", kept.value, saying=Saying(sviedka), by=anna)
    with pytest.raises(NotSourced, match="together with its bytes"):
        record_claim(tadora, "picture", "a" * 64, saying=Saying(sviedka, kept.passage), by=anna)
    for value in ("photo.jpg", "A" * 64, "a" * 63, "../../secret_key"):
        with pytest.raises(Unreadable, match="named by the SHA-256"):
            record_claim(tadora, "picture", value, saying=Saying(sviedka, kept.passage), by=anna)


def test_the_index_knows_nothing_of_pictures_and_is_rebuilt_the_same(tadora, sviedka, anna):
    record_picture(tadora, clean_picture(png()), saying=Saying(sviedka), by=anna)
    assert list(differences()) == []
    rebuild()
    assert list(differences()) == []
