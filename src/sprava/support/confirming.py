"""When somebody was last reached at the address of a place: the week in which a supporter said so. Who said it is not
kept."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from sprava.core.dates import PartialDate, When
from sprava.core.errors import Refused
from sprava.support.addresses import Address, address_of
from sprava.support.keeping import change, kept
from sprava.support.weeks import monday_of, week_of

_SHEET: Final = "addresses all"


def confirm_address(facility: str, *, today: date) -> None:
    """Note that letters reach this place. Noting it again in the same week changes nothing.

    Raises:
        Refused: the place has no address that could be confirmed.
    """
    if not isinstance(address_of(facility, today), Address):
        raise Refused(_("This place has no address here that could be confirmed."))
    week = week_of(today)
    change(_SHEET, lambda sheet: sheet.update({facility: week}), dated=monday_of(week))


def confirmations() -> dict[str, When]:
    """For each place the Monday of the week in which it was last confirmed here."""
    return {facility: PartialDate.of(monday_of(week)) for facility, week in kept(_SHEET).items()}


def latest(*days: When | None) -> When | None:
    """The last of these days; None where there is none."""
    return max((day for day in days if day is not None), key=lambda day: day.latest(), default=None)
