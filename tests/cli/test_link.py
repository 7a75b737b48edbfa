"""``sprava link``."""

from __future__ import annotations

import csv

from sprava.cli import link
from tests.cli.conftest import whole

ONE = """row,surname,given,patronymic,born,city
a,Дроздович,Борис,Игоревич,1985-03-02,Минск
b,Гайдук,Дмитрий,Петрович,1990-01-05,Брест
c,Дроздович,Дмитрий,Игоревич,1987-04-04,Минск
"""


def test_rows_of_two_lists_come_out_with_their_cluster(run, tmp_path):
    one, other, out = (tmp_path / name for name in ("one.csv", "other.csv", "clusters.csv"))
    one.write_text(ONE, encoding="utf-8")
    other.write_text("name,born\nBarys Drazdovich,1985\nHaiduk Dzmitry,05.01.1990\n", encoding="utf-8")
    done = run(link.command, str(one), str(other), "--out", str(out))
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert [(row["file"], row["row"]) for row in rows] == [
        (str(one), "a"), (str(one), "b"), (str(one), "c"), (str(other), "1"), (str(other), "2"),
    ]  # fmt: skip
    clusters = [row["cluster"] for row in rows]
    assert (clusters[0], clusters[1]) == (clusters[3], clusters[4])
    assert len(set(clusters)) == 3
    assert "5 rows, 3 people" in done.stderr


def test_pairs_for_a_person_to_judge_are_written_beside(run, tmp_path):
    one, out, pairs = (tmp_path / name for name in ("one.csv", "clusters.csv", "pairs.csv"))
    one.write_text("name\nДроздович Борис\nДроздовец Борис\n", encoding="utf-8")
    run(link.command, str(one), "--out", str(out), "--pairs", str(pairs))
    (pair,) = csv.DictReader(pairs.read_text("utf-8").splitlines())
    assert (pair["left_row"], pair["right_row"]) == ("1", "2")
    assert float(pair["score"]) > 0


def test_a_list_without_names_and_a_list_given_twice_are_refused_in_words(tmp_path):
    one = tmp_path / "one.csv"
    one.write_text("colour\nred\n", encoding="utf-8")
    done = whole("link", str(one), "--out", str(tmp_path / "out.csv"))
    assert done.returncode == 1
    assert "no column holds names" in done.stderr
    done = whole("link", str(one), str(one), "--out", str(tmp_path / "out.csv"))
    assert "given twice" in done.stderr
