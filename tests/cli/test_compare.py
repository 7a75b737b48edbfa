"""``sprava compare``."""

from __future__ import annotations

import csv
import io
import json

import pytest

from sprava.cli import compare
from sprava.core import names
from tests.cli.conftest import whole


def test_two_names_are_scored_with_reasons(run):
    done = run(compare.command, "Дроздович Борис", "Barys Drazdovich", "--lang", "be")
    found = json.loads(done.stdout)
    assert (found["verdict"], found["score"]) == ("likely", 20.0)
    assert [one["words"] for one in found["because"]] == [
        "прозвішчы супадаюць: Дроздович, Drazdovich",
        "гэта адно імя: Борис, Barys",
    ]


def test_two_records_are_compared_with_all_they_say(run):
    left = {"name": "Гайдук Дмитрий", "born": "1985", "place": "Гомель"}
    right = {"прозвішча": "Гайдук", "імя": "Дзмітрый", "дата нараджэння": "2.3.1985", "город": "Homiel"}
    done = run(compare.command, json.dumps(left), json.dumps(right, ensure_ascii=False))
    found = json.loads(done.stdout)
    assert [one["part"] for one in found["because"]] == ["surname", "given", "born", "place"]
    assert found["score"] > json.loads(run(compare.command, "Гайдук Дмитрий", "Гайдук Дзмітрый").stdout)["score"]


def test_a_file_of_pairs_is_passed_through_with_a_score(run, tmp_path):
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("id,left,right\n1,Борис Новик,Barys Novik\n2,,\n3,Борис Новик\n", encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(run(compare.command, "--batch", str(pairs)).stdout)))
    assert [row["id"] for row in rows] == ["1", "2", "3"]
    assert float(rows[0]["score"]) == names.compare("Борис Новик", "Barys Novik").weight
    assert [row["score"] for row in rows[1:]] == ["0", "0"]


@pytest.mark.parametrize("words", [["Борис"], [], ["Борис", "Boris", "--batch", "pyproject.toml"]])
def test_what_cannot_be_compared_is_said(run, words):
    assert run(compare.command, *words).exit_code == 2


@pytest.mark.parametrize(
    ("left", "said"), [('{"name": ', "is none"), ('{"born": "1985"}', "needs a name"), ('{"name": null}', "too-little")]
)
def test_a_record_that_cannot_be_read_is_refused_in_words(left, said):
    done = whole("compare", left, "Борис Новик")
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_without_left_and_right_is_refused_in_words(tmp_path):
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("one,other\nБорис,Boris\n", encoding="utf-8")
    done = whole("compare", "--batch", str(pairs))
    assert done.returncode == 1
    assert "left and right" in done.stderr
