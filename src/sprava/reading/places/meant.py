"""What was found as a span, and what the jurisdiction says is meant by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sprava.reading.spans import Span
from sprava.reading.text import Tokens
from sprava.reading.words import in_cyrillic

Known = Callable[[str, date | None], str | None]
"""Which court or prison is meant by what is written, on a day; None if the jurisdiction knows none of that name."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Asks the jurisdiction about the words of one text, as of the day when it was published."""

    tokens: Tokens
    published: date

    def by(self, first: int, last: int, known: Known, figure: str = "") -> str | None:
        """What is meant; Belarusian in Latin letters is asked for in Cyrillic as well.

        ``figure`` is the number that the words spell out.
        """
        written = f"{self.tokens.quote(first, last)} {figure}".rstrip()
        value = known(written, self.published)
        if value is None and self.tokens.sentences[self.tokens.sentence_at(first)].lang == "be-latn":
            value = known(in_cyrillic(written.lower()), self.published)
        return value


def span_of(kind: str, first: int, last: int, value: str | None, tokens: Tokens) -> Span:
    """The span of the words from ``first`` up to but not with ``last``."""
    return Span(kind, first, last, tokens.starts[first], tokens.ends[last - 1], value)
