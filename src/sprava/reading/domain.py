"""Is this text about detention, trials and prisons at all? Words of football and film borrow the verbs of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sprava.reading.places.names import PlaceNames
from sprava.reading.scenes import Scene
from sprava.reading.spans import Span

SHORT = 3
"""Sentences of a text so short that one such word is enough."""
ENOUGH = 2
"""Different words of courts, prisons and police that make a text one of ours."""
MANY_OTHERS = 3
"""Different words of the stage, the field or a drill that may outweigh ours, where one of them frames all (``mock``,
``по сюжету``) and no article and no prison is named."""
OTHERS_PER_OURS = 2 / 3
BESIDE = 2
"""Words between the name of a country and its court or police."""
OPENING = 3
"""Words of a sentence in which the place of what it tells may stand."""


def is_ours(scenes: Sequence[Scene], names: PlaceNames) -> bool:
    """Does the text speak of courts, prisons or police of this jurisdiction, and of what is political in them?"""
    words = _words(scenes)
    ours, others = words["strong"], words["not_ours"]
    enough = 1 if len(scenes) <= SHORT and not others else ENOUGH
    if len(ours) < enough or len(ours) <= len(others):
        return False
    if _is_marked(scenes):
        return True
    return not (_is_staged(words) or _is_ordinary(scenes) or _is_abroad(scenes, names))


def _words(scenes: Sequence[Scene]) -> dict[str, set[str]]:
    """The beginnings of the words that speak of ours and of other things, by list."""
    found: dict[str, set[str]] = {name: set() for name in ("strong", "not_ours", "frame", "stage")}
    for scene in scenes:
        if scene.terms or any(span.kind in ("article", "court", "facility") for span in _spans(scene)):
            found["strong"].update(("term", "place"))
        for mark in scene.sentence.of("domain"):
            found[mark.name].add(scene.tokens.words[mark.first].fold[:6])
    return found


def _is_staged(words: dict[str, set[str]]) -> bool:
    """A play, a match or a drill; an actor who is detained is told of in such words too, but not in those of a plot."""
    others = words["not_ours"] | words["frame"] | words["stage"]
    enough = len(others) >= MANY_OTHERS and len(others) >= len(words["strong"]) * OTHERS_PER_OURS
    return bool(words["frame"]) and enough


def _spans(scene: Scene) -> Iterator[Span]:
    yield from scene.articles
    yield from scene.places


def _is_marked(scenes: Sequence[Scene]) -> bool:
    """Is there what only persecution has: a listed article, a known prison, a body that deals with no everyday crime?

    A pack lists the articles that are used against politics.
    """
    return any(_marks(span, scene) for scene in scenes for span in _spans(scene))


def _marks(span: Span, scene: Scene) -> bool:
    if span.kind == "article":
        known = scene.tokens.lexicon.articles
        return isinstance(span.value, dict) and f"{span.value['code']} {span.value['number']}" in known
    if span.kind == "facility":
        return span.value is not None
    everyday = any(mark.first == span.first for mark in scene.sentence.of("offence") if mark.name == "everyday")
    return span.kind == "body" and not everyday


def _is_ordinary(scenes: Sequence[Scene]) -> bool:
    """Thieves and drunken drivers are detained and fined too: such an offence is named, and nothing of politics."""
    named = {mark.name for scene in scenes for mark in scene.sentence.of("offence")}
    return "ordinary" in named and "political" not in named


def _is_abroad(scenes: Sequence[Scene], names: PlaceNames) -> bool:
    """``Суд в Тбилиси приговорил``: it happened in another country, and nothing of this one is named."""
    if any(mark.name == "home" for scene in scenes for mark in scene.sentence.of("foreign")):
        return False
    words = scenes[0].tokens.words if scenes else []
    if any(word.is_capital and names.has(word.fold) for word in words):
        return False
    return any(_happens_abroad(scene) for scene in scenes)


def _happens_abroad(scene: Scene) -> bool:
    """Is a country named right beside a court or the police, or does the sentence begin with being there?"""
    sentence, words = scene.sentence, scene.tokens.words
    powers = [
        mark
        for group in ("court", "body", "offence", "role")
        for mark in sentence.of(group)
        if _is_power(group, mark.name)
    ]
    for mark in sentence.of("foreign"):
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
