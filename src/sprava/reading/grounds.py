"""Is there ground enough to propose what a verb or a noun seems to state of these persons?"""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.details import articles_of
from sprava.reading.doubts import comes_out, is_of_others, is_of_people, is_only_spoken_of, is_title
from sprava.reading.focus import CARRIED, OPEN, SAME, SEVERAL, UNNAMED, Subjects
from sprava.reading.scenes import Anchor, Scene
from sprava.reading.subjects import SubjectFinder
from sprava.reading.told import Told

NEEDS_PERSON_BESIDE = frozenset(("noun", "past"))
OF_A_CASE = frozenset(("tried", "appeal_decided"))
TOLD_AGAIN_BY_NOUNS = frozenset(("died", "detained"))
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

    finder: SubjectFinder
    told: Told

    def are_enough(self, it: Candidate) -> bool:
        """May it be proposed as an event?"""
        anchor, how = it.anchor, it.subjects.how
        if (how == OPEN and not it.subjects.persons) or (how == SEVERAL and anchor.form):
            return False
        if self._is_of_others(it) or (anchor.form == "noun" and self._only_mentions(it)):
            return False
        beside = it.has_person_beside
        if anchor.form in NEEDS_PERSON_BESIDE and it.type != "charged" and not beside:
            return False
        if anchor.name in _CHARGES:
            return self._is_charge(it, beside=beside)
        if anchor.form == "weak" and not (how == SAME and _is_of_domain(it.scene)):
            return False
        return it.type != "fined" or beside

    def _is_of_others(self, it: Candidate) -> bool:
        """Is it not of whoever was spoken of last: of people in general, of a thing, of somebody with a case?"""
        if it.subjects.how != CARRIED:
            return is_title(it.anchor, it.scene)
        if is_of_people(it.anchor, it.scene, self.finder.may_suffer) or comes_out(it.anchor, it.scene):
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


def _is_of_domain(scene: Scene) -> bool:
    return any(mark.name == "strong" for mark in scene.sentence.of("domain"))
