"""Tiers: a rule is trusted as far as it was right on labelled texts."""

from __future__ import annotations

from sprava.reading.spans import Event
from sprava.reading.tiers import ENOUGH, FROM_ELSEWHERE, SURE, counts, families, tier_of


def event(rule, person=0):
    return Event(rule.split("/")[0], person, "happened", rule, 0, 1, 0)


def test_counts_are_counts():
    assert counts()
    for count in counts().values():
        assert 0 <= count.right <= count.proposed


def test_whoever_is_named_beside_the_verb_is_of_tier_a_and_who_is_carried_over_is_not():
    assert tier_of(event("sentenced/term/named/first/only")) == "A"
    assert tier_of(event("released/verb/carried/only")) != "A"


def test_every_rule_of_tier_a_was_right_nine_times_of_ten():
    for rule, count in counts().items():
        if count.proposed >= ENOUGH and rule.count("/") == 2:
            kind, how, standing = rule.split("/")
            if how in FROM_ELSEWHERE:
                continue
            expected = "A" if count.share >= SURE else "B" if count.share >= 0.75 else "C"
            assert tier_of(event(f"{kind}/verb/{how}/{standing}")) == expected


def test_whoever_was_spoken_of_before_is_asked_about_however_often_that_was_right():
    assert tier_of(event("sentenced/term/carried/first/only")) == "C"


def test_an_event_without_a_person_asks_who():
    assert tier_of(event("sentenced/term/named/only", person=None)) == "C"


def test_a_rule_that_was_never_counted_is_not_trusted():
    assert tier_of(event("sentenced/term/guessed/only")) == "C"
    assert families("sentenced/term/named/first/only") == ("sentenced/named/only", "named/only")


def test_a_text_that_may_not_be_ours_proposes_nothing_of_tier_a():
    rule = "sentenced/term/named/first/only"
    assert (tier_of(event(rule)), tier_of(event(rule), is_surely_ours=False)) == ("A", "B")
