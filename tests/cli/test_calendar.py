"""``sprava calendar``: days ahead for whoever keeps the machine."""

from __future__ import annotations

import pytest

from sprava.cli.calendar import command
from sprava.core.errors import Refused


def test_it_writes_a_calendar_without_full_names(run, tadora, tmp_path):
    file = tmp_path / "days.ics"
    done = run(command, "--out", str(file), "--days", "366")
    assert done.exit_code == 0, done.output
    text = file.read_text("utf-8")
    assert text.startswith(("BEGIN:VCALENDAR\n", "BEGIN:VCALENDAR\r\n"))
    assert "Кляновіч" not in text


def test_without_a_file_it_prints_and_in_the_language_that_was_asked_for(run, tadora):
    printed = run(command, "--days", "366", "--for", "solidarity", "--lang", "be", "--names", "none")
    assert printed.exit_code == 0
    assert "END:VCALENDAR" in printed.output


@pytest.mark.parametrize("words", [("--for", "parties"), ("--for", ","), ("--out", "/no/such/folder/x.ics")])
def test_what_cannot_be_done_is_refused_in_words(run, tadora, words):
    refused = run(command, *words)
    assert isinstance(refused.exception, Refused)
    assert any(word in str(refused.exception) for word in ("kind of day", "cannot be written"))
