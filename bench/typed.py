"""What people type who look for somebody."""

from __future__ import annotations

from collections.abc import Iterator

from bench.names import FullName


def queries(names: list[FullName]) -> Iterator[tuple[str, list[str]]]:
    """What people type who look for these names."""
    yield "full name, Belarusian", [f"{name.surname.be} {name.given.be}" for name in names]
    yield "full name, Russian", [f"{name.given.ru} {name.surname.ru}" for name in names]
    yield "full name, Latin", [name.latin for name in names]
    yield "surname", [name.surname.be for name in names]
    yield "beginning of a surname", [name.surname.be[:4] for name in names]
    yield "a slip in the surname", [f"{name.given.be} {_slipped(name.surname.be)}" for name in names]
    yield "nobody of that name", [f"Нябачны{name.surname.be[-3:]} {name.given.be}" for name in names]


def _slipped(word: str) -> str:
    """Two letters in the middle have changed places."""
    half = len(word) // 2
    return word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]
