"""Is this text about detention, trials and prisons of this country at all? Words of football and film borrow our verbs,
and courts of other countries sentence as well.

What speaks for it and what speaks against it is counted and weighed in points; the points were chosen once, by labelled
texts and by news of every day (docs/methods/reading.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sprava.reading.phrases import Mark
from sprava.reading.places.names import PlaceNames
from sprava.reading.scenes import Scene
from sprava.reading.spans import Span

SHORT = 3
"""Sentences of a text so short that one word of courts, prisons or police is enough."""
ENOUGH = 2
"""Different words of courts, prisons and police that make a text one of ours."""
BESIDE = 2
"""Words between the name of a country and its court or police."""
OPENING = 3
"""Words of a sentence in which the place of what it tells may stand."""
TO_BORDER = 4
"""Words between the border and the country behind it."""
LEAD = 2
"""Sentences in which a text says where it happens."""
SAME_STEM = 5
"""Letters by which two forms of a word are known to be one."""
DENSE = 10
"""Words of courts, prisons and police in a hundred beyond which more of them say no more."""

SPARSE, FEW = 5, 3
"""Words of ours in a hundred, and different ones, below which a verb needs another of them near by."""
NEEDED, SURELY = 1.0, 8.0
"""Points from which a text is ours, and from which nobody need doubt it: below, no proposal is of tier A."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How many points a sign is worth, and how often it counts."""

    points: float
    most: float = 1


WEIGHTS = {
    "words of courts, prisons and police in a hundred": Weight(1, DENSE),
    "an article of the pack": Weight(4),
    "a penalty": Weight(2),
    "a court or prison of the pack": Weight(1),
    "a body of the pack": Weight(1),
    "this country": Weight(3),
    "a town of this country": Weight(3, 2),
    "its language": Weight(1),
    "politics": Weight(1),
    "another country": Weight(-4, 4),
    "another country first": Weight(-2),
    "a court or police of another country": Weight(-9),
    "other topics": Weight(-3, 4),
    "a plot, a match or a drill": Weight(-6, 3),
    "the stage or the field": Weight(-3, 3),
    "an everyday offence": Weight(-4, 3),
    "an everyday offence and nothing of politics": Weight(-12),
}


def is_thin(scenes: Sequence[Scene]) -> bool:
    """Does the text speak of other things as well, or say too little to know?"""
    return density(scenes) < SPARSE or len(_words_of_ours(scenes)) < FEW


def _words_of_ours(scenes: Sequence[Scene]) -> set[str]:
    return {stem_of(mark, scene) for scene in scenes for mark in scene.sentence.of("domain") if mark.name == "strong"}


def how_far_ours(scenes: Sequence[Scene], names: PlaceNames) -> float:
    """The points of a text; none at all where too little in it speaks of courts, prisons or police."""
    words = _words_of_ours(scenes)
    placed = any(scene.terms or scene.articles or scene.places for scene in scenes)
    short = len(scenes) <= SHORT
    if len(words) + ENOUGH * placed < (1 if short else ENOUGH) or not (words or short):
        return 0.0
    return sum(points_of(scenes, names).values())


def points_of(scenes: Sequence[Scene], names: PlaceNames) -> dict[str, float]:
    """What speaks for and against a text's being ours, each sign with its points."""
    counted = dict(_counts(scenes, names))
    return {sign: weight.points * min(counted[sign], weight.most) for sign, weight in WEIGHTS.items() if counted[sign]}


def _counts(scenes: Sequence[Scene], names: PlaceNames) -> Iterator[tuple[str, float]]:
    """How often each sign is met; signs that stand for things count each thing once."""
    marks = {group: list(_marks(group, scenes)) for group in ("domain", "foreign", "offence")}
    yield "words of courts, prisons and police in a hundred", density(scenes)
    yield "a penalty", any(scene.terms for scene in scenes)
    known = {kind for scene in scenes for span in (*scene.articles, *scene.places) if (kind := _known(span, scene))}
    yield "an article of the pack", "article" in known
    yield "a court or prison of the pack", bool(known & {"court", "facility"})
    yield "a body of the pack", "body" in known
    yield "its language", _is_in_own_language(scenes)
    home = _different(marks["foreign"], "home")
    elsewhere = [one for one in marks["foreign"] if one[0].name in ("abroad", "acronym") and not _is_goal(*one)]
    abroad, lead = _different(elsewhere), [one for one in elsewhere if one[1].number < LEAD]
    at_home = any(mark.name == "home" and scene.number < LEAD for mark, scene in marks["foreign"])
    towns = _towns(scenes, names)
    yield "this country", len(home)
    yield "a town of this country", len(towns)
    yield "another country", len(abroad)
    yield "another country first", bool(lead) and not at_home
    yield "a court or police of another country", any(_happens_abroad(scene) for scene in scenes)
    yield "other topics", len(_different(marks["domain"], "not_ours"))
    yield "a plot, a match or a drill", len(_different(marks["domain"], "frame"))
    yield "the stage or the field", len(_different(marks["domain"], "stage"))
    everyday, politics = _different(marks["offence"], "ordinary"), _different(marks["offence"], "political")
    yield "politics", len(politics)
    yield "an everyday offence", len(everyday)
    political = bool(politics or known & {"article", "body"})
    yield "an everyday offence and nothing of politics", bool(everyday) and not political


