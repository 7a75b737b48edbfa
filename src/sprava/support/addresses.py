"""Where a letter can be sent: the printed address of a place that is open, in the letters that its post reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprava.core.dates import When
from sprava.packs.institutions import CONFIRMED, AddressRow, FacilityRow
from sprava.support.jurisdiction import pack
from sprava.support.post import ABROAD, languages_that_pass

ONCE = "one_page"
"""Confirmations with which an address is offered; the second one with the advice to ask again."""
NO_PLACE = _("Nobody says where they are held.")
TWO_PLACES = _("Sources name two places for the same day.")
NOT_IN_PACK = _("The law pack does not know the place that the source names, so it has no address for it.")
CLOSED = _("The place is closed or has moved. Its old address is not offered.")
NO_RULES = _("The law pack has no rules for letters to such a place.")
NO_ADDRESS = _("No address of the place is known that can be relied on.")
NOT_YET = _("The place has not been opened yet.")
TRANSLATED = _("The address is known only as a translation for readers abroad. The post there needs its own letters.")
LONGEST_NUMBER = 5


@dataclass(frozen=True, slots=True)
class Address:
    """An address to which a letter can go today, and how far that is known."""

    facility: str
    text: str
    lang: str
    is_confirmed: bool
    since: When | None = None
    checked_by: str = ""
    """Initials and day of whoever looked last, where the pack has them."""
    confirmed: When | None = None
    """The last day on which the pack knows that somebody was reached there."""
    is_unverified: bool = False
    """Nobody has verified the row of the law pack that has it: no page is known that prints it."""
    name: str = ""
    """What the place is called in the language of the address."""

    @property
    def lines(self) -> tuple[str, ...]:
        """As it stands on an envelope: a line for each part, a house number beside its street."""
        named = self.name.split(",")[0].strip()
        lines = [named] if named and named.casefold() not in self.text.casefold() else []
        begun = len(lines)
        for part in filter(None, map(str.strip, self.text.split(","))):
            if len(lines) > begun and part[0].isdigit() and len(part) <= LONGEST_NUMBER:
                lines[-1] += f", {part}"
            else:
                lines.append(part)
        return tuple(lines)


def address_of(value: str, day: date) -> Address | str | Promise:
    """The address of a place of the pack on ``day``; where there is none, the reason in words."""
    law = pack()
    row = law.facilities.get(value) if law else None
    if law is None or row is None:
        return NOT_IN_PACK
    if not any(rule.about == "letters" and {row.id, row.type} & set(rule.at) for rule in law.post_rules):
        return NO_RULES
    since, until = row.in_force.since, row.in_force.until
    # A place that may have closed counts as closed: a letter to it is lost, or read by somebody else.
    if row.moved_to or (until is not None and until.earliest() < day):
        return CLOSED
    if since is not None and since.earliest() > day:
        return NOT_YET
    usable = [one for one in row.addresses_on(day) if one.confirmation in (CONFIRMED, ONCE) and _is_whole(one.text)]
    if not usable:
        return NO_ADDRESS
    passing = {one.id for one in languages_that_pass()}
    native = [one for one in usable if (one.lang in passing if passing else one.lang != ABROAD)]
    return _best(row, native, day) if native else TRANSLATED


def _is_whole(text: str) -> bool:
    """A street alone finds nobody: there is a town beside it, or a postal code."""
    return "," in text or re.search(r"\b\d{5,6}\b", text) is not None


def _best(row: FacilityRow, native: list[AddressRow], day: date) -> Address:
    """The one that most pages print; of several the last, which is the newest."""
    best = max(enumerate(native), key=lambda pair: (pair[1].confirmation == CONFIRMED, pair[0]))[1]
    doubted = best.is_unverified or row.is_unverified
    return Address(
        row.id, best.text, best.lang, row.confirms(best), best.in_force.since,
        best.checked_by, best.confirmed, doubted, row.name_on(day).say(best.lang),
    )  # fmt: skip


def offered(day: date) -> dict[str, Address]:
    """Every place of the pack that has an address today, by its identifier."""
    law = pack()
    found = {value: address_of(value, day) for value in (law.facilities if law else ())}
    return {value: one for value, one in found.items() if isinstance(one, Address)}
