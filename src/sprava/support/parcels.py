"""Parcels and visits: how much the quota still holds, and the round of each: asked, packed, sent, delivered or refused.

A quota belongs to the prisoner and, as a rule, to the family: what others send is taken off it. So nothing is packed
before the family was asked. Kept are the kind, the step and the week of it, under the code of the prisoner; who packs,
pays or sends is not.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.support.codes import own_codes, people_behind, person_code
from sprava.support.keeping import Kept, change, forget, kept, kept_on
from sprava.support.weeks import monday_of, week_of

PARCELS: Final = ("parcel", "small_parcel")
VISITS: Final = ("short_visit", "long_visit")
KINDS: Final[Mapping[str, str | Promise]] = {
    "parcel": _("parcel"),
    "small_parcel": _("small packet"),
    "short_visit": _("short visit"),
    "long_visit": _("long visit"),
}
STEPS: Final[Mapping[str, str | Promise]] = {
    "asked": _("family asked"),
    "packed": _("packed"),
    "sent": _("sent"),
    "delivered": _("delivered"),
    "planned": _("planned"),
    "held": _("took place"),
    "refused": pgettext_lazy("parcel", "refused"),
}
ONWARD: Final[Mapping[str, tuple[str, ...]]] = {
    "asked": ("packed", "refused"),
    "packed": ("sent", "refused"),
    "sent": ("delivered", "refused"),
    "planned": ("held", "refused"),
}
REFUSALS: Final[Mapping[str, str | Promise]] = {
    "family": _("the family needs the quota itself"),
    "quota": _("the quota is used up"),
    "punished": _("taken away as a punishment"),
    "moved": _("no longer held there"),
    "item": _("something in it is forbidden"),
    "unsaid": _("no reason given"),
}
NOT_COUNTED: Final = frozenset({"asked", "refused"})
"""Steps that take nothing off the quota."""
PERIODS_KEPT: Final = 2


@dataclass(frozen=True, slots=True)
class Round:
    """One parcel or visit on its way."""

    person: int
    token: str
    kind: str
    step: str
    week: str
    reason: str = ""
    agreed: bool = False

    @property
    def kind_words(self) -> str | Promise:
        return KINDS[self.kind]

    @property
    def step_words(self) -> str | Promise:
        return STEPS[self.step]

    @property
    def reason_words(self) -> str | Promise:
        return REFUSALS.get(self.reason, "")

    @property
    def onward(self) -> list[tuple[str, str | Promise]]:
        """The steps that may come next."""
        return [(step, STEPS[step]) for step in ONWARD.get(self.step, ())]

    @property
    def is_visit(self) -> bool:
        return self.kind in VISITS


def open_round(person: int, kind: str, *, today: date, week: str = "", step: str = "") -> None:
    """Begin a parcel (the family is asked) or a visit (planned for a week). ``step`` notes one that others have sent
    or held already, which takes it off the quota. Repeating begins another one."""
    first = "planned" if kind in VISITS else "asked"
    done = "held" if kind in VISITS else "sent"
    if kind not in KINDS or (step or first) not in (first, done):
        raise Refused(gettext("Choose what it is: a parcel, a small packet, a short or a long visit."))
    entry = {"kind": kind, "step": step or first, "week": week or week_of(today)}
    _change(today, lambda sheet: sheet.setdefault(person_code(person), {}).update({secrets.token_hex(6): entry}))


@dataclass(frozen=True, slots=True)
class Step:
    """A step to take. ``agreed``: the family was asked; ``left``: what the quota still holds, None where not known."""

    to: str
    reason: str = ""
    agreed: bool = False
    left: int | None = None


def move_round(person: int, token: str, step: Step, *, today: date) -> None:
    """Take a round one step further.

    Raises:
        Refused: there is no such round, the step does not follow, the family was not asked, or the quota is used up.
    """

    def edit(sheet: Kept) -> None:
        entry = next((sheet[code][token] for code in own_codes([person]) if token in sheet.get(code, {})), None)
        if entry is None or step.to not in ONWARD.get(entry["step"], ()):
            raise Refused(gettext("It has gone on since you opened the page. Look at where it stands now."))
        if step.to == "packed" and not step.agreed:
            raise Refused(
                gettext("Ask the family first: your parcel is taken off what they may send. Tick it when they agree.")
            )
        if step.to == "packed" and step.left is not None and step.left < 1:
            raise Refused(gettext("The quota of this year is used up. What is sent now comes back, or costs them."))
        entry.update(step=step.to, week=week_of(today), agreed=step.agreed or entry.get("agreed", False))
        entry["reason"] = (step.reason if step.reason in REFUSALS else "unsaid") if step.to == "refused" else ""

    # One that was begun before New Year stays in the year whose quota it takes.
    before = kept(f"parcels {today.year - 1}")
    in_year = today.year - any(token in before.get(code, {}) for code in own_codes([person]))
    _change(today, edit, year=in_year)


def rounds_of(person: int, year: int) -> list[Round]:
    """Everything of one person in one year, what is under way first."""
    sheet = kept(f"parcels {year}")
    found = [
        _round(person, token, entry) for code in own_codes([person]) for token, entry in sheet.get(code, {}).items()
    ]
    return sorted(found, key=lambda one: (one.step not in ONWARD, one.week, one.token))


def under_way(reader: Member, today: date) -> list[Round]:
    """What waits for its next step, for the people whom ``reader`` may see; visits by their week."""
    sheets = kept_on(f"parcels {year}" for year in (today.year - 1, today.year)).values()
    seen = people_behind((code for sheet in sheets for code in sheet), reader)
    found = [
        _round(seen[code], token, entry)
        for sheet in sheets
        for code in sheet.keys() & seen.keys()
        for token, entry in sheet[code].items()
        if entry["step"] in ONWARD
    ]
    return sorted(found, key=lambda one: (one.is_visit, one.week, one.person, one.token))


def used(rounds: Iterable[Round], kind: str) -> int:
    """How many of a kind have been taken off the quota."""
    return sum(1 for one in rounds if one.kind == kind and one.step not in NOT_COUNTED)


def _round(person: int, token: str, entry: Kept) -> Round:
    return Round(
        person, token, entry["kind"], entry["step"], entry["week"], entry.get("reason", ""), entry.get("agreed", False)
    )


def _change(today: date, edit: Callable[[Kept], None], *, year: int = 0) -> None:
    change(f"parcels {year or today.year}", edit, dated=monday_of(week_of(today)))
    forget("parcels", str(today.year - PERIODS_KEPT))
