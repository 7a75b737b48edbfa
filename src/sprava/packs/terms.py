"""The rows about credit, replacement and practice as the rules that core.terms reckons with."""

from __future__ import annotations

from collections.abc import Iterable

from sprava.core.terms import ConversionRule, CreditRule, Practice, TermRules
from sprava.packs import statutes
from sprava.packs.articles import ArticleReading, Note


def rules_from(
    credits_: Iterable[statutes.CreditRow],
    conversions: Iterable[statutes.ConversionRow],
    practice: Iterable[statutes.PracticeRow],
    *,
    kinds: Iterable[statutes.SentenceKindRow],
    restraints: Iterable[statutes.RestraintRow],
) -> TermRules:
    """All the rules of one jurisdiction; a practice that the pack does not name keeps its cautious default."""
    plain = TermRules()
    known = {row.id: _practice(row) for row in practice}
    return TermRules(
        credits=tuple(_credit_rule(row) for row in credits_),
        conversions=tuple(_conversion_rule(row) for row in conversions),
        appeal=known.get("appeal", plain.appeal),
        remand=known.get("remand", plain.remand),
        last_day=known.get("last_day", plain.last_day),
        counted=known.get("counted", plain.counted),
        uncredited=known.get("uncredited", plain.uncredited),
        at_once=frozenset(kind.id for kind in kinds if kind.at_once),
        presumed=next((row.id for row in restraints if row.presumed), ""),
    )


PRACTICES = ("appeal", "remand", "last_day", "counted", "uncredited")
"""The lengths of time for which a reckoning asks the pack."""


def _practice(row: statutes.PracticeRow) -> Practice:
    return Practice(
        id=row.id,
        least=row.least_days,
        most=row.most_days,
        likely=row.likely_days,
        standing=row.standing,
        source=row.source[0],
    )


def _credit_rule(row: statutes.CreditRow) -> CreditRule:
    return CreditRule(
        id=row.id,
        measures=frozenset(row.measures),
        kinds=frozenset(row.kinds),
        regimes=frozenset(row.regimes),
        ratio=row.ratio,
        low=row.ratio if row.low is None else row.low,
        high=row.ratio if row.high is None else row.high,
        since=row.in_force.since,
        until=row.in_force.until,
        retroactive=row.retroactive,
        except_articles=frozenset(row.except_articles),
        except_ratio=row.except_ratio,
        exception_known=row.exception_known,
        standing=row.standing,
        source=row.source[0],
    )


def _conversion_rule(row: statutes.ConversionRow) -> ConversionRule:
    return ConversionRule(
        id=row.id,
        from_kind=row.from_kind,
        to_kind=row.to_kind,
        ratio=row.ratio,
        low=row.ratio if row.low is None else row.low,
        high=row.ratio if row.high is None else row.high,
        standing=row.standing,
        source=row.source[0],
    )


_TAKEN_AS_WRITTEN = frozenset({"unknown_article", "unknown_part", "code_without_articles", "no_article"})


def articles_for(readings: Iterable[ArticleReading]) -> tuple[tuple[str, ...] | None, tuple[Note, ...]]:
    """The articles of a sentence as rules of credit name them, and what is doubtful about how they were written.

    None, which means that nobody knows them, where one of them may be another: the reckoning then covers both.
    """
    found: list[str] = []
    notes: list[Note] = []
    for reading in readings:
        notes += reading.notes
        chosen = reading.chosen
        found.append(chosen.canonical if chosen else reading.written)
    uncertain = any(note.code not in _TAKEN_AS_WRITTEN for note in notes)
    return (None if uncertain else tuple(found)), tuple(dict.fromkeys(notes))
