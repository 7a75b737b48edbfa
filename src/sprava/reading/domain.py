"""Is this text about detention, trials and prisons at all? Words of football and film borrow the verbs of ours."""

from __future__ import annotations

from collections.abc import Sequence

from sprava.reading.scenes import Scene

SHORT = 3
"""Sentences of a text so short that one such word is enough."""
ENOUGH = 2
"""Different words of courts, prisons and police that make a text one of ours."""


def is_ours(scenes: Sequence[Scene], title: str) -> bool:  # noqa: ARG001 the title counts once titles are read
    """Does the text speak of courts, prisons or police, and more of them than of the stage or the field?"""
    ours: set[str] = set()
    others: set[str] = set()
    for scene in scenes:
        if scene.terms or any(
            span.kind in ("article", "court", "facility") for span in (*scene.articles, *scene.places)
        ):
            ours.update(("term", "place"))
        for mark in scene.sentence.of("domain"):
            fold = scene.tokens.words[mark.first].fold[:6]
            (ours if mark.name == "strong" else others).add(fold)
    if _is_ordinary(scenes):
        return False
    enough = 1 if len(scenes) <= SHORT and not others else ENOUGH
    return len(ours) >= enough and len(ours) > len(others)


def _is_ordinary(scenes: Sequence[Scene]) -> bool:
    """Thieves and drunken drivers are detained and fined too: such an offence is named, and nothing of politics."""
    named = {mark.name for scene in scenes for mark in scene.sentence.of("offence")}
    listed = any(span.kind == "body" for scene in scenes for span in scene.places)
    return "ordinary" in named and "political" not in named and not listed and not _is_under_article(scenes)


def _is_under_article(scenes: Sequence[Scene]) -> bool:
    """Is an article named that the jurisdiction lists? A pack lists those that are used against politics."""
    for scene in scenes:
        known = scene.tokens.lexicon.articles
        for span in scene.articles:
            if isinstance(span.value, dict) and f"{span.value['code']} {span.value['number']}" in known:
                return True
    return False
