"""What is known of one person's sentence, as the arithmetic takes it in."""

from __future__ import annotations

from dataclasses import dataclass

from sprava.core.dates import When
from sprava.core.terms.durations import Duration

ENDLESS = ("LIFE", "DEATH")
APPEAL_RESULTS = ("upheld", "reduced", "increased", "quashed", "pending")
HOW_ADDED = ("moves_end", "from_verdict", "unknown")
APPLIED = ("yes", "no", "unknown")


@dataclass(frozen=True, slots=True)
class TermRange:
    """A term, or two terms between which the true one lies. Written ``P5Y`` or ``P18Y..P20Y``."""

    low: Duration
    high: Duration

    @classmethod
    def parse(cls, text: str) -> TermRange:
        """Read one term or two with ``..`` between."""
        low, dots, high = text.partition("..")
        first = Duration.parse(low)
        return cls(first, Duration.parse(high) if dots else first)

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}..{self.high}"


@dataclass(frozen=True, slots=True)
class Held:
    """A time under one measure of restraint; an empty measure is "held, nobody says how".

    ``until`` is None if it ran on to the next one or to the serving of the sentence.
    """

    measure: str
    since: When
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The sentence. ``endless`` is LIFE, DEATH or empty. ``articles`` None means that nobody knows them.

    ``starts`` is the day from which serving is counted before any credit, if it is not the day on which the sentence
    came into force: with restricted freedom the day of arrival.
    """

    date: When | None = None
    kind: str = "imprisonment"
    regime: str = ""
    term: TermRange | None = None
    endless: str = ""
    articles: tuple[str, ...] | None = None
    in_force: When | None = None
    starts: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """A decision on appeal; ``term`` is the whole term after it."""

    date: When | None = None
    result: str = "upheld"
    term: TermRange | None = None
    regime: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedTerm:
    """A later verdict joined to the first.

    ``how``: the printed term moves the end, or is the whole rest counted from that verdict. ``credit`` is the number of
    days taken off it for remand in the new case; None if nobody knows.
    """

    date: When
    term: TermRange
    how: str = "moves_end"
    article: str = ""
    credit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeChange:
    """A move to another regime: conditions change, the term does not."""

    date: When
    regime: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """The rest of the sentence became another kind of sentence; ``term`` if the court said how long."""

    date: When
    kind: str
    regime: str = ""
    term: TermRange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amnesty:
    """A cut of the term. ``applied`` is yes, no or unknown."""

    date: When
    cut: TermRange
    applied: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A date given by the family, the court or the prison: it wins over the reckoning."""

    date: When
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freed:
    """The release that happened."""

    date: When
    mode: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCase:
    """Everything about one sentence. ``held`` None: nobody knows; empty: the person was not held before."""

    verdict: Verdict
    held: tuple[Held, ...] | None = None
    appeals: tuple[Appeal, ...] = ()
    added: tuple[AddedTerm, ...] = ()
    regimes: tuple[RegimeChange, ...] = ()
    replaced: tuple[Replacement, ...] = ()
    amnesties: tuple[Amnesty, ...] = ()
    told: Told | None = None
    freed: Freed | None = None
