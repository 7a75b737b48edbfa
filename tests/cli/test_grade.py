"""``sprava grade``."""

from __future__ import annotations

import json

from sprava.cli import grade
from sprava.core.errors import Refused
from sprava.records.models import Grading, Source


def test_a_source_is_graded_anew_with_its_reason(run, tadora):
    source = Source.objects.get()
    done = run(grade.command, source.name, "1", "--because", "It invents people.")
    assert json.loads(done.stdout) == {"source": source.name, "was": source.grade, "grade": 1, "people": 0}
    assert Grading.objects.get().because == "It invents people."
    assert Source.objects.get().grade == 1


def test_an_unknown_source_and_a_missing_reason_are_said(run, tadora):
    assert isinstance(run(grade.command, "Nobody", "1", "--because", "So.").exception, Refused)
    assert isinstance(run(grade.command, Source.objects.get().name, "1", "--because", " ").exception, Refused)
    assert run(grade.command, "Nobody", "7", "--because", "So.").exit_code == 2
