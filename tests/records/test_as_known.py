"""What was known of some people at a past moment, folded from the claims that stood then."""

from __future__ import annotations

import pytest

from sprava.records.as_known import read_at, said_of_people, together, unsettled
from sprava.records.models import Sentence
from tests.records.histories import History

pytestmark = pytest.mark.django_db
ONE, OTHER = ("person", "Каласнік Рыгор", "2021-03-12"), ("person", "Кляновіч Тадора", "2021-03-13")
CHARGE = ("claim", 0, ("charge", "article", "342"), 0, 0)


def lived(*steps) -> History:
    history = History()
    for what, *given in steps:
        history.do(what, *given)
    return history


def articles(history: History, at) -> dict[int, list[str]]:
    records = together(person.pk for person in history.people)
    read = read_at(records, {"charge"}, history.by, at)
    return {
        person: [item.value("article") for item in items if item.noun == "charge"] for person, items in read.items()
    }


def test_what_was_taken_back_was_known_before_and_is_unsettled_until_then():
    history = lived(ONE, CHARGE)
    then = history.moments()[-1]
    history.do("withdraw", 2)
    one = history.people[0].pk
    assert articles(history, then) == {one: ["342"]}
    assert articles(history, history.moments()[-1]) == {one: []}
    assert unsettled(then) == {one}
    assert unsettled(history.moments()[-1]) == set()


def test_who_was_joined_later_were_two_people_then():
    history = lived(ONE, OTHER, CHARGE)
    then = history.moments()[-1]
    history.do("pair", 0, 1, "same")
    one, other = (person.pk for person in history.people)
    assert articles(history, then) == {one: ["342"], other: []}
    assert articles(history, history.moments()[-1]) == {one: ["342"]}
    assert unsettled(then) == together([other]) == {one, other}


def test_a_refused_value_stood_until_it_was_refused():
    history = lived(ONE, ("claim", 0, ("person", "birth_date", "2021"), 0, 0), CHARGE)
    then = history.moments()[-1]
    history.do("judge", 3, "refused")
    assert articles(history, then) == {history.people[0].pk: ["342"]}
    assert articles(history, history.moments()[-1]) == {history.people[0].pk: [""]}


def test_nothing_is_read_of_somebody_without_a_name():
    history = lived(ONE, CHARGE)
    history.do("withdraw", 0)
    assert articles(history, history.moments()[-1]) == {}
    assert said_of_people("occupation", history.by, None) == []


def test_the_charges_tell_two_sentences_apart_in_the_past_as_they_do_today():
    sentenced = [
        ("claim", 0, ("sentence", "date", "2021-11-10"), 0, 0),
        ("claim", 0, ("sentence", "term", "P5Y"), 0, 1),
        ("claim", 0, ("charge", "article", "342"), 0, 0),
        ("claim", 0, ("sentence", "term", "P1Y"), 1, 0),
        ("claim", 0, ("charge", "article", "411"), 1, 0),
    ]
    history = lived(ONE, *sentenced)
    (person,) = history.people
    read = read_at(together([person.pk]), {"sentence"}, history.by, history.moments()[-1])
    then = sorted(item.value("term") for item in read[person.pk] if item.noun == "sentence")
    assert then == sorted(Sentence.objects.values_list("term", flat=True)) == ["P1Y", "P5Y"]
