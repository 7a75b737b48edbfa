"""What belongs to an event: its date, its articles, the court, the prison and the body that its words name."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.articles import written_article
from sprava.reading.realis import ANNOUNCED
from sprava.reading.scenes import GOVERNING, TERM, Anchor, Scene
from sprava.reading.spans import Event, Span

WITH_ARTICLES = frozenset(("charged", "sentenced", "convicted", "fined", "tried"))
WITH_COURT = frozenset(("sentenced", "tried", "convicted", "appeal_decided", "fined"))
WITHOUT_FACILITY = frozenset(("sentenced", "charged", "convicted", "fined", "searched"))
WITH_BODY = frozenset(
    ("detained", "searched", "listed_as_extremist", "listed_as_terrorist", "recognised_political_prisoner")
)
SHARES_DATE = frozenset(("sentenced", "fined", "convicted", "appeal_decided", "searched"))


@dataclass(frozen=True, slots=True)
class Stated:
    """What an anchor states, before it is said of whom: the type, how surely, how the persons were found, when."""

    type: str
    realis: str
    how: str
    anchor: Anchor
    when: str | None


def event_of(stated: Stated, person: int | None, scene: Scene) -> Event:
    """An event with what stands in the words of its anchor."""
    anchor, sentence, type_ = stated.anchor, scene.sentence, stated.type
    rule = f"{type_}/{anchor.form or 'verb'}/{stated.how}"
    event = Event(type_, person, stated.realis, rule, sentence.first, sentence.last, anchor.first, stated.when)
    if type_ in WITH_ARTICLES and not (type_ == "tried" and stated.realis == ANNOUNCED):
        event.articles = articles_of(anchor.lo, anchor.hi, scene, type_)
    if type_ in WITH_COURT:
        event.court = _place("court", anchor, scene)
    if type_ not in WITHOUT_FACILITY:
        event.facility = _place("facility", anchor, scene)
    if type_ in WITH_BODY:
        event.body = _place("body", anchor, scene)
    return event


def _place(kind: str, anchor: Anchor, scene: Scene) -> str | None:
    inside = [span for span in scene.places if span.kind == kind and anchor.lo <= span.first < anchor.hi]
    every = inside or [span for span in scene.places if span.kind == kind]
    if not every:
        return None
    nearest = min(every, key=lambda span: abs(span.first - anchor.first))
    return nearest.value if isinstance(nearest.value, str) else None


def date_of(lo: int, hi: int, at: int, scene: Scene, type_: str) -> str | None:
    """The date in an anchor's own words; else the one date of the sentence, where nothing parts them."""
    own = [
        span
        for span in scene.dates
        if lo <= span.first < hi and (span.first in scene.in_brackets) <= (at in scene.in_brackets)
    ]
    if own:
        return text_of(min(own, key=lambda span: (abs(span.first - at), span.first)))
    shared = _of_verb_before(lo, at, scene)
    if shared is not None:
        return shared
    every = {span.value for span in scene.dates}
    if len(every) != 1:
        return None
    only = scene.dates[0]
    if _tells_one(type_, scene) and only.first not in scene.in_brackets and at not in scene.in_brackets:
        return text_of(only)
    if type_ not in SHARES_DATE:
        return None
    first, last = min(only.last, at), max(only.last, at)
    parted = any(scene.separator(place) in ("break", "(") for place in range(first, min(last, scene.sentence.last)))
    return None if parted or only.first > at else text_of(only)


def _tells_one(type_: str, scene: Scene) -> bool:
    """Does the sentence tell of one thing only, so that its one date can be of nothing else?"""
    return bool(type_) and all(
        anchor.type == type_
        or anchor.name == TERM
        or anchor.form == "given"
        or (anchor.type in GOVERNING and type_ in GOVERNING)
        for anchor in scene.anchors
    )


def _of_verb_before(lo: int, at: int, scene: Scene) -> str | None:
    """``5 мая оштрафовали и отпустили``: verbs joined by "and" share a date that stands before both."""
    if lo >= at or scene.separator(lo) != "and":
        return None
    before = [span for span in scene.dates if span.last <= lo]
    earlier = [anchor for anchor in scene.anchors if anchor.hi == lo]
    if not before or not earlier or before[-1].first >= earlier[-1].first:
        return None
    parted = any(scene.separator(place) in ("break", "(", ";") for place in range(before[-1].last, lo))
    return None if parted else text_of(before[-1])


def articles_of(lo: int, hi: int, scene: Scene, type_: str) -> list[str]:
    """The articles in an anchor's own words; else all of the sentence, where it has one verdict."""
    values = [
        span
        for span in scene.articles
        if isinstance(span.value, dict) and span.value["code"] not in ("Constitution", "other")
    ]
    own = [span for span in values if lo <= span.first < hi]
    if not own and type_ in ("sentenced", "convicted", "fined", "charged"):
        kinds = {anchor.type for anchor in scene.anchors if anchor.type in WITH_ARTICLES or anchor.name == TERM}
        own = values if len(kinds - {TERM, "sentenced", "convicted", "fined"}) <= (type_ == "charged") else []
    return list(dict.fromkeys(written_article(dict(span.value)) for span in own if isinstance(span.value, dict)))


def text_of(span: Span) -> str | None:
    """The value of a span that has a text for a value."""
    return span.value if isinstance(span.value, str) else None
