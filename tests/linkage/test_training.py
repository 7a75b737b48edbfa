"""What judgements teach."""

from math import isfinite

from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.core.names import Evidence
from sprava.linkage.adjusting import FINDINGS
from sprava.linkage.judgements import Judgement
from sprava.linkage.training import train

EVIDENCE = st.lists(
    st.sampled_from(FINDINGS),
    min_size=1, max_size=5, unique=True,
).flatmap(
    lambda codes: st.tuples(*(
        st.builds(Evidence, st.just(code.split("-", 1)[0]), st.floats(-15, 15), st.just(code.split("-", 1)[1]))
        for code in codes
    ))
)  # fmt: skip
JUDGEMENTS = st.builds(
    Judgement, st.just(("", "1")), st.just(("", "2")), st.sampled_from(["same", "different", "unsure"]), EVIDENCE
)


def judged(verdict, *evidence):
    return Judgement(("", "1"), ("", "2"), verdict, tuple(Evidence(part, bits, how) for part, how, bits in evidence))


def test_no_judgements_change_nothing():
    assert train([]).changes == {}
    assert train([judged("unsure", ("born", "same", 14.0)), judged("same")]).changes == {}


def test_a_place_that_people_share_who_are_two_is_worth_less():
    two = judged("different", ("surname", "same", 9.0), ("place", "same", 4.0))
    one = judged("same", ("surname", "same", 9.0), ("born", "same", 14.0))
    trained = train([two, one] * 10)
    assert trained.changes["place-same"] < trained.changes["surname-same"] < 0 < trained.changes["born-same"]
    assert trained.flipped == 10
    assert (trained.before.precision, trained.after.precision, trained.after.recall) == (0.5, 1.0, 1.0)
    assert trained.aside.surprise < trained.before.surprise


def test_a_pair_that_a_given_name_sinks_teaches_nothing_whatever_somebody_judged():
    assert train([judged("same", ("given", "other", -18.0), ("born", "same", 14.0))]).changes == {}


@settings(deadline=None)
@given(st.lists(JUDGEMENTS, max_size=12), EVIDENCE)
def test_one_more_pair_judged_to_be_one_person_lowers_nothing_that_it_shows(judgements, evidence):
    before = train(judgements).changes
    after = train([*judgements, Judgement(("", "3"), ("", "4"), "same", evidence)]).changes
    assert all(after[item.code] >= before.get(item.code, 0.0) - 1e-9 for item in evidence if item.weight)


@settings(deadline=None)
@given(st.lists(JUDGEMENTS, max_size=12))
def test_every_change_is_a_number_and_its_effect_is_said(judgements):
    trained = train(judgements)
    assert all(isfinite(bits) for bits in trained.changes.values())
    assert trained.same + trained.different == sum(one.verdict != "unsure" for one in judgements)
    for effect in (trained.before, trained.after, trained.aside):
        assert isfinite(effect.surprise)
        assert all(share is None or 0 <= share <= 1 for share in (effect.precision, effect.recall))
