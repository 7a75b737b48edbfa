"""One person with every source."""

from __future__ import annotations

import json

from sprava.accounts.actions import command_line_member
from sprava.cli import find, show
from sprava.core.pictures import clean_picture
from sprava.records.actions.claims import Saying
from sprava.records.actions.people import record_event
from sprava.records.actions.pictures import record_picture
from sprava.records.actions.sources import record_source
from tests.core.test_pictures import png


def test_a_person_is_shown_with_the_source_of_every_value(run, tadora):
    done = run(show.command, str(tadora.pk), "--on", "2022-07-01")
    assert done.exit_code == 0, done.output
    shown = json.loads(done.stdout)
    assert "Кляновіч Тадора" in done.stdout
    assert "Sviedka" in done.stdout
    assert shown["state"] == "held"


def test_a_photograph_is_shown_by_its_digest_and_its_credit(run, tadora):
    saying, by = Saying(record_source("Sviedka"), said_on="2026-11-20"), command_line_member()
    claim = record_picture(tadora, clean_picture(png()), saying=saying, by=by, credit="Photo: Sviedka")
    (shown,) = json.loads(run(show.command, str(tadora.pk)).stdout)["who"]["picture"]
    assert shown["value"] == claim.value
    (said,) = shown["claims"]
    assert {name: said[name] for name in ("claim", "source", "passage", "sha256", "said_on")} == {
        "claim": claim.pk, "source": "Sviedka", "passage": "Photo: Sviedka", "sha256": claim.value,
        "said_on": "2026-11-20",
    }  # fmt: skip


def test_somebody_who_is_not_there_is_said_with_what_to_do(run, db):
    done = run(show.command, "7")
    assert done.exit_code == 1
    assert "sprava find" in done.output


def test_somebody_of_whom_nothing_was_known_then_is_not_called_missing(run, tadora):
    done = run(show.command, str(tadora.pk), "--known-at", "2020-01-01")
    assert done.exit_code == 1
    assert "nothing was known on 2020-01-01" in done.output
    assert run(show.command, str(tadora.pk), "--known-at", "2999-01-01").exit_code == 0


def test_dates_that_contradict_each_other_are_named(run, tadora):
    saying = Saying(record_source("Sviedka"))
    record_event(tadora, "release", {"date": "2001-01-01"}, saying=saying, by=command_line_member())
    shown = json.loads(run(show.command, str(tadora.pk)).stdout)
    assert [one["code"] for one in shown["contradictions"]] == ["released_before_arrest"]


def test_whoever_is_found_can_be_shown(run, tadora):
    done = run(find.command, "кляновіч")
    (found,) = json.loads(done.stdout)
    assert found["person"] == tadora.pk
    assert run(show.command, str(found["person"])).exit_code == 0


def test_what_the_law_pack_says_without_a_page_is_shown_as_unverified(run, tadora, settings):
    settings.JURISDICTION = "belarus"
    saying = Saying(record_source("Sviedka"))
    for article in ("369-1", "342 p.1"):
        record_event(tadora, "charge", {"article": article}, saying=saying, by=command_line_member())
    shown = json.loads(run(show.command, str(tadora.pk)).stdout)
    charged = {one["article"]["value"]: one["article"] for one in shown["events"] if one["what"] == "charge"}
    assert charged["369-1"]["unverified"] is True
    assert "unverified" not in charged["342 p.1"]
