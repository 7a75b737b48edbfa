"""Terms as custody asks for them."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from sprava import packs
from sprava.core.claims import Said, items
from sprava.core.custody import NEVER, plain_end, spells
from sprava.core.terms import TermRules, expected_end_of

BELARUS = expected_end_of(packs.load("belarus").term_rules)
START = datetime(2026, 1, 1, tzinfo=UTC)


def story(*events):
    claims: list[Said] = []
    for subject, (noun, values) in enumerate(events, start=1):
        claims += [
            Said(len(claims) + number, subject, noun, name, value, 1, 3, "", START)
            for number, (name, value) in enumerate(values.items(), start=1)
        ]
    return items(claims)


def sentence(**values):
    return ("sentence", {"kind": "imprisonment", "term": "P2Y", "regime": "general", **values})


def end_of(*sentences, began=(date(2020, 11, 15), date(2020, 11, 15))):
    return BELARUS([item for item in story(*sentences) if item.noun == "sentence"], *began)


def test_the_rules_of_the_pack_give_an_end_that_the_plain_one_does_not():
    first, last = end_of(sentence(date="2021-02-18", in_force="2021-04-23"))
    assert first <= date(2022, 9, 3) <= date(2022, 9, 5) <= last
    assert (last - first).days < 100


def test_custody_takes_it_as_it_is():
    told = story(("detention", {"date": "2020-11-15"}), sentence(date="2021-02-18", in_force="2021-04-23"))
    (spell,) = spells(told, expected_end=BELARUS)
    assert spell.expected == end_of(sentence(date="2021-02-18", in_force="2021-04-23"))


def test_a_term_on_top_moves_the_end():
    plain = end_of(sentence(date="2021-02-18", in_force="2021-04-23"))
    later = end_of(
        sentence(date="2021-02-18", in_force="2021-04-23"), sentence(date="2022-01-10", term="P1Y", added="yes")
    )
    assert later[0] == plain[0].replace(year=plain[0].year + 1)


def test_a_term_counted_from_its_own_day_takes_no_credit_from_the_term_before_it():
    first = sentence(date="2021-02-18", in_force="2021-04-23")
    second = sentence(date="2022-06-01", term="P3Y")
    counted = end_of(first, sentence(date="2022-06-01", term="P3Y", starts="2022-06-01"))
    assert counted[0] >= date(2025, 5, 27)
    assert counted[1] <= date(2025, 6, 1)
    # Where nobody says from when it is counted, the range stays as wide as the custody before makes it.
    assert end_of(first, second)[0] < counted[0]


def test_life_has_no_end_and_no_term_gives_none():
    assert end_of(sentence(date="2021-02-18", term="LIFE")) == (NEVER, NEVER)
    assert end_of(("sentence", {"kind": "imprisonment", "date": "2021-02-18"})) is None


def test_whoever_is_caught_after_the_verdict_serves_from_that_day():
    first, last = end_of(sentence(date="2019-02-18"), began=(date(2020, 11, 15), date(2020, 11, 15)))
    assert first <= date(2022, 11, 15) <= last


def test_a_sentence_that_contradicts_itself_falls_back_on_the_plain_end():
    told = sentence(date="2021-02-18", in_force="2020-01-01")
    (item,) = story(told)
    began = date(2020, 11, 15)
    assert end_of(told) == plain_end([item], began, began)


def test_a_term_of_which_no_first_day_is_known_falls_back_on_the_plain_end():
    told = sentence(date="[..2021-02-18]")
    (item,) = story(told)
    began = date.min, date(2021, 2, 18)
    assert end_of(told, began=began) == plain_end([item], *began)


@given(
    st.dates(date(2010, 1, 1), date(2030, 1, 1)), st.integers(0, 500), st.sampled_from(["P15D", "P2Y", "P25Y", "P999Y"])
)
def test_there_is_always_an_end_and_its_days_are_in_order(began, later, term):
    verdict = date.fromordinal(began.toordinal() + later)
    found = end_of(sentence(date=str(verdict), term=term), began=(began, began))
    assert found is not None
    assert found[0] <= found[1]
    assert expected_end_of(TermRules())([*story(sentence(date=str(verdict), term=term))], began, began) is not None
