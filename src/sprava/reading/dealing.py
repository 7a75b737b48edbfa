"""To whom a penalty belongs: the terms of a sentence dealt out to its persons."""

from __future__ import annotations

from dataclasses import dataclass, field

from sprava.reading.focus import CARRIED, LISTED, SAME, SOFT, UNNAMED, Subjects
from sprava.reading.name_lists import in_one_list, list_around
from sprava.reading.scenes import GOVERNING, Anchor, Scene
from sprava.reading.spans import Mention
from sprava.reading.subjects import SubjectFinder
from sprava.reading.told import Told


@dataclass
class TermDealer:
    """Deals out the terms of one document, in order."""

    finder: SubjectFinder
    told: Told
    _dealing: dict[int, int] = field(default_factory=dict)

    def of(self, anchor: Anchor, scene: Scene) -> Subjects:
        """The persons of a term; they are spoken of from now on."""
        found = self._dealt(anchor, scene)
        if found.persons:
            self.finder.carrier.just_now = (scene.number, found.persons)
        return found

    def _dealt(self, anchor: Anchor, scene: Scene) -> Subjects:
        """The persons of a term: named since the term before, dealt out one by one, or carried."""
        terms = [
            one
            for one in scene.anchors
            if one.term is not None and one.term.meaning in ("imposed", "requested") and one.term.kind != "other"
        ]
        place = terms.index(anchor)
        lo = terms[place - 1].last if place else scene.sentence.first
        eligible = [one for one in scene.mentions if self.finder.carrier.may_suffer(one, scene)]
        ordinal = self._by_order(place, terms, scene)
        if ordinal is not None:
            return ordinal
        named = self._since(lo, anchor, eligible, scene)
        if named:
            return self._among(named, place, terms, scene)
        dealt = self._dealt_in_order(place, terms, scene)
        if dealt is not None:
            return dealt
        if place:
            listed = self._continued(place, terms, scene)
            if listed is not None:
                return listed
        return self._after_or_carried(anchor, eligible, scene, place, terms)

    def _since(self, lo: int, anchor: Anchor, eligible: list[Mention], scene: Scene) -> list[Mention]:
        """Names between the term before and this one; kin and lawyers only if nobody else is."""
        named = [one for one in eligible if lo <= one.first < anchor.first]
        plain = [one for one in named if one.role not in SOFT]
        plain = [
            one for one in named if one in plain or (one.role == "relative" and self._is_listed(one, plain, scene))
        ]
        last_kin = named and named[-1].role == "relative" and anchor.first - named[-1].last <= 8
        if (
            last_kin
            and not any(scene.separator(at) == "break" for at in range(named[-1].last, anchor.first))
            and lo != scene.sentence.first
        ):
            return [named[-1]]
        return (
            plain
            or [one for one in named if one.role == "relative"]
            or [one for one in named if not scene.separated(one.last, anchor.first)]
        )

    def _is_listed(self, mention: Mention, others: list[Mention], scene: Scene) -> bool:
        return any(in_one_list(mention, other, scene) for other in others)

    def _among(self, named: list[Mention], place: int, terms: list[Anchor], scene: Scene) -> Subjects:
        group = list_around(named[-1], named, scene)
        run = self._run(place, terms, scene)
        if len(group) > 1 and len(run) == len(group):
            self._dealing = dict(zip((one.first for one in run), (one.person for one in group), strict=True))
            return Subjects((group[0].person,), LISTED)
        self._dealing = {}
        pronouns = scene.pronouns(named[-1].last, terms[place].first)
        if any(mark.name in ("they", "both", "all") for mark in pronouns) and len(named) > 1:
            return Subjects(tuple(dict.fromkeys(one.person for one in named)), SAME)
        return Subjects(tuple(dict.fromkeys(one.person for one in group)), SAME)

    def _dealt_in_order(self, place: int, terms: list[Anchor], scene: Scene) -> Subjects | None:
        """``Prosecutors had asked for 12, 11 and nine years``: as many terms as people sentenced before, in their
        order.
        """
        if place or len(terms) < 2:
            return None
        run = self._run(0, terms, scene)
        focus = self.finder.carrier.focus
        groups = [group for group in (*focus.groups, tuple(focus.victims)) if len(group) == len(run)]
        if len(run) < 2 or len(run) != len(terms) or not groups:
            return None
        self._dealing = dict(zip((one.first for one in run), groups[0], strict=True))
        return Subjects((groups[0][0],), LISTED)

    def _run(self, place: int, terms: list[Anchor], scene: Scene) -> list[Anchor]:
        """The terms that follow one another with nothing but commas and "and" between."""
        run = [terms[place]]
        for after in terms[place + 1 :]:
            between = range(run[-1].last, after.first)
            words = scene.tokens.words
            if any(
                words[at].is_word and words[at].kinds.get("clause") != "and" and not words[at].is_small("unit")
                for at in between
            ):
                break
            run.append(after)
        return run

    def _continued(self, place: int, terms: list[Anchor], scene: Scene) -> Subjects | None:
        """A further term with no new name before it: the next of a list, or a fine beside a term of the same person."""
        anchor = terms[place]
        dealt = self._dealing.get(anchor.first)
        if dealt is not None:
            return Subjects((dealt,), LISTED)
        before = self._last_subjects(scene)
        earlier = terms[place - 1].term
        if before and anchor.term is not None and earlier is not None:
            another_kind = earlier.meaning == anchor.term.meaning and earlier.kind != anchor.term.kind
            if another_kind or earlier.meaning != anchor.term.meaning:
                return Subjects(before, CARRIED)
        return None

    def _last_subjects(self, scene: Scene) -> tuple[int, ...]:
        made = [
            event
            for event in self.told.events[-60:]
            if event.first == scene.sentence.first and event.term is not None and event.person is not None
        ]
        if not made:
            return ()
        last = made[-1].trigger
        return tuple(
            dict.fromkeys(event.person for event in made if event.trigger == last and event.person is not None)
        )

    def _after_or_carried(
        self, anchor: Anchor, eligible: list[Mention], scene: Scene, place: int, terms: list[Anchor]
    ) -> Subjects:
        pronouns = scene.pronouns(anchor.lo, anchor.first)
        hi = terms[place + 1].first if place + 1 < len(terms) else scene.sentence.last
        after = [one for one in eligible if anchor.last <= one.first < hi and one.role != "lawyer"]
        if after and not pronouns and not self._another_verb(anchor.last, after[0].first, scene):
            return Subjects((after[0].person,), SAME)
        wide = Anchor(
            anchor.name,
            anchor.first,
            anchor.last,
            scene.sentence.first if not place else anchor.lo,
            anchor.last,
            anchor.term,
        )
        found = self.finder.unnamed_or_carried(wide, scene)
        if found.how == UNNAMED and self.finder.carrier.focus.heading is not None:
            return self.finder.carrier.carried(anchor.first, scene)
        return found

    def _another_verb(self, first: int, last: int, scene: Scene) -> bool:
        return any(first <= one.first < last and one.type not in GOVERNING for one in scene.anchors) or scene.separated(
            first, last, ";"
        )

    def _by_order(self, place: int, terms: list[Anchor], scene: Scene) -> Subjects | None:
        """``першаму — чатыры гады, другой — два``; ``старэйшаму … малодшаму …``: in the order in which the pair was
        named.
        """
        groups = self.finder.carrier.focus.groups
        here = tuple(dict.fromkeys(one.person for one in scene.mentions if self.finder.carrier.may_suffer(one, scene)))
        group = here if len(here) > 1 else groups[0] if groups else ()
        lo = terms[place - 1].last if place else scene.sentence.first
        words = scene.tokens.words[lo : terms[place].first]
        for order, name in enumerate(("first", "second")):
            if len(group) > order and any(word.is_small(name) for word in words):
                return Subjects((group[order],), CARRIED)
        return None
