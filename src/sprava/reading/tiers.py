"""How far a proposal can be trusted: A, B or C, by how often its rule was right on labelled texts.

The counts lie in ``data/calibration.tsv`` and are explained in docs/methods/reading.md. A tier says how often the event
happened to the person named; it says nothing of what the text itself may have wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sprava.reading.spans import Event

SURE, LIKELY = 0.90, 0.75
"""Shares of right proposals from which a rule is of tier A and of tier B."""
FROM_ELSEWHERE = frozenset(("carried", "several"))
"""Ways of finding the person that are always C: the short texts of the counts flatter them, and a wrong person is the
worst mistake.
"""
ENOUGH = 20
"""Proposals of a rule below which its own count says too little, and that of its family is taken."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many events a rule proposed on labelled texts, and how many of them were right."""

    proposed: int
    right: int

    @property
    def share(self) -> float:
        """Right ones among the proposed, between 0 and 1."""
        return self.right / self.proposed if self.proposed else 0.0


@cache
def counts() -> dict[str, Count]:
    """The counts by rule (``sentenced/named/only``) and by family of rules (``named/only``)."""
    table = (files(__package__) / "data" / "calibration.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in table if line and not line.startswith(("#", "rule\t")))
    return {rule: Count(int(proposed), int(right)) for rule, proposed, right in rows}


def families(rule: str) -> tuple[str, str]:
    """The keys under which a rule is counted, the narrower first: ``sentenced/term/named/first/only`` gives two."""
    parts = rule.split("/")
    return f"{parts[0]}/{parts[2]}/{parts[-1]}", f"{parts[2]}/{parts[-1]}"


def tier_of(event: Event, *, is_surely_ours: bool = True) -> str:
    """The tier of a proposal. What nobody is named for is C: it asks "who?"; a text that may not be ours has no A."""
    tier = "C" if event.person is None else _tier_of_rule(event.rule)
    return "B" if tier == "A" and not is_surely_ours else tier


@cache
def _tier_of_rule(rule: str) -> str:
    if rule.split("/")[2] in FROM_ELSEWHERE:
        return "C"
    for key in families(rule):
        found = counts().get(key)
        if found is not None and found.proposed >= ENOUGH:
            return "A" if found.share >= SURE else "B" if found.share >= LIKELY else "C"
    family = counts().get(families(rule)[1])
    if family is not None and family.proposed >= ENOUGH // 2 and family.share >= SURE:
        return "B"
    return "C"
