"""One person with every source."""

from __future__ import annotations

import json

from sprava.cli import find, show


def test_a_person_is_shown_with_the_source_of_every_value(run, tadora):
    done = run(show.command, str(tadora.pk), "--on", "2022-07-01")
    assert done.exit_code == 0, done.output
    shown = json.loads(done.stdout)
    assert "Кляновіч Тадора" in done.stdout
    assert "Sviedka" in done.stdout
    assert shown["state"] == "held"


def test_somebody_who_is_not_there_is_said_with_what_to_do(run, db):
    done = run(show.command, "7")
    assert done.exit_code == 1
    assert "sprava find" in done.output


def test_whoever_is_found_can_be_shown(run, tadora):
    done = run(find.command, "кляновіч")
    (found,) = json.loads(done.stdout)
    assert found["person"] == tadora.pk
    assert run(show.command, str(found["person"])).exit_code == 0
