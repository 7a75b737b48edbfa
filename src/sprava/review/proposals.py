"""From the events of the reading engine to what the register can record; what it cannot is said and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from sprava.reading.reader import Reading
from sprava.reading.spans import Event, Person, Term
from sprava.records.actions.reports import Proposed, Understood
from sprava.review.learned import NOTHING, Learned
from sprava.review.lexicon import LISTS

Said = list[tuple[str, dict[str, str]]]

RECORDED_WHEN: Final[Mapping[str, frozenset[str]]] = {
    "happened": frozenset(),  # of every kind
    "announced": frozenset({"tried"}),  # a hearing to come has its day; anything else is recorded when it has happened
}
NEVER_VICTIMS: Final = ("judge", "prosecutor", "lawyer", "official")
SENTENCES: Final[Mapping[str, str]] = {
    "restriction_of_liberty": "restriction_home",
    "restriction_of_liberty_open_institution": "restriction_open",
}
"""Kinds of penalty that the engine calls otherwise than the register."""
REGIMES: Final[Mapping[str, str]] = {"enhanced": "reinforced"}
_LISTED: Final = {event: of for of, event in LISTS.items()}


def understood(reading: Reading, rule_version: str, lessons: Learned = NOTHING) -> Understood:
    """Everything that one reading of a text puts before its reviewers; rules that they came to doubt weigh less."""
    proposed, left_out = [], list(_never_victims(reading))
    for event in reading.events:
        reason = _why_not(event)
        if reason:
            left_out.append((reason, _in_brief(reading, event)))
        else:
            proposed.append(_proposed(reading, event, lessons))
    return Understood(
        rule_version, proposed, lang=reading.tokens.lang, marks=_marks(reading), left_out=list(dict.fromkeys(left_out))
    )


def _why_not(event: Event) -> str:
    """Why an event is not proposed; empty where it is."""
    if event.type not in RECORDED_AS:
        return "no_place"
    kinds = RECORDED_WHEN.get(event.realis)
    if kinds is None or (kinds and event.type not in kinds):
        return event.realis
    return ""


def _proposed(reading: Reading, event: Event, lessons: Learned) -> Proposed:
    start, end = reading.place(event.first, event.last)
    person = None if event.person is None else reading.persons[event.person]
    return Proposed(
        kind=event.type,
        who=_fullest_name(reading, person) if person else "",
        mentioned=event.person,
        said=RECORDED_AS[event.type](event, reading),
        start=start,
        end=end,
        tier=lessons.tier(event.rule, event.tier),
        rule=event.rule,
    )


def _fullest_name(reading: Reading, person: Person) -> str:
    longest = max(person.mentions, key=lambda mention: mention.last - mention.first)
    start, end = reading.place(longest.first, longest.last)
    return " ".join(reading.text[start:end].split())


def _in_brief(reading: Reading, event: Event) -> str:
    """The words of a penalty, else the sentence, cut short."""
    first, last = (event.term.first, event.term.last) if event.term else (event.first, event.last)
    start, end = reading.place(first, last)
    words = " ".join(reading.text[start:end].split())
    return words if len(words) <= 90 else words[:89].rsplit(" ", 1)[0] + "…"


def _never_victims(reading: Reading) -> Iterator[tuple[str, str]]:
    for person in reading.persons:
        if person.role in NEVER_VICTIMS and person.mentions:
            yield person.role, _fullest_name(reading, person)


def _marks(reading: Reading) -> list[tuple[str, int, int]]:
    """The spans of the text by kind, none inside another, in their order."""
    found = [(*reading.place(span.first, span.last), span.kind) for span in reading.spans if span.kind != "same_day"]
    found += [(*reading.place(term.first, term.last), "sentence") for scene in reading.scenes for term in scene.terms]
    found += [(*reading.place(one.first, one.last), "person") for one in reading.mentions]
    marks: list[tuple[str, int, int]] = []
    for start, end, kind in sorted(found, key=lambda one: (one[0], -one[1])):
        if not marks or start >= marks[-1][2]:
            marks.append((kind, start, end))
    return marks


# --- how each kind of event is recorded


def _given(**values: str | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _charges(event: Event, outcome: str = "", date: str | None = None) -> Said:
    return [("charge", _given(article=_article(one), outcome=outcome, date=date)) for one in event.articles]


def _article(written: str) -> str:
    """``361-1 part 3`` of the engine in the notation of claims: ``361-1 p.3``."""
    return written.replace(" part ", " p.")


def _term(term: Term | None) -> str | None:
    if term is None or term.unit not in ("months", "days") or term.amount != int(term.amount):
        return None
    amount = int(term.amount)
    if term.unit == "days":
        return f"P{amount}D"
    years, months = divmod(amount, 12)
    return "P" + (f"{years}Y" if years else "") + (f"{months}M" if months else "")


def _sentenced(event: Event, reading: Reading) -> Said:
    term = event.term
    values = _given(date=event.date, court=event.court)
    if term is not None:
        start, end = reading.place(term.first, term.last)
        words = " ".join(reading.text[start:end].split())
        is_money = term.unit not in ("months", "days")
        kind = SENTENCES.get(term.kind, term.kind)
        regime = REGIMES.get(term.regime or "", term.regime)
        values |= _given(kind=kind, term=_term(term), regime=regime, amount=words if is_money else None)
        values |= _given(wording=words if kind == "other" else None)
    elif event.type == "fined":
        values |= {"kind": "fine"}
    return [("sentence", values), *_charges(event, "convicted")]


def _charged(event: Event, _reading: Reading) -> Said:
    return _charges(event, date=event.date) or [("charge", _given(date=event.date, outcome="pending"))]


def _tried(event: Event, _reading: Reading) -> Said:
    return [("hearing", _given(date=event.date, court=event.court)), *_charges(event)]


def _convicted(event: Event, _reading: Reading) -> Said:
    return [("sentence", _given(date=event.date, court=event.court)), *_charges(event, "convicted")]


def _detained(event: Event, _reading: Reading) -> Said:
    return [("detention", _given(date=event.date, body=event.body))]


def _appealed(event: Event, _reading: Reading) -> Said:
    return [("appeal", _given(date=event.date, court=event.court, term=_term(event.term)))]


def _transferred(event: Event, _reading: Reading) -> Said:
    return [("stay", _given(facility=event.facility, since=event.date))]


def _incident(kind: str) -> Callable[[Event, Reading], Said]:
    def record(event: Event, _reading: Reading) -> Said:
        term = _term(event.term)
        return [("incident", _given(kind=kind, since=event.date, facility=event.facility, term=term))]

    return record


def _released(event: Event, _reading: Reading) -> Said:
    return [("release", _given(date=event.date, mode="unknown"))]


def _listed(event: Event, _reading: Reading) -> Said:
    return [("listing", _given(list=_LISTED[event.type], added=event.date))]


def _died(event: Event, _reading: Reading) -> Said:
    return [("person", _given(death_date=event.date))]


def _recognised(event: Event, _reading: Reading) -> Said:
    return [("recognition", _given(body=event.body, status="recognised", since=event.date))]


RECORDED_AS: Final[Mapping[str, Callable[[Event, Reading], Said]]] = {
    "detained": _detained,
    "charged": _charged,
    "tried": _tried,
    "convicted": _convicted,
    "sentenced": _sentenced,
    "fined": _sentenced,
    "appeal_decided": _appealed,
    "transferred": _transferred,
    "placed_in_punishment_cell": _incident("punishment_cell"),
    "hunger_strike": _incident("hunger_strike"),
    "released": _released,
    "listed_as_extremist": _listed,
    "listed_as_terrorist": _listed,
    "died": _died,
    "recognised_political_prisoner": _recognised,
}
"""Events of the engine that the register has a place for. A search of a home is not among them."""
