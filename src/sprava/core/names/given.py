"""Given names across languages: which are one name, which are used for one another, which are what friends say.

``same``: Аляксандр, Александр, Олександр, Alexander. ``variant``: two names in documents, one person now and then
(Юрий, Георгий). ``diminutive``: Саша, which is Аляксандр and Аляксандра both.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from .folding import ENGLISH, LACINKA, code_of, fine, sounds_of, style_of

SAME, VARIANT, DIMINUTIVE, OTHER = "same", "variant", "diminutive", "other"
USUAL_BITS = 11.0
"""Rarity of a given name that the table lacks: one in 2 000."""

_ENDINGS = tomllib.loads((files(__package__) / "data" / "endings.toml").read_text("utf-8"))
PATRONYMIC = re.compile(_ENDINGS["patronymic"][0]["ending"])

Meaning = tuple[str, int]
"""A row of the table and how the word stands to it: 0 the name itself, 1 a variant, 2 a diminutive."""


def _rows() -> Iterator[list[str]]:
    for line in (files(__package__) / "data" / "given.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "name\t")):
            yield line.split("\t")


def _patronymics() -> Iterator[tuple[str, str]]:
    """The row of each irregular patronymic, and the patronymic's stem."""
    for line in (files(__package__) / "data" / "patronymics.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "name\t")):
            name, forms = line.split("\t")
            yield from ((name, father_of(code_of(form))) for form in forms.split())


def father_of(code: str) -> str:
    """The stem of the father's name in a word that looks like a patronymic; nothing if it does not."""
    found = PATRONYMIC.search(code)
    return code[: found.start()] if found and found.start() >= 2 else ""


def _styles(form: str) -> set[str]:
    return {style_of(form), LACINKA, ENGLISH} if form.isascii() else {style_of(form)}


class _Table:
    """The table, by code and by fine code (see :func:`.folding.fine`)."""

    def __init__(self) -> None:
        self.by_code: dict[str, dict[str, int]] = {}
        self.by_fine: dict[str, dict[str, int]] = {}
        self.bits: dict[str, float] = {}
        self.sex: dict[str, str] = {}
        self.fathers: dict[str, set[str]] = {}
        self.forms: dict[str, set[str]] = {}
        for name, kind, rarity, *forms, _source in _rows():
            self.bits[name], self.sex[name] = float(rarity), kind
            for grade, written in enumerate(forms):
                for form in written.split():
                    self._add(name, kind, grade, form)
        for name, stem in filter(all, _patronymics()):
            self.fathers.setdefault(stem, set()).add(name)

    def _add(self, name: str, kind: str, grade: int, form: str) -> None:
        for style in _styles(form):
            code = code_of(form, style)
            for codes, key in ((self.by_code, code), (self.by_fine, fine(sounds_of(form.casefold(), style)))):
                found = codes.setdefault(key, {})
                found[name] = min(grade, found.get(name, grade))
            if grade == 0:
                self.forms.setdefault(name, set()).add(code)
                if kind == "m" and not form.isascii():
                    # Patronymics are made of Slavic forms: Elijah's would be Олегович.
                    self.fathers.setdefault(father_stem(code), set()).add(name)


def father_stem(code: str) -> str:
    """What of a given name stands in the patronymic made from it: no last vowel, no fleeting one."""
    stem = code.rstrip("aiu")
    return stem[:-2] + stem[-1] if len(stem) > 4 and stem.endswith("val") else stem


def _ordered(found: dict[str, dict[str, int]]) -> dict[str, tuple[Meaning, ...]]:
    return {code: tuple(sorted(rows.items(), key=lambda item: (item[1], item[0]))) for code, rows in found.items()}


_READ = _Table()
_BY_CODE, _BY_FINE = _ordered(_READ.by_code), _ordered(_READ.by_fine)


def meanings(code: str) -> tuple[Meaning, ...]:
    """The rows of the table in which a code stands, the name itself before variants and diminutives."""
    return _BY_CODE.get(code, ())


def exactly(fine_code: str) -> tuple[Meaning, ...]:
    """The same by the fine code, which tells Яна from Анна; nothing where the table has no such spelling."""
    return _BY_FINE.get(fine_code, ())


def bits(rows: tuple[Meaning, ...]) -> float:
    """Rarity of a given name as -log2 of its share among people."""
    return _READ.bits[rows[0][0]] if rows else USUAL_BITS


def sex(rows: tuple[Meaning, ...]) -> str:
    """``f``, ``m`` or nothing where the table lacks the name or it is both."""
    found = {_READ.sex[name] for name, grade in rows if grade == rows[0][1]}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=65_536)
def relation(left: tuple[Meaning, ...], right: tuple[Meaning, ...]) -> str:
    """How two given names stand to one another by the table: same, variant, diminutive or other."""
    theirs = dict(right)
    together = [max(grade, theirs[name]) + (grade > 0 and theirs[name] > 0) for name, grade in left if name in theirs]
    return (SAME, VARIANT, DIMINUTIVE, DIMINUTIVE)[min(together)] if together else OTHER


@lru_cache(maxsize=65_536)
def same_father(left: str, right: str) -> bool:
    """Whether two stems of patronymics name one father: Рыгоравіч and Григорьевич."""
    fathers = _READ.fathers
    return left == right or not fathers.get(left, _NOBODY).isdisjoint(fathers.get(right, _NOBODY))


_NOBODY: frozenset[str] = frozenset()


@lru_cache(maxsize=8_192)
def openings(rows: tuple[Meaning, ...]) -> frozenset[str]:
    """The first sounds of every form of a given name, for initials."""
    return frozenset(form[:1] for name, grade in rows if grade < 2 for form in _READ.forms[name])


def is_father(stem: str) -> bool:
    """Whether a patronymic's stem is a man's name in the table."""
    return bool(stem) and stem in _READ.fathers


@lru_cache(maxsize=8_192)
def father_openings(stem: str) -> frozenset[str]:
    """The first sounds that the initial of a patronymic may have."""
    forms = (form[:1] for name in _READ.fathers.get(stem, ()) for form in _READ.forms.get(name, ()))
    return frozenset((stem[:1], *forms))


def father_class(stem: str) -> str:
    """One word for all forms of a patronymic, for keys."""
    found = _READ.fathers.get(stem)
    return min(found) if found else stem


def forms_of(name: str) -> frozenset[str]:
    """The codes of every form that is the name itself, by the name of its row."""
    return frozenset(_READ.forms.get(name, ()))


@lru_cache(maxsize=64)
def names_beginning(sound: str) -> tuple[str, ...]:
    """The rows of which some form begins with a sound, for a query that gives an initial."""
    return tuple(sorted(name for name, forms in _READ.forms.items() if any(form[:1] == sound for form in forms)))
