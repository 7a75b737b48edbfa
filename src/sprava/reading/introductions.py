"""Lists under an introduction: ``Затрымалі дзесяць чалавек. Сярод іх A і B``; ``прызналі яшчэ чацвярых. 1. A. 2. B``.

The sentence that says what happened names nobody, or not all; whom it happened to is named after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from sprava.reading.details import Stated, date_of, event_of
from sprava.reading.focus import LISTED, SOFT, WHOLE_SENTENCE, Carrier
from sprava.reading.name_lists import list_around
from sprava.reading.realis import HAPPENED, NEGATED, realis_of
from sprava.reading.scenes import TERM, Anchor, Scene
from sprava.reading.spans import Event, Mention
from sprava.reading.told import Told

INTRODUCED = frozenset(("detained", "released", "searched", "tried", "transferred")) | WHOLE_SENTENCE
"""Types of which a text tells first that it happened to so many, and then to whom."""
WITHIN = 4
"""Sentences after an introduction in which the names may follow."""
MOST_INTRODUCED = 200


@dataclass(frozen=True, slots=True)
class _Introduction:
    stated: Stated
    scene: Scene
    count: int
    """How many people it speaks of; nought where it does not say."""


@dataclass
class Introductions:
    """The introductions of one document and the names that follow them."""

    carrier: Carrier
    told: Told
    _open: _Introduction | None = None
    _last: int = -1
    """The last sentence that belonged to the list."""

    def of(self, scene: Scene, found: list[Event]) -> list[Event]:
        """The events of those whom a sentence names for an introduction before it."""
        self._share_day(scene, found)
        made = self._of_list(scene) if self._open is not None else []
        introduction = self._read(scene, found)
        if introduction is not None:
            self._open, self._last = introduction, scene.number
        elif self._open is not None and scene.number - self._last > WITHIN:
            self._open = None
        return made

    def _share_day(self, scene: Scene, found: list[Event]) -> None:
        """``У суботу звільнили 31 людину. … Вийшла й X``: on the day of the introduction."""
        introduction = self._open
        if introduction is None or scene.dates or scene.sentence.block != introduction.scene.sentence.block:
            return
        for event in found:
            if event.type == introduction.stated.type and event.realis == HAPPENED:
                event.date = event.date or introduction.stated.when

    def _of_list(self, scene: Scene) -> list[Event]:
        introduction = self._open
        if introduction is None or scene.sentence.block != introduction.scene.sentence.block:
            self._open = None
            return []
        named = self._named(scene, introduction)
        if not named:
            return []
        self._last = scene.number
        anchor = Anchor(
            f"{introduction.stated.type}.item",
            scene.sentence.first,
            scene.sentence.first + 1,
            scene.sentence.first,
            scene.sentence.last,
        )
        stated = Stated(introduction.stated.type, HAPPENED, LISTED, anchor, introduction.stated.when)
        return [kept for person in named if (kept := self._kept(event_of(stated, person, scene))) is not None]

    def _kept(self, event: Event) -> Event | None:
        event.articles, event.facility = [], None
        event.rule += "/only"
        return self.told.keep(event)

    def _named(self, scene: Scene, introduction: _Introduction) -> list[int]:
        """Whom a sentence names for the introduction, as many as it speaks of."""
        begin = self._cue(scene)
        if begin is None:
            return []
        named = [
            one
            for one in scene.mentions
            if one.first >= begin and self.carrier.may_suffer(one, scene) and one.role not in SOFT
        ]
        if not named or any(mark.name == NEGATED for mark in scene.realis()):
            return []
        persons = dict.fromkeys(one.person for one in self._in_list(named, begin, scene))
        return list(islice(persons, introduction.count or MOST_INTRODUCED))

    def _in_list(self, named: list[Mention], begin: int, scene: Scene) -> list[Mention]:
        """After a colon every name, one in each part between semicolons; else those of the list of the first."""
        if ":" not in scene.tokens.written[begin : named[0].first] or not scene.separated(
            named[0].last, named[-1].first, ";"
        ):
            return list_around(named[0], named, scene)
        firsts = [named[0]]
        for one in named[1:]:
            if scene.separated(firsts[-1].last, one.first, ";"):
                firsts.append(one)
        return firsts

    def _cue(self, scene: Scene) -> int | None:
        """Where the words end that lead from an introduction to its names: ``сярод іх``, ``імёны:``, ``2.``; None if
        there are none.
        """
        sentence = scene.sentence
        cue = next((mark.last for mark in sentence.of("introduced")), None)
        if cue is not None:
            return cue
        first = min((one.first for one in scene.mentions), default=sentence.last)
        is_item = first > sentence.first and not any(
            scene.tokens.words[at].is_word for at in range(sentence.first, first)
        )
        return sentence.first if is_item and not scene.anchors else None

    def _read(self, scene: Scene, found: list[Event]) -> _Introduction | None:
        """The introduction that a sentence is: what happened to more people than it names."""
        for anchor in scene.anchors:
            if anchor.name == TERM or anchor.type not in INTRODUCED or anchor.form not in ("", "noun", "weak"):
                continue
            told = sum(event.type == anchor.type for event in found)
            count = _people(scene)
            if realis_of(anchor, scene) != HAPPENED or (scene.mentions and not told):
                continue
            if count > 1 or (not told and (anchor.type in WHOLE_SENTENCE or _speaks_of_people(scene))):
                when = date_of(anchor.lo, anchor.hi, anchor.first, scene, anchor.type)
                return _Introduction(Stated(anchor.type, HAPPENED, LISTED, anchor, when), scene, count)
        return None


def _people(scene: Scene) -> int:
    """The number of people that a sentence speaks of: ``чатырох чалавек``, ``31 українця``; 0 if there is none."""
    taken = {at for span in scene.spans() for at in range(span.first, span.last)}
    taken |= {at for term in scene.terms for at in range(term.first, term.last)}
    words = scene.tokens.words
    for at in range(scene.sentence.first, scene.sentence.last):
        follows = words[at + 1] if at + 1 < scene.sentence.last else None
        if at in taken or (follows is not None and "unit" in follows.kinds):
            continue
        number = words[at].fold if words[at].is_number else words[at].kinds.get("number", "")
        if number.isdecimal() and 1 < int(number[:4]) <= MOST_INTRODUCED:
            return int(number)
    return 0


def _speaks_of_people(scene: Scene) -> bool:
    """``затрыманні людзей``, ``задержаны активисты``: several people, with or without their number."""
    words = scene.tokens.words
    return any(
        words[at].is_small("many") or words[at].is_small("people")
        for at in range(scene.sentence.first, scene.sentence.last)
    )
