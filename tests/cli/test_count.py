"""A figure with its bounds and its recipe."""

from __future__ import annotations

import json
from typing import Any

from sprava.cli import count


def counted(run, *words) -> Any:
    done = run(count.command, *words)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_figure_says_its_unit_its_bounds_and_its_recipe(run, tadora):
    figure = counted(run, "--on", "2022-07-01")
    assert {name: figure[name] for name in ("unit", "value", "lower", "upper")} == {
        "unit": "persons",
        "value": 1,
        "lower": 1,
        "upper": 1,
    }
    assert {"definition", "method", "on", "known_at", "filters", "digest"} <= set(figure["recipe"])


def test_nobody_is_counted_before_their_arrest(run, tadora):
    assert counted(run, "--on", "2021-03-11")["upper"] == 0


def test_a_figure_can_be_split_and_a_person_counts_under_what_is_said_of_them(run, tadora):
    assert counted(run, "--on", "2022-07-01", "--by", "article")["groups"] == {
        "342 p.1": {"value": 1, "lower": 1, "upper": 1}
    }
    assert counted(run, "--on", "2022-07-01", "--by", "sex")["groups"] == {"": {"value": 1, "lower": 1, "upper": 1}}


def test_a_figure_can_be_asked_for_as_it_was_known_on_a_past_day(run, tadora):
    assert counted(run, "--on", "2022-07-01", "--known-at", "2022-07-01")["upper"] == 0
    later = counted(run, "--on", "2022-07-01", "--known-at", "2199-01-01", "--by", "article")
    assert (later["value"], later["groups"]["342 p.1"]["value"]) == (1, 1)
    assert later["recipe"]["known_at"].startswith("2199-01-0")


def test_the_same_people_give_the_same_digest(run, tadora):
    digests = {counted(run, "--on", day)["recipe"]["digest"] for day in ("2022-07-01", "2022-07-02")}
    assert len(digests) == 1


def test_a_day_that_is_none_is_refused(run, db):
    done = run(count.command, "--on", "31.02.2021")
    assert done.exit_code == 2
