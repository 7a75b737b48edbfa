"""What somebody may receive in a year, as the law pack has it for their place and regime, and what lies in a parcel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise

from sprava.accounts.models import Member
from sprava.packs.solidarity import ParcelItemRow, PostRuleRow
from sprava.records.models import Sentence, Stay
from sprava.support.jurisdiction import pack
from sprava.support.parcels import KINDS, Round, used

FIELDS: Final[Mapping[str, str]] = {
    "parcel": "parcels_a_year",
    "small_parcel": "small_parcels_a_year",
    "short_visit": "short_visits_a_year",
    "long_visit": "long_visits_a_year",
}
WEIGHTS: Final[Mapping[str, str]] = {"parcel": "parcel_kg", "small_parcel": "small_parcel_kg"}


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of a kind a year holds, and how many are gone. ``most`` is None where no rule is known."""

    kind: str
    most: int | None
    gone: int
    kg: float
    """The most that one may weigh; 0 where no rule says so."""
    kg_a_month: float
    is_unverified: bool

    @property
    def kind_words(self) -> str | Promise:
        return KINDS[self.kind]

    @property
    def left(self) -> int | None:
        return None if self.most is None else max(self.most - self.gone, 0)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that may, may in part or may not be packed."""

    text: str
    allowed: str
    most: str
    is_unverified: bool

    @property
    def mark(self) -> str:
        """The class of its line in a list of checks."""
        return {"yes": "yes", "limited": "mind"}.get(self.allowed, "no")


def regime_of(person: int, facility: str, reader: Member) -> str:
    """The regime of the pack under which they are held, as far as a stay or a sentence says so; else empty."""
    law = pack()
    row = law.facilities.get(facility) if law else None
    kind = law.institutions.get(row.type) if law and row else None
    if law is None or (kind and kind.before_sentence):
        return ""
    if kind and kind.regime:
        return kind.regime
    stays = Stay.objects.visible_to(reader).filter(person=person, facility=facility).exclude(regime="")
    said = Sentence.objects.visible_to(reader).filter(person=person).exclude(regime="")
    written = [
        *stays.order_by("-since_latest", "-pk").values_list("regime", flat=True)[:1],
        *said.order_by("-date_latest", "-pk").values_list("regime", flat=True)[:1],
    ]
    found = law.regime(written[0]) if written else None
    return found.id if found else ""


def regime_words(regime: str, language: str) -> str:
    """What the law pack calls a regime, and whether nobody has verified that."""
    law = pack()
    row = law.regimes.get(regime) if law else None
    return law.name_of(regime, language) if law and row else ""


def rules_of(facility: str, regime: str, day: date) -> list[PostRuleRow]:
    """Rules of parcels, visits and money that hold there, dangers first."""
    law = pack()
    at = _names(facility, regime)
    found = [
        rule
        for rule in (law.post_rules if law else ())
        if rule.about in ("parcels", "visits", "money") and at & set(rule.at) and rule.in_force.may_hold(day)
    ]
    return sorted(found, key=lambda rule: not rule.danger)


def quotas(rules: Iterable[PostRuleRow], rounds: Iterable[Round]) -> list[Quota]:
    """For each kind what the year holds; a kind of which no rule speaks stands there with nothing known."""
    rules, rounds = list(rules), list(rounds)
    found = []
    for kind, field in FIELDS.items():
        telling = next((rule for rule in rules if getattr(rule, field)), None)
        weighing = _heaviest(rules, WEIGHTS[kind]) if kind in WEIGHTS else None
        monthly = _heaviest(rules, "kg_a_month") if kind == "parcel" else None
        said = (rule for rule in (telling, weighing, monthly) if rule)
        found.append(Quota(
            kind, int(getattr(telling, field)) if telling else None, used(rounds, kind),
            float(getattr(weighing, WEIGHTS[kind])) if weighing else 0.0, monthly.kg_a_month if monthly else 0.0,
            any(rule.is_unverified for rule in said),
        ))  # fmt: skip
    return found


def _heaviest(rules: Sequence[PostRuleRow], field: str) -> PostRuleRow | None:
    """The rule that allows most by weight; None where none speaks of it."""
    return max(
        (rule for rule in rules if getattr(rule, field)), key=lambda rule: float(getattr(rule, field)), default=None
    )


def items_for(facility: str, regime: str, day: date, language: str) -> list[Item]:
    """What may be packed first, what may not last."""
    law = pack()
    at = _names(facility, regime)
    order = ("yes", "limited", "no")
    rows = (row for row in (law.rows_of("parcel_item") if law else ()) if isinstance(row, ParcelItemRow))
    found = [
        Item(row.text.say(language), row.allowed, row.most.say(language), row.is_unverified)
        for row in rows
        if at & set(row.at) and row.in_force.may_hold(day)
    ]
    return sorted(found, key=lambda item: order.index(item.allowed))


def _names(facility: str, regime: str) -> set[str]:
    law = pack()
    row = law.facilities.get(facility) if law else None
    return {name for name in (facility, row.type if row else "", regime) if name}
