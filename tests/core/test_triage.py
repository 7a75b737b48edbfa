"""What a reviewer with one evening reads first."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sprava.core.triage import LONGEST_LEAD, Waiting, lead, place_in_queue

TODAY = date(2026, 11, 20)
PROPOSALS = st.lists(
    st.tuples(st.sampled_from(["detained", "released", "sentenced"]), st.sampled_from("ABC")), min_size=1, max_size=60
)
DAYS = st.dates(date(2000, 1, 20), date(2100, 1, 1))


@given(DAYS, PROPOSALS, st.integers(1, 200_000))
def test_of_two_such_texts_the_newer_comes_first_and_the_longer_later(day, proposals, characters):
    here = place_in_queue(day, proposals, characters)
    assert here > 0
    assert place_in_queue(day + timedelta(days=1), proposals, characters) > here
    assert place_in_queue(day, proposals, 2 * characters) <= here


@given(PROPOSALS, st.integers(1, 200_000))
def test_no_text_is_counted_as_newer_by_more_than_a_week(proposals, characters):
    assert lead(proposals, characters) <= LONGEST_LEAD


@given(PROPOSALS, st.integers(1, 5_000))
def test_what_is_surer_comes_sooner(proposals, characters):
    surer: list[Waiting] = [(kind, "A") for kind, _ in proposals]
    assert lead(surer, characters) >= lead(proposals, characters)


def test_one_arrest_of_today_comes_before_a_digest_of_forty_names_and_that_before_the_arrests_of_last_week():
    arrest, digest = [("detained", "A")], [("sentenced", "B")] * 20 + [("detained", "A")] * 20
    of_today, long = place_in_queue(TODAY, arrest, 400), place_in_queue(TODAY, digest, 8_000)
    assert of_today > long > place_in_queue(TODAY - timedelta(days=7), arrest, 400)


def test_a_doubtful_word_in_a_long_article_waits_longer_than_a_verdict():
    article = place_in_queue(TODAY, [("sentenced", "C")], 20_000)
    assert place_in_queue(TODAY - timedelta(days=2), [("sentenced", "A")], 1_500) > article


def test_where_nothing_waits_there_is_no_place():
    assert place_in_queue(TODAY, [], 400) == 0
    assert place_in_queue(date(1937, 10, 29), [("detained", "A")], 400) == 1
