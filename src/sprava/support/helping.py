"""Help for prisoners and families: asked, agreed by two, done, closed. Who receives it lies sealed, and only there.

What the desk keeps of a request is what is asked for, a few words why, the week and how far it is; under no prisoner,
no family and no member. Sums are kept for ten requests or more together. There is no column for who gave.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.support.codes import code_of
from sprava.support.keeping import Kept, change, kept
from sprava.support.sealed.store import Store
from sprava.support.weeks import monday_of, week_of

WHAT: Final[Mapping[str, str | Promise]] = {
    "lawyer": _("lawyer"),
    "medicine": _("medicine"),
    "money": _("money for the family"),
    "release_kit": _("release kit: clothes, telephone, the first weeks"),
    "other": _("something else"),
}
STATES: Final[Mapping[str, str | Promise]] = {
    "asked": _("asked: two must agree"),
    "one": _("one has agreed"),
    "agreed": _("agreed by two"),
    "done": _("handed over, not confirmed"),
}
DAYS_KEPT: Final = 90
FEWEST_IN_A_SUM: Final = 10
"""A sum over fewer requests would tell what one family got."""
LONGEST_WHY: Final = 200
_OPEN: Final = "help open"
_REPLIES: Final = "replies kept"
_GONE: Final = "help gone"
WEEKS_GONE: Final = 52
"""So long it is remembered that an entry was destroyed: a copy of the folder must not bring it back."""
_LETTERS_OF_A_CODE: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Asking:
    """One request, as the team sees it."""

    entry: str
    what: str
    why: str
    week: str
    state: str

    @property
    def what_words(self) -> str | Promise:
        return WHAT[self.what]

    @property
    def state_words(self) -> str | Promise:
        return STATES[self.state]

    @property
    def last_day(self) -> date:
        """After it everything about the request is destroyed."""
        return monday_of(self.week) + timedelta(days=DAYS_KEPT)


def store() -> Store:
    """The sealed store of the register that is open."""
    if settings.REGISTER_FOLDER is None:
        raise Refused(gettext("No register is open, so there is no sealed store."))
    return Store(settings.REGISTER_FOLDER / "sealed")


def ask(what: str, why: str, recipient: Mapping[str, str], *, today: date) -> tuple[str, str]:
    """Seal who is to be helped, and open a request. Returns the name of the entry and the one-time code.

    ``recipient`` has ``name``, ``address`` and ``more``. The code is shown once and kept as a digest only: whoever
    receives the help says it, and with it the way back to them is destroyed.

    Raises:
        Refused: no custodians are named yet, or it is not said what is asked for.
    """
    if what not in WHAT:
        raise Refused(gettext("Say what is asked for."))
    monday, code = monday_of(week_of(today)), "".join(secrets.choice(_LETTERS_OF_A_CODE) for _ in range(10))
    told = {"what": what, "why": why, "more": recipient.get("more", "")}
    way = {"name": recipient.get("name", ""), "address": recipient.get("address", ""), "code": code}
    entry = store().put(told, way, dated=monday)
    row = {"what": what, "why": why[:LONGEST_WHY], "week": week_of(today), "state": "asked", "code": _digest(code)}
    change(_OPEN, lambda sheet: sheet.update({entry: row}), dated=monday)
    return entry, code


def askings() -> list[Asking]:
    """Every open request, by week."""
    found = (
        Asking(entry, row["what"], row.get("why", ""), row["week"], row["state"]) for entry, row in kept(_OPEN).items()
    )
    return sorted(found, key=lambda one: (one.week, one.entry))


def agree(entry: str, *, by: Member, today: date) -> None:
    """One of the two who must agree. The first is known by a code until the second has agreed, then no more.

    Raises:
        Refused: the same member agreed already, or there is nothing to agree to.
    """

    def edit(sheet: Kept) -> None:
        row, mine = _row(sheet, entry, "asked", "one"), code_of("agreed", entry, by.pk)
        if row.get("first") == mine:
            raise Refused(gettext("You have agreed already. A second member must decide too."))
        if row["state"] == "one":
            row.pop("first", None)
            row["state"] = "agreed"
        else:
            row.update(first=mine, state="one")

    _change(edit, today)


def hand_over(entry: str, *, today: date) -> None:
    """It has been given on; now the code is waited for."""
    _change(lambda sheet: _row(sheet, entry, "agreed").update(state="done"), today)


def refuse(entry: str, *, today: date) -> None:
    """Say no, or take the request back: everything about it is destroyed."""
    _change(lambda sheet: sheet.pop(entry, None), today)
    _destroy(entry, today)


def confirm(code: str, *, today: date) -> None:
    """The recipient said the code: the request is closed, the key of the address and the entry are destroyed.

    Raises:
        Refused: no open request has this code.
    """
    wanted = _digest("".join(code.split()).upper())
    nobody: tuple[str, Kept] = ("", {})
    entry, row = next(((name, row) for name, row in kept(_OPEN).items() if row["code"] == wanted), nobody)
    if not entry or row["state"] not in ("agreed", "done"):
        raise Refused(gettext("No request that was agreed to has this code. Look at it letter by letter."))
    _destroy(entry, today)
    _change(lambda sheet: sheet.pop(entry, None), today)
    _count(f"help {today.year}", {row["what"]: 1}, today)


def note_sum(what: str, amount: int, currency: str, requests: int, *, today: date) -> None:
    """Keep what was spent, for many requests together.

    Raises:
        Refused: they are too few, or the numbers make no sense.
    """
    if requests < FEWEST_IN_A_SUM:
        raise Refused(
            gettext("Sums are kept for %(n)s requests or more together: fewer would tell what one family got.")
            % {"n": FEWEST_IN_A_SUM}
        )
    if what not in WHAT or amount <= 0 or not (currency.isalpha() and len(currency) == 3):
        raise Refused(gettext("Write a whole sum above zero and its currency in three letters, such as EUR."))
    _count(f"spent {today.year}", {f"{what} {currency.upper()}": amount, f"{what} requests": requests}, today)


def counts(year: int) -> tuple[Kept, Kept]:
    """Requests closed in a year by what was asked for, and what was spent."""
    return kept(f"help {year}"), kept(f"spent {year}")


def expire(today: date) -> int:
    """Destroy what is older than :data:`DAYS_KEPT` days, and what a copy of the folder brought back after it had been
    destroyed. Returns how many entries it was. Doing it again changes nothing."""
    old = [one.entry for one in askings() if one.last_day < today]
    for entry in old:
        refuse(entry, today=today)
    came_back = _come_back(today) if settings.REGISTER_FOLDER else []
    for entry in came_back:
        _destroy(entry, today)
    return len(old) + len(came_back)


def _come_back(today: date) -> list[str]:
    """Entries that were destroyed before, and those of which nobody knows that have lain here too long."""
    known, gone = {*kept(_OPEN), *kept(_REPLIES)}, kept(_GONE)
    return [
        entry
        for entry, day in store().ages().items()
        if _gone(entry) in gone or (entry not in known and day + timedelta(days=DAYS_KEPT) < today)
    ]


def _destroy(entry: str, today: date) -> None:
    """The key of the address first, then everything else; and a note that it must not come back."""
    week = week_of(today)
    store().remove(entry, dated=monday_of(week))
    oldest = week_of(today - timedelta(weeks=WEEKS_GONE))

    def edit(sheet: Kept) -> None:
        sheet[_gone(entry)] = week
        for other in [name for name, then in sheet.items() if then < oldest]:
            del sheet[other]

    change(_GONE, edit, dated=monday_of(week))


def keep_reply(words: str, addressee: str, *, today: date) -> str:
    """A reply that came to the group, sealed for its addressee until release. Returns the name of the entry."""
    monday = monday_of(week_of(today))
    entry = store().put({"what": "reply", "words": words}, {"name": addressee}, dated=monday)
    change(_REPLIES, lambda sheet: sheet.update({entry: {"week": week_of(today)}}), dated=monday)
    return entry


def replies() -> list[str]:
    """The names of the entries that hold a reply."""
    return sorted(kept(_REPLIES))


def reply_delivered(entry: str, *, today: date) -> None:
    """The addressee has it: it is destroyed here. Doing it again changes nothing."""
    change(_REPLIES, lambda sheet: sheet.pop(entry, None), dated=monday_of(week_of(today)))
    _destroy(entry, today)


def _gone(entry: str) -> str:
    """Under which it is remembered that an entry is gone: not its name, which stands on old copies."""
    return code_of("gone", entry)


def _row(sheet: Kept, entry: str, *states: str) -> Kept:
    row: Kept | None = sheet.get(entry)
    if row is None or row["state"] not in states:
        raise Refused(gettext("It has gone on since you opened the page. Look at where it stands now."))
    return row


def _change(edit: object, today: date) -> None:
    change(_OPEN, edit, dated=monday_of(week_of(today)))  # type: ignore[arg-type] # what edit returns is not looked at


def _count(sheet: str, more: Mapping[str, int], today: date) -> None:
    def edit(said: Kept) -> None:
        for name, number in more.items():
            said[name] = said.get(name, 0) + number

    change(sheet, edit, dated=monday_of(week_of(today)))


def _digest(code: str) -> str:
    return code_of("one time", code)
