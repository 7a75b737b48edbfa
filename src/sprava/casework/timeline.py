"""The legal chain as lines of a page: the day on the left, what happened in words, what more is said, who says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprava.casework.apparatus import Apparatus, Saying, Value, every_reading, last_said, sayings
from sprava.casework.reckoning import release_between, spell_behind
from sprava.casework.words import Words
from sprava.core.claims import Item, voices
from sprava.core.dates import When, parse_date
from sprava.core.nouns import CUSTODIAL, NOUNS
from sprava.records.dossier import Dossier

ENDS = ("until", "removed")


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere that a line leads to."""

    words: str
    address: str


class Detail(NamedTuple):
    """What more a line says. ``is_unverified``: the words rest on a row of the pack that nobody has verified."""

    label: str
    words: str
    is_unverified: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One event. ``kind`` is a class of the style sheet: held, minor, or ahead for what is derived and yet to come."""

    heading: str
    when: When | None = None
    until: When | None = None
    kind: str = ""
    letters: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()
    said: tuple[Saying, ...] = ()
    conflicts: tuple[Value, ...] = ()
    links: tuple[Link, ...] = ()
    claims: int = 0
    sources: int = 0
    number: int = 0
    is_now: bool = False
    note: str = ""
    is_unverified: bool = False
    """The heading names something that the pack knows by a row that nobody has verified."""

    @property
    def some_unverified(self) -> bool:
        """Does anything on the line bear the mark?"""
        said = (side.is_unverified for saying in self.said for side in saying.sides)
        return self.is_unverified or any(one.is_unverified for one in self.details) or any(said)

    @property
    def last_said(self) -> date | None:
        """When anybody last said it: the age of what the line says."""
        return last_said(self.said)


def timeline(found: Dossier, day: date, seen: Apparatus) -> tuple[Line, ...]:
    """Everything that happened to a person, what is derived outlined at the end, with the line that is the last so far
    marked."""
    lines = [line for item in found.events for line in _lines(item, found, seen)]
    lines += [_opened(case, seen) for case in found.proceedings.values() if case.when]
    if found.who is not None and found.died is not None:
        lines.append(_death(found.who, found.died, seen))
    lines.sort(key=lambda line: _place(line.when))
    expected = release_between(spell_behind(found.spells, day))
    if expected is not None and expected.latest() >= day:
        lines.append(_expected(expected))
    return tuple(_marked_now(lines, day))


def _place(when: When | None) -> tuple[date, date]:
    """The order of lines: "by 3 October" stands at its last day, what nobody dated at the end."""
    if when is None:
        return date.max, date.max
    return (when.earliest() if when.earliest() > date.min else when.latest()), when.latest()


def _marked_now(lines: list[Line], day: date) -> Iterable[Line]:
    past = [place for place, line in enumerate(lines) if line.when and line.when.earliest() <= day]
    last = past[-1] if past else -1
    for place, line in enumerate(lines):
        yield replace(line, is_now=True) if place == last else line


def _lines(item: Item, found: Dossier, seen: Apparatus) -> Iterable[Line]:
    values = seen.values(item)
    told = {*_HEADED_BY.get(item.noun, ()), *_TOLD, NOUNS[item.noun].dated_by, *ENDS}
    ends = next((name for name in ENDS if item.value(name)), "")
    yield Line(
        heading_of(item, seen),
        item.when,
        parse_date(item.value(ends)) if ends else None,
        "held" if item.noun in _HELD and _holds(item) else "minor",
        seen.letters_of(*(reading for _name, readings in every_reading(item) for reading in readings)),
        _details(value for value in values if value.field not in told),
        sayings(side for value in values for side in value.sides),
        tuple(value for value in values if value.differing),
        tuple(_links(item, found, seen)),
        len(item.claims),
        voices(item.claims),
        item.lead,
        is_unverified=any(value.is_unverified for value in values if value.field in _HEADED_BY.get(item.noun, ())),
    )
    if item.noun == "listing" and item.value("removed"):
        yield _delisted(item, seen)


def _details(values: Iterable[Value]) -> tuple[Detail, ...]:
    """What more is said, field by field; several values of one field after one label."""
    by_label: dict[str, list[Value]] = {}
    for value in values:
        by_label.setdefault(value.label, []).append(value)
    return tuple(
        Detail(label, "; ".join(one.text for one in own), any(one.is_unverified for one in own))
        for label, own in by_label.items()
    )


def _delisted(item: Item, seen: Apparatus) -> Line:
    heading = _("Taken off a state list: %(list)s") % {"list": seen.words("listing", "list", item.value("list"))}
    return Line(heading, parse_date(item.value("removed")), None, "minor", seen.letters_of(item.one["removed"]))


def _links(item: Item, found: Dossier, seen: Apparatus) -> Iterable[Link]:
    for number in item.of:
        case = found.proceedings.get(number)
        if case is not None:
            yield Link(_("Case: %(name)s") % {"name": case_name(case, seen)}, reverse("proceeding", args=[number]))
    if facility := item.value("facility"):
        yield Link(_("About this place"), reverse("facility", args=[facility]))


def case_name(case: Item, seen: Apparatus) -> str:
    """What a proceeding is called: its title, its group, its number, else its kind and number in the register."""
    for name in ("title", "group", "case_number"):
        if case.value(name):
            return case.value(name)
    kind = seen.words("proceeding", "kind", case.value("kind")) if case.value("kind") else ""
    return f"{kind} {case.lead}".strip()


def _opened(case: Item, seen: Apparatus) -> Line:
    link = Link(_("Case: %(name)s") % {"name": case_name(case, seen)}, reverse("proceeding", args=[case.lead]))
    heading = {
        "administrative": _("Administrative case opened"),
        "criminal": _("Criminal case opened"),
    }.get(case.value("kind"), _("Case opened"))
    return Line(heading, case.when, None, "minor", seen.letters_of(case.one["opened"]), links=(link,))


def _death(who: Item, died: When, seen: Apparatus) -> Line:
    value = seen.value("person", "death_date", who.one["death_date"])
    conflicts = (value,) if value.differing else ()
    return Line(
        _("Died"), died, None, "minor", value.letters, (), sayings(value.sides), conflicts, (), len(value.sides),
        value.sources,
    )  # fmt: skip


def _expected(expected: When) -> Line:
    note = _("Derived from the term, claimed by nobody. The steps stand in the reckoning above.")
    return Line(_("Expected release"), expected, kind="ahead", note=note)


def heading_of(item: Item, seen: Apparatus) -> str:
    """What happened, in a line of words."""
    first, fields = _HEADINGS[item.noun](item), _HEADED_BY.get(item.noun, ())
    more = [seen.words(item.noun, name, item.value(name)) for name in fields if item.value(name)]
    # A life sentence is of the kind "life imprisonment" and for the term "life imprisonment": once is enough.
    return f"{first}: {', '.join(dict.fromkeys(more))}" if more else str(first)


# The fields that stand in the heading, after the words and a colon.
_HEADED_BY: Mapping[str, tuple[str, ...]] = {
    "detention": ("place",),
    "charge": ("article",),
    "hearing": ("court",),
    "sentence": ("kind", "term"),
    "appeal": ("result", "term"),
    "stay": ("facility",),
    "sighting": ("facility",),
    "incident": ("kind", "term"),
    "release": ("mode",),
    "recognition": ("body",),
    "listing": ("list",),
    "contact": ("regime",),
}

# Fields that the words of a heading say already. A detention of a kind not known is told as a plain one.
_TOLD = frozenset({"status", "state", "added"})

_DETAINED: Mapping[str, Words] = {
    "administrative": gettext_lazy("Detained in an administrative case"),
    "criminal": gettext_lazy("Detained in a criminal case"),
    "house_arrest": gettext_lazy("Put under house arrest"),
    "wanted": gettext_lazy("Put on a wanted list"),
}
_RECOGNISED: Mapping[str, Words] = {
    "recognised": gettext_lazy("Recognised as a political prisoner"),
    "former": gettext_lazy("Named a former political prisoner"),
    "not_recognised": gettext_lazy("Not recognised as a political prisoner"),
    "under_review": gettext_lazy("Recognition under review"),
    "withdrawn": gettext_lazy("Recognition withdrawn"),
}
_SENTENCED: Mapping[str, Words] = {"yes": gettext_lazy("Sentence added to an earlier term")}
_SEEN: Mapping[str, Words] = {"held": gettext_lazy("Seen inside"), "free": gettext_lazy("Seen free")}

_HEADINGS: Mapping[str, Callable[[Item], Words]] = {
    "detention": lambda item: _DETAINED.get(item.value("kind"), gettext_lazy("Detained")),
    "charge": lambda _item: gettext_lazy("Charged"),
    "hearing": lambda _item: gettext_lazy("Hearing"),
    "sentence": lambda item: _SENTENCED.get(item.value("added"), gettext_lazy("Sentence")),
    "appeal": lambda _item: gettext_lazy("Appeal"),
    "stay": lambda _item: gettext_lazy("Place of detention"),
    "sighting": lambda item: _SEEN.get(item.value("state"), gettext_lazy("Seen")),
    "incident": lambda _item: gettext_lazy("In custody"),
    "release": lambda _item: gettext_lazy("Released"),
    "recognition": lambda item: _RECOGNISED.get(item.value("status"), gettext_lazy("Recognition")),
    "listing": lambda _item: gettext_lazy("Put on a state list"),
    "contact": lambda _item: gettext_lazy("Letters"),
}

# Nouns whose square is solid, and when: what happened with the person inside.
_HELD = frozenset({"detention", "sentence", "stay", "incident", "sighting"})


def _holds(item: Item) -> bool:
    if item.noun == "sentence":
        return item.value("kind") in CUSTODIAL or bool(not item.value("kind") and item.value("term"))
    if item.noun == "detention":
        return item.value("kind") not in ("house_arrest", "wanted")
    return item.value("state") != "free"
