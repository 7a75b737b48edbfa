"""Names in an oblique case, as running text has them: «Николаю Гайдукевичу» is Николай Гайдукевич.

A name is taken as oblique only where all its words agree in one case, and where it cannot be a nominative: Александра
Иванова stays a woman's name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Final, NamedTuple

from . import given as givens
from .folding import fine, folded

Endings = tuple[tuple[str, str], ...]


class Case(NamedTuple):
    """A case of one sex: pairs of the ending that is seen and the ending that the nominative has."""

    sex: str
    given: Endings
    surname: Endings
    patronymic: Endings


_DATA: Final = tomllib.loads((files(__package__) / "data" / "cases.toml").read_text("utf-8"))
_CASES: Final = tuple(
    Case(row["sex"], *(tuple((old, new) for old, new in row[part]) for part in ("given", "surname", "patronymic")))
    for row in _DATA["case"]
)
_NEVER: Final = re.compile(_DATA["never"]["nominative"])
_INDECLINABLE: Final = re.compile(_DATA["never"]["indeclinable"])
_OBLIQUE_FATHER: Final = re.compile("(?:ovi[Ct]|avi[Ct]|evi[Ct]|ji[Ct]|i[Ct]|ovn|avn|evn|i[CS]n)$")


def is_oblique(sounds: str) -> bool:
    """Whether a word has an ending that no name has in the nominative."""
    return bool(_NEVER.search(sounds))


def nominative(sounds: Sequence[str]) -> list[list[str]] | None:
    """The words of a name, given as sounds, in the nominative: for each the sounds it may have; nothing where they do
    not agree.
    """
    if len(sounds) == 1:
        return _alone(sounds[0])
    if not 2 <= len(sounds) <= 3:
        return None
    for at in range(len(sounds)):
        for case in _CASES:
            found = _in_case(sounds, at, case)
            if found:
                return found
    return None


def _alone(word: str) -> list[list[str]] | None:
    """A surname without a given name: by the longest ending that it has."""
    endings = [(old, new) for case in _CASES for old, new in case.surname if word.endswith(old)]
    longest = max((len(old) for old, _ in endings), default=0)
    found = _readings(word, [pair for pair in endings if len(pair[0]) == longest])
    return [found] if found else None


def _in_case(sounds: Sequence[str], at: int, case: Case) -> list[list[str]] | None:
    name = _given(sounds[at], case)
    if not name:
        return None
    out: list[list[str]] = []
    for number, word in enumerate(sounds):
        if number == at:
            out.append([name])
            continue
        found = _father(word, case) or _surname(word, case)
        if not found:
            return None
        out.append(found)
    return out


def _given(word: str, case: Case) -> str:
    """The given name of which ``word`` is this case."""
    for ending, instead in case.given:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: len(word) - len(ending)]
            for found in (stem + instead, *_with_fleeting_vowel(stem, instead, "e")):
                rows = givens.exactly(fine(found))
                if rows and givens.sex(rows) in (case.sex, ""):
                    return found
    return ""


def _father(word: str, case: Case) -> list[str]:
    for ending, instead in case.patronymic:
        stem = word.removesuffix(ending)
        if stem != word and _OBLIQUE_FATHER.search(stem) and givens.is_father(givens.father_of(folded(stem + instead))):
            return [stem + instead]
    return []


def _surname(word: str, case: Case) -> list[str]:
    found = _readings(word, [pair for pair in case.surname if word.endswith(pair[0])])
    if found:
        return found
    return [word] if _INDECLINABLE.search(word) and (case.sex == "f" or word.endswith(("o", "ih"))) else []


def _readings(word: str, endings: Iterable[tuple[str, str]]) -> list[str]:
    """The nominatives that a surname with one of these endings may have, the likelier first."""
    found: dict[str, None] = {}
    for ending, instead in endings:
        stem = word.removesuffix(ending)
        if len(stem) >= 3:
            found[stem + instead] = None
            found.update(dict.fromkeys(_with_fleeting_vowel(stem, instead, "o")))
    return list(found)[:_MOST_READINGS]


_MOST_READINGS: Final = 4


def _with_fleeting_vowel(stem: str, instead: str, vowel: str) -> list[str]:
    """Дедка is of Дедок, Кравца of Кравец, Павла of Павел."""
    if instead == "" and len(stem) > 2 and stem[-1] in "ktnlrv" and stem[-2] not in "aeiou":
        return [stem[:-1] + vowel + stem[-1]]
    return []
