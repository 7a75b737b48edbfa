"""How much a day counts."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava import packs
from sprava.core.terms.credit import Band, Question, band_between, conversion_for

BELARUS, RUSSIA = packs.load("belarus").term_rules, packs.load("russia").term_rules
HALF = Fraction(3, 2)


def asked(*, regime="general", kind="imprisonment", articles=("342 p.1",)):
    return Question(kind, regime, articles)


def band_on(day, measure, question, rules):
    on = date.fromisoformat(day)
    return band_between(measure, question, rules, on, on)


def codes(band: Band) -> set[str]:
    return {reason.code for reason in band.because}


NOW = "2022-07-10"


@pytest.mark.parametrize(
    ("rules", "measure", "day", "question", "low", "high", "likely"),
    [
        (BELARUS, "SIZO", NOW, asked(), HALF, HALF, HALF),
        (BELARUS, "SIZO", "2021-06-19", asked(), HALF, HALF, HALF),
        (BELARUS, "SIZO", "2021-06-18", asked(), 1, 1, 1),
        (BELARUS, "SIZO", NOW, asked(regime="strict"), 1, HALF, 1),
        (BELARUS, "SIZO", NOW, asked(regime=""), 1, 2, 1),
        (BELARUS, "SIZO", NOW, asked(articles=("356 p.1",)), 1, HALF, 1),
        (BELARUS, "SIZO", NOW, asked(articles=None), 1, HALF, HALF),
        (BELARUS, "ADM_ARREST", NOW, asked(), 0, 1, 0),
        (BELARUS, "SIZO", NOW, asked(kind="restriction_open", regime=""), 1, 2, 2),
        (RUSSIA, "SIZO", NOW, asked(), HALF, HALF, HALF),
        (RUSSIA, "SIZO", NOW, asked(regime="settlement"), 2, 2, 2),
        (RUSSIA, "SIZO", NOW, asked(regime="strict"), 1, 1, 1),
        (RUSSIA, "SIZO", NOW, asked(articles=("205.2 p.2",)), 1, 1, 1),
        (RUSSIA, "HOUSE_ARREST", NOW, asked(), Fraction(1, 2), Fraction(1, 2), Fraction(1, 2)),
    ],
)
def test_the_ratio_depends_on_measure_regime_article_and_day(rules, measure, day, question, low, high, likely):
    band = band_on(day, measure, question, rules)
    assert (band.low, band.high, band.likely) == (low, high, likely)


def test_a_ratio_that_nobody_verified_says_so():
    assert "rule_unverified" in codes(band_on(NOW, "SIZO", asked(regime="strict"), BELARUS))
    assert "rule_inferred" in codes(band_on(NOW, "SIZO", asked(kind="restriction_open", regime=""), BELARUS))
    assert "regime_unknown" in codes(band_on(NOW, "SIZO", asked(regime=""), BELARUS))


def test_a_measure_without_a_rule_may_be_worth_anything():
    band = band_on(NOW, "submarine", asked(), BELARUS)
    assert (band.low, band.high) == (Fraction(0), Fraction(2))
    assert codes(band) == {"no_rule"}
    replaced = conversion_for("fine", "life", BELARUS)
    assert (replaced.low, replaced.high) == (Fraction(0), Fraction(2))


@given(st.dates(date(2018, 1, 1), date(2024, 1, 1)), st.integers(0, 900), st.sampled_from(["general", "strict", ""]))
def test_not_knowing_the_day_covers_what_every_day_gives(day, days, regime):
    last = date.fromordinal(day.toordinal() + days)
    wide = band_between("SIZO", asked(regime=regime), BELARUS, day, last)
    for each in (day, last, date.fromordinal((day.toordinal() + last.toordinal()) // 2)):
        exact = band_between("SIZO", asked(regime=regime), BELARUS, each, each)
        assert wide.low <= exact.low <= exact.likely <= exact.high <= wide.high
