"""``sprava link train`` in a register: adopting what judgements teach, and taking it back."""

from __future__ import annotations

import csv
import json

import pytest

from sprava.linkage.adopted import FILE, read_adopted
from tests.cli.conftest import whole

RECORD = '{"name": "Гайдук Анна", "place": "Мінск"}'


@pytest.fixture
def judgements(tmp_path):
    """Judgements by which people who share surname and place are two, and those born on one day one."""
    path = tmp_path / "judgements.csv"
    two = [["surname", "same", 9.0, ["Гайдук"]], ["place", "same", 3.0, ["minsk"]]]
    one = [["surname", "same", 9.0, ["Гайдук"]], ["born", "same", 14.0, ["1985-03-02"]]]
    lines = [("1", "2", verdict, json.dumps(said)) for verdict, said in (("different", two), ("same", one))] * 12
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([("left", "right", "verdict", "evidence"), *lines])
    return path


@pytest.fixture
def register(tmp_path):
    folder = tmp_path / "register"
    made = whole("init", str(folder), "--name", "North", "--member", "Anna")
    assert made.returncode == 0, made.stderr
    return folder


def score(register):
    done = whole("compare", RECORD, RECORD, register=register)
    return json.loads(done.stdout)["score"], done.stderr


def test_a_register_adopts_weights_uses_them_and_goes_back(register, judgements):
    before, said = score(register)
    assert said == ""
    done = whole("link", "train", str(judgements), register=register)
    assert not (register / FILE).exists()
    shown = json.loads(done.stdout)
    adopting = whole("link", "train", str(judgements), "--adopt", register=register)
    assert adopting.returncode == 0, adopting.stderr
    assert json.loads(adopting.stdout) == shown
    assert shown["effect"]["cross_validated"]["surprise"] < shown["effect"]["old"]["surprise"]
    assert read_adopted(register / FILE).in_force == 1
    after, said = score(register)
    assert after < before
    assert "weights 1 of the register" in said
    again = json.loads(whole("link", "train", str(judgements), register=register).stdout)
    assert all(row["change"] == pytest.approx(0, abs=0.001) for row in again["weights"])
    done = whole("link", "train", "--undo", register=register)
    assert "come with Sprava again" in done.stderr
    assert score(register)[0] == before
    done = whole("link", "train", "--undo", register=register)
    assert (done.returncode, "nothing to take back" in done.stderr) == (1, True)


def test_few_judgements_and_those_that_teach_nothing_are_not_adopted(register, judgements, tmp_path):
    few = tmp_path / "few.csv"
    few.write_text("".join(judgements.read_text("utf-8").splitlines(keepends=True)[:9]), encoding="utf-8")
    done = whole("link", "train", str(few), "--adopt", register=register)
    assert (done.returncode, "It takes 20" in done.stderr) == (1, True)
    noise = tmp_path / "noise.csv"
    said = json.dumps([["surname", "same", 9.0, ["Гайдук"]], ["place", "same", 1.3, ["minsk"]]])
    with noise.open("w", encoding="utf-8", newline="") as opened:
        lines = [("1", "2", verdict, said) for verdict in ("same", "different")] * 15
        csv.writer(opened).writerows([("left", "right", "verdict", "evidence"), *lines])
    done = whole("link", "train", str(noise), "--adopt", register=register)
    assert done.returncode == 1
    assert "kept aside" in done.stderr
    assert not (register / FILE).exists()


def test_adopting_needs_a_register_and_undoing_stands_alone(judgements, tmp_path):
    done = whole("link", "train", str(judgements), "--adopt", "--register", str(tmp_path))
    assert (done.returncode, "is not a register" in done.stderr) == (1, True)
    assert whole("link", "train").returncode == 2
    assert whole("link", "train", str(judgements), "--undo").returncode == 2
