"""What facilities, courts and bodies are called: by the pack, else by the register's own rows, else as the source says.

A value of an event is an identifier of the pack (``IK-4``) or the words of a source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import CharField, QuerySet, Value
from django.utils.translation import get_language

from sprava.accounts.models import Member
from sprava.casework.jurisdiction import is_unverified, pack
from sprava.core.wording import not_verified
from sprava.packs.labels import label_of
from sprava.records.models import Body, Court, Facility

_TABLES = {"facility": Facility, "court": Court, "body": Body}
Labels = Mapping[str, str]


class Named(NamedTuple):
    """What something is called, and whether that rests on a row of the pack that nobody has verified."""

    words: str
    is_unverified: bool

    @property
    def starred(self) -> str:
        """For where no mark can be set: a cell of the strip."""
        return f"{self.words}*" if self.is_unverified else self.words

    @property
    def spoken(self) -> str:
        """For where only words can stand: a choice of a filter."""
        return not_verified(self.words, get_language() or "en") if self.is_unverified else self.words


@dataclass(slots=True)
class Places:
    """Labels by value, for the places that one page speaks of."""

    facility: Labels = field(default_factory=dict)
    court: Labels = field(default_factory=dict)
    body: Labels = field(default_factory=dict)

    def of(self, kind: str, value: str) -> str:
        """The label of ``value``, or ``value`` itself."""
        labels: Labels = getattr(self, kind)
        return labels.get(value, value)

    def named(self, kind: str, value: str) -> Named:
        """The label of ``value``, with what is to be doubted about it."""
        return Named(self.of(kind, value), is_unverified(kind, value))


def places_of(reader: Member, **values: Iterable[str]) -> Places:
    """The labels of what the page names: ``places_of(reader, facility={"IK-4"}, court=(…))``.

    One query for everything that is not in the pack; none where all of it is.
    """
    language = get_language() or "en"
    labels = {
        kind: {value: in_the_pack(kind, value, language) for value in given if value} for kind, given in values.items()
    }
    unknown = {kind: [value for value, label in named.items() if not label] for kind, named in labels.items()}
    for kind, code, label, names in _rows(unknown, reader):
        labels[kind][code] = label_in(names, language) or labels[kind][code] or label
    for named in labels.values():
        named.update({value: value for value, label in named.items() if not label})
    return Places(**labels)


def named(kind: str, value: str) -> Named:
    """What the pack calls a place, else as the source says."""
    return Named(in_the_pack(kind, value, get_language() or "en") or value, is_unverified(kind, value))


def _rows(unknown: Mapping[str, list[str]], reader: Member) -> list[tuple[str, str, str, list[list[str]]]]:
    asked: list[QuerySet[Any, Any]] = [
        _TABLES[kind]
        .objects.visible_to(reader)
        .filter(code__in=codes)
        .annotate(kind_=Value(kind, output_field=CharField()))
        .values_list("kind_", "code", "label", "names")
        for kind, codes in unknown.items()
        if codes
    ]
    if not asked:
        return []
    first, *others = asked
    return list(first.union(*others, all=True) if others else first)


def label_in(names: Iterable[Iterable[str]], language: str) -> str:
    """The name in the reader's language among (name, language) pairs; empty where there is none."""
    return next((text for text, lang in names if lang == language), "")


def in_the_pack(kind: str, value: str, language: str) -> str:
    """What the jurisdiction pack calls the place with this identifier; empty where it knows none."""
    law = pack()
    if law is None:
        return ""
    return label_of(law, kind, value, language)
