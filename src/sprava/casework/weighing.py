"""One claim beside the others of its field: what is accepted and why, and what a judgement of it would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprava.accounts.models import Member
from sprava.casework.apparatus import Apparatus, Saying, Side, lettered, places_in, sayings
from sprava.casework.jurisdiction import is_said_unverified
from sprava.casework.reckoning import release_between, spell_behind
from sprava.casework.words import NOUNS, RULES, Words, field_label
from sprava.core.called import names_of
from sprava.core.claims import Item, Said, accepted, items
from sprava.core.custody import State, state_on
from sprava.core.dates import When, parse_date
from sprava.core.nouns import field_of
from sprava.records.dossier import Beside, said_beside
from sprava.records.models import Claim, Judgement
from sprava.records.spells import spells_of

VERDICTS: dict[str, Words] = {
    Judgement.Verdict.UPHELD.value: gettext_lazy("Uphold: this claim is right"),
    Judgement.Verdict.REFUSED.value: gettext_lazy("Refuse: this claim is wrong"),
}
_WEIGHT = {Judgement.Verdict.UPHELD.value: 1, Judgement.Verdict.REFUSED.value: -1}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would be accepted, and what would follow for the person."""

    words: Words
    value: str
    rule: str
    is_unverified: bool = False
    """Nobody has verified the row of the law pack by which the value is named."""
    state: State | None = None
    expected: When | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim and what stands around it."""

    person: int | None
    name: str
    noun: str
    field: str
    side: Side
    beside: tuple[Saying, ...]
    outcomes: tuple[Outcome, ...]
    judgements: tuple[Judgement, ...]

    @property
    def some_unverified(self) -> bool:
        """Does anything on the page bear the mark?"""
        sides = (self.side, *(side for saying in self.beside for side in saying.sides))
        return any(one.is_unverified for one in sides) or any(one.is_unverified for one in self.outcomes)

    @property
    def standing(self) -> Judgement | None:
        """The judgement of this claim that is in force."""
        mine = (one for one in self.judgements if one.claim_id == self.side.number and one.undone_at is None)
        return next(mine, None)


def weighed(claim: Claim, reader: Member, today: date) -> Weighed:
    """Everything that a reviewer needs to judge ``claim``."""
    beside = said_beside(claim, reader)
    me = next(said for said in beside.said if said.claim == claim.pk)
    folded = items(beside.said)
    field = _of_the_field(me, beside.said, folded)
    seen = _apparatus(beside, folded, reader)
    sides = {said.claim: _side(said, seen) for said in field}
    names = names_of(next((item for item in folded if item.is_named), None))
    return Weighed(
        person=beside.person,
        name=names[0][1].value if names else "",
        noun=str(NOUNS[me.noun]),
        field=str(field_label(me.noun, me.field)),
        side=sides[claim.pk],
        beside=sayings(side for number, side in sides.items() if number != claim.pk),
        outcomes=tuple(_outcomes(_Scale(me, seen, today), field, beside.said)),
        judgements=tuple(one for one in beside.judgements if one.claim_id in sides),
    )


def _of_the_field(me: Said, everything: Sequence[Said], folded: Sequence[Item]) -> list[Said]:
    """The claims that a judgement of this one is weighed against: of one event and field; of a field that may have
    many values, those that say the same."""
    subjects = next((item.subjects for item in folded if me.subject in item.subjects), (me.subject,))
    field = [said for said in everything if said.subject in subjects and said.field == me.field]
    return [said for said in field if said.value == me.value] if field_of(me.noun, me.field).many else field


def _apparatus(beside: Beside, folded: Sequence[Item], reader: Member) -> Apparatus:
    sources = {row.source_id: row.source for row in beside.claims.values()}
    return Apparatus(beside.claims, lettered(list(sources.values())), places_in(folded, reader))


def _side(said: Said, seen: Apparatus) -> Side:
    side = seen.side(said, "variant" if said.judged < 0 else "")
    return replace(side, note=_("upheld by a reviewer")) if said.judged > 0 else side


@dataclass(frozen=True, slots=True)
class _Scale:
    """What an outcome is reckoned with: the claim, the words of the page, the day."""

    me: Said
    seen: Apparatus
    today: date


def _outcomes(scale: _Scale, field: Sequence[Said], everything: Sequence[Said]) -> list[Outcome]:
    """Now, and after each verdict that is not in force."""
    outcomes = [_outcome(_("Now"), scale, field, everything)]
    for verdict, words in VERDICTS.items():
        weight = _WEIGHT[verdict]
        if scale.me.judged != weight:
            outcomes.append(_outcome(words, scale, _judged(field, scale, weight), _judged(everything, scale, weight)))
    return outcomes


def _judged(claims: Sequence[Said], scale: _Scale, weight: int) -> list[Said]:
    return [replace(said, judged=weight) if said.claim == scale.me.claim else said for said in claims]


def _outcome(words: Words, scale: _Scale, field: Sequence[Said], everything: Sequence[Said]) -> Outcome:
    me, reading = scale.me, accepted(field)
    value = scale.seen.words(me.noun, me.field, reading.value) if reading else _("none of them")
    rule = str(RULES[reading.rule]) if reading else ""
    folded = items(everything)
    who = next((item for item in folded if item.noun == "person"), None)
    doubted = is_said_unverified(me.noun, me.field, reading.value) if reading else False
    if who is None:
        return Outcome(words, value, rule, doubted)
    died = parse_date(who.value("death_date")) if who.value("death_date") else None
    inside, day = spells_of(folded), scale.today
    return Outcome(words, value, rule, doubted, state_on(day, inside, died), release_between(spell_behind(inside, day)))
