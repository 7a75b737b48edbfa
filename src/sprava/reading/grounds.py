"""Is there ground enough to propose what a verb or a noun seems to state of these persons?"""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.details import articles_of
from sprava.reading.doubts import comes_out, is_of_others, is_of_people, is_only_spoken_of, is_title
from sprava.reading.focus import CARRIED, OPEN, SAME, SEVERAL, UNNAMED, Carrier, Subjects
from sprava.reading.scenes import Anchor, Scene
from sprava.reading.told import LOOKED_BACK, Told

NEEDS_PERSON_BESIDE = frozenset(("noun", "past"))
OF_A_CASE = frozenset(("tried", "appeal_decided"))
TOLD_AGAIN_BY_NOUNS = frozenset(("died", "detained"))
BORROWED = frozenset(
    ("appeal_decided", "charged", "convicted", "died", "fined", "released", "searched", "sentenced", "transferred")
)
"""Types whose verbs serve other news as well: they need another word of courts, prisons or police near by."""
NEAR = 1
"""Sentences before and after in which such a word may stand."""
PRISONS = frozenset(("colony", "prison", "remand", "open", "temporary", "named"))
_CHARGES = frozenset(("charged.card", "charged.sent", "charged.noun"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an anchor would state of whom."""

    type: str
    anchor: Anchor
    subjects: Subjects
    scene: Scene

    @property
    def has_person_beside(self) -> bool:
        """Does a name, a word for somebody without a name or a pronoun stand with it?"""
        return self.subjects.how in (SAME, UNNAMED) or bool(self.scene.pronouns(self.anchor.lo, self.anchor.hi))


@dataclass(frozen=True, slots=True)
class Grounds:
    """Weighs what the sentences of one document state against what was told before."""

    carrier: Carrier
    told: Told
    scenes: list[Scene]
    is_thin: bool

    def are_enough(self, it: Candidate) -> bool:
        """May it be proposed as an event?"""
        anchor, how = it.anchor, it.subjects.how
        if (how == OPEN and not it.subjects.persons) or (how == SEVERAL and anchor.form):
            return False
        if self.is_thin and it.type in BORROWED and not self._is_among_ours(it):
            return False
        if self._is_of_others(it) or (anchor.form == "noun" and self._only_mentions(it)):
            return False
        beside = it.has_person_beside
        if anchor.form in NEEDS_PERSON_BESIDE and it.type != "charged" and not beside:
            return False
        if anchor.name in _CHARGES:
            return self._is_charge(it, beside=beside)
        if anchor.form == "weak" and not (_is_of_ours(it.scene, anchor) and _suffers(it)):
            return False
        if it.type == "died" and not any(_speaks_of_custody(scene) for scene in self._near(it)):
            return False
        if anchor.name == "appeal_decided.changed" and not _changes_verdict(it.scene, anchor):
            return False
        return it.type != "fined" or beside

    def _is_among_ours(self, it: Candidate) -> bool:
        """Is it told where courts, prisons or police are spoken of? ``обвинил министра`` is, and is not, a charge."""
        near = self._near(it)
        begin = near[0].sentence.first
        told = any(known.first >= begin for known in self.told.events[-LOOKED_BACK:])
        return told or any(_is_of_ours(scene, it.anchor) for scene in near)

    def _near(self, it: Candidate) -> list[Scene]:
        return self.scenes[max(0, it.scene.number - NEAR) : it.scene.number + NEAR + 1]

    def _is_of_others(self, it: Candidate) -> bool:
        """Is it not of whoever was spoken of last: of people in general, of a thing, of somebody with a case?"""
        if it.subjects.how != CARRIED:
            return is_title(it.anchor, it.scene)
        if is_of_people(it.anchor, it.scene, self.carrier.may_suffer) or comes_out(it.anchor, it.scene):
            return True
        return it.type in OF_A_CASE and not self._has_case(it)

    def _has_case(self, it: Candidate) -> bool:
        """Was it told of a case of theirs? Else the hearing or the appeal is of somebody else, or of a company."""
        known = any(True for _ in self.told.of_persons(it.subjects.persons))
        verdict = any(mark.name.startswith("sentenced") for mark in it.scene.sentence.of("trigger"))
        return known or verdict or bool(it.scene.pronouns(it.anchor.lo, it.anchor.hi)) or bool(it.scene.articles)

    def _only_mentions(self, it: Candidate) -> bool:
        """A noun that speaks of an event, of one of other people, or of one that was told before."""
        if is_only_spoken_of(it.anchor, it.subjects, it.scene) or is_of_others(it.anchor, it.scene):
            return True
        return it.type in TOLD_AGAIN_BY_NOUNS and self._was_told(it, it.type)

    def _is_charge(self, it: Candidate, *, beside: bool) -> bool:
        """Words that state a charge only with its articles, and of somebody: named here, or not yet sentenced."""
        if not articles_of(it.anchor.lo, it.anchor.hi, it.scene, it.type):
            return False
        if it.anchor.name == "charged.card":
            return bool(it.subjects.persons)
        return beside or not self._was_told(it, "sentenced", "convicted")

    def _was_told(self, it: Candidate, *types: str) -> bool:
        return any(known.type in types for known in self.told.of_persons(it.subjects.persons))


def _is_of_ours(scene: Scene, anchor: Anchor) -> bool:
    """Does something of courts, prisons or police stand there, other than the anchor's own words?"""
    return bool(scene.terms or scene.articles or scene.places) or any(
        mark.name == "strong" and not anchor.first <= mark.first < anchor.last for mark in scene.sentence.of("domain")
    )


def _suffers(it: Candidate) -> bool:
    """Is a weak verb said of whoever is named beside it? ``X обвинил судью``: who is named before "accused" accuses."""
    if it.type != "charged":
        return it.subjects.how == SAME
    named = [one.first for one in it.scene.mentions if one.person in it.subjects.persons]
    return bool(it.scene.articles) or not named or any(first > it.anchor.first for first in named)


def _speaks_of_custody(scene: Scene) -> bool:
    """A prison, a penalty or another event: people who are not held die as well."""
    sentence = scene.sentence
    held = scene.terms or any(span.kind == "facility" for span in scene.places)
    placed = any(mark.name in PRISONS for mark in sentence.of("facility"))
    told = any(not mark.name.startswith(("died", "nothing")) for mark in sentence.of("trigger"))
    return bool(held or placed or told or any(mark.name == "imprisonment" for mark in sentence.of("kind")))


def _changes_verdict(scene: Scene, anchor: Anchor) -> bool:
    """``скостил год``, ``смягчил приговор``; not ``срезал ветку``."""
    verdict = any(mark.name == "verdict" for mark in scene.sentence.of("clause"))
    return verdict or bool(scene.terms) or anchor.last - anchor.first > 1
