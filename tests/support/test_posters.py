"""A poster shows what somebody agreed to show."""

from __future__ import annotations

import pytest

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.core.errors import Refused, Unreadable
from sprava.core.pictures import clean_picture
from sprava.records.actions.claims import Saying, withdraw_claim
from sprava.records.actions.judgements import judge_claim, judge_pair, undo_judgement
from sprava.records.actions.people import record_person
from sprava.records.actions.pictures import record_picture
from sprava.records.models import Claim, Person
from sprava.support.posters import MOST_WORDS, consent_of, kept_bytes, pictures_for, poster_for
from sprava.support.whom import lines_of
from tests.core.test_pictures import SECRET, exif, jpeg, png
from tests.support.conftest import TODAY

pytestmark = pytest.mark.django_db


def made(person, reader, words: str = "", picture: bytes = b""):
    (line,) = lines_of([Person.objects.visible_to(reader).get(pk=person.pk)], TODAY, reader)
    return poster_for(line, consent_of(person.pk, reader), words, "be", picture=picture)


def test_without_consent_there_is_no_picture_and_no_frame_for_one(prisoner, anna):
    person = prisoner("Ліпень Ганна")
    poster = made(person, anna, "Свабоду!")
    assert (poster.name, poster.picture, poster.frame) == ("Ліпень Ганна", "", False)
    with pytest.raises(Refused, match="agreed to show a picture"):
        made(person, anna, picture=png())


def test_with_consent_the_picture_is_shown_without_what_it_says_of_its_place(prisoner, anna):
    person = prisoner("Ліпень Ганна", consent="picture")
    assert made(person, anna).frame
    poster = made(person, anna, picture=png((b"tEXt", SECRET)))
    assert not poster.frame
    assert poster.picture.startswith("<svg")
    assert consent_of(person.pk, anna).said_by == ("Sviedka",)


def test_consent_given_to_one_record_holds_for_the_person(prisoner, anna):
    one, two = prisoner("Ліпень Ганна"), prisoner("Липень Анна", consent="picture")
    judge_pair(one, two, "same", by=command_line_member(), because="One birth date, one case.")
    assert consent_of(one.pk, anna).picture


def test_consent_of_a_record_that_was_split_off_again_holds_no_more(prisoner, anna):
    one, two = prisoner("Ліпень Ганна"), prisoner("Липень Анна", consent="picture")
    judgement = judge_pair(one, two, "same", by=command_line_member(), because="One birth date, one case.")
    undo_judgement(judgement, by=command_line_member())
    assert not consent_of(one.pk, anna).picture
    assert consent_of(two.pk, anna).picture


@pytest.mark.parametrize("how", ["withdrawn", "refused by a reviewer"])
def test_consent_that_was_taken_back_closes_the_picture_at_once(prisoner, anna, sviedka, how):
    person, by = prisoner("Ліпень Ганна", consent="picture"), command_line_member()
    kept = record_picture(person, clean_picture(png()), saying=Saying(sviedka), by=by)
    offered = pictures_for(person.pk, consent_of(person.pk, anna), anna)
    assert [one.claim for one in offered] == [kept.pk]
    consent = Claim.objects.get(field="consent")
    if how == "withdrawn":
        withdraw_claim(consent, by=by, because="She took it back.")
    else:
        judge_claim(consent, "refused", by=by, because="Her sister says that she never agreed.")
    assert not consent_of(person.pk, anna).picture
    assert pictures_for(person.pk, consent_of(person.pk, anna), anna) == ()
    with pytest.raises(Refused, match="agreed to show a picture"):
        made(person, anna, picture=kept_bytes(offered, str(kept.pk)))


def test_a_picture_that_only_reviewers_see_is_offered_to_nobody(prisoner, anna, sviedka):
    person, by = prisoner("Ліпень Ганна", consent="picture"), command_line_member()
    for klass in Claim.Klass:
        saying = Saying(sviedka, klass=klass)
        record_picture(person, clean_picture(png(sides=(2, 2 + klass))), saying=saying, by=by)
    offered = pictures_for(person.pk, consent_of(person.pk, by), by)
    assert sorted(one.klass for one in offered) == [Claim.Klass.PUBLIC, Claim.Klass.INTERNAL]
    assert kept_bytes(offered, "") == kept_bytes(offered, "999999") == b""


def test_a_picture_of_a_telephone_held_sideways_stands_upright(prisoner, anna):
    person = prisoner("Ліпень Ганна", consent="picture")
    assert "rotate(90 50 50)" in made(person, anna, picture=jpeg(exif(6))).picture
    assert "transform" not in made(person, anna, picture=jpeg()).picture


def test_a_name_that_is_in_no_public_source_is_not_shown(sviedka, anna):
    inside = Saying(sviedka, klass=Claim.Klass.INTERNAL)
    person = record_person(
        {"name": "Ціхая Ціна"}, {"detention": {"date": "2026-01-01"}},
        saying=inside, by=command_line_member(), compartment=default_compartment(),
    )  # fmt: skip
    with pytest.raises(Refused, match="no public source"):
        made(person, anna)


def test_who_asked_for_silence_gets_no_poster(prisoner, anna):
    with pytest.raises(Refused, match="nobody write"):
        made(prisoner("Ціхая Ціна", contact="silence", consent="picture"), anna)


def test_too_many_words_and_what_is_no_picture_are_refused(prisoner, anna):
    person = prisoner("Ліпень Ганна", consent="picture")
    with pytest.raises(Refused, match="Shorten"):
        made(person, anna, "а" * (MOST_WORDS + 1))
    with pytest.raises(Unreadable):
        made(person, anna, picture=b"<svg onload='x'/>")
