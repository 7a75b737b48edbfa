"""A figure with its bounds and its recipe."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sprava.cli import count
from sprava.packs.pack import SHIPPED
from tests.cli.conftest import whole


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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--on", "31.02.2021"], "is not a day of the calendar"),
        (["--unit", "cats"], "persons, detentions, prosecutions, sentences, stays"),
        (["--by", "shoe"], "article, facility, region"),
        (["--where", "sex=cat"], "female, male, other"),
        (["--from", "2022-01-01", "--to", "2021-01-01"], "Give the earlier day first"),
        (["--every", "fortnight", "--from", "2022-01-01"], "day, week, month, quarter, year"),
    ],
)
def test_unknown_words_are_answered_with_the_known_ones(run, db, words, said):
    done = run(count.command, *words)
    assert done.exit_code != 0
    assert said in str(done.exception)


def test_a_filter_is_a_field_and_a_value(run, tadora):
    assert counted(run, "--on", "2022-07-01", "--where", "article=342")["value"] == 1
    assert counted(run, "--on", "2022-07-01", "--where", "article=361-4")["value"] == 0
    either = ("--where", "article=342", "--where", "article=361-4", "--where", "sex=-")
    assert counted(run, "--on", "2022-07-01", *either)["recipe"]["filters"]["article"] == ["342", "361-4"]
    assert counted(run, "--on", "2022-07-01", *either)["value"] == 1
    assert run(count.command, "--where", "mode").exit_code == 2


def test_a_period_is_answered_with_who_came_and_went_and_its_account(run, tadora):
    found = counted(run, "--from", "2021-01-01", "--to", "2021-12-31")
    assert [(row["measure"], row["value"]) for row in found["rows"]] == [
        ("before", 0), ("in", 1), ("out", 0), ("after", 1)
    ]  # fmt: skip
    assert found["accounts"]["certain"] == {"before": 0, "came": 1, "went": 0, "after": 1}


def test_a_series_can_be_had_as_csv_in_one_call(run, tadora):
    done = run(count.command, "--from", "2021-02-01", "--to", "2021-04-10", "--every", "month", "--format", "csv")
    assert done.output.splitlines() == [
        "unit,label,day,measure,lower,value,upper",
        "persons,,2021-02-28,stock,0,0,0",
        "persons,,2021-03-31,stock,1,1,1",
        "persons,,2021-04-10,stock,1,1,1",
    ]


def test_the_same_register_gives_the_same_bytes(run, tadora):
    words = ("--on", "2022-07-01", "--by", "age")
    assert run(count.command, *words).output == run(count.command, *words).output


# ── figures counted by hand from the pages that the demonstration is built of ──

CASES: dict[str, tuple[str, tuple[int, int], str]] = {
    # name: what is asked · certainly and possibly · the bundled report in which it was counted
    "four were pardoned on 22 August 2015": (
        "--from 2015-08-22 --to 2015-08-22 --where mode=pardon", (4, 4), "en011: four men, by name",
    ),
    "six were inside on 11 December 2012": (
        "--on 2012-12-11", (6, 6), "en009: Dziadok, Statkevich, Dashkevich, Autukhovich, Vaskovich; en016: Prakapenka",
    ),
    "two came in on 8 and 9 September 2020": (
        "--from 2020-09-08 --to 2020-09-09", (2, 2), "en006: Kalesnikava and Znak were detained",
    ),
    "two sentences of ten and eleven years on 6 September 2021": (
        "--unit sentences --from 2021-09-06 --to 2021-09-06 --where term=8–12y", (2, 2), "en006: 11 and 10 years",
    ),
    "four sentences on 22 December 2021": (
        "--unit sentences --from 2021-12-22 --to 2021-12-22", (4, 4), "ru001: 20, 20, 19 and 18 years",
    ),
    "all four of them of twelve years and more": (
        "--unit sentences --from 2021-12-22 --to 2021-12-22 --where term=12y+", (4, 4), "ru001: 18 to 20 years",
    ),
    "four sentences in the Pramen case on 22 April 2022": (
        "--unit sentences --from 2022-04-22 --to 2022-04-22", (4, 4), "en036: 5, 5, 5 and 4.5 years",
    ),
    "three of them of five years": (
        "--unit sentences --from 2022-04-22 --to 2022-04-22 --where term=5–8y", (3, 3), "en036: 5, 5, 5 and 4.5 years",
    ),
    "seven sentences on 21 February 2023": (
        "--unit sentences --from 2023-02-21 --to 2023-02-21", (7, 7), "en027: seven people, one of them fined as well",
    ),
    "four of them to home confinement": (
        "--unit sentences --from 2023-02-21 --to 2023-02-21 --where kind=restriction_home", (4, 4), "en027",
    ),
    "four sentences in the Viasna case on 3 March 2023, one in absence": (
        "--unit sentences --from 2023-03-03 --to 2023-03-03", (4, 4), "en004: 10, 9, 7 and, in absence, 8 years",
    ),
    "three of its four were inside that day": (
        "--on 2023-03-03 --where article=228", (3, 3), "en004: Salauyou was tried in absence",
    ),
    "four were certainly in colony no. 3 at the end of May 2023": (
        "--on 2023-05-31 --where facility=IK-3", (4, 5), "bl006: four by name; of one more no day is known",
    ),
    "one served his term on 21 August 2024": (
        "--from 2024-08-21 --to 2024-08-21 --where mode=served", (1, 1), "en026: Razhkou",
    ),
    "two were pardoned on 13 December 2025, two more on a day of that month": (
        "--from 2025-12-13 --to 2025-12-13 --where mode=pardon", (2, 4), "tl002: Bialiatski and Kalesnikava; tl003",
    ),
    "four were pardoned in December 2025": (
        "--from 2025-12-01 --to 2025-12-31 --where mode=pardon", (4, 4), "tl002 and tl003: Babaryka and Labkovich too",
    ),
    "one was expelled on 11 September 2025": (
        "--from 2025-09-11 --to 2025-09-11 --where mode=deportation", (1, 1), "ru027: Dziadok, in Vilnius",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    """The demonstration, built from the bundled reports as anybody builds it."""
    folder: Path = tmp_path_factory.mktemp("hand-worked") / "register"
    made = whole("demo", "--into", str(folder), "--no-serve")
    assert made.returncode == 0, made.stderr
    return folder


@pytest.mark.parametrize("case", sorted(CASES))
def test_the_command_counts_what_was_counted_by_hand(demo, case):
    asked, bounds, _report = CASES[case]
    done = whole("count", *asked.split(), register=demo)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    if "--on" in asked:
        assert (found["lower"], found["upper"]) == bounds
    else:
        measure = "out" if "mode=" in asked else "in"
        (row,) = (row for row in found["rows"] if row["measure"] == measure)
        assert (row["lower"], row["upper"]) == bounds


def test_every_case_names_the_bundled_report_in_which_it_was_counted():
    folder = SHIPPED / "belarus" / "demo"
    known = {
        json.loads(line)["id"]
        for name in ("reports.jsonl", "timeline.jsonl")
        for line in (folder / name).read_text("utf-8").splitlines()
    }
    assert len(CASES) >= 10
    for _asked, _bounds, report in CASES.values():
        assert report[:5] in known
