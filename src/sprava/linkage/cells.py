"""The distinct cells of lists, each read once: what every row holds is then numbers, put together by column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sprava.core import names
from sprava.core.names import Name
from sprava.core.names.comparing import simple, turnable

from .prepared import NONE, SEXES, Ids, Lexicon, Prepared, Vocabulary, elsewhere_key, word_key
from .records import Record, born, code, name_of, several

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "surname": ("surname",), "given": ("given",), "patronymic": ("patronymic",), "previous": ("previous",),
    "born": ("born",), "place": ("place",), "elsewhere": ("article", "facility", "case"),
    "whole": ("whole", "whole_previous"),
}  # fmt: skip
"""Columns whose cells are read together; the last are those of :func:`whole_names`."""
PARTS: Final = ("name", "surname", "given", "patronymic", "previous", "born", "place", "article", "facility", "case")
Cells = tuple[str, ...]
Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Columns as numbers of their distinct cells, in the order in which they came."""

    cells: list[Cells]
    at: Ids

    @classmethod
    def of(cls, columns: Sequence[Sequence[str]]) -> Numbers:
        numbers: dict[Cells, int] = {}
        together = zip(*columns, strict=True)
        at = np.fromiter((numbers.setdefault(cell, len(numbers)) for cell in together), np.int32, len(columns[0]))
        return cls(list(numbers), at)

    @classmethod
    def nothing(cls, width: int, rows: int) -> Numbers:
        """Where no list has any of the columns."""
        return cls([("",) * width], np.zeros(rows, np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """What each distinct cell says, as numbers, and the words that the numbers stand for."""

    lexicon: Lexicon
    columns: Mapping[str, Mapping[str, Column]]
    """For each of :data:`GROUPS` columns over its distinct cells."""

    def rows(self, at: Mapping[str, Ids], records: Sequence[Record]) -> Prepared:
        """Rows whose cells have these numbers."""

        def of(group: str, column: str) -> Column:
            found: Column = self.columns[group][column][at[group]]
            return found

        vectored = of("surname", "simple") & of("given", "simple") & of("patronymic", "simple") & of("previous", "none")
        sex = np.where(of("patronymic", "sex") > 0, of("patronymic", "sex"), of("given", "sex"))
        made = {
            "given": of("given", "word"), "surname": of("surname", "word"), "father": of("patronymic", "father"),
            "sex": sex, "vectored": vectored, "turnable": np.zeros(len(sex), np.bool_),
            "enough": of("surname", "letters") + of("given", "letters") >= 3,
        }  # fmt: skip
        is_whole = of("whole", "is_whole")
        if is_whole.any():
            made = {part: np.where(is_whole, of("whole", part), column) for part, column in made.items()}
        return Prepared(
            self.lexicon, records, **made, born=of("born", "born"), place=of("place", "place"),
            elsewhere=of("elsewhere", "elsewhere"),
        )  # fmt: skip


def read_cells(distinct: Mapping[str, Sequence[Cells]]) -> Tables:
    """Read the distinct cells of each of :data:`GROUPS`."""
    words, fathers = Vocabulary(word_key), Vocabulary[str](str)
    places, elsewhere = Vocabulary[str](str), Vocabulary(elsewhere_key)
    columns = {
        "surname": _surnames(distinct["surname"], words),
        "given": _given_names(distinct["given"], words),
        "patronymic": _patronymics(distinct["patronymic"], fathers),
        "previous": {"none": np.array([not cell.strip() for (cell,) in distinct["previous"]], np.bool_)},
        "whole": _whole_names(distinct["whole"], words, fathers),
        "born": {"born": np.array([born(cell) for (cell,) in distinct["born"]], np.int16).reshape(-1, 3)},
        "place": {"place": _column((_number(places, code(cell)) for (cell,) in distinct["place"]), np.int32)},
        "elsewhere": {"elsewhere": _column(map(_elsewhere(elsewhere), distinct["elsewhere"]), np.int32)},
    }
    return Tables(Lexicon(words.values, fathers.values, places.values, elsewhere.values), columns)


def whole_names(cells: Mapping[str, Sequence[str]], rows: int) -> dict[str, Sequence[str]]:
    """Names that stand in one column where no other column has them, and previous surnames beside them."""
    empty = [""] * rows
    if "name" not in cells:
        return {"whole": empty, "whole_previous": empty}
    name, surname, given, previous = (cells.get(part, empty) for part in ("name", "surname", "given", "previous"))
    alone = [
        (text, before) if text.strip() and not called.strip() and not family.strip() else ("", "")
        for text, family, called, before in zip(name, surname, given, previous, strict=True)
    ]
    return {"whole": [text for text, _ in alone], "whole_previous": [before for _, before in alone]}


def _surnames(cells: Sequence[Cells], words: Vocabulary[names.Word]) -> dict[str, Column]:
    read = [names.in_columns(surname=cell) for (cell,) in cells]
    return {
        "word": _column((_word(words, name.surnames) for name in read), np.int32),
        "letters": _column(map(_letters, read), np.int32),
        "simple": _column((simple(name) and not name.previous for name in read), np.bool_),
    }


def _given_names(cells: Sequence[Cells], words: Vocabulary[names.Word]) -> dict[str, Column]:
    read = [names.in_columns(given=cell) for (cell,) in cells]
    return {
        "word": _column((_word(words, name.given) for name in read), np.int32),
        "letters": _column(map(_letters, read), np.int32),
        "simple": _column((simple(name) and not name.initials for name in read), np.bool_),
        "sex": _column((SEXES[name.sex] for name in read), np.int8),
    }


def _patronymics(cells: Sequence[Cells], fathers: Vocabulary[str]) -> dict[str, Column]:
    read = [names.in_columns(patronymic=cell) for (cell,) in cells]
    return {
        "father": _column((_father(fathers, name) for name in read), np.int32),
        "simple": _column((not name.initials for name in read), np.bool_),
        "sex": _column((SEXES[name.sex] for name in read), np.int8),
    }


def _whole_names(cells: Sequence[Cells], words: Vocabulary[names.Word], fathers: Vocabulary[str]) -> dict[str, Column]:
    read = [name_of({"name": text, "previous": previous}) for text, previous in cells]
    return {
        "is_whole": _column((bool(text) for text, _ in cells), np.bool_),
        "surname": _column((_word(words, name.surnames) for name in read), np.int32),
        "given": _column((_word(words, name.given) for name in read), np.int32),
        "father": _column((_father(fathers, name) for name in read), np.int32),
        "sex": _column((SEXES[name.sex] for name in read), np.int8),
        "turnable": _column(map(turnable, read), np.bool_),
        "enough": _column((name.enough for name in read), np.bool_),
        "vectored": _column((simple(name) and not name.initials and not name.previous for name in read), np.bool_),
    }


def _elsewhere(distinct: Vocabulary[Record]) -> Callable[[Cells], int]:
    """Numbers articles, facility and cases, as what is said together."""
    empty = names.parse("")

    def number(cells: Cells) -> int:
        articles, facility, cases = cells
        made = Record(empty, articles=several(articles), facility=code(facility), cases=several(cases))
        return distinct.number(made) if made.articles or made.facility or made.cases else NONE

    return number


def _column(values: Iterable[int | bool], kind: type[np.generic]) -> Column:
    return np.fromiter(values, kind)


def _word(words: Vocabulary[names.Word], of: Sequence[names.Word]) -> int:
    return words.number(of[0]) if of else NONE


def _father(fathers: Vocabulary[str], name: Name) -> int:
    return fathers.number(name.father) if name.patronymic else NONE


def _number(distinct: Vocabulary[str], text: str) -> int:
    return distinct.number(text) if text else NONE


def _letters(name: Name) -> int:
    return sum(len(word.code) for word in (*name.given, *name.surnames))
