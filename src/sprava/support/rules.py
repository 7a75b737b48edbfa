"""What a place and its censor let through, as the law pack has it, each rule with how well it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from sprava.packs.solidarity import PostRuleRow
from sprava.support.jurisdiction import pack

OF_A_LETTER = frozenset({"letters", "risk"})
OF_PAPER = frozenset({"letters"})
"""What may stand on a checklist, which lies about: dangers name groups that are better not found on a table."""


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """One rule in the reader's language. ``danger``: breaking it can hurt somebody."""

    text: str
    danger: bool
    is_unverified: bool
    sources: tuple[str, ...]

    @property
    def links(self) -> tuple[str, ...]:
        """The pages that say so; what has no page is left out."""
        return tuple(source for source in self.sources if source.startswith(("https://", "http://")))


def with_doubt(words: str, is_unverified: bool) -> str:  # noqa: FBT001 read beside the words
    """Words of the law pack for where only words can stand: on paper, in a caution."""
    return f"{words} {gettext('(nobody has confirmed this)')}" if is_unverified else words


def in_words(rule: PostRuleRow, language: str) -> PlaceRule:
    """A row of the law pack in the reader's language."""
    return PlaceRule(rule.text.say(language), rule.danger, rule.is_unverified, rule.source)


def rules_for(facility: str, day: date, language: str, about: frozenset[str] = OF_A_LETTER) -> tuple[PlaceRule, ...]:
    """The rules for letters to a place of the pack, dangers first; for no place those that hold everywhere."""
    law = pack()
    if law is None:
        return ()
    row = law.facilities.get(facility)
    names = {row.id, row.type} if row else set(law.institutions)
    found = [
        in_words(rule, language)
        for rule in law.post_rules
        if rule.about in about
        and rule.in_force.may_hold(day)
        # Without a place: only what holds at most kinds of place.
        and (names & set(rule.at) if row else len(names & set(rule.at)) > 1)
    ]
    return tuple(sorted(found, key=lambda rule: not rule.danger))
