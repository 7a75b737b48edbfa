"""The events told so far in one document, each fact once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sprava.reading.realis import HAPPENED
from sprava.reading.spans import Event, Term
from sprava.reading.text import Tokens

LOOKED_BACK = 60
"""Events back of which a later sentence may speak."""


@dataclass
class Told:
    """Keeps events; what repeats one only adds to it."""

    tokens: Tokens
    events: list[Event] = field(default_factory=list)
    _by_person: dict[int, list[Event]] = field(default_factory=dict)
    _withdrawn: set[int] = field(default_factory=set)

    def standing(self) -> list[Event]:
        """The events in the order of the text, without those that turned out to be part of another."""
        return [event for event in self.events if id(event) not in self._withdrawn and not self._is_only_trial(event)]

    def _is_only_trial(self, event: Event) -> bool:
        """``Судила её X``: the trial of a verdict that is told, without a day of its own."""
        plain = event.type == "tried" and event.realis == HAPPENED and not event.date
        return plain and any(
            known.type in ("sentenced", "fined") and known.realis == HAPPENED for known in self.of_person(event.person)
        )

    def of_person(self, person: int | None) -> list[Event]:
        """What is proposed so far of one person; nothing of people without a name."""
        return [] if person is None else self._by_person.get(person, [])

    def of_persons(self, persons: Iterable[int]) -> Iterator[Event]:
        """What is proposed so far of several persons."""
        for person in persons:
            yield from self.of_person(person)

    def keep(self, event: Event) -> Event | None:
        """Add an event, or give what is new in it to the same event met before."""
        for known in self.of_person(event.person):
            if self._is_same(known, event):
                _complete(known, event)
                return None if known.person is None else known
        if event.type == "convicted" and event.realis == HAPPENED and self._verdict_of(event):
            return None
        if (
            event.type == "tried"
            and event.realis == HAPPENED
            and any(
                known.first == event.first and known.type in ("sentenced", "convicted", "fined", "appeal_decided")
                for known in self.of_person(event.person)
            )
        ):
            return None
        if event.type in ("sentenced", "fined") and event.realis == HAPPENED:
            self._take_over(event)
        self.events.append(event)
        if event.person is not None:
            self._by_person.setdefault(event.person, []).append(event)
        return event

    def _is_same(self, known: Event, new: Event) -> bool:
        if known.type != new.type or known.person != new.person or known.person is None or known.realis != new.realis:
            return False
        if known.type in ("sentenced", "fined"):
            return known.term is None or new.term is None or _same_term(known.term, new.term)
        if known.type in ("transferred", "placed_in_punishment_cell") and bool(known.date) != bool(new.date):
            return self.tokens.sentence_at(new.first) - self.tokens.sentence_at(known.first) <= 1
        if known.type in ("tried", "detained", "transferred", "placed_in_punishment_cell", "released", "searched"):
            return not (
                known.date and new.date and not known.date.startswith(new.date) and not new.date.startswith(known.date)
            )
        if known.type == "charged":
            return not new.articles or not known.articles or bool(set(known.articles) & set(new.articles))
        return True

    def _verdict_of(self, event: Event) -> bool:
        """A sentence of the same person is there already: "convicted" repeats it and may only add to it."""
        for known in self.of_person(event.person):
            if known.type in ("sentenced", "fined") and known.realis == HAPPENED:
                _complete(known, event)
                return True
        return False

    def _take_over(self, event: Event) -> None:
        """The penalty of somebody said to be convicted: one verdict, which has its penalty now."""
        for known in [
            one for one in self.of_person(event.person) if one.type in ("convicted", "tried") and one.realis == HAPPENED
        ]:
            if known.type == "tried" and known.first != event.first:
                continue
            _complete(event, known)
            self._by_person[known.person or 0].remove(known)
            self._withdrawn.add(id(known))

    def tie_charges(self) -> None:
        """The one verdict of a person, or the trial, is under the articles of the charge, where the verdict names
        none.
        """
        for own in self._by_person.values():
            charges = [
                event for event in own if event.type == "charged" and event.realis == HAPPENED and event.articles
            ]
            verdicts = [
                event
                for event in own
                if event.type == "sentenced" and event.realis == HAPPENED and not _is_arrest(event)
            ]
            trials = [event for event in own if event.type == "tried" and event.realis == HAPPENED]
            if len(charges) != 1:
                continue
            for event in (*(verdicts if len(verdicts) == 1 else ()), *trials):
                event.articles = event.articles or list(charges[0].articles)


def _is_arrest(event: Event) -> bool:
    return event.term is not None and event.term.kind == "administrative_arrest"


def _same_term(left: Term, right: Term) -> bool:
    return (left.kind, left.unit, left.amount) == (right.kind, right.unit, right.amount)


def _complete(known: Event, new: Event) -> None:
    """What the earlier telling lacks and the later one says."""
    known.date = known.date or new.date
    known.articles = known.articles or new.articles
    known.term = known.term or new.term
    known.court = known.court or new.court
    known.facility = known.facility or new.facility
    known.body = known.body or new.body
