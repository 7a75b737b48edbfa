"""Whom a text speaks of: the names before a pronoun, the person of a heading, those spoken of together."""

from __future__ import annotations

from dataclasses import dataclass, field

from sprava.reading.name_lists import distinct, list_around
from sprava.reading.phrases import Mark
from sprava.reading.roles import AUTHORITIES
from sprava.reading.scenes import Anchor, Scene
from sprava.reading.spans import Mention, Person
from sprava.reading.text import Tokens

SAME, LISTED, CARRIED, HEADED, OPEN, UNNAMED = "named", "listed", "carried", "headed", "open", "unnamed"
SEVERAL = "several"
"""Several people could be meant: the event is proposed and its person left open."""
INTRANSITIVE = frozenset(("died", "hunger_strike", "tried", "placed_in_punishment_cell"))
WHOLE_SENTENCE = frozenset(("listed_as_extremist", "listed_as_terrorist", "listed", "recognised_political_prisoner"))
SOFT = frozenset(("relative", "lawyer", "bystander"))
"""Roles of people who are seldom the ones that a verdict is about."""
ONE_PERSON = frozenset(("he", "she", "her", "his"))
MOST_BACK = 2
"""Sentences back in which several people may be those of a verb without a subject."""
MOST_GROUPS, MOST_RECENT, MOST_TOGETHER = 8, 50, 40


@dataclass(frozen=True, slots=True)
class Subjects:
    """Persons of an event and how they were found. No person at all: the event is left out, or its person is open."""

    persons: tuple[int, ...]
    how: str


@dataclass
class Focus:
    """Whom the text speaks of at the moment."""

    recent: list[int] = field(default_factory=list)
    groups: list[tuple[int, ...]] = field(default_factory=list)
    victims: list[int] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)
    """Kin and others who are only spoken of by the way."""
    speaker: int | None = None
    """Who was quoted last: "me" is whoever speaks."""
    heading: int | None = None
    block: int = -1
    line: int = -1
    together: tuple[int, ...] = ()
    """Those to whom something happened in the last sentence that told of anybody, else those whom it named."""

    def speak_of(self, persons: tuple[int, ...]) -> None:
        """These are spoken of now, the last the most."""
        for person in persons:
            if person in self.recent:
                self.recent.remove(person)
            self.recent.insert(0, person)
        del self.recent[MOST_RECENT:]
        if 1 < len(persons) < MOST_TOGETHER:
            self.gather(persons)

    def gather(self, persons: tuple[int, ...]) -> None:
        """These are spoken of together: "both" and "they" may mean them."""
        self.groups = [persons, *(group for group in self.groups if group != persons)][:MOST_GROUPS]


