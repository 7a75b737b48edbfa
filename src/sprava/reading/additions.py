"""Sentences that state nothing themselves and add to a verdict told before: its date, its articles."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.details import articles_of, text_of
from sprava.reading.focus import Carrier
from sprava.reading.nearby import SHARES_DAY, is_of_beginning
from sprava.reading.realis import HAPPENED
from sprava.reading.scenes import Scene
from sprava.reading.spans import Event
from sprava.reading.told import LOOKED_BACK, Told

WORDS_BACK = 200
"""Words before a sentence in which the verdict that it speaks of may begin."""
_OF_VERDICT = frozenset(("sentenced", "charged", "appeal_decided", "tried"))


@dataclass(frozen=True, slots=True)
class Additions:
    """Gives verdicts of one document what later sentences say of them."""

    carrier: Carrier
    told: Told
    scenes: list[Scene]

    def add(self, scene: Scene) -> None:
        """``Решение 28 марта вынес суд``: give what the sentence says to the verdicts that were told last."""
        if not self._only_adds(scene):
            return
        whole = scene.sentence.first, scene.sentence.last
        dates_verdict = scene.has("clause", "verdict", *whole) and len(scene.dates) == 1 and not is_of_beginning(scene)
        says_charge = scene.articles or any(anchor.type == "charged" for anchor in scene.anchors)
        for event in self._told_last(scene):
            if dates_verdict and event.date is None:
                event.date = text_of(scene.dates[0])
            if says_charge and not event.articles:
                event.articles = articles_of(*whole, scene, "sentenced")

    def _only_adds(self, scene: Scene) -> bool:
        """Is it about a verdict, without an event, a penalty or a person of its own?"""
        states = any(anchor.type not in _OF_VERDICT and anchor.form != "noun" for anchor in scene.anchors)
        if states or scene.terms or any(self.carrier.may_suffer(one, scene) for one in scene.mentions):
            return False
        speaks_of_law = scene.has("realis", "general", scene.sentence.first, scene.sentence.last)
        return bool(scene.sentence.of("clause") or scene.anchors or scene.articles) and not speaks_of_law

    def _told_last(self, scene: Scene) -> list[Event]:
        """The verdicts of the nearest sentence before, in the same paragraph."""
        near = [
            one
            for one in self.told.events[-LOOKED_BACK:]
            if one.type in SHARES_DAY
            and one.realis == HAPPENED
            and 0 < scene.sentence.first - one.first < WORDS_BACK
            and self.scenes[scene.tokens.sentence_at(one.first)].sentence.block == scene.sentence.block
        ]
        return [one for one in near if one.first == near[-1].first]
