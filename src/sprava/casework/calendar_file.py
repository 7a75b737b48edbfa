"""Days ahead as a calendar (iCalendar, RFC 5545) that any telephone takes.

It leaves the register, so it says as little as serves: who by initials or by number unless full names are asked for, no
address, no source, no link. Why: docs/desks/casework.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language, gettext, pgettext
from icalendar import Calendar, Event

from sprava.accounts.models import Member
from sprava.casework.ahead import BIRTHDAY, HEARING, RELEASE, Ahead, days_ahead, far_ahead
from sprava.casework.calendar_asked import FULL, INITIALS, SOLIDARITY, CalendarAsked
from sprava.casework.reckoning import by_law_of, spell_behind
from sprava.core.dates import between
from sprava.core.wording import date_words, not_verified
from sprava.packs.calendar import pack_of
from sprava.packs.days import solidarity_days
from sprava.records.dossier import dossier
from sprava.records.models import Person

MOST_RECKONED = 100
"""So many expected releases carry their reckoning: each is folded from the book."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the file, on all days from ``first`` to ``last``. ``number`` says nothing of anybody."""

    number: str
    first: date
    last: date
    summary: str
    description: str = ""


def calendar_file(asked: CalendarAsked, today: date, reader: Member) -> bytes:
    """The days ahead that were asked for, as the reader may see them, in the language that is active."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sprava//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    # What a telephone shows of the file among other calendars: a title that tells nobody what it is about.
    calendar.add("x-wr-calname", gettext("Days ahead"))
    made_at = timezone.now().replace(microsecond=0)
    for entry in entries(asked, today, reader):
        calendar.add_component(_event(entry, made_at))
    return bytes(calendar.to_ical())


def entries(asked: CalendarAsked, today: date, reader: Member) -> Iterator[Entry]:
    """Every entry of the file, those of people in order of time and then the days of solidarity."""
    until = far_ahead(today, asked.days)
    reckoned = 0
    for one in days_ahead(today, until, reader):
        if one.kind in asked.kinds:
            reckoned += one.kind == RELEASE
            with_steps = asked.names == FULL and reckoned <= MOST_RECKONED
            reckoning = _reckoning(one, today, reader, with_steps=with_steps) if one.kind == RELEASE else ""
            number = _number(one.kind, str(one.number), one.edition)
            yield Entry(number, one.first, one.last, _summary(one, asked.names), reckoning)
    if SOLIDARITY in asked.kinds:
        yield from _days_of_solidarity(today, until)


def _days_of_solidarity(today: date, until: date) -> Iterator[Entry]:
    pack = pack_of(settings.JURISDICTION)
    language = get_language() or "en"
    for day in solidarity_days(pack, today, until) if pack else ():
        number = _number(SOLIDARITY, day.id, str(day.first.year))
        said = [not_verified(words, language) if words and day.is_unverified else words
                for words in (day.name.say(language), day.about.say(language))]  # fmt: skip
        yield Entry(number, day.first, day.last, *said)


def _event(entry: Entry, made_at: object) -> Event:
    event = Event()
    event.add("uid", entry.number)
    event.add("dtstamp", made_at)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))  # the first day that no longer belongs to it
    event.add("summary", entry.summary)
    if entry.description:
        event.add("description", entry.description)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _number(*what: str) -> str:
    """The same day keeps its number from file to file; without the key of the register nobody tells whose it is."""
    return salted_hmac("sprava.calendar", "\n".join(what), algorithm="sha256").hexdigest()[:40]


def _summary(one: Ahead, names: str) -> str:
    exact = one.first == one.last
    if one.kind == BIRTHDAY:
        words = pgettext("calendar", "Birthday: %(who)s")
    elif one.kind == HEARING:
        words = (
            pgettext("calendar", "Hearing: %(who)s")
            if exact
            else pgettext("calendar", "Hearing, day not certain: %(who)s")
        )
    elif exact:
        words = pgettext("calendar", "Release expected: %(who)s")
    else:
        words = pgettext("calendar", "Release expected, some day of these: %(who)s")
    return words % {"who": _who(one.person, names)}


def _who(person: Person, names: str) -> str:
    if names == FULL:
        return person.label
    if names == INITIALS and (letters := initials(person.label)):
        return letters
    return pgettext("calendar", "No %(number)s") % {"number": person.pk}


def initials(label: str) -> str:
    """``Кляновіч Тадора`` as "К. Т."; empty where nothing in it is a letter."""
    words = label.replace(",", " ").split()
    return " ".join(f"{word[0].upper()}." for word in words[:3] if word[0].isalpha())


def _reckoning(one: Ahead, today: date, reader: Member, *, with_steps: bool) -> str:
    """Between which days, and how that is reckoned, step by step.

    The days of arrest and verdict tell who somebody is as surely as a name: only a file with names has the steps.
    """
    window = date_words(between(one.first, one.last), get_language() or "en")
    lines: Iterable[str] = ()
    found = dossier(one.person.pk, reader) if with_steps else None
    spell = spell_behind(found.spells, today) if found else None
    if found is not None and spell is not None and not spell.ended:
        # What makes a range wide cites pages, and the address of a page can name somebody: it stays in the register.
        lines, _doubts = by_law_of(spell, found.items)
    certain = gettext("Reckoned from what sources say; it is not certain.")
    return "\n".join((f"{window}. {certain}", *lines))