def density(scenes: Sequence[Scene]) -> float:
    """How many words in a hundred are of courts, prisons and police."""
    strong = sum(mark.name == "strong" for scene in scenes for mark in scene.sentence.of("domain"))
    spoken = sum(word.is_word for word in scenes[0].tokens.words) if scenes else 0
    return 100 * strong / max(spoken, 1)


def _marks(group: str, scenes: Sequence[Scene]) -> Iterator[tuple[Mark, Scene]]:
    """The marks of a group, but not of people's names: Georgia is a woman too."""
    for scene in scenes:
        listed = scene.sentence.of(group)
        named = _named(scene) if listed else set()
        for mark in listed:
            if mark.first not in named and (mark.name != "acronym" or scene.tokens.words[mark.first].is_upper):
                yield mark, scene


def _named(scene: Scene) -> set[int]:
    """The words of names; a surname alone may well be a town that was taken for one."""
    return {at for one in scene.mentions if one.given for at in range(one.first, one.last)}


def _different(marks: list[tuple[Mark, Scene]], *names: str) -> set[str]:
    return {stem_of(mark, scene) for mark, scene in marks if not names or mark.name in names}


def _is_goal(mark: Mark, scene: Scene) -> bool:
    """``вывезли в Вильнюс``, ``crossed into Lithuania``: where somebody is let go to or stopped on the way from."""
    near = range(max(scene.sentence.first, mark.first - TO_BORDER), mark.first)
    if any(("foreign", "border") in scene.tokens.words[at].labels for at in near):
        return True
    freed = any(one.name.startswith(("released", "transferred")) for one in scene.sentence.of("trigger"))
    return freed and not scene.sentence.of("court")


def stem_of(mark: Mark, scene: Scene) -> str:
    """The beginning of the first word of a mark, by which its forms are one."""
    return scene.tokens.words[mark.first].fold[:SAME_STEM]


def _known(span: Span, scene: Scene) -> str:
    """The kind of a span that only this jurisdiction has; nothing of others, nor of a body of everyday crime.

    A pack lists the articles that are used against politics.
    """
    if span.kind == "article":
        listed = scene.tokens.lexicon.articles
        known = isinstance(span.value, dict) and f"{span.value['code']} {span.value['number']}" in listed
    elif span.kind == "body":
        known = not any(mark.first == span.first for mark in scene.sentence.of("offence") if mark.name == "everyday")
    else:
        known = span.value is not None
    return span.kind if known else ""


def _is_in_own_language(scenes: Sequence[Scene]) -> bool:
    own = sum(scene.sentence.lang.startswith("be") for scene in scenes)
    return own * 2 > len(scenes)


def _towns(scenes: Sequence[Scene], names: PlaceNames) -> set[str]:
    words = scenes[0].tokens.words if scenes else []
    named = {at for scene in scenes for at in _named(scene)}
    return {
        word.fold[:SAME_STEM]
        for at, word in enumerate(words)
        if word.is_capital and at not in named and names.has(word.fold)
    }


def _happens_abroad(scene: Scene) -> bool:
    """Is a country named right beside a court or the police, or does the sentence begin with being there?"""
    sentence, words = scene.sentence, scene.tokens.words
    abroad = [mark for mark in sentence.of("foreign") if mark.name == "abroad"]
    if not abroad:
        return False
    powers = [
        mark
        for group in ("court", "body", "offence", "role")
        for mark in sentence.of(group)
        if _is_power(group, mark.name)
    ]
    for mark in abroad:
        near = any(-BESIDE <= one.first - mark.last <= BESIDE or 0 <= mark.first - one.last <= BESIDE for one in powers)
        inside = mark.first > sentence.first and words[mark.first - 1].is_small("in_town")
        acts = mark.first == sentence.first
        if near or ((inside or acts) and sentence.of("trigger") and mark.first - sentence.first <= OPENING):
            return True
    return False


def _is_power(group: str, name: str) -> bool:
    if group == "role":
        return name in ("judge", "prosecutor")
    return group == "body" or name in ("noun", "short", "everyday")
