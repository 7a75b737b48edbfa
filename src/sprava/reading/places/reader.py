"""Every court, place of detention and body of state in a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sprava.reading.lexicon import Lexicon
from sprava.reading.places.courts import Courts
from sprava.reading.places.meant import Meant, span_of
from sprava.reading.places.names import PlaceNames
from sprava.reading.places.prison_sites import PrisonSites
from sprava.reading.places.prison_words import PrisonWords
from sprava.reading.places.prisons import Prisons
from sprava.reading.places.seats import Seats
from sprava.reading.spans import Span
from sprava.reading.text import Sentence, Tokens


@dataclass
class PlaceReader:
    """The courts, facilities and bodies of one text."""

    tokens: Tokens
    lexicon: Lexicon
    names: PlaceNames
    published: date
    _courts: Courts = field(init=False)
    _prisons: Prisons = field(init=False)

    def __post_init__(self) -> None:
        tokens, meant = self.tokens, Meant(self.tokens, self.published)
        self._courts = Courts(tokens, self.lexicon, Seats(tokens, self.names), meant)
        words = PrisonWords(tokens, self.names, PrisonSites(tokens, self.names))
        self._prisons = Prisons(tokens, self.lexicon, self.names, words, meant)

    def of(self, sentence: Sentence) -> list[Span]:
        """What a sentence names, in order, courts before facilities before bodies where they overlap."""
        found: list[Span] = []
        if any(mark.name in ("noun", "short") for mark in sentence.of("court")):
            found += self._courts.of(sentence)
        if any(mark.name != "in" for mark in sentence.of("facility")):
            found += self._prisons.of(sentence, found)
        found += self._prisons.of_convoys(sentence, found)
        for mark in sentence.of("body"):
            if not any(span.first < mark.last and mark.first < span.last for span in found):
                found.append(span_of("body", mark.first, mark.last, mark.name, self.tokens))
        return sorted(found, key=lambda span: span.first)
