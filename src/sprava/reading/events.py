"""Events: what happened to whom, when, under which articles, with which penalty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sprava.reading.dealing import TermDealer
from sprava.reading.details import Stated, articles_of, date_of, event_of, text_of
from sprava.reading.doubts import (
    comes_out,
    is_of_others,
    is_of_people,
    is_only_spoken_of,
    is_penalty,
    is_title,
    says_whose,
)
from sprava.reading.focus import CARRIED, OPEN, SEVERAL, UNNAMED, WHOLE_SENTENCE, Subjects
from sprava.reading.penalties import PenaltyEvents
from sprava.reading.realis import GENERAL, HAPPENED, NEGATED, dated, realis_of
from sprava.reading.scenes import TERM, Anchor, Scene
from sprava.reading.sections import SectionEvents
from sprava.reading.spans import Event, Person
from sprava.reading.subjects import SubjectFinder
from sprava.reading.text import Tokens
from sprava.reading.tiers import tier_of
from sprava.reading.told import Told

TIED = frozenset(("sentenced", "convicted", "tried", "fined"))
"""Types whose articles may stand in a sentence beside."""
ARTICLES_WITHIN = 2
"""Sentences before and after an event in which its articles may stand."""
NEEDS_PERSON_BESIDE = frozenset(("noun", "past"))
MOST_EVENTS = 5_000
"""Events of one document; no report tells more."""
OF_A_CASE = frozenset(("tried", "appeal_decided"))
SHARES_DAY = frozenset(("sentenced", "fined", "convicted"))
VERDICT_WITHIN = 3
"""Sentences back in which the day of a verdict may stand."""
LOOKED_BACK = 60
"""Events back that a sentence which only adds something may speak of."""
OLDEST_YEAR, LONG_AGO = "1990", "1960"
"""What happened before is history; nobody of whom we are told today worked, married or moved before the second."""


@dataclass
class EventBuilder:
    """Goes through the sentences of one document in order and proposes its events."""

    tokens: Tokens
    persons: list[Person]
    scenes: list[Scene]
    published: date
    finder: SubjectFinder = field(init=False)
    told: Told = field(init=False)
    penalties: PenaltyEvents = field(init=False)
    sections: SectionEvents = field(init=False)
    _past_block: int = -1
    """The paragraph that tells of long ago, if the last one with a date did."""

    def __post_init__(self) -> None:
        self.finder, self.told = SubjectFinder(self.tokens, self.persons), Told(self.tokens)
        self.penalties = PenaltyEvents(TermDealer(self.finder, self.told), self.published)
        self.sections = SectionEvents(self.finder, self.scenes)

    def build(self) -> list[Event]:
        """Every event, in the order of the text, each fact once."""
        for scene in self.scenes:
            if len(self.told.events) >= MOST_EVENTS:
                break
            self.finder.enter(scene)
            found = [] if self._is_history(scene) else list(self._in_scene(scene))
            found += self.sections.of(scene, found, self.told)
            self.finder.leave(scene, tuple(dict.fromkeys(event.person for event in found if event.person is not None)))
        self.told.tie_charges()
        for event in self.told.events:
            if event.type in TIED and event.realis == HAPPENED and not event.articles and event.person is not None:
                event.articles = self._articles_near(event)
        return self.told.standing()

    def _articles_near(self, event: Event) -> list[str]:
        """The articles of a sentence beside that names nobody else, of the code that the penalty is of."""
        here = self.tokens.sentence_at(event.first)
        block = self.scenes[here].sentence.block
        minor = event.term is not None and event.term.kind in ("administrative_arrest", "fine")
        nearest = sorted(
            range(here - ARTICLES_WITHIN, here + ARTICLES_WITHIN + 1), key=lambda at: (abs(at - here), at < here)
        )
        for at in nearest:
            if (
                not 0 <= at < len(self.scenes)
                or not self.scenes[at].articles
                or self.scenes[at].sentence.block != block
            ):
                continue
            scene = self.scenes[at]
            others = {one.person for one in scene.mentions if self.finder.may_suffer(one, scene)} - {event.person}
            of_others = any(
                told.first == scene.sentence.first and told.person != event.person
                for told in self.told.events[-LOOKED_BACK:]
            )
            found = articles_of(scene.sentence.first, scene.sentence.last, scene, "sentenced")
            fitting = [article for article in found if event.term is None or article.startswith("CAO") == minor]
            if fitting and not others and not of_others:
                return fitting
        return []

    def _is_history(self, scene: Scene) -> bool:
        """Is it told of long ago? What follows in the paragraph is as well, until there is a date of our days."""
        years = [span.value for span in scene.dates if isinstance(span.value, str)]
        if years:
            old = any(year < OLDEST_YEAR for year in years)
            told = scene.anchors or min(years) < LONG_AGO
            self._past_block = scene.sentence.block if old and told else -1
            return old
        return self._past_block == scene.sentence.block

    def _in_scene(self, scene: Scene) -> Iterator[Event]:
        for anchor in scene.anchors:
            made = self.penalties.of(anchor, scene) if anchor.name == TERM else self._of_trigger(anchor, scene)
            standing = self._standing(made, scene)
            for event in made:
                if event.date is None and event.type in SHARES_DAY and event.realis == HAPPENED:
                    event.date = self._day_of_verdict(scene)
                event.rule += standing
                event.tier = tier_of(event)
                kept = self.told.keep(event)
                if kept is not None:
                    yield kept
        self._add_to_earlier(scene)

    def _day_of_verdict(self, scene: Scene) -> str | None:
        """``27 октября суд вынес приговор. X осуждён на год, Y на два``: the day stands before the names."""
        if scene.dates:
            return None
        for near in reversed(self.scenes[max(0, scene.number - VERDICT_WITHIN) : scene.number]):
            if near.sentence.block != scene.sentence.block:
                return None
            named = any(self.finder.may_suffer(one, near) for one in near.mentions)
            verdict = any(one.type in SHARES_DAY and one.form in ("", "given") for one in near.anchors)
            verdict = verdict or near.has("clause", "verdict", near.sentence.first, near.sentence.last)
            if near.dates:
                day = text_of(near.dates[0]) or ""
                plain = len(near.dates) == 1 and not named and verdict and not self._opens(near)
                return day if plain and len(day) == len("2020-01-01") and day <= str(self.published) else None
            if not verdict and not near.terms:
                return None
        return None

    def _standing(self, made: list[Event], scene: Scene) -> str:
        """Does the sentence name others to whom it may have happened? Whoever alone is named is the surer."""
        named = {one.person for one in scene.mentions if self.finder.may_suffer(one, scene)}
        return "/only" if named <= {event.person for event in made} else "/among"

    # --- events of verbs

    def _of_trigger(self, anchor: Anchor, scene: Scene) -> list[Event]:
        type_ = self._type(anchor, scene)
        if says_whose(anchor, scene) or (type_ == "transferred" and is_penalty(anchor, scene)):
            return []
        if not type_ or self._is_left_to_penalties(anchor, type_, scene):
            return []
        realis = NEGATED if anchor.form == "acquitted" else realis_of(anchor, scene)
        if realis == GENERAL:
            return []
        if type_ == "sentenced" and realis == HAPPENED:
            if scene.terms:
                return []
            type_ = "convicted"
        when = date_of(anchor.lo, anchor.hi, anchor.first, scene, type_)
        if anchor.form == "since" and (when is None or realis != HAPPENED):
            return []
        subjects = self._named_next(anchor, scene) or self.finder.of_trigger(anchor, scene)
        if anchor.form == "since" and any(known.type == "detained" for known in self.told.of_persons(subjects.persons)):
            return []
        if when is None:
            when = self._day_of_detention(subjects, scene) if type_ == "searched" else self._day_of_many(type_, scene)
        if not self._may_stand(anchor, type_, subjects, scene):
            return []
        stated = Stated(type_, dated(realis, when, self.published), subjects.how, anchor, when)
        return [event_of(stated, person, scene) for person in subjects.persons or (None,)]

    def _named_next(self, anchor: Anchor, scene: Scene) -> Subjects | None:
        """``Дзевяць чалавек затрымалі. Вядомыя імёны чатырох: A, B, C і D``: the names follow in a list of their
        own.
        """
        if scene.number + 1 >= len(self.scenes) or scene.mentions or scene.pronouns(anchor.lo, anchor.hi):
            return None
        after = self.scenes[scene.number + 1]
        named = [one for one in after.mentions if self.finder.may_suffer(one, after)]
        listing = anchor.type in WHOLE_SENTENCE and self.tokens.words[after.sentence.first].is_small("among")
        words, dated = self.tokens.words, self._dated(scene)
        many = any(
            at not in dated and (words[at].is_number or "number" in words[at].kinds)
            for at in range(scene.sentence.first, scene.sentence.last)
        )
        before_names = range(after.sentence.first, named[0].first) if named and many else range(0)
        introduced = any(self.tokens.written[at] == ":" for at in before_names)
        if (
            len(named) < 2
            or not (listing or (introduced and not after.anchors))
            or after.sentence.block != scene.sentence.block
        ):
            return None
        return Subjects(tuple(dict.fromkeys(one.person for one in named)), "listed")

    def _dated(self, scene: Scene) -> set[int]:
        return {at for span in scene.spans() for at in range(span.first, span.last)}

    def _day_of_detention(self, subjects: Subjects, scene: Scene) -> str | None:
        """A search told beside a detention was on its day."""
        near = [known for known in self.told.of_persons(subjects.persons) if known.type == "detained"]
        return near[-1].date if near and self._sentences_back(near[-1], scene) <= 1 else None

    def _day_of_many(self, type_: str, scene: Scene) -> str | None:
        """``Вчера задержали десять человек. Среди них X``: the day of the sentence before, which names nobody."""
        before = self.scenes[scene.number - 1] if scene.number else None
        if before is None or before.sentence.block != scene.sentence.block or before.mentions or len(before.dates) != 1:
            return None
        return text_of(before.dates[0]) if any(anchor.type == type_ for anchor in before.anchors) else None

    def _sentences_back(self, event: Event, scene: Scene) -> int:
        return scene.number - self.tokens.sentence_at(event.first)

    def _type(self, anchor: Anchor, scene: Scene) -> str:
        if anchor.type == "listed":
            return self._list_type(scene)
        if anchor.name in ("appeal_decided.noun", "sentenced.given"):
            return ""
        return anchor.type

    def _list_type(self, scene: Scene) -> str:
        """Of which list is spoken: this sentence says it, or one before, or the body that keeps it."""
        for near in (scene, *reversed(self.scenes[max(0, scene.number - 2) : scene.number])):
            named = {mark.name for mark in near.sentence.of("trigger")} & {"listed_as_extremist", "listed_as_terrorist"}
            if named:
                return "" if near is scene else named.pop()
            for span in near.places:
                if span.kind == "body" and span.value in self.tokens.lexicon.list_keepers:
                    return self.tokens.lexicon.list_keepers[str(span.value)]
        return ""

    def _is_left_to_penalties(self, anchor: Anchor, type_: str, scene: Scene) -> bool:
        """A verdict with its penalty is stated by the penalty; the word alone states nothing more."""
        imposed = [term for term in scene.terms if term.meaning == "imposed"]
        if type_ == "convicted" and anchor.form != "acquitted":
            return any(
                anchor.lo <= term.first < anchor.hi or self.penalties.governs(anchor, term, scene) for term in imposed
            )
        if type_ == "fined":
            return any(term.kind == "fine" for term in scene.terms) or any(term.kind == "other" for term in scene.terms)
        if type_ == "sentenced" and anchor.form != "future":
            return any(anchor.lo <= term.first <= anchor.hi for term in scene.terms)
        return False

    def _may_stand(self, anchor: Anchor, type_: str, subjects: Subjects, scene: Scene) -> bool:
        beside = subjects.how in ("named", UNNAMED) or bool(scene.pronouns(anchor.lo, anchor.hi))
        if subjects.how == OPEN and not subjects.persons:
            return False
        if subjects.how == SEVERAL and anchor.form:
            return False
        if self._is_of_others(anchor, type_, subjects, scene):
            return False
        if anchor.form == "noun" and (is_only_spoken_of(anchor, subjects, scene) or is_of_others(anchor, scene)):
            return False
        if anchor.form in NEEDS_PERSON_BESIDE and type_ != "charged" and not beside:
            return False
        if (
            anchor.form == "noun"
            and type_ in ("died", "detained")
            and any(known.type == type_ for known in self.told.of_persons(subjects.persons))
        ):
            return False
        if anchor.name == "charged.card":
            return bool(subjects.persons) and bool(articles_of(anchor.lo, anchor.hi, scene, type_))
        if anchor.name in ("charged.sent", "charged.noun"):
            return bool(articles_of(anchor.lo, anchor.hi, scene, type_)) and (
                beside or not self._was_sentenced(subjects)
            )
        if anchor.form == "weak" and not (
            subjects.how == "named" and any(mark.name == "strong" for mark in scene.sentence.of("domain"))
        ):
            return False
        return not (type_ == "fined" and not beside)

    def _is_of_others(self, anchor: Anchor, type_: str, subjects: Subjects, scene: Scene) -> bool:
        """Is it not of whoever was spoken of last: of people in general, of a thing, of somebody with a case?"""
        if subjects.how != CARRIED:
            return is_title(anchor, scene)
        if is_of_people(anchor, scene, self.finder.may_suffer) or comes_out(anchor, scene):
            return True
        return type_ in OF_A_CASE and not self._has_case(anchor, subjects, scene)

    def _has_case(self, anchor: Anchor, subjects: Subjects, scene: Scene) -> bool:
        """Was it told of a case of theirs? Else the hearing or the appeal is of somebody else, or of a company."""
        known = any(True for _ in self.told.of_persons(subjects.persons))
        verdict = any(mark.name.startswith("sentenced") for mark in scene.sentence.of("trigger"))
        return known or verdict or bool(scene.pronouns(anchor.lo, anchor.hi)) or bool(scene.articles)

    def _was_sentenced(self, subjects: Subjects) -> bool:
        return any(event.type in ("sentenced", "convicted") for event in self.told.of_persons(subjects.persons))

    # --- sentences that only add

    def _add_to_earlier(self, scene: Scene) -> None:
        """``Решение 28 марта вынес суд``: a sentence about a verdict of which an earlier one told gives its date,
        court and articles.
        """
        verdicts = [
            anchor
            for anchor in scene.anchors
            if anchor.type not in ("sentenced", "charged", "appeal_decided", "tried") and anchor.form != "noun"
        ]
        if verdicts or scene.terms or any(self.finder.may_suffer(one, scene) for one in scene.mentions):
            return
        if not (scene.sentence.of("clause") or scene.anchors or scene.articles) or self._speaks_of_law(scene):
            return
        told = scene.has("clause", "verdict", scene.sentence.first, scene.sentence.last)
        charge = any(anchor.type == "charged" for anchor in scene.anchors) or scene.articles
        near = [
            one
            for one in self.told.events[-LOOKED_BACK:]
            if one.type in ("sentenced", "fined", "convicted")
            and one.realis == HAPPENED
            and 0 < scene.sentence.first - one.first < 200
            and self.scenes[self.tokens.sentence_at(one.first)].sentence.block == scene.sentence.block
        ]
        if not near:
            return
        last = near[-1].first
        for event in [one for one in near if one.first == last]:
            if told and event.date is None and len(scene.dates) == 1 and not self._opens(scene):
                event.date = text_of(scene.dates[0])
            if charge and not event.articles:
                event.articles = articles_of(scene.sentence.first, scene.sentence.last, scene, "sentenced")

    def _opens(self, scene: Scene) -> bool:
        """Is the date that of a charge, of what is to come or of a beginning: ``суд ішоў з 2 красавіка``?"""
        first = scene.dates[0].first
        since = first > scene.sentence.first and self.tokens.words[first - 1].is_small("from")
        return since or any(anchor.type == "charged" or anchor.form == "future" for anchor in scene.anchors)

    def _speaks_of_law(self, scene: Scene) -> bool:
        return scene.has("realis", "general", scene.sentence.first, scene.sentence.last)
