"""Events that a penalty states: a sentence or a fine, imposed or asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sprava.reading.dealing import TermDealer
from sprava.reading.details import Stated, date_of, event_of
from sprava.reading.focus import OPEN
from sprava.reading.realis import GENERAL, HAPPENED, NEGATED, REQUESTED, dated, realis_of
from sprava.reading.scenes import GOVERNING, TERM, Anchor, Scene
from sprava.reading.spans import FINE, Event, Term


@dataclass
class PenaltyEvents:
    """Makes the events of the terms of one document."""

    dealer: TermDealer
    published: date

    def of(self, anchor: Anchor, scene: Scene) -> list[Event]:
        """The events that a term states: a sentence or a fine, imposed or asked for."""
        term = anchor.term
        if term is None or term.meaning not in ("imposed", "requested") or term.kind == "other":
            return []
        governing = self._governing(anchor, scene)
        realis = self._realis(anchor, governing, scene)
        if realis == GENERAL or self._is_same_fine(anchor, scene):
            return []
        if realis == NEGATED and (governing is None or governing.form == "given"):
            return []  # "received a prize, though she had not seen her mother for six years"
        if term.meaning == "requested" and self._is_asked_by_defence(anchor, scene):
            return []
        subjects = self.dealer.of(anchor, scene)
        if not subjects.persons and subjects.how == OPEN:
            return []
        lo, hi = (anchor.lo, anchor.hi) if scene.bracketed(anchor) else self._range(anchor, governing, scene)
        type_ = self._type(anchor, governing)
        when = self._when(anchor, governing, lo, hi, scene, realis)
        whole = Anchor(f"{type_}.term", anchor.first, anchor.last, lo, hi)
        stated = Stated(type_, dated(realis, when, self.published), subjects.how, whole, when)
        made = [event_of(stated, person, scene) for person in subjects.persons or (None,)]
        for event in made:
            event.term = term if realis != NEGATED else None
            event.rule += "/" + (
                "requested" if realis == REQUESTED else "first" if not term.is_elliptical else "elliptical"
            )
            if realis == REQUESTED:
                event.articles = [article for article in event.articles if lo == scene.sentence.first]
        return made

    def _is_same_fine(self, anchor: Anchor, scene: Scene) -> bool:
        """``800 рублей (20 базовых)``: the fine before, in another unit."""
        return scene.bracketed(anchor) and any(
            one.term is not None and one.term.kind == FINE and one.last == anchor.lo and anchor.first == anchor.lo + 1
            for one in scene.anchors
        )

    def _is_asked_by_defence(self, anchor: Anchor, scene: Scene) -> bool:
        roles = [
            mark.name
            for mark in scene.sentence.of("role")
            if mark.first < anchor.first and mark.name in ("lawyer", "prosecutor")
        ]
        defence = any(scene.tokens.words[at].is_small("defence") for at in range(scene.sentence.first, anchor.first))
        return (bool(roles) and roles[-1] == "lawyer") or (defence and "prosecutor" not in roles)

    def _realis(self, anchor: Anchor, governing: Anchor | None, scene: Scene) -> str:
        if anchor.term is not None and anchor.term.meaning == "requested":
            return REQUESTED
        if governing is not None:
            found = realis_of(governing, scene)
            if found != HAPPENED and governing.type != "appeal_decided":
                return found
        return realis_of(anchor, scene)

    def _governing(self, anchor: Anchor, scene: Scene) -> Anchor | None:
        """The verb of the verdict that a term belongs to: the nearest before it, else the nearest after."""
        verbs = [
            one
            for one in scene.anchors
            if one.type in GOVERNING and one.name != TERM and one.form not in ("future", "acquitted", "noun")
        ]
        before = [one for one in verbs if one.last <= anchor.first]
        appeals = [one for one in before if one.type == "appeal_decided"]
        if before:
            # "upheld the sentence of X (seven years)": the noun is what was upheld.
            return appeals[-1] if appeals and before[-1].form == "given" else before[-1]
        after = [one for one in verbs if one.first >= anchor.last]
        return after[0] if after and not scene.separated(anchor.last, after[0].first, ";") else None

    def governs(self, verb: Anchor, term: Term, scene: Scene) -> bool:
        """Is this the verb of that term?"""
        anchor = next((one for one in scene.anchors if one.term is term), None)
        return anchor is not None and self._governing(anchor, scene) is verb

    def _range(self, anchor: Anchor, governing: Anchor | None, scene: Scene) -> tuple[int, int]:
        """The words of a term and of its verb together; the clause of the verb before may run on."""
        lo, hi = anchor.lo, anchor.hi
        if governing is not None and anchor.term is not None and anchor.term.meaning == "imposed":
            between = [one for one in scene.anchors if governing.last <= one.first < anchor.first]
            if not any(one.type not in GOVERNING and one.name != TERM for one in between):
                lo, hi = min(lo, governing.lo), max(hi, governing.hi)
        if lo != scene.sentence.first and not any(
            one.hi <= lo and one.type not in GOVERNING and one.name != TERM for one in scene.anchors
        ):
            starts = [one.lo for one in scene.anchors if one.hi <= lo]
            if not starts or all(one.type in GOVERNING for one in scene.anchors if one.hi <= lo):
                lo = scene.sentence.first
        return lo, hi

    def _type(self, anchor: Anchor, governing: Anchor | None) -> str:
        term = anchor.term
        if term is not None and term.kind == FINE:
            return "fined"
        if (
            governing is not None
            and governing.name == "appeal_decided.changed"
            and term is not None
            and term.meaning == "imposed"
            and governing.last <= anchor.first
        ):
            return "appeal_decided"
        return "sentenced"

    def _when(
        self, anchor: Anchor, governing: Anchor | None, lo: int, hi: int, scene: Scene, realis: str
    ) -> str | None:
        if realis == REQUESTED:
            return date_of(anchor.lo, anchor.hi, anchor.first, scene, "")
        if governing is not None and governing.type == "appeal_decided" and governing.form != "changed":
            return None
        if governing is None and not scene.bracketed(anchor):
            hi = anchor.first
        at = governing.first if governing is not None else anchor.first
        return date_of(lo, hi, at, scene, "sentenced")
