"""Article numbers as they are written: read, checked against the code, never silently repaired."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sprava.packs.notation import Reference, references_in
from sprava.packs.statutes import ArticleRow, CodeRow


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a reading that a person should see. Its words are in messages.toml under ``code``."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """One article of one code, perhaps one part of it. ``row`` is None where the pack does not hold the article."""

    code: str
    family: str
    number: str
    part: str = ""
    row: ArticleRow | None = None
    is_main: bool = True

    @property
    def canonical(self) -> str:
        """As claims hold it: ``361-4 p.1``; an article of another code carries the code, ``CAO 24.23 p.1``."""
        head = self.number if self.is_main else f"{self.family} {self.number}"
        return f"{head} p.{self.part}" if self.part else head


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """What one written reference may mean, likeliest first, and what is to be doubted about it."""

    written: str
    candidates: tuple[ArticleRef, ...]
    notes: tuple[Note, ...] = ()

    @property
    def chosen(self) -> ArticleRef | None:
        """The one article that it means if there is nothing to doubt; else None."""
        return self.candidates[0] if len(self.candidates) == 1 and not self.notes else None

    @property
    def likeliest(self) -> ArticleRef | None:
        """The first reading: to be proposed to a person, not to be stored as fact."""
        return self.candidates[0] if self.candidates else None

    @property
    def is_unverified(self) -> bool:
        """Does a reading rest on a row that no page confirmed?"""
        return any(ref.row is not None and ref.row.is_unverified for ref in self.candidates)


_Found = tuple[ArticleRef, Note | None]


class ArticleNumbers:
    """The articles of a pack, ready to be looked up by what is written."""

    def __init__(self, codes: tuple[CodeRow, ...], articles: Iterable[ArticleRow], main_family: str) -> None:
        self._codes = sorted(codes, key=lambda code: code.family != main_family)
        self._main = main_family
        self._rows = {(row.code, row.number): row for row in articles}
        marks = {(tuple(mark.lower().split()), code.family, code.least) for code in codes for mark in code.marks}
        self._marks = sorted(marks, key=lambda mark: (-len(mark[0]), mark))

    def read(self, text: str, on: date | None = None) -> ArticleReading:
        """The first reference in ``text``. ``on``, the day of the act or of the paper, chooses the edition."""
        found = self.read_all(text, on)
        return found[0] if found else ArticleReading(text[:80], (), (_note("no_article", written=text[:60]),))

    def read_all(self, text: str, on: date | None = None) -> tuple[ArticleReading, ...]:
        """Every reference in a list such as ``ч. 2 ст. 339, ч. 2 и 3 ст. 218`` or ``228 part 4; 342 part 2``."""
        references = references_in(text, self._marks)
        return tuple(
            self._reading(reference, part, on)
            for reference in references
            for part in dict.fromkeys(reference.parts or [""])
        )

    def _reading(self, written: Reference, part: str, on: date | None) -> ArticleReading:
        codes = [code for code in self._codes if not written.family or code.family == written.family]
        found: dict[ArticleRef, Note | None] = {}
        for code in codes:
            for ref, note in self._in_code(code, written.number, part):
                found.setdefault(ref, note)
        refs, notes = self._on_day(list(found), on)
        notes += [note for ref, note in found.items() if note and ref in refs]
        if not found:
            if written.family and not any(row_code == code.id for code in codes for row_code, _ in self._rows):
                refs = [
                    ArticleRef(codes[0].id, written.family, written.number, part, None, written.family == self._main)
                ]
                notes.append(_note("code_without_articles", code=written.family))
            else:
                notes.append(_note("unknown_article", written=written.number))
        notes += [doubt for ref in refs for doubt in _doubts(ref)]
        if len(refs) > 1:
            notes.append(
                _note(
                    "several_readings",
                    readings="; ".join(
                        f"{ref.family} {ref.number}{' p.' + ref.part if ref.part else ''}" for ref in refs
                    ),
                )
            )
        return ArticleReading(written.text, tuple(refs), tuple(dict.fromkeys(notes)))

    def _in_code(self, code: CodeRow, number: str, part: str) -> list[_Found]:
        """The readings of ``number`` in one code: as an article, as article and part, with a lost superscript."""
        pieces = [str(int(piece)) for piece in re.findall(r"\d+", number)]
        plain = code.separator.join(pieces)
        split = None if part else self._as_article_and_part(code, pieces)
        if (code.id, plain) in self._rows:
            exact = self._ref(code, plain, part)
            if split and "." in number and code.separator != ".":
                return [(exact, _note("index_or_part", written=number)), (split, None)]
            return [(exact, None)]
        if split:
            return [(split, _note("read_as_part", written=number, article=split.number, part=split.part))]
        if len(pieces) == 1 and code.least == 1:
            lost = self._with_superscript(code, pieces[0])
            return [
                (self._ref(code, full, part), _note("lost_superscript", written=number, article=full)) for full in lost
            ]
        return []

    def _as_article_and_part(self, code: CodeRow, pieces: list[str]) -> ArticleRef | None:
        head = code.separator.join(pieces[:-1])
        row = self._rows.get((code.id, head))
        if row is None or (row.parts and pieces[-1] not in row.parts):
            return None
        return self._ref(code, head, pieces[-1])

    def _with_superscript(self, code: CodeRow, digits: str) -> list[str]:
        splits = (f"{digits[:cut]}{code.separator}{digits[cut:]}" for cut in range(len(digits) - 1, 0, -1))
        return [full for full in splits if (code.id, full) in self._rows]

    def _ref(self, code: CodeRow, number: str, part: str) -> ArticleRef:
        return ArticleRef(
            code.id, code.family, number, part, self._rows.get((code.id, number)), code.family == self._main
        )

    def _on_day(self, refs: list[ArticleRef], on: date | None) -> tuple[list[ArticleRef], list[Note]]:
        """Keep the readings in force on the day; where none is, keep them all, say so and name the later number."""
        held = [ref for ref in refs if on is None or (ref.row is not None and ref.row.in_force.may_hold(on))]
        if held or not refs or on is None:
            return held, []
        row = refs[0].row
        if row is not None and row.successor:
            return refs, [_note("renumbered", article=refs[0].canonical, day=str(on), successor=row.successor)]
        return refs, [_note("not_in_force", article=refs[0].canonical, day=str(on))]


def _doubts(ref: ArticleRef) -> list[Note]:
    if ref.part and ref.row is not None and ref.row.parts and ref.part not in ref.row.parts:
        return [_note("unknown_part", article=ref.canonical, parts=", ".join(ref.row.parts))]
    return []


def _note(code: str, /, **params: str) -> Note:
    return Note(code, tuple(params.items()))
