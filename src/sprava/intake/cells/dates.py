"""Dates as lists write them: in figures, in words, to the month or the year only."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sprava.core.dates import PartialDate, Sometime, When, parse_date
from sprava.core.errors import Unreadable
from sprava.intake.cells.answers import Doubt
from sprava.intake.cells.vocabulary import catalogue, plain
from sprava.packs.naming import tokens_of

FIRST_YEAR, LAST_YEAR = 1800, 2200  # outside of these a year is a slip of the pen

_CLOCK = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$", re.ASCII | re.IGNORECASE)
_UNKNOWN = r"(?:\?{1,2}|[xX]{2}|0{1,2})"
_FIGURES = rf"(\d{{1,4}}|{_UNKNOWN})"
_MARK = r"\s*[./\-–]\s*"
_THREE = re.compile(rf"{_FIGURES}{_MARK}{_FIGURES}{_MARK}{_FIGURES}")
_TWO = re.compile(rf"{_FIGURES}{_MARK}{_FIGURES}")
_COMPACT = re.compile(r"((?:18|19|20|21)\d{2})(\d{2})(\d{2})", re.ASCII)
_DAY_NUMBER = re.compile(r"[23456]\d{4}", re.ASCII)  # 1954 to 2091 in the calendar of spreadsheets
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|-?(?:го|га|е|ое|ае))\b")
_WORD = re.compile(r"[^\W\d_]+|\d+|[.,'’]")


@lru_cache(maxsize=1 << 14)  # lists repeat their days
def read_date(cell: str, order: str = "dmy") -> str | Doubt:
    """The date in the notation of :mod:`sprava.core.dates`, or why it is none.

    ``order`` says what stands first where only figures are given and the year does not: "dmy" or "mdy".
    """
    text = _CLOCK.sub("", " ".join(cell.split()))
    text = text.removesuffix(",").strip()
    try:
        return _plausible(parse_date(text)) or _not_a_date(cell)
    except Unreadable:
        pass
    if _DAY_NUMBER.fullmatch(text):
        return Doubt("day_number", (("value", cell),))
    try:
        return _in_figures(_without_year_word(text), cell, order) or _in_words(text) or _open_ended(text, cell, order)
    except Unreadable:
        return _not_a_date(cell)


def _plausible(when: When) -> str:
    years = [day.year for day in (when.earliest(), when.latest()) if 1 < day.year < 9999]
    return str(when) if all(FIRST_YEAR <= year <= LAST_YEAR for year in years) and years else ""


def _not_a_date(cell: str) -> Doubt:
    return Doubt("not_a_date", (("value", cell),))


def _in_figures(text: str, cell: str, order: str) -> str | Doubt:
    """``25.03.2021``, ``2021/03/25``, ``03.2021``, ``20210325``; a day that is not known is 00, xx or ??."""
    if found := _COMPACT.fullmatch(text):
        return _plausible(PartialDate(*(int(part) for part in found.groups())))
    if found := _TWO.fullmatch(text):
        first, second = found.groups()
        year, month = (first, second) if len(first) == 4 else (second, first)
        if len(year) != 4 or len(month) == 4:
            return ""
        return _plausible(_of(year, month, "0"))
    found = _THREE.fullmatch(text)
    if found is None:
        return ""
    parts = found.groups()
    if len(parts[0]) == 4:
        return _plausible(_of(*parts))
    if len(parts[2]) != 4:
        short = len(parts[2]) == 2 and all(len(part) <= 2 for part in parts)
        return Doubt("short_year", (("value", cell),)) if short else ""
    day, month = parts[:2] if order == "dmy" else (parts[1], parts[0])
    if order == "dmy" and _number(month) > 12 >= _number(day):
        return Doubt("day_before_month", (("value", cell),))
    return _plausible(_of(parts[2], month, day))


def _number(figures: str) -> int:
    return int(figures) if figures.isdigit() else 0


def _of(year: str, month: str, day: str) -> PartialDate:
    """A date from its figures; a month or a day of none is not known. A known day of an unknown month is no date."""
    if not year.isdigit():
        raise Unreadable(f"{year!r} is not a year.")
    known_month, known_day = _number(month) or None, _number(day) or None
    return PartialDate(int(year), known_month, known_day)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(plain(word) for word in catalogue()["dates"][kind])


@cache
def _month_stems() -> tuple[tuple[str, int], ...]:
    stems = [(token, int(number)) for number, words in catalogue()["months"].items() for token in map(_folded, words)]
    return tuple(sorted(stems, key=lambda stem: (-len(stem[0]), stem)))


def _folded(word: str) -> str:
    tokens = tokens_of(word)
    return tokens[0] if len(tokens) == 1 else ""


@cache
def month_of(word: str) -> int:
    """The number of the month that ``word`` names in any of its cases and languages; 0 if it names none."""
    folded = _folded(word)
    if len(folded) < 3 or len(folded) > 12:
        return 0
    return next((number for stem, number in _month_stems() if folded.startswith(stem)), 0)


def _without_year_word(text: str) -> str:
    """``25.03.2021 г.`` without its last word."""
    head, _, last = text.rpartition(" ")
    if head and plain(last) in _words("after"):
        return head
    glued = re.fullmatch(r"(.*\d)\s*(?:г|р)\.?", text)
    return glued.group(1) if glued else text


def _in_words(text: str) -> str:
    """``25 сакавіка 2021 г.``, ``March 25th, 2021``, ``в марте 2021``, ``2021 год``; empty if it is none of these."""
    parts = [part for part in _WORD.findall(_ORDINAL.sub("", text.casefold())) if part not in ".,'’"]
    if parts and parts[0] in _words("before"):
        del parts[0]
    while len(parts) > 1 and parts[-1] in _words("after"):
        del parts[-1]
    if "of" in parts:
        parts.remove("of")
    figures = [part for part in parts if part.isdigit()]
    letters = [part for part in parts if not part.isdigit()]
    years = [part for part in figures if len(part) == 4]
    if len(years) != 1 or len(parts) > 3 or len(letters) > 1:
        return ""
    days = [part for part in figures if part != years[0]]
    if not letters:
        return "" if days else _plausible(PartialDate(int(years[0])))
    month = month_of(letters[0])
    if not month or any(len(day) > 2 for day in days):
        return ""
    return _plausible(PartialDate(int(years[0]), month, int(days[0]) if days else None))


def _open_ended(text: str, cell: str, order: str) -> str | Doubt:
    """``не позднее 12 августа 2025``, ``not before 2025-08``."""
    lowered = text.casefold()
    for kind in ("by", "not_before"):
        for words in sorted(_words(kind), key=len, reverse=True):
            if lowered.startswith(words + " "):
                rest = read_date(text[len(words) :].strip(), order)
                if isinstance(rest, Doubt):
                    return _not_a_date(cell)
                when = parse_date(rest)
                if isinstance(when, Sometime):
                    return _not_a_date(cell)
                return str(Sometime(None, when.latest()) if kind == "by" else Sometime(when.earliest(), None))
    return _not_a_date(cell)
