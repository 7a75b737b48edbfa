"""``sprava find``."""

from __future__ import annotations

import json

from sprava.cli import find


def test_candidates_come_with_score_and_reasons(run, tadora):
    done = run(find.command, "Tadora", "Klianovich", "--lang", "ru")
    (found,) = json.loads(done.stdout)
    assert (found["person"], found["score"], found["matched"]) == (tadora.pk, 1.0, "Кляновіч Тадора")
    assert found["birth_date"] == "1987"
    assert found["because"][0] == "фамилии совпадают: Klianovich, Кляновіч"


def test_nobody_found_is_an_empty_list(run, db):
    done = run(find.command, "Дроздович")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])
