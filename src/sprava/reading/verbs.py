"""Events that a verb or a noun states: detained, searched, charged, tried, released."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.details import Stated, date_of, event_of
from sprava.reading.doubts import is_penalty, says_whose
from sprava.reading.focus import LISTED, WHOLE_SENTENCE, Subjects
from sprava.reading.grounds import Candidate, Grounds
from sprava.reading.name_lists import distinct
from sprava.reading.nearby import Nearby
from sprava.reading.penalties import PenaltyEvents
from sprava.reading.realis import GENERAL, HAPPENED, NEGATED, dated, realis_of
from sprava.reading.scenes import Anchor, Scene
from sprava.reading.spans import FINE, OTHER, Event
from sprava.reading.subjects import SubjectFinder

LIST_WITHIN = 2
"""Sentences back in which the list may be named that somebody was put on."""
LISTS = frozenset(("listed_as_extremist", "listed_as_terrorist"))
STATES_NOTHING = frozenset(("appeal_decided.noun", "sentenced.given"))


@dataclass(frozen=True, slots=True)
class VerbEvents:
    """Makes the events of the verbs of one document."""

    finder: SubjectFinder
    nearby: Nearby
    penalties: PenaltyEvents
    grounds: Grounds

    def of(self, anchor: Anchor, scene: Scene) -> list[Event]:
        """The events that a verb states, one of each person, or one of somebody without a name."""
        type_, realis = self._stated(anchor, scene)
        if not type_ or realis == GENERAL:
            return []
        when = date_of(anchor.lo, anchor.hi, anchor.first, scene, type_)
        if anchor.form == "since" and (when is None or realis != HAPPENED):
            return []
        subjects = self._named_next(anchor, scene) or self.finder.of_trigger(anchor, scene)
        if anchor.form == "since" and self._is_detained(subjects):
            return []
        if not self.grounds.are_enough(Candidate(type_, anchor, subjects, scene)):
            return []
        if when is None:
            when = self._day_from_nearby(type_, subjects, scene)
        stated = Stated(type_, dated(realis, when, self.nearby.published), subjects.how, anchor, when)
        return [event_of(stated, person, scene) for person in subjects.persons or (None,)]

    def _stated(self, anchor: Anchor, scene: Scene) -> tuple[str, str]:
        """The type of what a verb states, and how surely; no type where it states nothing."""
        type_ = self._type(anchor, scene)
        if not type_ or self._is_said_otherwise(anchor, type_, scene):
            return "", GENERAL
        realis = realis_of(anchor, scene)
        if anchor.form == "acquitted" and realis != GENERAL:
            return type_, NEGATED
        if type_ == "sentenced" and realis == HAPPENED:
            # With a penalty beside it the sentence is stated by the penalty.
            return "" if scene.terms else "convicted", realis
        return type_, realis

    def _is_detained(self, subjects: Subjects) -> bool:
        return any(known.type == "detained" for known in self.nearby.told.of_persons(subjects.persons))

    def _day_from_nearby(self, type_: str, subjects: Subjects, scene: Scene) -> str | None:
        if type_ == "searched":
            return self.nearby.day_of_detention(subjects, scene)
        if type_ == "released":
            return self.nearby.day_of_release(subjects, scene) or self.nearby.day_of_many(type_, scene)
        return self.nearby.day_of_many(type_, scene)

    def _type(self, anchor: Anchor, scene: Scene) -> str:
        """What the verb states, or nothing."""
        if anchor.type == "listed":
            return self._list_type(scene)
        return "" if anchor.name in STATES_NOTHING else anchor.type

    def _list_type(self, scene: Scene) -> str:
        """Of which list is spoken: this sentence says it, or one before, or the body that keeps it."""
        keepers = scene.tokens.lexicon.list_keepers
        before = self.nearby.scenes[max(0, scene.number - LIST_WITHIN) : scene.number]
        for near in (scene, *reversed(before)):
            named = {mark.name for mark in near.sentence.of("trigger")} & LISTS
            if named:
                return "" if near is scene else named.pop()
            for span in near.places:
                if span.kind == "body" and span.value in keepers:
                    return keepers[str(span.value)]
        return ""

    def _is_said_otherwise(self, anchor: Anchor, type_: str, scene: Scene) -> bool:
        """Does the word only say who somebody is, or does a penalty state it?"""
        if says_whose(anchor, scene) or (type_ == "transferred" and is_penalty(anchor, scene)):
            return True
        return self._is_left_to_penalties(anchor, type_, scene)

    def _is_left_to_penalties(self, anchor: Anchor, type_: str, scene: Scene) -> bool:
        """A verdict with its penalty is stated by the penalty; the word alone states nothing more."""
        if type_ == "convicted" and anchor.form != "acquitted":
            return any(
                anchor.lo <= term.first < anchor.hi or self.penalties.governs(anchor, term, scene)
                for term in scene.terms
                if term.meaning == "imposed"
            )
        if type_ == "fined":
            return any(term.kind in (FINE, OTHER) for term in scene.terms)
        if type_ == "sentenced" and anchor.form != "future":
            return any(anchor.lo <= term.first <= anchor.hi for term in scene.terms)
        return False

    def _named_next(self, anchor: Anchor, scene: Scene) -> Subjects | None:
        """``Дзевяць чалавек затрымалі. Вядомыя імёны чатырох: A, B, C і D``: the names follow in a list of their
        own.
        """
        if scene.number + 1 >= len(self.nearby.scenes) or scene.mentions or scene.pronouns(anchor.lo, anchor.hi):
            return None
        after = self.nearby.scenes[scene.number + 1]
        named = [one for one in after.mentions if self.finder.carrier.may_suffer(one, after)]
        if len(named) < 2 or after.sentence.block != scene.sentence.block:
            return None
        listing = anchor.type in WHOLE_SENTENCE and scene.tokens.words[after.sentence.first].is_small("among")
        before_names = scene.tokens.written[after.sentence.first : named[0].first]
        introduced = not after.anchors and ":" in before_names and _counts(scene)
        return Subjects(distinct(named), LISTED) if listing or introduced else None


def _counts(scene: Scene) -> bool:
    """Is there a number that is of no date, article or place: ``Дзевяць чалавек``?"""
    found = {at for span in scene.spans() for at in range(span.first, span.last)}
    words = scene.tokens.words
    return any(
        at not in found and (words[at].is_number or "number" in words[at].kinds)
        for at in range(scene.sentence.first, scene.sentence.last)
    )
