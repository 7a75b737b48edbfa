"""Judgements of pairs as lines of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise

from sprava.accounts.models import Member
from sprava.matching.forms import VERDICTS
from sprava.matching.gathering import names_of_records
from sprava.records.models import Judgement

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """A judgement, and what the two records are called."""

    judgement: Judgement
    left: str
    right: str
    verdict: str | Promise


def judged_lines(judgements: Sequence[Judgement], reader: Member) -> list[JudgedLine]:
    """The lines of these judgements, in their order."""
    called = names_of_records(
        {side for one in judgements for side in (one.left_id, one.right_id) if side is not None}, reader
    )
    return [
        JudgedLine(one, called.get(one.left_id or 0, ""), called.get(one.right_id or 0, ""), VERDICTS[one.verdict])
        for one in judgements
    ]
