"""When a sentence ends: what must hold for every case."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sprava.core.dates import PartialDate, parse_date
from sprava.core.errors import Contradiction
from sprava.core.terms import (
    BeyondCalendar,
    CreditRule,
    Practice,
    Span,
    TermCase,
    TermRules,
    read_case,
    reckon,
)
from sprava.core.terms.reckoning import as_when

IMPRISONMENT = frozenset({"imprisonment"})


def rule(name, ratio, *, since=None, until=None, regimes=(), retroactive="no", measures=("remand",)):
    return CreditRule(
        id=name,
        measures=frozenset(measures),
        kinds=IMPRISONMENT,
        regimes=frozenset(regimes),
        ratio=Fraction(ratio),
        low=Fraction(ratio),
        high=Fraction(ratio),
        since=parse_date(since) if since else None,
        until=parse_date(until) if until else None,
        retroactive=retroactive,
    )


PLAIN = TermRules(credits=(rule("day for day", 1),), presumed="remand")
HALF_MORE = TermRules(credits=(rule("half more", "3/2"),), presumed="remand")
CHANGED = TermRules(
    credits=(
        rule("old", 1, until="2021-06-18"),
        rule("new", "3/2", since="2021-06-19", regimes=("general",), retroactive="yes"),
        rule("strict", 1, since="2021-06-19", regimes=("strict",)),
        rule("house", "1/2", measures=("house",)),
    ),
    appeal=Practice(id="appeal", least=0, most=120, likely=60),
    last_day=Practice(id="last_day", least=0, most=1, likely=0),
    counted=Practice(id="counted", least=-1, most=0, likely=0),
    uncredited=Practice(id="uncredited", least=0, most=15, likely=0),
    presumed="remand",
)
ALL_RULES = [PLAIN, HALF_MORE, CHANGED]


def end_of(case: TermCase, rules: TermRules) -> Span:
    """The end of a case that has one."""
    outcome = reckon(case, rules)
    assert outcome.expected is not None
    return outcome.expected


days = st.dates(date(2015, 1, 1), date(2024, 12, 31))
measures = st.sampled_from(["remand", "house", "psych", ""])
terms = st.sampled_from(["P15D", "P3M", "P1Y", "P2Y", "P2Y6M", "P5Y3D", "P18Y"])


def case_of(arrest, verdict, term, *, measure="remand", regime="general", in_force=None, **more):
    sentence = {"date": str(verdict), "term": term, "regime": regime, "articles": ["1"]}
    if in_force:
        sentence["in_force"] = str(in_force)
    return read_case({"held": [{"measure": measure, "since": str(arrest)}], "sentence": sentence, **more})


def vaguer(day):
    """The same day known to the month and to the year."""
    return [PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)]


@st.composite
def stories(draw):
    """Arrest, verdict, coming into force, in this order; within a few years."""
    arrest = draw(days)
    verdict = arrest + timedelta(draw(st.integers(0, 700)))
    in_force = verdict + timedelta(draw(st.integers(0, 200)))
    return arrest, verdict, in_force


@given(stories(), terms, st.sampled_from(ALL_RULES))
def test_the_earliest_is_never_after_the_likeliest_nor_that_after_the_latest(story, term, rules):
    arrest, verdict, in_force = story
    outcome = end_of(case_of(arrest, verdict, term, in_force=in_force), rules)
    assert outcome.first <= outcome.likely <= outcome.last


@given(stories(), st.integers(1, 60), terms, st.sampled_from(ALL_RULES), measures)
def test_a_later_arrest_never_gives_an_earlier_release(story, days_later, term, rules, measure):
    arrest, verdict, in_force = story
    later = min(arrest + timedelta(days_later), in_force)
    first = end_of(case_of(arrest, verdict, term, in_force=in_force, measure=measure), rules)
    second = end_of(case_of(later, verdict, term, in_force=in_force, measure=measure), rules)
    assert second.first >= first.first
    assert second.last >= first.last
    assert second.likely >= first.likely


@given(stories(), terms, st.sampled_from(ALL_RULES), st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
def test_a_vaguer_date_gives_a_wider_range_that_holds_the_exact_one(
    story, term, rules, arrest_to, verdict_to, force_to
):
    arrest, verdict, in_force = story
    exact = end_of(case_of(arrest, verdict, term, in_force=in_force), rules)
    wide = end_of(
        case_of(
            vaguer(arrest)[arrest_to],
            vaguer(verdict)[verdict_to],
            term,
            in_force=vaguer(in_force)[force_to],
        ),
        rules,
    )
    assert wide.first <= exact.first
    assert wide.last >= exact.last


@given(stories(), terms, st.sampled_from(ALL_RULES))
def test_not_knowing_when_it_came_into_force_loses_nothing_that_practice_allows(story, term, rules):
    arrest, verdict, _ = story
    wide = end_of(case_of(arrest, verdict, term), rules)
    for after in (rules.appeal.least, 17, 50, 93, 120):
        assume(rules.appeal.least <= after <= rules.appeal.most)
        exact = end_of(case_of(arrest, verdict, term, in_force=verdict + timedelta(after)), rules)
        assert wide.first <= exact.first
        assert exact.last <= wide.last


@given(stories(), terms)
def test_a_better_credit_never_gives_a_later_release(story, term):
    arrest, verdict, in_force = story
    case = case_of(arrest, verdict, term, in_force=in_force)
    plain, better = end_of(case, PLAIN), end_of(case, HALF_MORE)
    assert better.first <= plain.first
    assert better.last <= plain.last


@given(stories(), st.sampled_from(ALL_RULES))
def test_a_longer_term_never_ends_earlier(story, rules):
    arrest, verdict, in_force = story
    ends = [
        end_of(case_of(arrest, verdict, term, in_force=in_force), rules)
        for term in ("P1M", "P1Y", "P1Y1D", "P2Y", "P20Y")
    ]
    assert [one.first for one in ends] == sorted(one.first for one in ends)
    assert [one.last for one in ends] == sorted(one.last for one in ends)


@given(stories(), terms)
def test_day_for_day_the_term_runs_from_the_arrest(story, term):
    """At one for one it does not matter when the sentence came into force, but for the lengths of months."""
    arrest, verdict, in_force = story
    outcome = end_of(case_of(arrest, verdict, term, in_force=in_force), PLAIN)
    from_arrest = end_of(case_of(arrest, arrest, term, in_force=arrest), PLAIN)
    assume(from_arrest.last > verdict)
    assert abs((outcome.last - from_arrest.last).days) <= 4


@given(stories(), terms, terms)
def test_an_added_term_moves_the_end_and_a_regime_does_not(story, term, more):
    arrest, verdict, in_force = story
    plain = end_of(case_of(arrest, verdict, term, in_force=in_force), HALF_MORE)
    later = str(in_force + timedelta(1))
    moved = end_of(case_of(arrest, verdict, term, in_force=in_force, added=[{"date": later, "term": more}]), HALF_MORE)
    same = end_of(
        case_of(arrest, verdict, term, in_force=in_force, regimes=[{"date": later, "regime": "prison"}]), HALF_MORE
    )
    assert moved.last > plain.last
    assert (same.first, same.last) == (plain.first, plain.last)


@given(stories(), terms)
def test_an_amnesty_that_nobody_is_sure_of_only_widens_the_range(story, term):
    arrest, verdict, in_force = story
    later = str(in_force + timedelta(1))

    def cut(applied):
        amnesties = [{"date": later, "cut": "P1M", "applied": applied}]
        return end_of(case_of(arrest, verdict, term, in_force=in_force, amnesties=amnesties), HALF_MORE)

    assert cut("unknown").first == cut("yes").first
    assert cut("unknown").last == cut("no").last


@st.composite
def histories(draw):
    """Two or three times in custody before the sentence came into force, and the day on which it did."""
    begin = draw(days)
    held, at = [], begin
    for measure in draw(st.lists(measures, min_size=2, max_size=3)):
        until = at + timedelta(draw(st.integers(1, 120)))
        held.append((measure, at, until))
        at = until + timedelta(draw(st.sampled_from([0, 0, 1, 40])))
    return held, at + timedelta(draw(st.integers(0, 100)))


def written(held, in_force, *, exact):
    """The history as a case, its days known exactly or to the month only."""

    def day(when):
        return str(when if exact else PartialDate(when.year, when.month))

    times = [{"measure": measure, "since": day(since), "until": day(until)} for measure, since, until in held]
    return read_case({"held": times, "sentence": {"date": str(in_force), "in_force": str(in_force), "term": "P3Y"}})


@given(histories(), st.sampled_from(ALL_RULES))
def test_times_known_to_the_month_hold_what_their_days_give(history, rules):
    held, in_force = history
    exact = end_of(written(held, in_force, exact=True), rules)
    wide = end_of(written(held, in_force, exact=False), rules)
    assert wide.first <= exact.first <= exact.likely <= exact.last <= wide.last


@given(histories(), st.sampled_from(ALL_RULES))
def test_leaving_a_time_in_custody_out_never_gives_an_earlier_release(history, rules):
    held, in_force = history
    whole, less = (
        end_of(written(held, in_force, exact=True), rules),
        end_of(written(held[1:], in_force, exact=True), rules),
    )
    assert whole.first <= less.first
    assert whole.last <= less.last


@pytest.mark.parametrize("rules", ALL_RULES)
def test_the_day_that_a_prison_counts_less_is_one_of_those_that_earn_something(rules):
    """A day of which nobody says where it was spent is not taken from the time at home that follows."""
    first, days = date(2015, 1, 1), [0, 1, 2, 4]
    held = [
        (measure, first + timedelta(since), first + timedelta(until))
        for measure, since, until in zip(("", "house", "house"), days, days[1:], strict=False)
    ]
    whole, less = (end_of(written(times, date(2015, 1, 5), exact=True), rules) for times in (held, held[1:]))
    assert whole.last <= less.last


def test_an_unknown_remand_gives_a_range_and_says_so():
    case = read_case({"sentence": {"date": "2022-05-10", "in_force": "2022-07-10", "term": "P3Y", "regime": "general"}})
    outcome, end = reckon(case, HALF_MORE), end_of(case, HALF_MORE)
    assert end.last == date(2025, 7, 10)
    assert end.first < date(2024, 7, 10)
    assert "remand_unknown" in {doubt.code for doubt in outcome.doubts}


def test_a_ratio_that_the_pack_does_not_know_gives_a_range_and_says_so():
    outcome = reckon(case_of("2022-01-01", "2022-07-01", "P2Y", measure="psych", in_force="2022-07-01"), HALF_MORE)
    assert (outcome.earliest, outcome.latest) == (date(2023, 7, 5), date(2024, 7, 1))
    assert "no_rule" in {doubt.code for doubt in outcome.doubts}


def test_a_date_that_somebody_gave_wins_and_the_reckoning_stays():
    outcome = reckon(
        case_of("2022-01-01", "2022-07-01", "P2Y", in_force="2022-07-01", told={"date": "2023-09", "by": "family"}),
        HALF_MORE,
    )
    assert outcome.basis == "told"
    assert (outcome.earliest, outcome.latest) == (date(2023, 9, 1), date(2023, 9, 30))
    assert {"result_exact", "result"} & {one.code for one in outcome.steps}


def test_a_date_outside_of_what_was_reckoned_says_by_how_much():
    outcome = reckon(
        case_of(
            "2022-01-01", "2022-07-01", "P2Y", in_force="2022-07-01", released={"date": "2023-01-01", "mode": "pardon"}
        ),
        PLAIN,
    )
    assert outcome.basis == "released"
    (said,) = (one for one in outcome.steps if one.code == "released_before")
    assert said.fact("days") == (date(2024, 1, 2) - date(2023, 1, 1)).days


def test_life_has_no_last_day():
    outcome = reckon(case_of("2022-01-01", "2022-07-01", "LIFE"), PLAIN)
    assert (outcome.basis, outcome.earliest, outcome.latest) == ("endless", None, None)


def test_a_quashed_sentence_has_no_term():
    outcome = reckon(
        case_of("2022-01-01", "2022-07-01", "P2Y", appeals=[{"date": "2022-09-01", "result": "quashed"}]), PLAIN
    )
    assert (outcome.basis, outcome.expected) == ("quashed", None)


def test_whoever_has_served_more_than_the_term_is_free_with_the_verdict():
    outcome = reckon(case_of("2021-01-01", "2022-07-01", "P1Y", in_force="2022-07-11"), HALF_MORE)
    assert (outcome.earliest, outcome.latest) == (date(2022, 7, 1), date(2022, 7, 1))
    assert "already_served" in {one.code for one in outcome.steps}


def test_the_appeal_gives_the_term_and_the_day_from_which_it_is_served():
    appeals = [{"date": "2022-09-01", "result": "reduced", "term": "P1Y"}]
    outcome = reckon(case_of("2022-08-01", "2022-08-02", "P2Y", appeals=appeals), PLAIN)
    assert outcome.latest == date(2023, 8, 1)


@pytest.mark.parametrize(
    ("arrest", "in_force", "term", "ends"),
    [
        ("2020-02-29", "2020-02-29", "P1Y", (date(2021, 2, 28), date(2021, 3, 1))),
        ("2020-02-29", "2020-02-29", "P4Y", (date(2024, 2, 29), date(2024, 2, 29))),
        ("2021-01-31", "2021-01-31", "P1M", (date(2021, 2, 28), date(2021, 3, 1))),
        ("2021-12-31", "2021-12-31", "P1D", (date(2022, 1, 1), date(2022, 1, 1))),
    ],
)
def test_the_twenty_ninth_of_february_is_read_both_ways(arrest, in_force, term, ends):
    outcome = reckon(case_of(arrest, arrest, term, in_force=in_force), PLAIN)
    assert (outcome.earliest, outcome.latest) == ends


@pytest.mark.parametrize(
    ("verdict", "term"), [("9999-06-01", "P1Y"), ("9999-12-31", "P1D"), ("2021-01-01", "P900Y999M")]
)
def test_a_term_past_the_calendar_is_refused_in_words(verdict, term):
    if term == "P900Y999M":
        verdict = "9100-01-01"
    with pytest.raises(BeyondCalendar, match=r"9999|leave the calendar"):
        reckon(case_of(verdict, verdict, term, in_force=verdict), PLAIN)


@pytest.mark.parametrize(
    ("case", "fields"),
    [
        (
            {"held": [{"measure": "remand", "since": "2022-05-01"}], "released": {"date": "2022-04-01"}},
            "released.date .* held\\[0\\].since",
        ),
        ({"sentence": {"in_force": "2021-12-31"}}, "sentence.in_force .* sentence.date"),
        ({"held": [{"measure": "remand", "since": "2022-05-01", "until": "2022-04"}]}, "held\\[0\\].until"),
        ({"appeals": [{"date": "2021"}]}, "appeals\\[0\\].date"),
        ({"added": [{"date": "2021-05", "term": "P1Y"}]}, "added\\[0\\].date"),
    ],
)
def test_dates_that_cannot_both_be_so_are_named_and_not_put_right(case, fields):
    sentence = {"date": "2022-01-10", "term": "P2Y", **case.pop("sentence", {})}
    with pytest.raises(Contradiction, match=fields):
        reckon(read_case({**case, "sentence": sentence}), PLAIN)


def test_two_measures_at_once_are_reported_and_no_day_counts_twice():
    held = [
        {"measure": "remand", "since": "2022-01-01", "until": "2022-03-01"},
        {"measure": "remand", "since": "2022-02-01", "until": "2022-03-01"},
    ]
    once = [held[0]]
    sentence = {"date": "2022-03-01", "in_force": "2022-03-01", "term": "P2Y"}
    both = reckon(read_case({"held": held, "sentence": sentence}), HALF_MORE)
    single = reckon(read_case({"held": once, "sentence": sentence}), HALF_MORE)
    assert (both.earliest, both.latest) == (single.earliest, single.latest)
    assert "overlap" in {doubt.code for doubt in both.doubts}


def test_a_replaced_sentence_ends_custody_and_keeps_an_end():
    case = case_of(
        "2022-01-01",
        "2022-06-01",
        "P3Y",
        in_force="2022-06-01",
        replaced=[{"date": "2023-06-01", "kind": "restriction_open", "term": "P1Y"}],
    )
    outcome = reckon(case, PLAIN)
    assert not outcome.in_custody
    assert str(outcome.out_since) == "2023-06-01"
    assert str(as_when(end_of(case, PLAIN))) == "2024-06-01"