@dataclass
class Carrier:
    """Knows whom the text speaks of, sentence by sentence in order."""

    tokens: Tokens
    persons: list[Person]
    focus: Focus = field(default_factory=Focus)
    just_now: tuple[int, tuple[int, ...]] = (-1, ())
    """The sentence and the persons of the event found last."""

    def may_suffer(self, mention: Mention, scene: Scene) -> bool:
        """May this be somebody to whom things happen here?

        Never a judge, a prosecutor, an official or somebody who is quoted.
        """
        person = self.persons[mention.person]
        if mention.role in ("judge", "prosecutor", "official") or person.role in ("judge", "prosecutor", "official"):
            return False
        if mention.first > scene.sentence.first and self.tokens.words[mention.first - 1].is_small("agent"):
            return False  # "tried by X": who does it, and not to whom it is done
        return not (mention.is_speaker or self._only_says_whose(mention, scene))

    def _only_says_whose(self, mention: Mention, scene: Scene) -> bool:
        """``брат Івана Пятрова, Пракоп``, ``соседку Мелешко, Людмилу Климчук``: he whose kin is meant."""
        if mention.role != "relative":
            return False
        after = [other for other in scene.mentions if 0 <= other.first - mention.last <= 1]
        return bool(after and mention.surname) and not (after[0].surname and mention.given)

    def antecedent(self, anchor: Anchor, scene: Scene) -> tuple[int, ...]:
        """``X і Y, якіх памілавалі``: the names right before a relative word."""
        relative = [
            mark
            for mark in scene.sentence.of("clause")
            if mark.name == "relative" and anchor.lo <= mark.first < anchor.first
        ]
        if not relative:
            return ()
        before = [
            one
            for one in scene.mentions
            if one.last <= relative[0].first and relative[0].first - one.last <= 3 and self.may_suffer(one, scene)
        ]
        if not before:
            return ()
        plural = self.tokens.words[relative[0].first].fold.endswith(
            ("ых", "іх", "их", "ые", "ыя", "ім", "ым", "rzy", "rych")
        )
        every = [one for one in scene.mentions if one.last <= relative[0].first and self.may_suffer(one, scene)]
        return distinct(list_around(before[-1], every, scene)) if plural else (before[-1].person,)

    def by_pronoun(self, pronouns: list[Mark], anchor: Anchor, scene: Scene) -> Subjects:
        """The person or the people for whom a pronoun stands, or a verb without one."""
        names = {mark.name for mark in pronouns}
        speaker = self._speaker(scene) if "me" in names and not names & ONE_PERSON else None
        if speaker is not None:
            return Subjects((speaker,), CARRIED)
        if names & {"they", "both", "three", "all"}:
            group = self._group(names, anchor, scene)
            if group:
                return Subjects(group, CARRIED)
        gender = _gender_of(pronouns, anchor)
        if self._is_of_just_now(pronouns, gender, anchor, scene):
            return Subjects(self.just_now[1], CARRIED)
        return self.carried(anchor.first, scene, gender)

    def _is_of_just_now(self, pronouns: list[Mark], gender: str, anchor: Anchor, scene: Scene) -> bool:
        """Is it still of those of the event found last: in this sentence, or, if they are several, in one before?"""
        number, persons = self.just_now
        fitting = persons and all(self._fits(person, gender) for person in persons)
        if number == scene.number and fitting and not (pronouns and len(persons) > 1):
            others = [
                one
                for one in scene.mentions
                if self._ends_before(one, persons, scene) < one.first < anchor.first and one.person not in persons
            ]
            if not any(self.may_suffer(one, scene) for one in others):
                return True
        just_before = scene.number - MOST_BACK <= number < scene.number
        return just_before and not pronouns and len(persons) > 1 and scene.sentence.lang != "en"

    def _speaker(self, scene: Scene) -> int | None:
        """``«Меня задержали утром», — говорит X``: who is quoted here, or was last."""
        here = [one.person for one in scene.mentions if one.is_speaker and one.role not in AUTHORITIES]
        return here[0] if here else self.focus.speaker

    def _group(self, names: set[str], anchor: Anchor, scene: Scene) -> tuple[int, ...]:
        here = distinct(
            [
                one
                for one in scene.mentions
                if one.first < anchor.first and self.may_suffer(one, scene) and one.role not in SOFT
            ]
        )
        if "all" in names and 1 < len(self.focus.victims) < MOST_TOGETHER:
            return tuple(self.focus.victims)
        if "they" in names:
            return here if len(here) > 1 else self.focus.groups[0] if self.focus.groups else ()
        size = 2 if "both" in names else 3
        for group in (here, *self.focus.groups):
            if len(group) == size:
                return group
        return tuple(reversed(self.focus.recent[:size])) if len(self.focus.recent) >= size else ()

    def carried(self, before: int, scene: Scene, gender: str = "") -> Subjects:
        """The person last spoken of: earlier in the sentence, under the heading, or in the sentences before."""
        here = [
            one
            for one in scene.mentions
            if one.first < before and self.may_suffer(one, scene) and self._fits(one.person, gender)
        ]
        plain = [one for one in here if one.role not in SOFT]
        if plain:
            return Subjects((plain[-1].person,), CARRIED)
        if self.focus.heading is not None and self._fits(self.focus.heading, gender):
            return Subjects((self.focus.heading,), HEADED)
        kin = [one.person for one in reversed(here) if one.role == "relative"]
        known = [person for person in (*self.focus.recent, *kin, *self.focus.aside) if self._fits(person, gender)]
        if known:
            meant = [person for person in self.focus.together if self._fits(person, gender)]
            if len(meant) > 1 and known[0] in meant:
                return Subjects((), SEVERAL)
            return Subjects((known[0],), CARRIED)
        later = [
            one
            for one in scene.mentions
            if one.first >= before and self.may_suffer(one, scene) and self._fits(one.person, gender)
        ]
        if later:
            return Subjects((later[0].person,), CARRIED)
        return Subjects((), OPEN)

    def _fits(self, person: int, gender: str) -> bool:
        known = self.persons[person].gender
        return not gender or not known or known == gender

    def _ends_before(self, mention: Mention, persons: tuple[int, ...], scene: Scene) -> int:
        """Where the persons spoken of just now are last named before a mention, in this sentence."""
        return max(
            (one.first for one in scene.mentions if one.person in persons and one.first < mention.first), default=-1
        )

    def enter(self, scene: Scene) -> None:
        """A new sentence begins: a heading may begin to hold or cease to."""
        sentence, focus = scene.sentence, self.focus
        if sentence.block != focus.block:
            focus.block, focus.heading = sentence.block, None
        if sentence.line != focus.line:
            focus.line = sentence.line
            heading = self._heading(scene)
            if heading is not None:
                focus.heading = heading

    def _heading(self, scene: Scene) -> int | None:
        """The person of a line that is nothing but a name, or of an item that begins with one."""
        suffering = [one for one in scene.mentions if self.persons[one.person].role not in AUTHORITIES]
        if len(suffering) != 1 or any(one.sentence != scene.number for one in suffering):
            return None
        mention, sentence = suffering[0], scene.sentence
        begins = all(not self.tokens.words[at].is_word for at in range(sentence.first, mention.first))
        rest = sentence.last - mention.last
        if begins and not scene.anchors and rest <= 5:
            return mention.person
        return None

    def leave(self, scene: Scene, suffered: tuple[int, ...]) -> None:
        """A sentence is over: who was named and who suffered is spoken of from now on."""
        named = tuple(
            dict.fromkeys(
                one.person
                for one in scene.mentions
                if one.role not in SOFT and (self.may_suffer(one, scene) or (one.is_speaker and not one.role))
            )
        )
        self.focus.speaker = self._speaker(scene)
        self.focus.aside = [
            one.person for one in scene.mentions if one.role == "relative" and self.may_suffer(one, scene)
        ] or self.focus.aside
        self.focus.speak_of(tuple(person for person in named if person not in suffered))
        if suffered or named:
            self.focus.together = suffered or named
        if suffered:
            self.focus.speak_of(suffered)
            if len(self.focus.victims) < MOST_TOGETHER:
                self.focus.victims += [person for person in suffered if person not in self.focus.victims]
        elif len(named) > 1:
            self.focus.gather(named)


def _gender_of(pronouns: list[Mark], anchor: Anchor) -> str:
    """Of the pronoun nearest to the verb; one before it counts as nearer. Nothing where none says it."""
    if not pronouns:
        return ""
    nearest = min(pronouns, key=lambda mark: abs(mark.first - anchor.first) + (mark.first > anchor.first))
    return {"she": "f", "her": "f", "he": "m", "his": "m"}.get(nearest.name, "")
