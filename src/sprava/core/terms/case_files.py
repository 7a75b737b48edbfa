"""A case from its JSON form, which docs/methods/terms.md describes; a message names the field that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from sprava.core.dates import When, parse_date
from sprava.core.errors import SpravaError, Unreadable
from sprava.core.terms import cases
from sprava.core.terms.cases import TermCase, TermRange

Part = TypeVar("Part")

_PARTS = ("held", "sentence", "appeals", "added", "regimes", "replaced", "amnesties", "told", "released")
_BESIDE = ("pack", "name", "note", "source")
"""Fields that are not reckoned with: the pack by whose law, and whatever the writer wants to keep beside the case."""


def read_case(table: Mapping[str, object]) -> TermCase:
    """The case that a JSON object describes.

    Raises:
        Unreadable: a field is not as it must be; the message names it.
    """
    _only(table, (*_PARTS, *_BESIDE), "")
    if not isinstance(table.get("sentence"), Mapping):
        raise Unreadable(
            'sentence: is missing. Give the verdict: {"date": "2021-06-09", "term": "P2Y", "regime": "general"}.'
        )
    return TermCase(
        verdict=_verdict(_Table(table["sentence"], "sentence")),
        held=_list(table, "held", _held) if "held" in table and table["held"] is not None else None,
        appeals=_list(table, "appeals", _appeal),
        added=_list(table, "added", _added),
        regimes=_list(table, "regimes", _regime),
        replaced=_list(table, "replaced", _replacement),
        amnesties=_list(table, "amnesties", _amnesty),
        told=_one(table, "told", _told),
        freed=_one(table, "released", _freed),
    )


class _Table:
    """One JSON object with the path by which messages name it."""

    def __init__(self, table: object, path: str) -> None:
        if not isinstance(table, Mapping):
            raise Unreadable(f"{path}: must be an object in braces.")
        self._table, self._path = table, path

    def only(self, *known: str) -> _Table:
        _only(self._table, known, f"{self._path}.")
        return self

    def text(self, key: str) -> str:
        value = self._table.get(key)
        if value is not None and not isinstance(value, str):
            raise Unreadable(f"{self._path}.{key}: {value!r} is not text. Put it between quotation marks.")
        return (value or "").strip()

    def needed_text(self, key: str, what: str) -> str:
        value = self.text(key)
        if not value:
            raise Unreadable(f"{self._path}.{key}: is missing. Give {what}.")
        return value

    def choice(self, key: str, known: tuple[str, ...], default: str) -> str:
        value = self.text(key) or default
        if value not in known:
            raise Unreadable(f"{self._path}.{key}: {value!r} is none of {', '.join(known)}.")
        return value

    def parsed(self, key: str, read: Callable[[str], Part]) -> Part | None:
        text = self.text(key)
        if not text:
            return None
        try:
            return read(text)
        except SpravaError as cause:
            raise Unreadable(f"{self._path}.{key}: {cause}") from cause

    def date(self, key: str) -> When | None:
        return self.parsed(key, parse_date)

    def needed_date(self, key: str) -> When:
        found = self.date(key)
        if found is None:
            raise Unreadable(f"{self._path}.{key}: is missing. Write 2021, 2021-03 or 2021-03-25.")
        return found

    def term(self, key: str) -> TermRange | None:
        return self.parsed(key, TermRange.parse)

    def needed_term(self, key: str) -> TermRange:
        found = self.term(key)
        if found is None:
            raise Unreadable(f"{self._path}.{key}: is missing. Write a term as P5Y6M, P18M or P15D.")
        return found

    def days(self, key: str) -> int | None:
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise Unreadable(f"{self._path}.{key}: {value!r} is not a number of days.")
        return value

    def texts(self, key: str) -> tuple[str, ...] | None:
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise Unreadable(f"{self._path}.{key}: must be a list of texts.")
        return tuple(value)


def _verdict(table: _Table) -> cases.Verdict:
    table.only("date", "kind", "regime", "term", "articles", "in_force", "starts")
    endless = table.text("term") if table.text("term") in cases.ENDLESS else ""
    return cases.Verdict(
        date=table.date("date"),
        kind=table.text("kind") or "imprisonment",
        regime=table.text("regime"),
        term=None if endless else table.term("term"),
        endless=endless,
        articles=table.texts("articles"),
        in_force=table.date("in_force"),
        starts=table.date("starts"),
    )


def _held(table: _Table) -> cases.Held:
    table.only("measure", "since", "until")
    return cases.Held(table.text("measure"), table.needed_date("since"), table.date("until"))


def _appeal(table: _Table) -> cases.Appeal:
    table.only("date", "result", "term", "regime")
    return cases.Appeal(
        date=table.date("date"),
        result=table.choice("result", cases.APPEAL_RESULTS, "upheld"),
        term=table.term("term"),
        regime=table.text("regime"),
    )


def _added(table: _Table) -> cases.AddedTerm:
    table.only("date", "term", "how", "article", "credit")
    return cases.AddedTerm(
        date=table.needed_date("date"),
        term=table.needed_term("term"),
        how=table.choice("how", cases.HOW_ADDED, "moves_end"),
        article=table.text("article"),
        credit=table.days("credit"),
    )


def _replacement(table: _Table) -> cases.Replacement:
    table.only("date", "kind", "regime", "term")
    return cases.Replacement(
        date=table.needed_date("date"),
        kind=table.needed_text("kind", "the new kind of sentence"),
        regime=table.text("regime"),
        term=table.term("term"),
    )


def _amnesty(table: _Table) -> cases.Amnesty:
    table.only("date", "cut", "applied")
    return cases.Amnesty(
        date=table.needed_date("date"),
        cut=table.needed_term("cut"),
        applied=table.choice("applied", cases.APPLIED, "unknown"),
    )


def _regime(table: _Table) -> cases.RegimeChange:
    table.only("date", "regime")
    return cases.RegimeChange(date=table.needed_date("date"), regime=table.needed_text("regime", "the new regime"))


def _told(table: _Table) -> cases.Told:
    table.only("date", "by")
    return cases.Told(date=table.needed_date("date"), by=table.text("by"))


def _freed(table: _Table) -> cases.Freed:
    table.only("date", "mode")
    return cases.Freed(date=table.needed_date("date"), mode=table.text("mode") or "unknown")


def _list(table: Mapping[str, object], key: str, read: Callable[[_Table], Part]) -> tuple[Part, ...]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise Unreadable(f"{key}: must be a list in square brackets.")
    return tuple(read(_Table(one, f"{key}[{place}]")) for place, one in enumerate(value))


def _one(table: Mapping[str, object], key: str, read: Callable[[_Table], Part]) -> Part | None:
    return read(_Table(table[key], key)) if table.get(key) is not None else None


def _only(table: Mapping[str, object], known: tuple[str, ...], path: str) -> None:
    for key in table:
        if key not in known:
            raise Unreadable(f"{path}{key}: no such field. Known are: {', '.join(known)}.")
