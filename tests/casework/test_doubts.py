"""What a person page says of dates that contradict each other, and of articles that may be others."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from sprava.casework.doubts import WORDS, doubts
from sprava.core.contradictions import CODES
from sprava.records.actions.people import record_person
from sprava.records.dossier import dossier

TODAY = date(2026, 6, 15)


@pytest.fixture
def enter(anna, sviedka, saying, compartment):
    def write(*events: tuple[str, dict[str, str]], **values: str) -> int:
        said = saying(sviedka)
        return record_person({"name": "Лазнік", **values}, events, saying=said, by=anna, compartment=compartment).pk

    return write


def test_every_rule_has_its_words():
    assert set(WORDS) == set(CODES)


def test_the_page_names_both_events_and_leads_to_them(signed_in, anna, enter):
    number = enter(("detention", {"date": "2021-05-01"}), ("release", {"date": "2021-03-01", "mode": "served"}))
    page = signed_in(anna).get(f"/people/{number}").text
    assert "Released before anybody says that they were taken" in page
    taken, freed = number + 1, number + 2
    for event in (taken, freed):
        assert f'href="#event-{event}"' in page
        assert f'id="event-{event}"' in page


def test_a_missing_day_is_said_without_alarm(signed_in, anna, enter):
    page = signed_in(anna).get(f"/people/{enter(('sentence', {'term': 'P3Y'}))}").text
    assert "A sentence without the day of its verdict" in page
    assert "cannot be so" not in page


def test_a_page_without_contradictions_says_nothing(signed_in, anna, enter):
    number = enter(("detention", {"date": "2021-05-01"}), ("release", {"date": "2021-06-01", "mode": "served"}))
    assert "cannot be so" not in signed_in(anna).get(f"/people/{number}").text


@pytest.mark.parametrize(
    ("article", "said"), [("363.2", "it may mean article 363, part 2"), ("999", "has no article 999")]
)
def test_an_article_that_may_be_another_is_doubted_where_it_stands(anna, enter, article, said):
    found = dossier(enter(("charge", {"article": article})), anna)
    assert found is not None
    (doubt,) = doubts(found, TODAY)
    assert said in str(doubt.words)
    with translation.override("ru"):
        assert said not in str(doubts(found, TODAY)[0].words)


def test_articles_that_the_pack_knows_are_not_doubted(anna, enter):
    found = dossier(enter(("charge", {"article": "361-4 p.1"}), ("charge", {"article": "CAO 19.11 p.2"})), anna)
    assert found is not None
    assert doubts(found, TODAY) == ()
