"""Dates and terms as people type them, in English, Belarusian and Russian: ``25.03.2021``, ``by 12 May 2022``.

What a machine writes is read by :mod:`sprava.core.dates`; this is for the fields of a form and the cells of a list. A
date that can be two is refused: 03/04/2021 is a day in March or in April, and nobody but its writer knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final

from sprava.core.dates import PartialDate, Sometime, When, parse_date
from sprava.core.errors import Unreadable
from sprava.core.wording import LANGUAGES, date_words

_DOTTED = re.compile(r"(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_BACKWARDS = re.compile(r"(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|-?го)?\s+)?([^\W\d_]+)\.?,?\s+(\d{4})")
_NAMED_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_YEAR_WORD = re.compile(r"(?:(?<=\d)\s*(?:г\.?|гг\.?|год[ау]?|годзе)|\byear)$", re.IGNORECASE)
_OPEN: Final[Mapping[str, str]] = {
    "by": "last", "until": "last", "не пазней за": "last", "не позднее": "last",
    "before": "before", "да": "before", "до": "before", "раней за": "before", "раньше": "before",
    "not before": "first", "since": "first", "from": "first", "не раней за": "first", "не ранее": "first",
    "after": "after", "пасля": "after", "после": "after",
}  # fmt: skip
_OPENED = re.compile(
    rf"({'|'.join(sorted(map(re.escape, _OPEN), key=len, reverse=True))})\s+(.+)", re.IGNORECASE | re.DOTALL
)
_UNITS: Final = (
    (re.compile(r"(?:y|г|л[еі]т)", re.IGNORECASE), "Y"),
    (re.compile(r"(?:m|м[еі]?с?)", re.IGNORECASE), "M"),
    (re.compile(r"(?:d|д[нз]?|с[у]т)", re.IGNORECASE), "D"),
)
_COUNTED = re.compile(r"([0-9]{1,5})\s*([^\W\d_]+)\.?")
_NOTATION = re.compile(r"P(?=\d)(?:\d{1,3}Y)?(?:\d{1,4}M)?(?:\d{1,5}D)?|LIFE|DEATH", re.ASCII)
_JOINING = re.compile(r"\b(?:and|і|и|ды)\b|[,+]", re.IGNORECASE)


def typed_date(text: str) -> When:
    """Read a date as somebody typed it.

    Raises:
        Unreadable: it is no date, or it can be two; the message says how to write it.
    """
    plain = " ".join(text.split())
    if (opened := _OPENED.fullmatch(plain)) is not None:
        return _half_open(_OPEN[opened[1].casefold()], _whole(opened[2], text))
    return _whole(plain, text)


def _whole(plain: str, text: str) -> When:
    plain = _YEAR_WORD.sub("", plain).strip()
    if match := _SLASHED.fullmatch(plain):
        return _slashed(int(match[1]), int(match[2]), int(match[3]), text)
    try:
        for reader in (_dotted, _backwards, _named):
            if (found := reader(plain)) is not None:
                return found
        return parse_date(plain)
    except Unreadable as cause:
        raise Unreadable(_not_a_date(text)) from cause


def _half_open(how: str, when: When) -> When:
    """``by`` and ``not before`` hold the day itself, ``before`` and ``after`` do not."""
    first, last = when.earliest(), when.latest()
    one = date.resolution
    if how == "before" and first > date.min:
        return Sometime(None, first - one)
    if how == "after" and last < date.max:
        return Sometime(last + one, None)
    return Sometime(None, last) if how in ("last", "before") else Sometime(first, None)


def _dotted(plain: str) -> When | None:
    match = _DOTTED.fullmatch(plain)
    return _date(match[3], match[2], match[1]) if match else None


def _backwards(plain: str) -> When | None:
    match = _BACKWARDS.fullmatch(plain)
    return _date(match[1], match[2], match[3]) if match else None


def _slashed(first: int, second: int, year: int, text: str) -> When:
    if first <= 12 and second <= 12 and first != second:
        raise Unreadable(
            f"{text[:40]!r} can be two days, as it is not said whether the day or the month stands first. "
            f"Write {year}-{second:02d}-{first:02d} or {year}-{first:02d}-{second:02d}."
        )
    day, month = (first, second) if second <= 12 else (second, first)
    try:
        return PartialDate(year, month, day)
    except Unreadable as cause:
        raise Unreadable(_not_a_date(text)) from cause


def _named(plain: str) -> When | None:
    if match := _NAMED.fullmatch(plain):
        month = _months().get(match[2].casefold())
        return _date(match[3], str(month), match[1]) if month else None
    if match := _NAMED_FIRST.fullmatch(plain):
        month = _months().get(match[1].casefold())
        return _date(match[3], str(month), match[2]) if month else None
    return None


def _date(year: str, month: str, day: str | None) -> PartialDate:
    return PartialDate(int(year), int(month), int(day) if day else None)


@cache
def _months() -> dict[str, int]:
    """Every month by every name that :mod:`sprava.core.wording` writes, and the longer ones cut to three letters."""
    names: dict[str, int] = {"траўня": 5, "травень": 5}
    for language in LANGUAGES:
        for month in range(1, 13):
            for short in (False, True):
                alone = date_words(PartialDate(2021, month), language, short=short).split()[0]
                of_a_day = date_words(PartialDate(2021, month, 1), language, short=short).split()[1]
                for name in (alone, of_a_day):
                    names[name.casefold().rstrip(".")] = month
    return names


def typed_term(text: str) -> str:
    """A term as somebody typed it, in the notation of claims: ``5 years 6 months`` is ``P5Y6M``, ``15 сутак`` ``P15D``.

    Raises:
        Unreadable: it is no term; the message says how to write it.
    """
    plain = _JOINING.sub(" ", " ".join(text.split())).strip()
    if _NOTATION.fullmatch(plain.upper()):
        return plain.upper()
    counted = list(_COUNTED.finditer(plain))
    parts = {unit: int(match[1]) for match in counted if (unit := _unit(match[2]))}
    left_over = _COUNTED.sub("", plain).strip(" .")
    if not counted or len(parts) != len(counted) or left_over or not any(parts.values()):
        raise Unreadable(f"{text[:40]!r} is not a term. Write 5 years 6 months, 15 days, or P5Y6M.")
    return "P" + "".join(f"{parts[unit]}{unit}" for unit in "YMD" if parts.get(unit))


def _unit(word: str) -> str:
    return next((unit for stem, unit in _UNITS if stem.match(word)), "")


def _not_a_date(text: str) -> str:
    return f"{text[:40]!r} is not a date. Write 2021, 2021-03, 25.03.2021 or March 2021."
