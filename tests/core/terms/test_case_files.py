"""Cases as they are written in JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import SpravaError, Unreadable
from sprava.core.terms import TermRange, read_case

PLAIN = {"sentence": {"date": "2021-06-09", "term": "P2Y"}}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ["held", "sentence", "appeals", "added", "regimes", "replaced", "amnesties", "told", "released", "pack"]
INNER = ["date", "since", "until", "measure", "term", "kind", "regime", "articles", "how", "cut", "applied", "credit"]


def test_not_held_and_not_known_are_two_things():
    assert read_case(PLAIN).held is None
    assert read_case({**PLAIN, "held": []}).held == ()


def test_two_terms_are_a_range():
    case = read_case({"sentence": {"date": "2021-12-22", "term": "P18Y..P20Y"}})
    assert case.verdict.term == TermRange.parse("P18Y..P20Y")
    assert str(case.verdict.term) == "P18Y..P20Y"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"colour": 1}, "colour: no such field. Known are: held, sentence"),
        ({"held": "2021"}, "held: must be a list"),
        ({"held": [{"measure": "SIZO"}]}, r"held\[0\].since: is missing. Write 2021"),
        ({"held": [{"since": "2021-13"}]}, r"held\[0\].since: '2021-13' is not a date"),
        ({"held": [{"since": "2021", "place": "x"}]}, r"held\[0\].place: no such field"),
        ({"sentence": []}, "sentence: is missing"),
        ({"sentence": {"term": 5}}, "sentence.term: 5 is not text"),
        ({"sentence": {"articles": "342"}}, "sentence.articles: must be a list of texts"),
        ({"appeals": [{"result": "won"}]}, r"appeals\[0\].result: 'won' is none of upheld, reduced"),
        ({"added": [{"date": "2022"}]}, r"added\[0\].term: is missing"),
        ({"added": [{"date": "2022", "term": "P1Y", "credit": -3}]}, r"added\[0\].credit: -3 is not a number of days"),
        ({"added": [{"date": "2022", "term": "P1Y", "credit": True}]}, "is not a number of days"),
        ({"regimes": [{"date": "2022"}]}, r"regimes\[0\].regime: is missing"),
        ({"replaced": [{"date": "2022"}]}, r"replaced\[0\].kind: is missing"),
        ({"amnesties": [{"date": "2022", "cut": "one year"}]}, r"amnesties\[0\].cut: 'one year' is not a term"),
        ({"told": "soon"}, "told: must be an object"),
        ({"released": {}}, "released.date: is missing"),
    ],
)
def test_a_field_that_cannot_be_read_is_named(more, message):
    with pytest.raises(Unreadable, match=message):
        read_case({**PLAIN, **more})


@given(st.dictionaries(st.sampled_from(FIELDS), json_values | st.dictionaries(st.sampled_from(INNER), json_values)))
def test_any_json_is_read_or_refused_in_words(table):
    plain = json.loads(json.dumps(table))
    try:
        read_case(plain)
    except SpravaError as refusal:
        assert str(refusal)
