"""Saved findings: one address, always the same bytes."""

from datetime import timedelta
from importlib.metadata import version
from urllib.parse import parse_qsl

import pytest
from django.utils import timezone

from sprava.accounts.actions import add_compartment, add_member, add_team
from sprava.accounts.policy import Role
from sprava.findings.charts.asking import asked_in
from sprava.findings.charts.chart import Wanted
from sprava.findings.charts.kinds import CHARTS
from sprava.findings.charts.look import LOOKS
from sprava.findings.charts.rendering import drawing_of, written
from sprava.findings.charts.saved import Saved, Verdict, saved_query, verdict_on
from sprava.records.actions.claims import withdraw_claim
from sprava.records.models import Claim

LOOK = LOOKS["wide", "light"]


def address(name, reader) -> dict[str, str]:
    wanted = Wanted(timezone.now().date())
    return dict(parse_qsl(saved_query(CHARTS[name](wanted, reader), wanted, "en")))


def bytes_of(name, query, reader) -> tuple[bytes, bytes]:
    chart = CHARTS[name](asked_in(query).wanted, reader)
    return chart.as_csv().encode(), written(chart.drawn(LOOK))


def verdict_of(query, name, reader) -> Verdict:
    saved = Saved.of(query)
    assert saved is not None
    return verdict_on(saved, name, asked_in(query).wanted, reader)


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_address_gives_the_same_bytes_after_more_was_learnt(analyst, people, record, name):
    wanted = Wanted(timezone.now().date())
    first = CHARTS[name](wanted, analyst)
    query = dict(parse_qsl(saved_query(first, wanted, "en")))
    before = bytes_of(name, query, analyst)
    assert before == (first.as_csv().encode(), written(first.drawn(LOOK)))
    lately = str(timezone.now().date() - timedelta(days=60))
    record("Ясень Улас", lately, charge={"article": "130"}, sentence={"date": lately, "term": "P2Y"})
    claim = Claim.objects.visible_to(analyst).filter(field="article").earliest("pk")
    withdraw_claim(claim, by=analyst, because="A typing error.")
    assert bytes_of(name, query, analyst) == before
    assert CHARTS[name](wanted, analyst).people_digest() != query["people"]
    assert verdict_of(query, name, analyst) is Verdict.SAME


def test_the_picture_too_is_the_same(analyst, people, record):
    query = address("prisoners", analyst)
    first = drawing_of(CHARTS["prisoners"](asked_in(query).wanted, analyst).drawn(LOOK))
    record("Ясень Улас", "2021-05-05")
    assert drawing_of(CHARTS["prisoners"](asked_in(query).wanted, analyst).drawn(LOOK)) == first


def test_it_is_the_same_in_whatever_language_somebody_reads(analyst, people):
    query = address("articles", analyst) | {"language": "be"}
    assert verdict_of(query, "articles", analyst) is Verdict.WORDS
    assert Saved.of({**query, "figures": ""}) is None


def test_another_version_is_named_as_the_reason(analyst, people, monkeypatch):
    query = address("articles", analyst) | {"people": "0" * 32, "made": "0.0.1"}
    assert verdict_of(query, "articles", analyst) is Verdict.VERSION


def test_whoever_sees_less_is_told_that_others_are_counted(analyst, people):
    query = address("articles", analyst)
    team = add_team("north", name="North", compartments=[add_compartment("north", name="North")])
    clara = add_member("clara", name="Clara", roles=[Role.ANALYST], teams=[team])
    assert verdict_of(query, "articles", clara) is Verdict.PEOPLE


def test_an_empty_register_can_be_saved_too(analyst):
    query = address("ages", analyst)
    assert verdict_of(query, "ages", analyst) is Verdict.SAME


def test_nothing_of_the_reader_is_in_the_address(analyst, people):
    query = address("ages", analyst)
    assert set(query) == {"on", "known_at", "language", "made", "people", "figures"}
    assert version("sprava") == query["made"]
