"""Two people of the register, weighed by the linkage engine: names in every spelling, birth date, articles, places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sprava.core import names
from sprava.core.names import Comparison, Name
from sprava.linkage import comparing
from sprava.linkage.comparing import DEFAULT
from sprava.linkage.evidence import Weights
from sprava.linkage.records import Record, born
from sprava.matching.gathering import Gathered

MOST_SPELLINGS = 6


def weigh(left: Gathered, right: Gathered, weights: Weights = DEFAULT) -> Comparison:
    """The evidence that two people are one, by the two spellings that fit best, and its sum in bits."""
    ours, theirs = circumstances_of(left, right), circumstances_of(right, left)
    weighed = (
        comparing.compare(replace(ours, name=one), replace(theirs, name=other), weights)
        for one in spelt(left)
        for other in spelt(right)
    )
    return max(weighed, key=lambda comparison: (comparison.verdict != "too-little", comparison.weight))


def spelt(one: Gathered) -> list[Name]:
    """The names of a person that differ in sound. One that omits the patronymic is completed from the others, one that
    omits the given name is left out where others have it.

    Otherwise somebody whom one source names by the surname alone could be taken for every namesake.
    """
    parsed = [names.parse(text) for text, _ in one.spellings] or [names.parse(one.label)]
    parsed = [name for name in parsed if name.given] or parsed
    fathers = list({name.father: name for name in parsed if name.father}.values())
    found: dict[tuple[object, ...], Name] = {}
    for name in (whole for each in parsed for whole in _completed(each, fathers)):
        found.setdefault(_sounds(name), name)
    return list(found.values())[:MOST_SPELLINGS]


def written(part: str, one: Gathered | None) -> str:
    """The surname, the given name or the patronymic, as the first spelling that has one writes it."""
    for name in spelt(one) if one else ():
        words = {"surname": name.surnames, "given": name.given, "patronymic": (name.patronymic,)}.get(part, ())
        if said := next((word.text for word in words if word), ""):
            return said
    return ""


def _completed(name: Name, fathers: list[Name]) -> Iterator[Name]:
    if name.patronymic or not fathers:
        yield name
        return
    for father in fathers:
        yield replace(name, patronymic=father.patronymic, father=father.father, sex=name.sex or father.sex)


def _sounds(name: Name) -> tuple[object, ...]:
    words = (*name.given, *name.surnames, *name.previous)
    return (*(word.codes for word in words), name.father, name.initials)


def circumstances_of(one: Gathered, other: Gathered) -> Record:
    """Everything but the name. Of several articles or places those that both share count; else the last place.

    People of one case in one list are told apart by that list, so a shared case says something across lists only.
    """
    shared = [facility for facility in one.facilities if facility in other.facilities]
    facility = (shared or one.facilities)[-1:]
    articles, others = ({article.split(" p.")[0] for article in side.articles} for side in (one, other))
    return Record(
        names.parse(""),
        born(one.born),
        articles=frozenset(articles & others or articles),
        facility=facility[0] if facility else "",
        cases=frozenset() if one.lists & other.lists else frozenset(one.cases),
    )
