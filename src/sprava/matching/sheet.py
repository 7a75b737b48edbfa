"""The page of a pair before it is set: two records outside, the evidence between them, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sprava.accounts.models import Member
from sprava.matching.gathering import Gathered, gathered, labels_of, names_of_records, sources_of
from sprava.matching.odds import Odds
from sprava.matching.reasons import Stored, article_label, facility_label, reason_words
from sprava.matching.weighing import written
from sprava.records.models import Judgement, Pair, Person, Source
from sprava.records.pictures import Shown, pictures_of

PARTS: Final[Mapping[str, str | Promise]] = {
    "surname": _("Surname"),
    "given": _("Given name"),
    "patronymic": _("Patronymic"),
    "word": _("Another word"),
    "sex": _("Sex"),
    "born": _("Born"),
    "article": _("Article"),
    "facility": _("Held at"),
    "case": _("Case"),
    "name": pgettext_lazy("part of the evidence", "Whole name"),
}
LONGEST_BAR: Final = 12
MOST_SPELLINGS: Final = 6
MOST_PICTURES: Final = 3
_ENOUGH_JUDGED: Final = 10
_LIKE_THIS: Final = 3.0
_OF_THE_NAME: Final = ("surname", "given", "patronymic", "word")


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of evidence, in words."""

    weight: float
    words: str

    @property
    def bar(self) -> int:
        """The length of its bar: a step for a bit."""
        return min(LONGEST_BAR, max(1, round(abs(self.weight)))) if self.weight else 0


@dataclass(frozen=True, slots=True)
class Row:
    """One part: what the two records say, and what that is worth."""

    part: str
    label: str | Promise
    left: tuple[tuple[str, str], ...]
    """Each value with its language."""
    right: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One of the two, as the head of its column has it."""

    number: int
    name: str
    lang: str
    is_person: bool
    spellings: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    pictures: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that the page says."""

    pair: Pair
    left: Record
    right: Record
    rows: tuple[Row, ...]
    odds: Odds
    judged_alike: tuple[int, int] | None
    """Of how many pairs of much the same weight how many were judged to be one person; None while there are few."""
    standing: Judgement | None
    history: tuple[Judgement, ...]

    @property
    def has_pictures(self) -> bool:
        """Is there a photograph of either?"""
        return bool(self.left.pictures or self.right.pictures)


def sheet_of(pair: Pair, reader: Member) -> Sheet:
    """The page of a pair that ``reader`` may see."""
    numbers = (pair.left_id, pair.right_id)
    known, pictures = gathered(numbers, reader), pictures_of(numbers, reader)
    called = labels_of(numbers, reader) if pair.open else names_of_records(numbers, reader)
    history = tuple(
        Judgement.objects.visible_to(reader)
        .filter(left=pair.left_id, right=pair.right_id)
        .select_related("judged_by", "undone_by")
        .order_by("-judged_at", "-pk")
    )
    left, right = (
        _record(number, known.get(number), called.get(number, ""), pictures[number], reader) for number in numbers
    )
    return Sheet(
        pair,
        left,
        right,
        tuple(_rows(pair, known.get(numbers[0]), known.get(numbers[1]))),
        Odds(pair.weight, Person.objects.visible_to(reader).count()),
        _judged_alike(pair, reader),
        next((one for one in history if one.undone_at is None), None),
        history,
    )


def _record(number: int, known: Gathered | None, name: str, pictures: tuple[Shown, ...], reader: Member) -> Record:
    spellings = known.spellings if known else []
    lang = next((lang for text, lang in spellings if text == name), "")
    others = list(dict.fromkeys(one for one in spellings if one[0] != name))[:MOST_SPELLINGS]
    sources = tuple(sources_of(number, reader))
    return Record(number, name, lang, known is not None, tuple(others), sources, pictures[:MOST_PICTURES])


def _rows(pair: Pair, left: Gathered | None, right: Gathered | None) -> Iterable[Row]:
    found: dict[str, list[Stored]] = {}
    for stored in pair.evidence:
        found.setdefault(stored[0], []).append(stored)
    for part, label in PARTS.items():
        sides = _sides(part, found.get(part, ()), left, right)
        if part in found or any(sides):
            reasons = tuple(Reason(stored[2], reason_words(stored)) for stored in found.get(part, ()))
            yield Row(part, label, *sides, reasons)


def _sides(
    part: str, found: Sequence[Stored], left: Gathered | None, right: Gathered | None
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    if part in _OF_THE_NAME:
        said = next((stored[3] for stored in found if len(stored[3]) == 2), ["", ""])
        return _plain([said[0] or written(part, left)]), _plain([said[1] or written(part, right)])
    return _values(part, left), _values(part, right)


def _values(part: str, one: Gathered | None) -> tuple[tuple[str, str], ...]:
    if one is None:
        return ()
    values = {"born": [one.born], "article": one.articles, "facility": one.facilities, "case": one.cases}
    shown = values.get(part, [])
    called = {"facility": facility_label, "article": article_label}.get(part, str)
    return _plain(map(called, shown))


def _plain(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((value, "") for value in values if value)


def _judged_alike(pair: Pair, reader: Member) -> tuple[int, int] | None:
    near = Pair.objects.visible_to(reader).filter(
        open=False, weight__gte=pair.weight - _LIKE_THIS, weight__lte=pair.weight + _LIKE_THIS
    )
    counted = near.verdicts()
    same = counted[Judgement.Verdict.SAME]
    told = same + counted[Judgement.Verdict.DIFFERENT]
    return (same, told) if told >= _ENOUGH_JUDGED else None
