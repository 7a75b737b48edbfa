"""One card per proposal: what would be recorded, of whom it may be, and what the register knows of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sprava.accounts.models import Member
from sprava.packs import Pack
from sprava.records.models import Person, Report, Suggestion
from sprava.records.words import Words, field_label
from sprava.review.candidates import Candidate, Candidates, LookedFor
from sprava.review.forms import AnswerForm
from sprava.review.pictured import Crop, Pictured
from sprava.review.typed import in_words
from sprava.review.where import where_in
from sprava.review.words import KINDS, STATES, TIERS


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
    crops: list[Crop] = field(default_factory=list)
    """The parts of pictures in which a machine read them."""
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
        self.pictured = Pictured(report)
        self.decides = reader.may("reports.review")
        self.suggestions = list(report.suggestions.select_related("decided_by").order_by("start", "number"))

    def cards(self, answered: AnswerForm | None = None, looked_for: LookedFor = (0, "")) -> list[Card]:
        """Every card, those that are out of date last. ``answered`` is a form with errors; ``looked_for`` a card and
        a name to look for on it."""
        live = [one for one in self.suggestions if one.state != Suggestion.State.OBSOLETE]
        old = [one for one in self.suggestions if one.state == Suggestion.State.OBSOLETE]
        people = Candidates(self.report, self.suggestions, self.reader, looked_for)
        cards = [self._card(one, people, answered) for one in (*live, *old)]
        waiting = [card for card in cards if card.suggestion.state == Suggestion.State.PENDING]
        waiting += [card for card in cards if card.suggestion.state == Suggestion.State.LATER]
        if waiting:
            waiting[0].is_next = True
        decided = [card for card in cards if card.is_undoable and card.suggestion.decided_at]
        if decided:
            max(decided, key=lambda card: str(card.suggestion.decided_at)).is_last_decided = True
        return cards

    def _card(self, one: Suggestion, people: Candidates, answered: AnswerForm | None) -> Card:
        facts = [
            (field_label(noun, name), in_words(noun, name, value, self.law))
            for noun, values in one.said
            for name, value in values.items()
        ]
        where = where_in(self.pictured.places, one.start, one.end, self.report.place)
        crops = self.pictured.crops(one.start, one.end)
        kind, tier = KINDS.get(one.kind, one.kind), TIERS.get(one.tier, one.tier)
        card = Card(one, kind, tier, STATES[one.state], facts, where, crops)
        if not card.is_open:
            card.person = people.person(one)
            card.is_undoable = self.decides and one.state != Suggestion.State.OBSOLETE
        elif self.decides:
            card.candidates = people.of(one, self.law)
            # Whoever was chosen before in this text is marked already, and nobody else.
            likely = str(card.candidates[0].number) if card.candidates and people.chosen(one) else ""
            is_answered = answered is not None and answered.suggestion.pk == one.pk
            card.form = answered if is_answered else AnswerForm(one, self.law, whom=likely)
        return card


def used_choices(forms: Iterable[AnswerForm]) -> set[str]:
    """The lists of places that the fields of these forms choose from."""
    every = (field.widget.attrs.get("list", "") for form in forms for field in form.fields.values())
    return {name.removeprefix("choices-") for name in every if name}
