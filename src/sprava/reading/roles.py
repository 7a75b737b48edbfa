"""What stands beside a name: judge, prosecutor, lawyer, official, kin, witness, somebody who is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sprava.reading.figures import is_in_office
from sprava.reading.phrases import Mark
from sprava.reading.quantities import is_dash
from sprava.reading.spans import Mention, Person, Span
from sprava.reading.text import Sentence, Tokens

_OFFICES = frozenset(("judge", "prosecutor", "official", "bystander"))
AUTHORITIES = ("judge", "prosecutor", "lawyer", "official")
WIDEST_BEFORE = 4
"""Words between a title and the name that it belongs to: "судья Ленинского района Минска Иванов" has its court
between.
"""


LONGEST_PREPOSITION = 4
_VERBAL = frozenset(("trigger", "clause", "meaning", "realis", "beside"))


@dataclass
class RoleReader:
    """Roles of the mentions of one text.

    ``places`` are spans of courts and bodies, which may stand between a title and a name.
    """

    tokens: Tokens
    places: Sequence[Span]

    def assign(self, mentions: list[Mention], persons: list[Person]) -> None:
        """Give every mention its role, every person the first role of authority that stands beside a mention."""
        self._inside = {at for span in self.places for at in range(span.first, span.last)}
        by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        for number, listed in by_sentence.items():
            self._in_sentence(listed, self.tokens.sentences[number])
        for person in persons:
            if is_in_office(person, self.tokens.lang):
                person.role = "official"
                continue
            roles = [mention.role for mention in person.mentions if mention.role]
            person.role = next((role for role in roles if role in AUTHORITIES), roles[0] if roles else "")

    def _in_sentence(self, mentions: list[Mention], sentence: Sentence) -> None:
        marks = sentence.of("role")
        for place, mention in enumerate(mentions):
            before = mentions[place - 1] if place else None
            found = self._before(mention, before, marks, sentence)
            if found is None:
                found = self._after(
                    mention, mentions[place + 1] if place + 1 < len(mentions) else None, marks, sentence
                )
            if found is not None:
                mention.role = found.name
            elif (
                before is not None and before.role == "relative" and before.last == mention.first and not before.surname
            ):
                # "мать Игоря Валентина Олиневич": the first name says whose mother she is.
                mention.role, before.role = "relative", ""
            elif (
                before is not None
                and before.role in AUTHORITIES
                and self._is_joined(before, mention)
                and self._is_plural(before, marks)
            ):
                mention.role = before.role
            mention.is_speaker = self._speaks(mention, sentence)

    def _before(self, mention: Mention, left: Mention | None, marks: list[Mark], sentence: Sentence) -> Mark | None:
        """The nearest title before a name, with nothing between but a dash, a court, a body or an adjective."""
        best: Mark | None = None
        for mark in marks:
            if mark.last > mention.first or (
                left is not None and mark.first < left.last and not self._is_kin_of(mark, left, mention)
            ):
                continue
            between = [at for at in range(mark.last, mention.first) if at not in self._inside]
            pauses = sum(1 for at in between if not self.tokens.words[at].is_word)
            if pauses and pauses < len(between) and mark.name != "relative":
                continue
            if len(between) <= WIDEST_BEFORE and all(self._may_stand_between(at, mark) for at in between):
                best = mark
        if best is not None and best.name in _OFFICES and self._is_former(best, sentence):
            return None
        return best

    def _is_kin_of(self, mark: Mark, left: Mention, mention: Mention) -> bool:
        """``маці Івана Пятрова, Ганна``: the mother is Hanna, and Ivan only says whose."""
        return (
            mark.name == "relative"
            and mark.last >= left.first - 1
            and mark.last <= left.first
            and mention.first - left.last <= 2
        )

    def _may_stand_between(self, at: int, mark: Mark) -> bool:
        written, word = self.tokens.written[at], self.tokens.words[at]
        if written in ",:" or is_dash(written):
            return True
        if word.is_word and word.is_capital:
            return mark.name in ("judge", "official") and self._is_of_district(at)
        if "pronoun" in word.kinds:
            return mark.name == "judge"
        if (
            _VERBAL & word.kinds.keys()
            or ("role" in word.kinds and mark.name != "relative")
            or (("name", "not") in word.labels and len(word.fold) <= LONGEST_PREPOSITION)
        ):
            return False
        return word.is_word and mark.name != "relative"

    def _is_of_district(self, at: int) -> bool:
        """``Ленинского`` and ``Минска`` in "судья Ленинского района Минска"."""
        beside = self.tokens.words[max(at - 1, 0) : at + 2]
        return any("court" in word.kinds for word in beside)

    def _after(self, mention: Mention, right: Mention | None, marks: list[Mark], sentence: Sentence) -> Mark | None:
        """``X, the judge``, ``X — судья``: a title after a comma or a dash that no other name follows."""
        at = mention.last
        if at >= sentence.last or not (self.tokens.written[at] == "," or is_dash(self.tokens.written[at])):
            return None
        for mark in marks:
            if (
                mark.name in AUTHORITIES
                and at < mark.first <= at + 2
                and not (right is not None and 0 <= right.first - mark.last <= 2)
            ):
                former = any(("beside", "former") in self.tokens.words[place].labels for place in range(at, mark.first))
                return None if former else mark
        return None

    def _is_former(self, mark: Mark, sentence: Sentence) -> bool:
        return any(
            ("beside", "former") in self.tokens.words[at].labels
            for at in range(max(sentence.first, mark.first - 3), mark.first)
        )

    def _is_joined(self, left: Mention, right: Mention) -> bool:
        between = self.tokens.words[left.last : right.first]
        return len(between) <= 2 and all(word.kinds.get("clause") == "and" or word.fold == "," for word in between)

    def _is_plural(self, mention: Mention, marks: list[Mark]) -> bool:
        mark = next((mark for mark in reversed(marks) if mark.last <= mention.first), None)
        return mark is not None and self.tokens.words[mark.last - 1].fold.endswith(
            ("ы", "и", "і", "s", "y", "ов", "аў", "ам", "ями")
        )

    def _speaks(self, mention: Mention, sentence: Sentence) -> bool:
        """Is the named one quoted: a verb of saying right after, or right before?"""
        for mark in sentence.of("beside"):
            if mark.name != "speaker":
                continue
            if 0 <= mark.first - mention.last <= 1:
                between = range(mention.last, mark.first)
            elif 0 <= mention.first - mark.last <= 2:
                between = range(mark.last, mention.first)
            else:
                continue
            words = self.tokens.words
            if "trigger" in words[mark.first].kinds and sentence.of("unit"):
                continue  # "добавили год" is no speech
            if all(
                "trigger" not in words[at].kinds and words[at].is_word and not words[at].is_small("that")
                for at in between
            ):
                return True
        return False
