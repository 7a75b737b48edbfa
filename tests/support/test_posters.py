"""A poster shows what somebody agreed to show."""

from __future__ import annotations

import pytest

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.core.errors import Refused, Unreadable
from sprava.records.actions.claims import Saying
from sprava.records.actions.judgements import judge_pair
from sprava.records.actions.people import record_person
from sprava.records.models import Claim, Person
from sprava.support.posters import MOST_WORDS, consent_of, poster_for
from sprava.support.whom import lines_of
from tests.support.conftest import TODAY
from tests.support.test_pictures import SECRET, png

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
