"""Every mention by name in a text, and who is who."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sprava.reading.identities import Identities
from sprava.reading.people.again import NamesAgain
from sprava.reading.people.beside import Beside
from sprava.reading.people.given import GivenNames
from sprava.reading.people.runs import Run, Runs
from sprava.reading.people.shape import ShapedNames
from sprava.reading.places.names import PlaceNames
from sprava.reading.spans import Mention, Person
from sprava.reading.text import Tokens


@dataclass
class NameReader:
    """The names of one text. ``taken`` are words of courts, prisons, dates and bodies, which are no names of people."""

    tokens: Tokens
    places: PlaceNames
    taken: frozenset[int]
    persons: list[Person] = field(default_factory=list)
    _beside: Beside = field(init=False)
    _given: GivenNames = field(init=False)
    _shaped: ShapedNames = field(init=False)

    def __post_init__(self) -> None:
        self._beside = Beside(self.tokens, self.places)
        self._given = GivenNames(self.tokens, self._beside)
        self._shaped = ShapedNames(self.tokens, self._beside)

    def read(self) -> list[Mention]:
        """Every mention in order; ``persons`` holds who they are."""
        found = list(self._by_themselves())
        again = NamesAgain(self.tokens, self._beside, self.taken).of(found)
        mentions = sorted([*found, *again], key=lambda mention: mention.first)
        Identities(self.tokens, self.persons).group(mentions)
        return mentions

    def _by_themselves(self) -> Iterator[Mention]:
        """Names that show as such wherever they stand."""
        runs = Runs(self.tokens, self.taken)
        for number, sentence in enumerate(self.tokens.sentences):
            for run in runs.of(sentence):
                for mention in self._in_run(run):
                    mention.sentence = number
                    yield mention

    def _in_run(self, run: Run) -> Iterator[Mention]:
        if self._beside.is_street(run.first, run.end, run.sentence):
            return
        if self._beside.is_quoted(run.first, run.end, run.sentence):
            return
        at = run.first
        while at < run.end:
            mention = self._given.with_initials(at, run) or self._given.with_given(at, run) or self._shaped.at(at, run)
            if mention is not None:
                yield mention
            at = at + 1 if mention is None else mention.last
