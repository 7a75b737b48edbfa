"""What the pack calls a facility, a court or a body, and whether anybody has verified the row that says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from sprava.core.nouns import Kind, field_of
from sprava.core.wording import not_verified
from sprava.packs.abroad import behind
from sprava.packs.chronicle import RecogniserRow, StateListRow
from sprava.packs.institutions import BodyRow, CourtRow, FacilityRow
from sprava.packs.pack import Pack
from sprava.packs.rows import Row

PLACE_KINDS = {"facility": "facility", "court": "court"}
"""What a field names a place of; every other names a body."""


def label_of(pack: Pack, kind: str, value: str, language: str, on: date | None = None) -> str:
    """The name of ``value`` in ``language``, as it was called on a day; empty where the pack has no such row.

    A value with the mark of another country is looked up in the pack of that country.
    """
    found, value = behind(value, pack.id)
    pack = found or pack
    if kind == "facility":
        facility = pack.facilities.get(value)
        return facility.name_on(on).say(language) if facility else ""
    row = pack.courts.get(value) if kind == "court" else pack.bodies.get(value)
    named = row or (pack.recognisers.get(value) or pack.state_lists.get(value) if kind == "body" else None)
    return named.name.say(language) if named else ""


@lru_cache(maxsize=4096)
def is_unverified(home: str, kind: str, value: str) -> bool:
    """Does what a register of ``home`` calls ``value`` rest on a row of a pack that no page confirmed?

    False where no pack has such a row: then the words are those of the sources.
    """
    pack, value = behind(value, home)
    row = _row(pack, kind, value) if pack else None
    named = row.named_on() if isinstance(row, FacilityRow) and row.names else None
    return row is not None and (row.is_unverified or (named is not None and named.is_unverified))


def is_field_unverified(home: str, noun: str, field: str, value: str) -> bool:
    """The same of the value of a field: its article, its facility, its court or its body."""
    kind = field_of(noun, field).kind
    if kind is Kind.ARTICLE:
        return is_unverified(home, "article", value)
    return kind is Kind.PLACE and is_unverified(home, PLACE_KINDS.get(field, "body"), value)


def marked_label_of(pack: Pack, kind: str, value: str, language: str, on: date | None = None) -> str:
    """The same as :func:`label_of`, saying so in words where nobody has verified the row: for options, files, paper."""
    label = label_of(pack, kind, value, language, on)
    return not_verified(label, language) if label and is_unverified(pack.id, kind, value) else label


def places_named(pack: Pack | None, kind: str, language: str) -> dict[str, str]:
    """What the pack calls every ``facility``, ``court``, ``list``, else every body and recogniser, by identifier."""
    if pack is None:
        return {}
    if kind == "facility":
        return {row.id: row.name_on().say(language) for row in pack.facilities.values()}
    named: Mapping[str, Mapping[str, CourtRow | BodyRow | StateListRow | RecogniserRow]] = {
        "court": pack.courts, "list": pack.state_lists,
    }  # fmt: skip
    rows = named.get(kind, {**pack.bodies, **pack.recognisers})
    return {row.id: row.name.say(language) for row in rows.values()}


def choices_named(pack: Pack | None, kind: str, language: str) -> list[tuple[str, str]]:
    """The same for a list to choose from: a name as it is typed, and marked where nobody has verified its row."""
    of_what = kind if kind in PLACE_KINDS else "body"
    found = {
        label: not_verified(label, language) if pack and is_unverified(pack.id, of_what, value) else label
        for value, label in places_named(pack, kind, language).items()
    }
    return sorted(found.items())


@lru_cache(maxsize=4096)
def title_of_article(home: str, article: str, language: str) -> str:
    """What the article is about, in a few words; empty where no pack knows it for certain."""
    pack, own = behind(article, home)
    read = pack.article(own).chosen if pack and own else None
    return read.row.title.say(language) if read and read.row else ""


def _row(pack: Pack, kind: str, value: str) -> Row | None:
    if kind == "article":
        read = pack.article(value).likeliest
        return read.row if read else None
    if kind == "body":
        return pack.bodies.get(value) or pack.recognisers.get(value) or pack.state_lists.get(value)
    known: Mapping[str, Mapping[str, Row]] = {
        "court": pack.courts, "facility": pack.facilities, "kind": pack.sentence_kinds, "mode": pack.release_modes,
        "place": pack.places,
    }  # fmt: skip
    return known[kind].get(value) if kind in known else None
