"""Lists of names under a heading that says what happened to all of them: "Задержаны:", "Detentions"."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.reading.details import Stated, event_of, text_of
from sprava.reading.focus import LISTED, Carrier
from sprava.reading.name_lists import list_around
from sprava.reading.realis import HAPPENED, NEGATED, realis_of
from sprava.reading.scenes import TERM, Anchor, Scene
from sprava.reading.spans import Event
from sprava.reading.told import Told

LONGEST_HEADING = 14
"""Words of a line that may be a heading."""
BY_THEMSELVES = frozenset(("sentenced", "convicted", "fined", "appeal_decided", "charged"))
"""Types that a heading announces and each item tells in its own words: nothing follows from the heading alone."""


@dataclass
class SectionEvents:
    """The headings of one document and what they say of the names below them."""

    carrier: Carrier
    scenes: list[Scene]
    _heading: Anchor | None = None
    _realis: str = HAPPENED
    _line: int = -1
    _day: str | None = None
    """The one day of the heading above, which is that of what the items tell."""
    _day_line: int = -1
    _line_of_day: int = -1
    """The line that a day by itself begins."""

    def of(self, scene: Scene, found: list[Event], told: Told) -> list[Event]:
        """The events of an item of a list, if its heading states one and the item states none itself."""
        self._share_day(scene, found)
        heading = self._read_heading(scene, found)
        if heading is not None:
            self._heading, self._line, self._realis = heading, scene.sentence.line, realis_of(heading, scene)
            return []
        if self._heading is None or scene.sentence.line > self._line + 2:
            self._heading = None
            return []
        named = [one for one in scene.mentions if self.carrier.may_suffer(one, scene)]
        if not self._is_item(scene) or not named:
            self._heading = None if scene.sentence.line != self._line else self._heading
            return []
        self._line = scene.sentence.line
        if found or scene.anchors:
            return []
        return self._events(
            scene, tuple(dict.fromkeys(one.person for one in list_around(named[0], named, scene))), told
        )

    def _share_day(self, scene: Scene, found: list[Event]) -> None:
        """``Суды 4 ноября``, and under it names with penalties and no date of their own."""
        line, last = scene.sentence.line, scene.tokens.written[scene.sentence.last - 1]
        if not scene.mentions and not found and len(scene.dates) == 1 and last not in ".!?…" and self._is_alone(scene):
            self._day, self._day_line = text_of(scene.dates[0]), line
        elif self._is_only_day(scene):
            self._day, self._day_line, self._line_of_day = text_of(scene.dates[0]), line, line
        elif self._line_of_day == line:
            for event in found:
                event.date = event.date or (None if scene.dates or event.realis != HAPPENED else self._day)
        elif self._day is not None and scene.mentions and self._is_item(scene) and line <= self._day_line + 2:
            self._day_line = line
            for event in found:
                event.date = event.date or (None if scene.dates else self._day)
        elif line != self._day_line:
            self._day = None

    def _is_only_day(self, scene: Scene) -> bool:
        """``ПЯТНИЦА, 27 СЕНТЯБРЯ.``, and after it on the same line what happened on it."""
        first, last = scene.sentence.first, scene.sentence.last
        if len(scene.dates) != 1 or scene.mentions or (first and scene.tokens.written[first - 1] != "\n"):
            return False
        day = scene.dates[0]
        return not any(scene.tokens.words[at].is_word for at in range(first, last) if not day.first <= at < day.last)

    def _events(self, scene: Scene, persons: tuple[int, ...], told: Told) -> list[Event]:
        heading = self._heading
        if heading is None or self._realis == NEGATED:
            return []
        stated = Stated(
            heading.type,
            self._realis,
            LISTED,
            Anchor(
                f"{heading.type}.item",
                scene.sentence.first,
                scene.sentence.first + 1,
                scene.sentence.first,
                scene.sentence.last,
            ),
            None,
        )
        made = [event_of(stated, person, scene) for person in persons]
        for event in made:
            event.rule += "/only"
        return [kept for event in made if (kept := told.keep(event)) is not None]

    def _read_heading(self, scene: Scene, found: list[Event]) -> Anchor | None:
        """The anchor of a line that has no names and no end of a sentence, or ends in a colon."""
        sentence, tokens = scene.sentence, scene.tokens
        last = tokens.written[sentence.last - 1]
        short = sentence.last - sentence.first <= LONGEST_HEADING
        if scene.mentions or found or not (last == ":" or (short and last not in ".!?…" and self._is_alone(scene))):
            return None
        stating = [
            one for one in scene.anchors if one.name != TERM and one.type not in BY_THEMSELVES and one.type != "listed"
        ]
        return stating[0] if len({one.type for one in stating}) == 1 else None

    def _is_alone(self, scene: Scene) -> bool:
        """Is the sentence all of its line?"""
        beside = [self.scenes[at] for at in (scene.number - 1, scene.number + 1) if 0 <= at < len(self.scenes)]
        return all(other.sentence.line != scene.sentence.line for other in beside)

    def _is_item(self, scene: Scene) -> bool:
        """Does the line begin with a name, a bullet or a number?"""
        sentence, tokens = scene.sentence, scene.tokens
        first_name = min((one.first for one in scene.mentions), default=sentence.last)
        begins = all(not tokens.words[at].is_word for at in range(sentence.first, first_name))
        return begins or not (tokens.words[sentence.first].is_word)
