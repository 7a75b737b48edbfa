"""What came after the verdict, in any order and as vaguely as it is known."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sprava import packs
from sprava.core.dates import PartialDate
from sprava.core.errors import SpravaError
from sprava.core.terms import read_case, reckon, say_step

PACKS = [packs.load(name).term_rules for name in packs.shipped()]
VERDICT = date(2021, 10, 1)
terms = st.sampled_from(["P15D", "P3M", "P1Y", "P1Y3D", "P2Y6M"])
later_days = st.integers(1, 1500).map(lambda days: VERDICT + timedelta(days))


def vague(day, how):
    """The day itself, its month, its year."""
    return str([PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)][how])


@st.composite
def events(draw):
    """A few events after the verdict, their days as numbers, with how each is written."""
    return draw(
        st.lists(
            st.one_of(
                st.tuples(
                    st.just("added"), later_days, terms, st.sampled_from(["moves_end", "from_verdict", "unknown"])
                ),
                st.tuples(st.just("amnesties"), later_days, terms, st.sampled_from(["yes", "no", "unknown"])),
                st.tuples(st.just("regimes"), later_days, st.just(""), st.sampled_from(["prison", "strict"])),
                st.tuples(
                    st.just("replaced"), later_days, terms, st.sampled_from(["restriction_home", "imprisonment"])
                ),
            ),
            max_size=4,
        )
    )


def case_of(history, how=0, **more):
    table: dict[str, Any] = {
        "held": [{"measure": "SIZO", "since": vague(date(2021, 3, 12), how)}],
        "sentence": {
            "date": str(VERDICT),
            "in_force": "2021-12-01",
            "term": "P4Y",
            "regime": "general",
            "articles": [],
        },
    }
    for noun, day, term, word in history:
        written = {"date": vague(day, how)}
        if noun == "added":
            written |= {"term": term, "how": word}
        elif noun == "amnesties":
            written |= {"cut": term, "applied": word}
        elif noun == "regimes":
            written |= {"regime": word}
        else:
            written |= {"kind": word, "term": term}
        table.setdefault(noun, []).append(written)
    return read_case({**table, **more})


@given(events(), st.sampled_from(PACKS), st.integers(0, 1))
def test_whatever_came_after_the_end_is_a_range_in_order_and_can_be_said(history, rules, how):
    outcome = reckon(case_of(history, how), rules)
    assert outcome.expected is not None
    assert outcome.expected.first <= outcome.expected.likely <= outcome.expected.last
    for lang in ("en", "be", "ru"):
        assert all(say_step(said, lang) for said in (*outcome.steps, *outcome.doubts))


@given(
    st.sampled_from(["added", "amnesties", "replaced"]), later_days, terms, st.sampled_from(PACKS), st.integers(1, 2)
)
def test_a_vaguer_day_of_an_event_gives_a_wider_range(noun, day, term, rules, how):
    word = {"added": "moves_end", "amnesties": "yes", "replaced": "restriction_home"}[noun]
    exact = reckon(case_of([(noun, day, term, word)]), rules).expected
    try:
        wide = reckon(case_of([(noun, day, term, word)], how), rules).expected
    except SpravaError as refusal:
        # The year of the verdict itself may lie before it: that is said, not swallowed.
        raise AssertionError(refusal) from refusal
    assert exact is not None
    assert wide is not None
    assert wide.first <= exact.first
    assert exact.last <= wide.last


@given(later_days, terms, st.sampled_from(PACKS))
def test_a_verdict_that_may_contain_the_rest_covers_both_readings(day, term, rules):
    both = reckon(case_of([("added", day, term, "unknown")]), rules).expected
    assert both is not None
    for how in ("moves_end", "from_verdict"):
        one = reckon(case_of([("added", day, term, how)]), rules).expected
        assert one is not None
        assert both.first <= one.first
        assert one.last <= both.last


def test_credit_in_the_new_case_shortens_it():
    plain = reckon(case_of([("added", date(2022, 6, 1), "P1Y", "moves_end")]), PACKS[0])
    table = {"added": [{"date": "2022-06-01", "term": "P1Y", "credit": 30}]}
    credited = reckon(case_of([], **table), PACKS[0])
    assert plain.latest is not None
    assert credited.latest is not None
    assert (plain.latest - credited.latest).days == 30


def test_a_term_that_ran_out_before_the_new_verdict_leaves_a_gap_that_is_named():
    outcome = reckon(case_of([("added", date(2025, 12, 1), "P1Y", "moves_end")]), PACKS[0])
    assert "added_after_the_end" in {doubt.code for doubt in outcome.doubts}
    assert outcome.latest is not None
    assert outcome.latest >= date(2026, 12, 1)
