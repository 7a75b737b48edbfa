"""Which column gives what: the choices that the desk offers, and the mapping that somebody chose.

Whatever a mapping says beyond that (how a cell is split, which words mean what) stays with every column that still
gives what it gave.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sprava.core.nouns import field_of
from sprava.intake.cells.vocabulary import plain
from sprava.intake.mapping import OF_THE_ROW, SEVERAL_AT_ONCE, Column, Mapping, fields_of
from sprava.records.words import FIELDS, NOUNS, code_label, field_label

Words = str | Promise
Group = tuple[Words, list[tuple[str, Words]]]

SEVERAL: Table[str, Words] = {
    "sentence": _("Sentence: all that was decided, in one cell"),
    "place_or_status": _("Where they are, or how they got out"),
    "recognition": _("Recognition: the status, also if given only after the release"),
    "death": _("Death: the day, or only that they died"),
}
CODES_OF = {"recognition": "recognition.status"}
"""Columns that say several things: which field the words of their cells are codes of."""

ABOUT_THE_ROW: Table[str, Words] = {
    "row.key": _("Number under which the list knows the person"),
    "row.source_name": _("Who says it"),
    "row.source_url": _("Where it is said (address)"),
    "row.said_on": _("On which day it was said"),
    "row.lang": _("Language of the row"),
    "row.proceeding": _("Rows of one proceeding (what they share)"),
    "row.quote": _("The words that say it"),
    "row.starts_at": _("Where in the text the words begin"),
}


PART_OF_A_NAME = "person.name+"
"""The choice of a column that holds a surname alone, or a given name alone."""
_MOST_WORDS_SHOWN = 8


def code_in_words(gives: str, code: str) -> str:
    """What a code of a column means."""
    noun, _dot, name = CODES_OF.get(gives, gives).partition(".")
    return str(code_label(noun, name, code))


def groups_for(about: str) -> list[Group]:
    """Everything that a column can give, by noun, in words."""
    by_noun: dict[str, list[tuple[str, Words]]] = {}
    for path in fields_of(about):
        noun, _dot, field = path.partition(".")
        if path not in SEVERAL_AT_ONCE and path not in OF_THE_ROW:
            by_noun.setdefault(noun, []).append((path, field_label(noun, field)))
    if "person" in by_noun:
        by_noun["person"].insert(1, (PART_OF_A_NAME, _("A part of the name: surname, given name, patronymic")))
    several = [(path, SEVERAL.get(path, path)) for path in fields_of(about) if path in SEVERAL_AT_ONCE]
    of_the_row = [(path, ABOUT_THE_ROW.get(path, path)) for path in fields_of(about) if path in OF_THE_ROW]
    groups: list[Group] = [(NOUNS.get(noun, noun), fields) for noun, fields in by_noun.items()]
    if several:
        groups.insert(1, (pgettext_lazy("columns", "Several things in one cell"), several))
    return [*groups, (pgettext_lazy("columns", "About the row itself"), of_the_row)]


def gives_in_words(path: str) -> str:
    """What a column gives, in a few words: ``sentence.term`` as "Sentence: term"."""
    if path in SEVERAL or path in ABOUT_THE_ROW:
        return str(SEVERAL.get(path) or ABOUT_THE_ROW[path])
    noun, _dot, field = path.partition(".")
    return str(field_label(noun, field)) if noun == "person" else f"{NOUNS.get(noun, noun)}: {field_label(noun, field)}"


@dataclass(frozen=True, slots=True)
class Line:
    """One column of the list on the page: what stands in its first cells, what it is taken for, what to know of it."""

    number: int
    header: str
    samples: tuple[str, ...]
    chosen: str
    notes: tuple[str, ...] = ()


def choice_of(column: Column) -> str:
    """What was chosen for a column: what it gives, or that it gives a part of it."""
    return PART_OF_A_NAME if column.join and column.gives == "person.name" else column.gives


def columns_at(mapping: Mapping, header: str) -> list[Column]:
    """The columns of the mapping that read the column of the list under ``header``."""
    name = plain(header)
    return [column for column in mapping.columns if any(_is_at(plain(one), name) for one in column.headers)]


def lines_of(headers: Sequence[str], samples: Table[str, Sequence[str]], mapping: Mapping) -> list[Line]:
    """The columns of a list, each with what ``mapping`` takes it for."""
    lines, given = [], set[str]()
    for number, header in enumerate(headers):
        at = columns_at(mapping, header)
        chosen = choice_of(at[0]) if at else ""
        lines.append(Line(number, header, tuple(samples.get(header, ())), chosen, tuple(_notes(at, given))))
        given |= {column.gives for column in at if not column.slot}
    return lines


def chosen(mapping: Mapping, headers: Sequence[str], picked: Sequence[str]) -> Mapping:
    """``mapping`` with what was picked for each column of the list; "" leaves a column out.

    Columns that still give what they gave stay as they are. What the list does not have stays for another edition of
    it, unless the list could not be read without.
    """
    kept: dict[Column, None] = {}
    found: set[Column] = set()
    for header, gives in zip(headers, picked, strict=True):
        at = columns_at(mapping, header)
        found |= set(at)
        if at and choice_of(at[0]) == gives:
            kept |= dict.fromkeys(at)
        elif gives:
            kept[_column(header, gives)] = None
    absent = [column for column in mapping.columns if column not in found and not (column.key or column.required)]
    # Parts of a name are joined in the order of the mapping, so what stays keeps its place.
    stays = [column for column in mapping.columns if column in kept or column in absent]
    return replace(mapping, columns=(*stays, *(column for column in kept if column not in stays)))


def _column(header: str, choice: str) -> Column:
    if choice == PART_OF_A_NAME:
        return Column((header,), "person.name", join=True)
    return Column((header,), choice, key=choice == "row.key")


def codes_for(gives: str) -> tuple[str, ...]:
    """The codes that the cells of a column can stand for, where it gives codes."""
    noun, _dot, name = CODES_OF.get(gives, gives).partition(".")
    return field_of(noun, name).codes if noun in NOUNS else ()


def with_words(mapping: Mapping, headers: Sequence[str], told: Table[tuple[int, str], str]) -> Mapping:
    """``mapping`` with what words of the list mean: by number of the column and word, the code. A word told anew
    means what was told last; what is no code of its column is left out."""
    columns = list(mapping.columns)
    for (number, word), code in told.items():
        for column in columns_at(mapping, headers[number]) if number < len(headers) else ():
            place = mapping.columns.index(column)
            if code in codes_for(column.gives):
                kept = {known: means for known, means in columns[place].words if plain(known) != plain(word)}
                columns[place] = replace(columns[place], words=tuple((kept | {word: code}).items()))
    return replace(mapping, columns=tuple(columns))


def _is_at(pattern: str, name: str) -> bool:
    return pattern == name or ("*" in pattern and fnmatchcase(name, pattern))


def _may_stand_twice(gives: str) -> bool:
    noun, _dot, name = gives.partition(".")
    return gives == "charge.article" or (noun in NOUNS and name in FIELDS.get(noun, {}) and field_of(noun, name).many)


def _notes(at: Sequence[Column], given: set[str]) -> list[str]:
    notes = [str(_("also read as: %(what)s") % {"what": gives_in_words(column.gives)}) for column in at[1:]]
    if any(column.key for column in at):
        notes.append(str(_("by this the next edition of the list finds the person again")))
    notes += [
        str(_("“%(word)s” means: %(meaning)s") % {"word": word, "meaning": code_in_words(column.gives, code)})
        for column in at
        for word, code in column.words[:_MOST_WORDS_SHOWN]
    ]
    notes += [
        str(_("what cannot be read is kept in words: %(field)s") % {"field": gives_in_words(column.otherwise)})
        for column in at
        if column.otherwise
    ]
    if any(column.gives in given and not column.slot and not _may_stand_twice(column.gives) for column in at):
        notes.append(str(_("another column is read as this too: of one row the first one that is filled counts")))
    return notes
