"""One country's law in the register of another.

At home a row of a pack is named by its id alone: ``IK-4``, ``361-4 p.1``. In the register of another country it
carries the mark of its pack as well: ``XX-IK-4``, ``XX-CC 361-4 p.1``. So one number never means two things, and
whoever reads a value knows whose law it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from sprava.packs.pack import Pack, load, shipped


def behind(value: str, home: str) -> tuple[Pack | None, str]:
    """The pack that names ``value`` in a register of ``home``, and the value as that pack itself writes it."""
    mark, dash, rest = value.partition("-")
    name = _by_mark().get(mark, home) if dash and mark else home
    if name == home:
        return (load(home) if home in shipped() else None), value
    pack = load(name)
    return pack, rest.removeprefix(f"{pack.main_family} ")


def elsewhere(values: Iterable[str], home: str) -> str:
    """The other country whose mark is on any of these values, by the name of its pack; empty where none is."""
    marks = _by_mark()
    named = (marks.get(value.partition("-")[0], home) for value in values if "-" in value)
    return next((name for name in named if name != home), "")


def read_from(name: str, home: str) -> Pack | None:
    """The shipped pack of that name, its values marked if the register that takes them is of another country."""
    if name not in shipped():
        return None
    return _marked(name) if home in shipped() and name != home else load(name)


@cache
def _marked(name: str) -> Pack:
    pack = load(name)
    return replace(pack, abroad=True) if pack.mark else pack


@cache
def _by_mark() -> dict[str, str]:
    return {pack.mark: pack.id for pack in map(load, shipped()) if pack.mark}
