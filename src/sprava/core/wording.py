"""Dates, terms, counts and sizes as people write them in English, Belarusian and Russian.

Months stand in the case that the phrase wants: ``March 2021`` alone is «сакавік 2021», since then is «з сакавіка 2021».
Month names and their short forms follow Unicode CLDR 46. An unknown language reads English.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from sprava.core.dates import PartialDate, Sometime, When

NARROW_SPACE: Final = "\u202f"


class Phrase(Enum):
    """What stands around a date."""

    ALONE = "alone"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Words:
    """What one language needs. Counted words come in as many forms as the language counts in."""

    months: tuple[str, ...]
    months_of: tuple[str, ...]
    short: tuple[str, ...]
    short_of: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekday_comma: str
    by: str
    not_before: str
    since: str
    since_some_day: str
    or_earlier: str
    or_later: str
    year_of: str
    today: str
    yesterday: str
    ago: str
    ahead: str
    decimal: str
    thousands: str
    sizes: tuple[str, ...]
    life: str
    death: str
    not_verified: str
    counted: Mapping[str, tuple[str, ...]]


_EN = Words(
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    months_of=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December"),
    short=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    short_of=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    weekday_comma="",
    by="by {0}", not_before="not before {0}", since="since {0}", since_some_day="since some day of {0}",
    or_earlier="{0} or earlier", or_later="{0} or later", year_of="{0}",
    today="today", yesterday="yesterday", ago="{0} ago", ahead="in {0}",
    decimal=".", thousands=",", sizes=("bytes", "KB", "MB", "GB", "TB"),
    life="life imprisonment", death="death penalty", not_verified="{} (not verified)",
    counted={
        "year": ("year", "years"), "month": ("month", "months"), "week": ("week", "weeks"), "day": ("day", "days"),
        "hour": ("hour", "hours"),
    },
)  # fmt: skip
_BE = Words(
    months=("студзень", "люты", "сакавік", "красавік", "май", "чэрвень", "ліпень", "жнівень", "верасень", "кастрычнік",
            "лістапад", "снежань"),
    months_of=("студзеня", "лютага", "сакавіка", "красавіка", "мая", "чэрвеня", "ліпеня", "жніўня", "верасня",
               "кастрычніка", "лістапада", "снежня"),
    short=("сту", "лют", "сак", "кра", "май", "чэр", "ліп", "жні", "вер", "кас", "ліс", "сне"),
    short_of=("сту", "лют", "сак", "кра", "мая", "чэр", "ліп", "жні", "вер", "кас", "ліс", "сне"),
    weekdays=("Панядзелак", "Аўторак", "Серада", "Чацвер", "Пятніца", "Субота", "Нядзеля"),
    weekday_comma=",",
    by="не пазней за {0}", not_before="не раней за {0}", since="з {0}", since_some_day="з нейкага дня {0}",
    or_earlier="{0} або раней", or_later="{0} або пазней", year_of="{0} года",
    today="сёння", yesterday="учора", ago="{0} таму", ahead="праз {0}",
    decimal=",", thousands=NARROW_SPACE, sizes=("байт", "КБ", "МБ", "ГБ", "ТБ"),
    life="пажыццёвае зняволенне", death="смяротная кара", not_verified="{} (не праверана)",
    counted={
        "year": ("год", "гады", "гадоў"), "month": ("месяц", "месяцы", "месяцаў"),
        "week": ("тыдзень", "тыдні", "тыдняў"), "day": ("дзень", "дні", "дзён"),
        "hour": ("гадзіна", "гадзіны", "гадзін"),
    },
)  # fmt: skip
_RU = Words(
    months=("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
            "декабрь"),
    months_of=("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
               "ноября", "декабря"),
    short=("янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек."),
    short_of=("янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."),
    weekdays=("Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"),
    weekday_comma=",",
    by="не позднее {0}", not_before="не ранее {0}", since="с {0}", since_some_day="с какого-то дня {0}",
    or_earlier="{0} или раньше", or_later="{0} или позже", year_of="{0} года",
    today="сегодня", yesterday="вчера", ago="{0} назад", ahead="через {0}",
    decimal=",", thousands=NARROW_SPACE, sizes=("байт", "КБ", "МБ", "ГБ", "ТБ"),
    life="пожизненное заключение", death="смертная казнь", not_verified="{} (не проверено)",
    counted={
        "year": ("год", "года", "лет"), "month": ("месяц", "месяца", "месяцев"),
        "week": ("неделя", "недели", "недель"), "day": ("день", "дня", "дней"), "hour": ("час", "часа", "часов"),
    },
)  # fmt: skip
_WORDS: Final[dict[str, Words]] = {"en": _EN, "be": _BE, "ru": _RU}
LANGUAGES: Final = tuple(_WORDS)

_TERM = re.compile(r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?)?", re.ASCII)


def date_words(when: When, language: str, *, short: bool = False, phrase: Phrase = Phrase.ALONE) -> str:
    """A date in words, as exact as it is known and no more."""
    words = _of(language)
    if isinstance(when, PartialDate):
        if phrase is Phrase.SINCE:
            return words.since.format(_partial(when, words, short=short, of=True))
        return _partial(when, words, short=short)
    if when.first is None or when.last is None:
        open_end = _partial(PartialDate.of(when.first or when.last or date.min), words, short=short)
        if phrase is Phrase.SINCE:
            return (words.or_earlier if when.first is None else words.or_later).format(words.since.format(open_end))
        return (words.by if when.first is None else words.not_before).format(open_end)
    if when.first == when.last:
        return date_words(PartialDate.of(when.first), language, short=short, phrase=phrase)
    since = phrase is Phrase.SINCE
    stretch = _stretch(when, words, short=short, of=since)
    return words.since_some_day.format(stretch) if since else stretch


def day_words(day: date, language: str) -> str:
    """A day with its weekday, as the head of a page: ``Monday 23 November 2026``."""
    words = _of(language)
    return f"{words.weekdays[day.weekday()]}{words.weekday_comma} {date_words(PartialDate.of(day), language)}"


def term_words(term: str, language: str) -> str:
    """An ISO 8601 duration in words, ``P5Y6M`` as "5 years 6 months"; LIFE and DEATH are the penalties of that name.

    What is neither comes back as it is.
    """
    if term in ("LIFE", "DEATH"):
        return _of(language).life if term == "LIFE" else _of(language).death
    match = _TERM.fullmatch(term)
    if match is None:
        return term
    parts = zip(("year", "month", "week", "day", "hour"), match.groups(), strict=True)
    said = [counted(int(number), unit, language) for unit, number in parts if number and int(number)]
    return " ".join(said) or counted(0, "day", language)


def not_verified(words: str, language: str) -> str:
    """Words of the law pack that rest on a row which no page confirms: "strict regime (not verified)"."""
    return _of(language).not_verified.format(words)


def counted(number: int, unit: str, language: str) -> str:
    """``number`` of ``unit`` (year, month, week, day, hour): "21 день", "531 days"."""
    return f"{figure(number, language)} {_of(language).counted[unit][plural_form(number, language)]}"


def plural_form(number: int, language: str) -> int:
    """Which form of a counted word: 0 as for one, 1 as for two, 2 as for five (English has 0 and 1)."""
    number = abs(number)
    if language not in ("be", "ru"):
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def ago_words(day: date, today: date, language: str) -> str:
    """How long ago a day was, in days: "today", "yesterday", "6 days ago"; a day ahead is "in 6 days"."""
    words, days = _of(language), (today - day).days
    if days in (0, 1):
        return words.yesterday if days else words.today
    return (words.ago if days > 0 else words.ahead).format(counted(abs(days), "day", language))


def figure(number: int | float, language: str) -> str:
    """A number with the thousands and the decimal mark of the language. Fractions keep the digits they have."""
    words = _of(language)
    whole, _, fraction = f"{number:,}".partition(".")
    whole = whole.replace(",", words.thousands).replace("-", "−")
    return f"{whole}{words.decimal}{fraction}" if fraction else whole


def size_words(size: int, language: str) -> str:
    """A number of bytes in the largest unit that gives at least one; 1 KB is 1000 bytes."""
    words, shown, unit = _of(language), float(size), 0
    while shown >= 999.5 and unit < len(words.sizes) - 1:
        shown, unit = shown / 1000, unit + 1
    tenths = round(shown * 10) if shown < 9.95 else round(shown) * 10
    return f"{figure(tenths / 10 if tenths % 10 else tenths // 10, language)} {words.sizes[unit]}"


def _of(language: str) -> Words:
    return _WORDS.get(language.split("-")[0].lower(), _EN)


def _partial(when: PartialDate, words: Words, *, short: bool, of: bool = False) -> str:
    if when.month is None:
        return words.year_of.format(when.year) if of else str(when.year)
    if when.day is None:
        return f"{_month(when.month, words, short=short, of=of)} {when.year}"
    return f"{when.day} {_month(when.month, words, short=short, of=True)} {when.year}"


def _month(month: int, words: Words, *, short: bool, of: bool) -> str:
    if short:
        return (words.short_of if of else words.short)[month - 1]
    return (words.months_of if of else words.months)[month - 1]


def _stretch(when: Sometime, words: Words, *, short: bool, of: bool) -> str:
    """From one day to another, whole months and years as such, and nothing said twice."""
    first, last = when.earliest(), when.latest()
    begins_month = first.day == 1
    ends_month = last.day == calendar.monthrange(last.year, last.month)[1]
    if begins_month and ends_month:
        if first.month == 1 and last.month == 12:
            years = str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
            return words.year_of.format(years) if of else years
        left, right = PartialDate(first.year, first.month), PartialDate(last.year, last.month)
        if first.month == last.month and first.year == last.year:
            return _partial(left, words, short=short, of=of)
        begin = _month(first.month, words, short=short, of=of)
        begin = begin if first.year == last.year else f"{begin} {first.year}"
        return f"{begin} – {_partial(right, words, short=short, of=of)}"
    end = _partial(PartialDate.of(last), words, short=short)
    if first.year != last.year:
        return f"{_partial(PartialDate.of(first), words, short=short)} – {end}"
    if first.month != last.month:
        return f"{first.day} {_month(first.month, words, short=short, of=True)} – {end}"
    return f"{first.day} – {end}"
