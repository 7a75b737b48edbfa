"""The page with the list of people: its filters, its words, its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.casework.articles import article_short
from sprava.casework.freshness import STALE_CHOICES
from sprava.casework.jurisdiction import is_unverified
from sprava.casework.known_list import KnownPage, page_known
from sprava.casework.listing import Asked, Page, asked_in, each_once, page_of
from sprava.casework.places import Named, Places
from sprava.casework.remembered import LETTERS, MOST_COUNTED, Remembered
from sprava.casework.summary import Summary, summaries
from sprava.core.dates import PartialDate
from sprava.core.names import plain_latin
from sprava.core.wording import date_words, figure
from sprava.records.search.keys import surname_in
from sprava.records.times import Times

Choices = Sequence[tuple[str, str | Promise]]

STATE_CHOICES: Choices = (
    ("", pgettext_lazy("state", "Any")),
    ("possible", _("In custody or possibly")),
    ("held", _("In custody")),
    ("maybe", _("Possibly in custody")),
    ("free", _("Not in custody")),
    ("died", _("Died")),
    ("unknown", _("Not known")),
)
SORT_CHOICES: Choices = (
    ("name", _("By name")),
    ("sign", _("Longest without a sign")),
    ("new", _("Newest in the register")),
)
_USUAL = "abcdefghijklmnoprstuvyz"
_ALPHABETS = {"be": "АБВГДЕЁЖЗІЙКЛМНОПРСТУЎФХЦЧШЫЭЮЯ", "ru": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ"}


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the row of letters; ``query`` is empty where nobody's name begins with it."""

    label: str
    query: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The people under one letter; the letter is empty where the order is another."""

    letter: str
    lines: tuple[Summary, ...]


@dataclass(frozen=True, slots=True)
class PeopleList:
    """Everything that the page says."""

    asked: Asked
    times: Times
    problems: tuple[str, ...]
    counted: str
    caption: str
    groups: tuple[Group, ...]
    chips: tuple[tuple[str, str], ...]
    letters: tuple[Letter, ...]
    first: str
    last: str
    before: str
    after: str
    facilities: Mapping[str, str]
    recognisers: Mapping[str, str]
    file_query: str
    register_is_empty: bool
    states: Choices = STATE_CHOICES
    stales: Choices = STALE_CHOICES
    sorts: Choices = SORT_CHOICES
    sorted_by_name: bool = field(default=True)
    some_unverified: bool = field(default=False)

    def as_context(self) -> dict[str, Any]:
        """For the template, each part by its name."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def people_list(query: QueryDict, times: Times, reader: Member) -> PeopleList:
    """The page for what an address asks, as it is known now or was known at a past moment."""
    if times.known_at is not None:
        return _list_known(query, times, times.known_at, reader)
    asked = asked_in(query, times.today)
    known = Remembered(reader)
    places = _places(known)
    page = page_of(asked, reader)
    lines = summaries(page.people, asked.on, reader, places=places)
    for line in lines:
        line.because = page.because.get(line.person.pk, ())
    counted = _counted(asked, page, known)
    by_name = asked.sort == "name" and not asked.name and (page.before or page.after)
    return PeopleList(
        asked,
        times,
        _problems(asked, query, times),
        counted,
        _caption(asked, [person.label for person in page.people], counted),
        _grouped(lines, by_name=by_name),
        tuple(_chips(asked, query, places)),
        tuple(_letters(known.letters(), query, asked)) if by_name else (),
        _guide_word(page.people[0].label) if page.people else "",
        _guide_word(page.people[-1].label) if page.people else "",
        _query(query, before=page.people[0].pk) if page.people and page.before else "",
        _query(query, after=page.people[-1].pk) if page.people and page.after else "",
        _choices(places, "facility"),
        _choices(places, "body"),
        _query(query),
        not page.people and not asked.filters,
        sorted_by_name=by_name,
        some_unverified=any(line.some_unverified for line in lines),
    )


def _list_known(query: QueryDict, times: Times, at: datetime, reader: Member) -> PeopleList:
    """The page as the register knew it at ``at``: in the order of names, there is no other for the past."""
    asked = replace(asked_in(query, times.today), sort="name", stale="")
    places = _places(Remembered(reader))
    page = page_known(asked, reader, at)
    by_name = not asked.name and bool(page.before or page.after)
    counted = _counted_known(page)
    labels = [line.person.label for line in page.lines]
    return PeopleList(
        asked,
        times,
        _problems(asked, query, times),
        counted,
        _caption(asked, labels, counted),
        _grouped(page.lines, by_name=by_name),
        tuple(_chips(asked, query, places)),
        tuple(_letters(page.letters, query, asked)) if by_name else (),
        _guide_word(labels[0]) if labels else "",
        _guide_word(labels[-1]) if labels else "",
        _query(query, before=page.before) if page.before else "",
        _query(query, after=page.after) if page.after else "",
        _choices(places, "facility"),
        _choices(places, "body"),
        _query(query),
        register_is_empty=False,
        sorts=SORT_CHOICES[:1],
        stales=(),
        sorted_by_name=by_name,
        some_unverified=any(line.some_unverified for line in page.lines),
    )


