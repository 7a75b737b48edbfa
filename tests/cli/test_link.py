"""``sprava link``."""

from __future__ import annotations

import csv
import json

from sprava.accounts.actions import command_line_member, default_compartment
from sprava.cli import compare, link
from sprava.matching.judgements_file import lines_of
from sprava.matching.seek import look_through
from sprava.records.actions.claims import Saying
from sprava.records.actions.judgements import judge_pair
from sprava.records.actions.people import record_person
from sprava.records.actions.sources import record_source
from sprava.records.models import Judgement, Source
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


def test_judgements_beside_the_pairs_are_respected_and_asked_no_more(run, tmp_path):
    one, out, pairs = (tmp_path / name for name in ("one.csv", "clusters.csv", "pairs.csv"))
    one.write_text("name,born\n" + "Зазуля Тадора Ивановна,1985-03-02\n" * 2, encoding="utf-8")
    judgements = tmp_path / "judged.csv"
    judgements.write_text("left_row,right_row,verdict\n1,2,different\n7,9,same\n", encoding="utf-8")
    words = (str(one), "--out", str(out), "--pairs", str(pairs))
    assert "2 rows, 1 people" in run(link.command, *words).stderr
    done = run(link.command, *words, "--judgements", str(judgements))
    assert "2 rows, 2 people" in done.stderr
    assert "1 judgements are about rows that are not in these lists" in done.stderr
    assert list(csv.DictReader(pairs.read_text("utf-8").splitlines())) == []


def test_what_judgements_teach_is_shown_and_adopted_only_where_it_is_asked_for(run, tmp_path):
    judgements, weights = tmp_path / "judgements.csv", tmp_path / "weights.json"
    evidence = json.dumps([["surname", "same", 9.0, ["Гайдук"]], ["place", "same", 3.0, ["minsk"]]])
    with judgements.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(
            [("left", "right", "verdict", "evidence"), *[("1", "2", "different", evidence)] * 9]
        )
    done = run(link.command, "train", str(judgements))
    shown = json.loads(done.stdout)
    assert shown["judgements"] == {"same": 0, "different": 9, "left_out": 0}
    assert [row["finding"] for row in shown["weights"]] == ["surname-same", "place-same"]
    assert all(row["new"] < row["old"] for row in shown["weights"])
    assert shown["effect"]["decisions_changed"] == 9
    assert not weights.exists()
    run(link.command, "train", str(judgements), "--out", str(weights))
    record = '{"name": "Гайдук Анна", "place": "Мінск"}'
    before, after = (
        json.loads(run(compare.command, record, record, *words).stdout)["score"]
        for words in ((), ("--weights", str(weights)))
    )
    assert after < before
    one = tmp_path / "one.csv"
    one.write_text("name,city\nГайдук Анна,Мінск\n", encoding="utf-8")
    assert run(link.command, str(one), "--out", str(tmp_path / "out.csv"), "--weights", str(weights)).exit_code == 0


def test_judgements_without_evidence_teach_nothing_and_a_list_called_train_needs_a_path(tmp_path):
    judgements = tmp_path / "judgements.csv"
    judgements.write_text("left,right,verdict\n1,2,same\n", encoding="utf-8")
    done = whole("link", "train", str(judgements))
    assert done.returncode == 1
    assert "no judgement with its evidence" in done.stderr
    assert "JUDGEMENTS" in whole("link", "train", "--help").stdout


def test_the_export_of_the_matching_desk_teaches(run, tadora, tmp_path):
    by, saying = command_line_member(), Saying(record_source("Sviedka", grade=Source.Grade.FIRST_HAND))
    name = {"name": "Klianovich Tadora", "birth_date": "1987"}
    other = record_person(name, {}, saying=saying, by=by, compartment=default_compartment())
    look_through(by)
    judge_pair(tadora, other, Judgement.Verdict.SAME, by=by, because="One letter says so.")
    path = tmp_path / "judgements.csv"
    path.write_text("".join(lines_of(by)), encoding="utf-8")
    shown = json.loads(run(link.command, "train", str(path)).stdout)
    assert shown["judgements"] == {"same": 1, "different": 0, "left_out": 0}
    assert {row["finding"] for row in shown["weights"]} >= {"surname-same", "given-same", "born-compatible"}
    assert shown["effect"]["new"]["recall"] == 1.0
