"""When does a sentence end, from the command line."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sprava.cli import term
from sprava.core.errors import Contradiction, Refused, Unreadable

SENTENCE = {
    "date": "2022-05-05", "in_force": "2022-07-10", "term": "P3Y", "regime": "general", "articles": ["342 p.1"],
}  # fmt: skip
CASE = {"pack": "belarus", "held": [{"measure": "SIZO", "since": "2022-01-10"}], "sentence": SENTENCE}


@pytest.fixture
def ask(run, tmp_path):
    def ask_about(case, *words):
        file = tmp_path / "case.json"
        file.write_text(case if isinstance(case, str) else json.dumps(case), "utf-8")
        return run(term.command, str(file), *words)

    return ask_about


def test_the_answer_is_a_range_with_its_reckoning_in_three_languages(ask):
    answer = json.loads(ask(CASE).stdout)
    assert answer["basis"] == "reckoned"
    assert answer["earliest"] <= answer["likeliest"] <= answer["latest"]
    assert answer["likeliest"] == "2024-10-12"
    assert {len(said) for said in answer["steps"].values()} == {len(answer["steps"]["en"])}
    assert set(answer["steps"]) == set(answer["doubts"]) == {"en", "be", "ru"}
    assert answer["steps"]["be"][0] == "Прысуд: 5 мая 2022."


def test_it_can_be_read_as_text(ask):
    said = ask(CASE, "--words", "ru").stdout
    assert "Наказание: лишение свободы, 3 года." in said
    assert "СИЗО" in said


def test_a_list_of_cases_gives_a_line_each(ask):
    lines = ask([CASE, {**CASE, "pack": "russia"}]).stdout.splitlines()
    assert [json.loads(line)["pack"] for line in lines] == ["belarus", "russia"]


def test_the_law_can_be_named_on_the_line(ask):
    case = {name: value for name, value in CASE.items() if name != "pack"}
    assert json.loads(ask(case, "--pack", "russia").stdout)["pack"] == "russia"
    refused = ask(case)
    assert isinstance(refused.exception, Refused)
    assert "by whose law?" in str(refused.exception)


@pytest.mark.parametrize(
    ("case", "kind", "message"),
    [
        ("{", Unreadable, "case.json is not JSON"),
        ("[1]", Unreadable, "a case is an object"),
        ({"pack": "belarus"}, Unreadable, "sentence: is missing"),
        ({**CASE, "sentence": {"term": "5 years"}}, Unreadable, r"sentence.term: '5 years' is not a term"),
        ({**CASE, "colour": "red"}, Unreadable, "colour: no such field"),
        ({**CASE, "held": [{"measure": "SIZO", "since": "31.02.2022"}]}, Unreadable, "is not a date"),
        ({**CASE, "released": {"date": "2021-01-01"}}, Contradiction, "lies before held"),
        ({**CASE, "pack": "atlantis"}, Unreadable, "no jurisdiction pack"),
    ],
)
def test_what_cannot_be_reckoned_is_said_in_words(ask, case, kind, message):
    refused = ask(case)
    assert refused.exit_code == 1
    assert isinstance(refused.exception, kind)
    assert message in str(refused.exception)


def charged_with(*articles: str) -> dict[str, Any]:
    """The same case with other articles."""
    sentence: dict[str, Any] = {**SENTENCE, "articles": list(articles)}
    return {**CASE, "sentence": sentence}


def test_articles_are_read_as_people_write_them(ask):
    terror, riot = (json.loads(ask(charged_with(article)).stdout) for article in ("ч. 1 ст. 289", "342 p.1"))
    assert terror == json.loads(ask(charged_with("289 p.1")).stdout)
    assert terror["likeliest"] > riot["likeliest"]


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("3611", "the superscript of 361-1 may have been lost"),
        ("363.2", "it may mean article 363, part 2"),
        ("ст. 35 Конституции", "holds no articles of Constitution"),
        ("999", "has no article 999"),
    ],
)
def test_a_doubtful_article_is_said_and_never_narrows_the_range(ask, article, said):
    doubtful, known = json.loads(ask(charged_with(article)).stdout), json.loads(ask(CASE).stdout)
    assert any(said in doubt for doubt in doubtful["doubts"]["en"])
    assert doubtful["earliest"] <= known["earliest"] <= known["latest"] <= doubtful["latest"]


# ── the cases worked by hand, each with its source ──

HAND_WORKED = tomllib.loads((Path(__file__).parents[1] / "core" / "terms" / "hand_worked.toml").read_text("utf-8"))
NOT_OF_THE_CASE = {"how", "published", "likeliest", "widest", "doubt", "earliest", "latest", "basis"}


@pytest.mark.parametrize("worked", HAND_WORKED["case"], ids=lambda case: case["name"])
def test_the_command_reckons_what_was_worked_by_hand(ask, worked):
    answer = json.loads(ask({name: value for name, value in worked.items() if name not in NOT_OF_THE_CASE}).stdout)
    if "likeliest" in worked:
        assert answer["likeliest"] == worked["likeliest"]
    if "published" in worked:
        assert answer["earliest"] <= worked["published"] <= answer["latest"]
    assert worked["source"]


def test_thirty_cases_and_more_are_worked_by_hand():
    assert len(HAND_WORKED["case"]) >= 30
