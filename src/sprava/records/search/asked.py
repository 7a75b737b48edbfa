"""What is typed into a search box: a name, and perhaps a birth date beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sprava.core.dates import PartialDate, When, compatible, parse_date
from sprava.core.errors import Unreadable
from sprava.core.names import Evidence

_DATE: Final = re.compile(
    r"(?i)(?:\b(?:born|нар\.?|нарадзі\w+|народж\w+|род\.?|роди\w+)[\s:]*)?"
    r"(?<![\d-])(?:(?:(?P<day>\d{1,2})[./])?(?P<month>\d{1,2})[./])?(?P<year>(?:19|20)\d\d)"
    r"(?:-(?P<month_after>\d\d)(?:-(?P<day_after>\d\d))?)?(?![\d-])"
    r"(?:\s*(?:г(?:од[ау]?)?\.? ?(?:[рн]\w*\.?)?|р\.? ?н\.?|р\.)(?!\w))?"
)
"""1987, 03.1987, 12.03.1987, 1987-03-12, with «г. р.», «г. н.» or "born" beside it."""
_SAME: Final = {1: ("compatible", 5.0), 2: ("compatible", 8.0), 3: ("same", 14.0)}
"""Bits for a birth date that agrees to the year, to the month, to the day: as in docs/methods/linkage.md."""
_OTHER: Final = -12.0


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a query that are a name, and the birth date that stood beside them."""

    name: str
    born: PartialDate | None = None


def asked_in(text: str) -> Asked:
    """The name and the birth date in a query; what looks like a date and is none is left out."""
    if not (found := _DATE.search(text)):
        return Asked(text)
    name = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;()")
    month, day = found["month"] or found["month_after"], found["day"] or found["day_after"]
    try:
        return Asked(name, PartialDate(int(found["year"]), int(month) if month else None, int(day) if day else None))
    except Unreadable:
        return Asked(name)


def of_birth(asked: PartialDate, known: str) -> Evidence | None:
    """What it says that somebody was born on ``known``; nothing where that is not known.

    A year that is one off is no contradiction: whoever knows an age reckons the year.
    """
    if not known:
        return None
    when, said = parse_date(known), (str(asked), known)
    if compatible(asked, when):
        how, bits = _SAME[min(_parts(asked), _parts(when))]
        return Evidence("born", bits, how, said)
    if asked.month is None and compatible(asked, when, within_days=_A_YEAR):
        return Evidence("born", 0.0, "near", said)
    return Evidence("born", _OTHER, "contradicted", said)


def _parts(when: When) -> int:
    """Of year, month and day, how many are known."""
    return len(str(when).split("-")) if isinstance(when, PartialDate) else 1


_A_YEAR: Final = 366
