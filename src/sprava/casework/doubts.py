"""What on the page of a person cannot all be so, and which articles may be others: said there, and left as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sprava.casework.jurisdiction import pack_behind
from sprava.casework.words import NOUNS, Words
from sprava.core.claims import Item
from sprava.core.contradictions import contradictions
from sprava.core.dates import When
from sprava.packs import say_note
from sprava.records.dossier import Dossier

WORDS: Mapping[str, Words] = {
    "released_before_arrest": _(
        "Released before anybody says that they were taken: one of the dates is wrong, or an earlier arrest is missing."
    ),
    "sentence_without_verdict": _(
        "A sentence without the day of its verdict: no end can be reckoned from it, and figures of sentences leave it "
        "out."
    ),
    "sentenced_before_charge": _("Sentenced before the first charge of the same case: one of the dates is wrong."),
    "ends_before_it_begins": _("It ends before it begins: one of the dates is wrong."),
    "in_two_places": _(
        "Two places are named for the same days: one of the dates is wrong, or the person was moved for a time."
    ),
    "died_before_birth": _("The day of death lies before the day of birth."),
    "before_birth": _("It happened before the day of birth."),
    "after_death": _("It happened after the day of death."),
    "not_counted": _("A year so far away is kept as it was said and counted nowhere."),
    "not_yet": _("It is reported of a day that has not come."),
}


_GAP = "sentence_without_verdict"


@dataclass(frozen=True, slots=True)
class About:
    """An event with its day; ``number`` 0 is the person themself."""

    number: int
    what: Words
    when: When | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """One sentence and the events that it is about. ``is_gap``: nothing is wrong, only a day is missing."""

    words: Words
    about: tuple[About, ...]
    is_gap: bool = False


def doubts(found: Dossier, today: date) -> tuple[Doubt, ...]:
    """Dates that contradict each other, then articles that the law pack doubts, then what is missing, in one."""
    known = contradictions(found.items, today)
    dates = (Doubt(WORDS[one.code], tuple(map(_about, one.items))) for one in known if one.code != _GAP)
    without = tuple(_about(item) for one in known if one.code == _GAP for item in one.items)
    gaps = (Doubt(WORDS[_GAP], without, is_gap=True),) if without else ()
    return (*dates, *_articles(found.of("charge")), *gaps)


def _about(item: Item) -> About:
    return About(item.lead, NOUNS[item.noun], item.when) if item.noun != "person" else About(0, NOUNS["person"], None)


def _articles(charges: Iterable[Item]) -> Iterator[Doubt]:
    for charge in charges:
        law, own = pack_behind(charge.value("article"))
        # Without the day of the deed nobody knows which edition of a number is meant, so that no day is given.
        for note in law.article(own).notes if law and own else ():
            yield Doubt(say_note(note, get_language() or "en"), (_about(charge),))
