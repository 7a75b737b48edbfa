"""What an event takes from the sentences around its own: the day of a verdict, of a search, the articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sprava.reading.details import articles_of, text_of
from sprava.reading.focus import Carrier, Subjects
from sprava.reading.scenes import Scene
from sprava.reading.spans import ARREST, FINE, Event
from sprava.reading.told import LOOKED_BACK, Told

ARTICLES_WITHIN = 2
"""Sentences before and after an event in which its articles may stand."""
VERDICT_WITHIN = 3
"""Sentences back in which the day of a verdict may stand."""
RELEASED_WITHIN = 2
"""Sentences after a detention in which somebody is let go "in the evening"."""
SHARES_DAY = frozenset(("sentenced", "fined", "convicted"))
"""Types that a verdict told before gives its day."""
_WHOLE_DAY = len("2020-01-01")


@dataclass(frozen=True, slots=True)
class Nearby:
    """Looks around in one document."""

    carrier: Carrier
    told: Told
    scenes: list[Scene]
    published: date

    def articles_of(self, event: Event) -> list[str]:
        """The articles of a sentence beside that names nobody else, of the code that the penalty is of."""
        here = self.scenes[self.carrier.tokens.sentence_at(event.first)]
        around = range(here.number - ARTICLES_WITHIN, here.number + ARTICLES_WITHIN + 1)
        for at in sorted(around, key=lambda at: (abs(at - here.number), at < here.number)):
            if not 0 <= at < len(self.scenes):
                continue
            near = self.scenes[at]
            if not near.articles or near.sentence.block != here.sentence.block:
                continue
            fitting = _fitting_articles(event, near)
            if fitting and not self._is_of_others(event, near):
                return fitting
        return []

    def _is_of_others(self, event: Event, near: Scene) -> bool:
        """Does a sentence name or tell of anybody but the person of an event?"""
        others = {one.person for one in near.mentions if self.carrier.may_suffer(one, near)} - {event.person}
        return bool(others) or any(
            told.first == near.sentence.first and told.person != event.person
            for told in self.told.events[-LOOKED_BACK:]
        )

    def day_of_verdict(self, scene: Scene) -> str | None:
        """``27 октября суд вынес приговор. X осуждён на год, Y на два``: the day stands before the names."""
        if scene.dates:
            return None
        for near in reversed(self.scenes[max(0, scene.number - VERDICT_WITHIN) : scene.number]):
            if near.sentence.block != scene.sentence.block:
                return None
            verdict = _tells_verdict(near)
            if near.dates:
                return self._only_day(near) if verdict else None
            if not verdict and not near.terms:
                return None
        return None

    def _only_day(self, near: Scene) -> str | None:
        """The one date of a sentence without names, if it is a whole day and not to come."""
        named = any(self.carrier.may_suffer(one, near) for one in near.mentions)
        if len(near.dates) != 1 or named or is_of_beginning(near):
            return None
        day = text_of(near.dates[0]) or ""
        return day if len(day) == _WHOLE_DAY and day <= str(self.published) else None

    def day_of_detention(self, subjects: Subjects, scene: Scene) -> str | None:
        """A search told beside a detention was on its day."""
        near = [known for known in self.told.of_persons(subjects.persons) if known.type == "detained"]
        beside = near and scene.number - self.carrier.tokens.sentence_at(near[-1].first) <= 1
        return near[-1].date if beside else None

    def day_of_release(self, subjects: Subjects, scene: Scene) -> str | None:
        """``праз дзве гадзіны выпусцілі``, ``released after questioning``: on the day when they were taken."""
        words = scene.tokens.words[scene.sentence.first : scene.sentence.last]
        taken = [
            known
            for known in self.told.of_persons(subjects.persons)
            if known.type in ("detained", "searched") and len(known.date or "") == _WHOLE_DAY
        ]
        if not taken or not any(word.kinds.get("unit") == "hours" or word.is_small("same_day") for word in words):
            return None
        back = scene.number - self.carrier.tokens.sentence_at(taken[-1].first)
        another = back > 0 and any(span.kind != "same_day" for span in scene.dates)
        return None if another or back > RELEASED_WITHIN else taken[-1].date

    def day_of_many(self, type_: str, scene: Scene) -> str | None:
        """``Вчера задержали десять человек. Среди них X``: the day of the sentence before, which names nobody."""
        before = self.scenes[scene.number - 1] if scene.number else None
        if before is None or before.sentence.block != scene.sentence.block or before.mentions or len(before.dates) != 1:
            return None
        return text_of(before.dates[0]) if any(anchor.type == type_ for anchor in before.anchors) else None


def is_of_beginning(scene: Scene) -> bool:
    """Is the date that of a charge, of what is to come or of a beginning: ``суд ішоў з 2 красавіка``?"""
    first = scene.dates[0].first
    since = first > scene.sentence.first and scene.tokens.words[first - 1].is_small("from")
    return since or any(anchor.type == "charged" or anchor.form == "future" for anchor in scene.anchors)


def _fitting_articles(event: Event, near: Scene) -> list[str]:
    """Arrests and fines are of the code on offences, terms of prison are not."""
    found = articles_of(near.sentence.first, near.sentence.last, near, "sentenced")
    if event.term is None:
        return found
    minor = event.term.kind in (ARREST, FINE)
    return [article for article in found if article.startswith("CAO") == minor]


def _tells_verdict(near: Scene) -> bool:
    given = any(one.type in SHARES_DAY and one.form in ("", "given") for one in near.anchors)
    return given or near.has("clause", "verdict", near.sentence.first, near.sentence.last)
