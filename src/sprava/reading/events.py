"""Events: what happened to whom, when, under which articles, with which penalty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sprava.reading.additions import Additions
from sprava.reading.dealing import TermDealer
from sprava.reading.domain import is_thin
from sprava.reading.focus import Carrier
from sprava.reading.grounds import Grounds
from sprava.reading.history import History
from sprava.reading.introductions import Introductions
from sprava.reading.nearby import SHARES_DAY, Nearby
from sprava.reading.penalties import PenaltyEvents
from sprava.reading.realis import HAPPENED
from sprava.reading.scenes import TERM, Scene
from sprava.reading.sections import SectionEvents
from sprava.reading.spans import Event, Person
from sprava.reading.subjects import SubjectFinder
from sprava.reading.text import Tokens
from sprava.reading.tiers import tier_of
from sprava.reading.told import Told
from sprava.reading.verbs import VerbEvents

TIED = frozenset(("sentenced", "convicted", "tried", "fined"))
"""Types whose articles may stand in a sentence beside."""
MOST_EVENTS = 5_000
"""Events of one document; no report tells more."""


@dataclass
class EventBuilder:
    """Goes through the sentences of one document in order and proposes its events."""

    tokens: Tokens
    persons: list[Person]
    scenes: list[Scene]
    published: date
    is_surely_ours: bool
    carrier: Carrier = field(init=False)
    told: Told = field(init=False)
    nearby: Nearby = field(init=False)
    penalties: PenaltyEvents = field(init=False)
    verbs: VerbEvents = field(init=False)
    sections: SectionEvents = field(init=False)
    introductions: Introductions = field(init=False)
    additions: Additions = field(init=False)

    def __post_init__(self) -> None:
        self.carrier, self.told = Carrier(self.tokens, self.persons), Told(self.tokens)
        finder = SubjectFinder(self.carrier)
        self.nearby = Nearby(self.carrier, self.told, self.scenes, self.published)
        self.penalties = PenaltyEvents(TermDealer(finder, self.told), self.published)
        grounds = Grounds(self.carrier, self.told, self.scenes, is_thin=is_thin(self.scenes))
        self.verbs = VerbEvents(finder, self.nearby, self.penalties, grounds)
        self.introductions = Introductions(self.carrier, self.told)
        self.sections = SectionEvents(self.carrier, self.scenes)
        self.additions = Additions(self.carrier, self.told, self.scenes)

    def build(self) -> list[Event]:
        """Every event, in the order of the text, each fact once."""
        history = History()
        for scene in self.scenes:
            if len(self.told.events) >= MOST_EVENTS:
                break
            self.carrier.enter(scene)
            found = [] if history.tells(scene) else list(self._in_scene(scene))
            found += self.sections.of(scene, found, self.told)
            found += self.introductions.of(scene, found)
            self.carrier.leave(scene, tuple(dict.fromkeys(event.person for event in found if event.person is not None)))
        self.told.tie_charges()
        for event in self.told.events:
            event.tier = tier_of(event, is_surely_ours=self.is_surely_ours)
            if event.type in TIED and event.realis == HAPPENED and not event.articles and event.person is not None:
                event.articles = self.nearby.articles_of(event)
        return self.told.standing()

    def _in_scene(self, scene: Scene) -> Iterator[Event]:
        for anchor in scene.anchors:
            made = (self.penalties if anchor.name == TERM else self.verbs).of(anchor, scene)
            standing = self._standing(made, scene)
            for event in made:
                if event.date is None and event.type in SHARES_DAY and event.realis == HAPPENED:
                    event.date = self.nearby.day_of_verdict(scene)
                event.rule += standing
                kept = self.told.keep(event)
                if kept is not None:
                    yield kept
        self.additions.add(scene)

    def _standing(self, made: list[Event], scene: Scene) -> str:
        """Does the sentence name others to whom it may have happened? Whoever alone is named is the surer."""
        named = {one.person for one in scene.mentions if self.carrier.may_suffer(one, scene)}
        return "/only" if named <= {event.person for event in made} else "/among"
