"""The law that the arithmetic needs, as plain values: a jurisdiction pack fills them in."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sprava.core.dates import When


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRule:
    """One day under one of ``measures`` counts as ``ratio`` days of a sentence of one of ``kinds`` and ``regimes``.

    ``regimes`` empty means any. ``low`` and ``high`` are the readings that remain possible; they equal ``ratio``
    where the rule is certain. ``retroactive`` is yes, no or unknown: does it reach terms that were running when it came
    into force? For ``except_articles`` the ratio is ``except_ratio``; ``exception_known`` is False while that list
    is a guess.
    """

    id: str
    measures: frozenset[str]
    kinds: frozenset[str]
    regimes: frozenset[str] = frozenset()
    ratio: Fraction
    low: Fraction
    high: Fraction
    since: When | None
    until: When | None = None
    retroactive: str = "no"
    except_articles: frozenset[str] = frozenset()
    except_ratio: Fraction = Fraction(1)
    exception_known: bool = True
    standing: str = "reported"
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionRule:
    """One day left of a sentence of ``from_kind`` becomes ``ratio`` days of ``to_kind`` when it is replaced."""

    id: str
    from_kind: str
    to_kind: str
    ratio: Fraction
    low: Fraction
    high: Fraction
    standing: str = "reported"
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A number of days that the law leaves open: the least, the most and the likeliest that was seen."""

    id: str
    least: int
    most: int
    likely: int
    standing: str = "inferred"
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRules:
    """All the rules of one jurisdiction.

    ``appeal``: days from the verdict until it is in force. ``remand``: how long remand lasts where nobody knows.
    ``last_day``: how many days before the day of the same number a term ends. ``counted``: by how many days the prison
    may count remand otherwise than from day to day. ``uncredited``: days of custody at the beginning that may not be
    credited although sources call them one detention. ``at_once``: kinds of sentence that are in force on the day of
    the verdict. ``presumed``: the measure where a source says only "detained".
    """

    credits: tuple[CreditRule, ...] = ()
    conversions: tuple[ConversionRule, ...] = ()
    appeal: Practice = Practice(id="appeal", least=0, most=366, likely=0)
    remand: Practice = Practice(id="remand", least=0, most=731, likely=0)
    last_day: Practice = Practice(id="last_day", least=0, most=0, likely=0)
    counted: Practice = Practice(id="counted", least=0, most=0, likely=0)
    uncredited: Practice = Practice(id="uncredited", least=0, most=0, likely=0)
    at_once: frozenset[str] = frozenset()
    presumed: str = ""