def _counted_known(page: KnownPage) -> str:
    """How many matched, exactly or at most, in words."""
    if page.exactly is not None:
        return _match(page.exactly)
    return ngettext("At most %(count)s person matches", "At most %(count)s people match", page.most) % {
        "count": figure(page.most, _language())
    }


def _match(count: int) -> str:
    return ngettext("%(count)s person matches", "%(count)s people match", count) % {"count": figure(count, _language())}


def what_may(reader: Member) -> dict[str, bool]:
    """What the pages of lists offer this reader to do."""
    return {"may_record": reader.may("claims.record"), "may_import": reader.may("lists.import")}


def _counted(asked: Asked, page: Page, known: Remembered) -> str:
    """How many match, exactly or at least, in words."""
    if asked.name and page.count is None:
        return gettext("The most likely of those who may be meant")
    if not asked.filters:
        count = known.people()
        words = ngettext("%(count)s person in the register", "%(count)s people in the register", count)
        return words % {"count": figure(count, _language())}
    count = page.count if page.count is not None else _many(asked, known)
    if page.count is None and count > MOST_COUNTED:
        return gettext("More than %(count)s people match") % {"count": figure(MOST_COUNTED, _language())}
    return _match(count)


def _many(asked: Asked, known: Remembered) -> int:
    whole = replace(asked, after=0, before=0, letter="", sort="name")
    return known.matching(repr(whole), each_once(whole, known.reader))


def _problems(asked: Asked, query: QueryDict, times: Times) -> tuple[str, ...]:
    """What of the address was not understood and is left out."""
    typed = query.get("article", "").strip()
    if not typed or asked.article:
        return times.problems
    words = gettext("“%(text)s” is not an article. Write 361-4 or, with its part, 361-4 p.1.")
    return (*times.problems, words % {"text": typed[:40]})


def _caption(asked: Asked, labels: Sequence[str], counted: str) -> str:
    day = date_words(PartialDate.of(asked.on), _language())
    if not labels:
        return counted
    return gettext("%(counted)s. Here: %(first)s to %(last)s, as of %(day)s.") % {
        "counted": counted,
        "first": labels[0],
        "last": labels[-1],
        "day": day,
    }


def _grouped(lines: Sequence[Summary], *, by_name: bool) -> tuple[Group, ...]:
    """Under letters in the order of names; else as they come, those found by name for a weaker reason apart."""
    if by_name:
        lettered = groupby(lines, key=lambda line: line.letter)
        return tuple(Group(letter_label(letter), tuple(group)) for letter, group in lettered)
    likely = tuple(line for line in lines if not line.because)
    others = tuple(line for line in lines if line.because)
    groups = (Group("", likely), Group(gettext("Less likely") if likely else "", others))
    return tuple(group for group in groups if group.lines)


def letter_label(letter: str) -> str:
    """A Latin letter of the order, as the reader's alphabet has it: "Г Х" for h where people read Cyrillic."""
    alphabet = _ALPHABETS.get(_language(), "")
    return " ".join(one for one in alphabet if plain_latin(one)[:1] == letter) or letter.upper()


def _letters(there: frozenset[str], query: QueryDict, asked: Asked) -> list[Letter]:
    return [
        Letter(letter_label(letter), _query(query, letter=letter) if letter in there else "", letter == asked.letter)
        for letter in LETTERS
        if letter in there or letter in (_letters_of_alphabet() or _USUAL)
    ]


def _letters_of_alphabet() -> frozenset[str]:
    return frozenset(plain_latin(one)[:1] for one in _ALPHABETS.get(_language(), ""))


def _chips(asked: Asked, query: QueryDict, places: Places) -> list[tuple[str, str]]:
    """The filters that are set, in words, each with the query that takes it off."""
    article = Named(article_short(asked.article), is_unverified("article", asked.article))
    words = {
        "name": pgettext("filter", "name: %(value)s") % {"value": asked.name},
        "state": str(dict(STATE_CHOICES)[asked.state]),
        "facility": places.named("facility", asked.facility).spoken,
        "article": gettext("article %(article)s") % {"article": article.spoken},
        "recogniser": gettext("recognised by %(body)s") % {"body": places.named("body", asked.recogniser).spoken},
        "stale": str(dict(STALE_CHOICES)[asked.stale]),
    }
    return [(words[name], _query(query, **{name: ""})) for name in asked.filters]


def _places(known: Remembered) -> Places:
    facilities, recognisers = known.choices()
    return Places(facility=facilities, body=recognisers)


def _choices(places: Places, kind: str) -> dict[str, str]:
    """What a filter offers, each with what is to be doubted about its name."""
    return {value: places.named(kind, value).spoken for value in getattr(places, kind)}


def _query(query: QueryDict, **changes: object) -> str:
    """The query of the page without its place in the list, with some values changed and empty ones left out."""
    changed = query.copy()
    for name in ("after", "before", "letter"):
        changed.pop(name, None)
    for name, value in changes.items():
        changed[name] = str(value)
    for name in [name for name, value in changed.items() if not value]:
        del changed[name]
    return changed.urlencode()


def _guide_word(label: str) -> str:
    """The word of a name that stands in its order: the surname, as a dictionary has it."""
    return surname_in(label)


def _language() -> str:
    return get_language() or "en"
