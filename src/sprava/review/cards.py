"""One card per proposal: what would be recorded, of whom it may be, and what the register knows of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import get_language

from sprava.accounts.models import Member
from sprava.core import names
from sprava.packs import Pack
from sprava.records.dossier import Dossier, dossier
from sprava.records.models import Person, Report, Suggestion
from sprava.records.search.find import Found, find
from sprava.records.words import Words, field_label
from sprava.review.against import Against, against
from sprava.review.forms import AnswerForm
from sprava.review.typed import in_words
from sprava.review.where import where_in
from sprava.review.words import KINDS, STATES, TIERS

MOST_CANDIDATES = 4
MOST_REASONS = 3


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


@dataclass(slots=True)
class Card:
    """A proposal as a page shows it."""

    suggestion: Suggestion
    kind: Words
    tier: Words
    state: Words
    facts: list[tuple[Words, str]]
    where: str = ""
    """Where in its file the words stand."""
    person: Person | None = None
    form: AnswerForm | None = None
    """Only where somebody can decide."""
    candidates: list[Candidate] = field(default_factory=list)
    is_next: bool = False
    """The one that the keys of the page are for."""
    is_last_decided: bool = False
    is_undoable: bool = False

    @property
    def is_open(self) -> bool:
        return self.suggestion.state in Suggestion.UNDECIDED

    @property
    def whom(self) -> str:
        """The choice of a person that is marked."""
        return str(self.form["whom"].value() or "") if self.form else ""


class Deck:
    """The cards of one report before one reader, with what they share looked up once."""

    def __init__(self, report: Report, reader: Member, law: Pack | None) -> None:
        self.report, self.reader, self.law = report, reader, law
        self.decides = reader.may("reports.review")
        self.suggestions = list(report.suggestions.select_related("decided_by").order_by("start", "number"))
        self._known: dict[int, Dossier | None] = {}
        self._named: dict[str, list[Found]] = {}

    def cards(self, answered: AnswerForm | None = None, looked_for: tuple[int, str] = (0, "")) -> list[Card]:
        """Every card, those that are out of date last. ``answered`` is a form with errors; ``looked_for`` a card and
        a name to look for on it."""
        live = [one for one in self.suggestions if one.state != Suggestion.State.OBSOLETE]
        old = [one for one in self.suggestions if one.state == Suggestion.State.OBSOLETE]
        cards = [self._card(one, answered, looked_for) for one in (*live, *old)]
        waiting = [card for card in cards if card.suggestion.state == Suggestion.State.PENDING]
        waiting += [card for card in cards if card.suggestion.state == Suggestion.State.LATER]
        if waiting:
            waiting[0].is_next = True
        decided = [card for card in cards if card.is_undoable and card.suggestion.decided_at]
        if decided:
            max(decided, key=lambda card: str(card.suggestion.decided_at)).is_last_decided = True
        return cards

    def _card(self, one: Suggestion, answered: AnswerForm | None, looked_for: tuple[int, str]) -> Card:
        facts = [
            (field_label(noun, name), in_words(noun, name, value, self.law))
            for noun, values in one.said
            for name, value in values.items()
        ]
        where = where_in(self.report, one.start, one.end)
        card = Card(one, KINDS.get(one.kind, one.kind), TIERS.get(one.tier, one.tier), STATES[one.state], facts, where)
        if not card.is_open:
            card.person = Person.objects.visible_to(self.reader).filter(pk=one.person_id or 0).first()
            card.is_undoable = self.decides and one.state != Suggestion.State.OBSOLETE
        elif self.decides:
            name = looked_for[1] if looked_for[0] == one.number else ""
            card.candidates = self._candidates(one, name)
            is_answered = answered is not None and answered.suggestion.pk == one.pk
            card.form = answered if is_answered else AnswerForm(one, self.law, whom=self._likely(one, card.candidates))
        return card

    def _candidates(self, one: Suggestion, looked_for: str) -> list[Candidate]:
        """Who was chosen on a card of the same person, then who is named alike, or whom the reviewer looks for."""
        chosen = [] if looked_for else self._chosen(one)
        found = self._find(looked_for or one.who)
        numbers = list(dict.fromkeys((*chosen, *(match.person for match in found))))[:MOST_CANDIDATES]
        people = Person.objects.visible_to(self.reader).in_bulk(numbers)
        because = {match.person: tuple(match.reasons(get_language() or "en")[:MOST_REASONS]) for match in found}
        return [self._candidate(one, people[number], because.get(number, ())) for number in numbers if number in people]

    def _candidate(self, one: Suggestion, person: Person, because: tuple[str, ...]) -> Candidate:
        known = self._dossier(person.pk)
        events = against(self.report, one.said, known, self.law) if known else []
        return Candidate(person.pk, person.label, person.birth_date, because, tuple(events))

    def _chosen(self, one: Suggestion) -> list[int]:
        """Whom a reviewer saw in the same person of the text."""
        return [
            other.person_id
            for other in self.suggestions
            if other.person_id and other.mentioned is not None and other.mentioned == one.mentioned
        ]

    def _likely(self, one: Suggestion, candidates: Sequence[Candidate]) -> str:
        """The choice that is marked already: whoever was chosen before in this text, and nobody else."""
        chosen = self._chosen(one)
        return str(candidates[0].number) if chosen and candidates else ""

    def _find(self, name: str) -> list[Found]:
        if name not in self._named:
            found = find(name, self.reader, MOST_CANDIDATES) if name else []
            self._named[name] = [match for match in found if match.weight > names.POSSIBLE] or found[:1]
        return self._named[name]

    def _dossier(self, person: int) -> Dossier | None:
        if person not in self._known:
            self._known[person] = dossier(person, self.reader)
        return self._known[person]


def used_choices(forms: Iterable[AnswerForm]) -> set[str]:
    """The lists of places that the fields of these forms choose from."""
    every = (field.widget.attrs.get("list", "") for form in forms for field in form.fields.values())
    return {name.removeprefix("choices-") for name in every if name}
