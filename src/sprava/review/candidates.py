"""People of the register whom the cards of a report may be about, asked for all cards together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sprava.accounts.models import Member
from sprava.core import names
from sprava.packs import Pack
from sprava.records.decisions import chosen_for
from sprava.records.dossier import dossiers
from sprava.records.models import Person, Report, Suggestion
from sprava.records.search.each import find_each
from sprava.records.search.find import Found, find
from sprava.review.against import Against, against

MOST_CANDIDATES = 4
MOST_REASONS = 3
LookedFor = tuple[int, str]
"""The number of a card, and the name that a reviewer looks for on it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the register whom a proposal may be about."""

    number: int
    name: str
    born: str
    reasons: tuple[str, ...]
    events: tuple[Against, ...] = ()

    @property
    def differing(self) -> tuple[Against, ...]:
        """Of these events the register says something else."""
        return tuple(one for one in self.events if one.differences)


class Candidates:
    """Everybody whom the open ones of these suggestions may be about, and whom the decided ones are about."""

    def __init__(
        self, report: Report, suggestions: Sequence[Suggestion], reader: Member, looked_for: LookedFor
    ) -> None:
        self._report, self._suggestions = report, suggestions
        self._looked_for = looked_for if looked_for[1] else (0, "")
        self._found: dict[int, list[Found]] = {}
        open_ = [one for one in suggestions if one.state in Suggestion.UNDECIDED and reader.may("reports.review")]
        self._find(open_, reader)
        likely = {number for one in open_ for number in self._numbers(one)}
        decided = {one.person_id for one in suggestions if one.person_id}
        self._people = Person.objects.visible_to(reader).in_bulk(likely | decided)
        self._known = dossiers(likely & self._people.keys(), reader)

    def person(self, one: Suggestion) -> Person | None:
        """Whom a decided suggestion is about."""
        return self._people.get(one.person_id or 0)

    def chosen(self, one: Suggestion) -> list[int]:
        """Whom a reviewer saw in the same person of the text."""
        return [
            other.person_id
            for other in self._suggestions
            if other.person_id and other.mentioned is not None and other.mentioned == one.mentioned
        ]

    def of(self, one: Suggestion, law: Pack | None) -> list[Candidate]:
        """Who was chosen on a card of the same person, then whom reviewers saw in this name in other texts, then who is
        named alike; or whom the reviewer looks for."""
        people = [self._people[number] for number in self._numbers(one) if number in self._people]
        return [
            Candidate(
                person.pk, person.label, person.birth_date, self._because(one, person.pk),
                self._against(one, person, law),
            )
            for person in people
        ]  # fmt: skip

    def _find(self, open_: Iterable[Suggestion], reader: Member) -> None:
        called = {one.who for one in open_ if one.who}
        by_name = find_each(called, reader, MOST_CANDIDATES)
        self._taught = chosen_for(called, self._report.compartment_id) if called else {}
        card, name = self._looked_for
        for one in open_:
            found = find(name, reader, MOST_CANDIDATES) if one.number == card else by_name.get(one.who, [])
            self._found[one.number] = [match for match in found if match.weight > names.POSSIBLE] or found[:1]

    def _numbers(self, one: Suggestion) -> list[int]:
        is_looked_for = one.number == self._looked_for[0]
        chosen = [] if is_looked_for else (*self.chosen(one), *self._taught.get(one.who, ()))
        found = (match.person for match in self._found[one.number])
        return list(dict.fromkeys((*chosen, *found)))[:MOST_CANDIDATES]

    def _because(self, one: Suggestion, person: int) -> tuple[str, ...]:
        taught = person in self._taught.get(one.who, ())
        said = [_("a reviewer chose them where another text said the same name")] if taught else []
        match = next((match for match in self._found[one.number] if match.person == person), None)
        said += match.reasons(get_language() or "en") if match else []
        return tuple(said[:MOST_REASONS])

    def _against(self, one: Suggestion, person: Person, law: Pack | None) -> tuple[Against, ...]:
        known = self._known.get(person.pk)
        return tuple(against(self._report, one.said, known, law)) if known else ()
