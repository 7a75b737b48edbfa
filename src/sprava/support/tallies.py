"""How many letters, to whom, and what became of them: weekly counters. Who wrote is asked nowhere and kept nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.support.codes import code_of, own_codes, people_behind, person_code
from sprava.support.keeping import Kept, change, forget, kept_on, sheets_of
from sprava.support.weeks import monday_of, week_of, weeks_back

OUTCOMES: Final = ("sent", "delivered", "answered", "returned")
REASONS: Final[Mapping[str, str | Promise]] = {
    "censor": _("stopped by the censor"),
    "moved": _("the addressee is no longer there"),
    "address": _("no such address"),
    "forbidden": _("letters are not let through to them"),
    "unsaid": _("no reason given"),
}
"""Why a letter came back."""
WEEKS_SHOWN: Final = 8
WEEKS_KEPT: Final = 104
MOST_AT_ONCE: Final = 500
PUBLIC_STEP: Final = 5
_KIND: Final = "letters"


@dataclass(frozen=True, slots=True)
class Tally:
    """Letters to one person or to several. ``returned`` by the code of the reason."""

    sent: int = 0
    delivered: int = 0
    answered: int = 0
    returned: Mapping[str, int] | None = None

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Tally:
        """From counters as they are kept."""
        back = {reason: number for reason in REASONS if (number := counts.get(f"returned {reason}", 0))}
        return cls(counts.get("sent", 0), counts.get("delivered", 0), counts.get("answered", 0), back)

    @property
    def came_back(self) -> int:
        """Returned, whatever the reason."""
        return sum((self.returned or {}).values())

    @property
    def reasons(self) -> list[tuple[str | Promise, int]]:
        """The reasons in words, the most frequent first."""
        counted = sorted((self.returned or {}).items(), key=lambda pair: -pair[1])
        return [(REASONS[reason], number) for reason, number in counted]

    def rounded(self) -> Tally:
        """As it may be published: to the nearest five, and without reasons, which single people out."""
        came_back = _to_five(self.came_back)
        back = {"unsaid": came_back} if came_back else {}
        return Tally(_to_five(self.sent), _to_five(self.delivered), _to_five(self.answered), back)


def log_letters(number: int, counts: Mapping[str, int], week: str, *, today: date) -> None:
    """Add to the counters of one person in one week; a number below zero takes back what was counted by mistake.

    ``counts`` has the names of :data:`OUTCOMES`, a return with its reason: ``returned censor``. Repeating counts again.

    Raises:
        Refused: nothing is counted, too much, below zero, or in a week that has not come or is long past.
    """
    known = {*OUTCOMES[:-1], *(f"returned {reason}" for reason in REASONS)}
    given = {name: count for name, count in counts.items() if count}
    if not given or set(given) - known:
        raise Refused(gettext("Nothing is counted. Say how many letters were sent, delivered, answered or returned."))
    if any(abs(count) > MOST_AT_ONCE for count in given.values()):
        raise Refused(gettext("More than %(most)s letters at once are not counted. Check the number.")
                      % {"most": MOST_AT_ONCE})  # fmt: skip
    if not today - timedelta(weeks=WEEKS_KEPT) <= monday_of(week) <= today:
        raise Refused(gettext("%(week)s is not a week of the last two years.") % {"week": week})
    change(f"{_KIND} {week}", lambda kept: _add(kept, person_code(number), given), dated=monday_of(week_of(today)))
    forget(_KIND, week_of(today - timedelta(weeks=WEEKS_KEPT)))


def _add(kept: Kept, code: str, given: Mapping[str, int]) -> None:
    counters: Counter[str] = Counter(kept.get(code, {}))
    for name, count in given.items():
        counters[name] += count
        if counters[name] < 0:
            raise Refused(gettext("Fewer than none cannot be counted. Look up what was entered for that week."))
    kept[code] = dict(counters)


def tallies_of(people: Iterable[int], day: date, weeks: int = WEEKS_SHOWN) -> dict[int, Tally]:
    """What was counted of each of ``people`` in this week and those before it."""
    numbers = list(people)
    sheets = list(_recent(day, weeks))
    codes = own_codes(numbers) if sheets else {}
    counted: dict[int, Counter[str]] = {number: Counter() for number in numbers}
    for sheet in sheets:
        for code in codes.keys() & sheet.keys():
            counted[codes[code]].update(sheet[code])
    return {number: Tally.of(counters) for number, counters in counted.items()}


def weeks_of(number: int, day: date, weeks: int = WEEKS_SHOWN) -> list[tuple[str, Tally]]:
    """One person week by week, the newest first; weeks without a letter are left out."""
    codes = own_codes([number])
    found = []
    sheets = kept_on(f"{_KIND} {week}" for week in weeks_back(day, weeks))
    for name in sorted(sheets, reverse=True):
        counters = Counter[str]()
        for code in codes.keys() & sheets[name].keys():
            counters.update(sheets[name][code])
        if counters:
            found.append((name.split(" ", 1)[1], Tally.of(counters)))
    return found


def letters_to(reader: Member, day: date, weeks: int = WEEKS_SHOWN) -> dict[int, int]:
    """How many letters each person got lately, of the people whom ``reader`` may see; none stands for nobody."""
    sent = Counter[str]()
    for sheet in _recent(day, weeks):
        for code, counters in sheet.items():
            sent[code] += counters.get("sent", 0)
    found = Counter[int]()
    for code, number in people_behind((code for code, many in sent.items() if many > 0), reader).items():
        found[number] += sent[code]
    return dict(found)


def totals(reader: Member) -> list[tuple[str, Tally]]:
    """Every week that is kept, for all people whom ``reader`` may see together, the oldest first."""
    every = sheets_of(_KIND)
    seen = people_behind((code for sheet in every.values() for code in sheet), reader)
    return [
        (week, Tally.of(sum((Counter(sheet[code]) for code in sheet.keys() & seen.keys()), Counter[str]())))
        for week, sheet in every.items()
    ]


def sheet_code(number: int, week: str) -> str:
    """What stands on the checklist beside a person: it leads to the form of that person and week, and says nothing."""
    return code_of("sheet", number, week)


def behind_sheet_code(typed: str, people: Sequence[int], day: date) -> tuple[int, str] | None:
    """The person and the week of a code on a checklist of the last weeks; None where it fits none of ``people``."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    for week in weeks_back(day, WEEKS_SHOWN):
        for number in people:
            if sheet_code(number, week) == code:
                return number, week
    return None


def grouped(code: str) -> str:
    """A code in groups of four, for reading aloud and typing."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def _recent(day: date, weeks: int) -> Iterable[Kept]:
    return kept_on(f"{_KIND} {week}" for week in weeks_back(day, weeks)).values()


def _to_five(number: int) -> int:
    return PUBLIC_STEP * ((number + PUBLIC_STEP // 2) // PUBLIC_STEP)
