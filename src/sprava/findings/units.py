"""What can be counted, and by what: each unit with its definition, each field with its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprava.core.nouns import INCIDENT_KINDS, RELEASE_MODES, SENTENCE_KINDS

AGES = (0, 14, 18, 25, 35, 45, 60, 70)
"""The first year of each band of ages."""
TERMS = (0, 1, 3, 5, 8, 12)
"""The first whole year of each band of pronounced terms."""
DURATIONS = (0, 30, 183, 365, 730, 1096, 1826)
"""The first day of each band of time in custody so far."""


def ages() -> tuple[str, ...]:
    """The codes of the bands of ages, both years included: ``18–24``; the last one is ``70+``."""
    return (*(f"{begin}–{end - 1}" for begin, end in pairwise(AGES)), f"{AGES[-1]}+")


def steps(first: tuple[int, ...], mark: str) -> tuple[str, ...]:
    """The codes of bands that end before the next begins: ``1–3y`` is from one year to less than three."""
    return (*(f"{begin}–{end}{mark}" for begin, end in pairwise(first)), f"{first[-1]}{mark}+")


TERM_BANDS = (*steps(TERMS, "y"), "life", "death")


@dataclass(frozen=True, slots=True)
class Field:
    """Something by which a unit can be chosen or split. ``codes`` are its values in their order, where they are few."""

    words: str | Promise
    codes: tuple[str, ...] = ()


FIELDS: Mapping[str, Field] = {
    "article": Field(_("article")),
    "facility": Field(_("place")),
    "region": Field(_("region")),
    "court": Field(_("court")),
    "body": Field(_("body that detained or prosecuted")),
    "recogniser": Field(_("who recognises them")),
    "sex": Field(_("sex"), ("female", "male", "other")),
    "age": Field(_("age"), ages()),
    "occupation": Field(_("occupation")),
    "mode": Field(_("way of release"), RELEASE_MODES),
    "term": Field(_("length of the sentence"), TERM_BANDS),
    "duration": Field(_("time in custody so far"), steps(DURATIONS, "d")),
    "proceeding": Field(_("case")),
    "kind": Field(_("kind of sentence"), SENTENCE_KINDS),
    "incident": Field(_("what happened inside"), INCIDENT_KINDS),
}
OF_THE_PERSON = frozenset({"age", "occupation", "recogniser", "sex"})
_OF_CUSTODY = OF_THE_PERSON | {
    "article", "body", "court", "duration", "facility", "mode", "proceeding", "region", "term"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of counting: its name in the plural, the definition that stands in the recipe, and its fields."""

    words: str | Promise
    definition: str | Promise
    fields: frozenset[str]


UNITS: Mapping[str, Unit] = {
    "persons": Unit(
        _("persons"),
        _(
            "people in custody at any time on the day, each once; certain: between the last possible beginning and the "
            "first possible end; possible: between the first possible beginning and the last possible end"
        ),
        _OF_CUSTODY,
    ),
    "detentions": Unit(
        _("detentions"),
        _("uninterrupted times in custody, bounded like those of persons; somebody detained twice counts twice"),
        _OF_CUSTODY,
    ),
    "prosecutions": Unit(
        _("prosecutions"),
        _(
            "one person in one case, pending from its opening, else its first charge or hearing, to its first sentence"
            "; without such a day possibly since the arrest, without a sentence certain until the last report"
        ),
        OF_THE_PERSON | {"article", "body", "court", "facility", "proceeding", "region"},
    ),
    "sentences": Unit(
        _("sentences"),
        _(
            "punishments handed down by a court, each kind by itself; one served in custody lasts as long as that time "
            "in custody, another until the end of its term at most and for certain on its first day"
        ),
        OF_THE_PERSON | {"article", "court", "facility", "kind", "proceeding", "region", "term"},
    ),
    "stays": Unit(
        _("stays in one place"),
        _(
            "times of one person in one facility; without a reported end at most until the next place or the end of "
            "the time in custody, and certain on the first day only"
        ),
        OF_THE_PERSON | {"article", "court", "duration", "facility", "mode", "region", "term"},
    ),
    "incidents": Unit(
        _("incidents inside"),
        _(
            "what was done to somebody in custody, or by them, each by itself, from the day that is reported to its "
            "reported end; without one on the first day only"
        ),
        OF_THE_PERSON | {"article", "court", "facility", "incident", "region", "term"},
    ),
}
EVERY = ("day", "week", "month", "quarter", "year")
NOTHING = "-"
"""The value of a filter that chooses those of whom nothing is said."""
NO_PART = " p.-"
"""After the number of an article: only where no part of it is named."""
