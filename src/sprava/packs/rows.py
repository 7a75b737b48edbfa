"""What every row of a jurisdiction pack carries.

Every row says since when it holds, who says so, and how well that is known. A row of which nobody has
found a page stays in the pack as ``unverified``, and whoever uses it has to pass that mark on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sprava.core.dates import When

STANDINGS = ("confirmed", "reported", "inferred", "unverified")
"""confirmed: the text of the law or two independent pages; reported: one page; inferred: from cases, not from a rule;
unverified: general knowledge, no page was found."""

LANGUAGES = ("be", "ru", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in the languages of the pack."""

    be: str = ""
    ru: str = ""
    en: str = ""

    def say(self, lang: str) -> str:
        """In ``lang``, else in the first language that has it."""
        return getattr(self, lang, "") or self.en or self.ru or self.be

    def every(self) -> tuple[tuple[str, str], ...]:
        """(language, words) for the languages that have words."""
        return tuple((lang, words) for lang in LANGUAGES if (words := getattr(self, lang)))


NOTHING = Text()


@dataclass(frozen=True, slots=True)
class Force:
    """From when to when a row holds. ``since`` is None where nobody knows; ``until`` is None while it holds."""

    since: When | None
    until: When | None = None

    def may_hold(self, day: date) -> bool:
        """Could the row hold on ``day``? Partial dates are read in favour of holding."""
        begun = self.since is None or self.since.earliest() <= day
        return begun and (self.until is None or day <= self.until.latest())

    def holds(self, day: date) -> bool:
        """Does the row hold on ``day`` for certain?"""
        begun = self.since is not None and self.since.latest() <= day
        return begun and (self.until is None or day <= self.until.earliest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row carries."""

    in_force: Force
    source: tuple[str, ...]
    standing: str
    note: str = ""
    checked_by: str = ""

    @property
    def is_unverified(self) -> bool:
        """No page confirmed this row: say so wherever it is used."""
        return self.standing == "unverified"
