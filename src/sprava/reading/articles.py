"""References to articles of law: "ч. 1 ст. 342 УК", "Article 361-1, part 3", "арт. 23.34 КаАП"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sprava.reading.lexicon import Lexicon
from sprava.reading.phrases import Word
from sprava.reading.quantities import is_dash
from sprava.reading.spans import Span
from sprava.reading.text import Sentence, Tokens

CODE_WITHIN = 5
"""Words after a reference in which its code may still be named."""
MOST_PARTS = 15
FIRST_LONG_CHAPTER = 30
"""Chapters of the code on offences stop short of this: ``19.11`` is of that code, ``361.2`` is not."""
FIGURES_OF_CRIME = 3
"""Only a number so long is taken for an article without a word that says so."""
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ARTICLE = ("article", "article")
_PART = ("article", "part")
_JOIN = ("article", "join")


@dataclass(frozen=True, slots=True)
class _Reference:
    first: int
    last: int
    pieces: tuple[str, ...]
    mark: str
    part: str | None = None


def written_article(value: dict[str, Any]) -> str:
    """An article as an event holds it: ``361-1 part 3``, ``CAO 19.11``."""
    head = value["number"] if value["code"] == "CC" else f"{value['code']} {value['number']}"
    return f"{head} part {value['part']}" if value["part"] else str(head)


@dataclass
class ArticleReader:
    """The articles of one text."""

    tokens: Tokens
    lexicon: Lexicon

    def of(self, sentence: Sentence) -> list[Span]:
        """The references in a sentence, in order."""
        found: list[_Reference] = []
        words, taken, listed = self.tokens.words, sentence.first, 0
        for at in [at for at in range(sentence.first, sentence.last) if words[at].may_cite]:
            references, end = self._at(at, sentence) if at >= taken else ([], at)
            if references:
                found += references
                taken = max(end, at + 1)
                listed = len(found)
        return [self._span(reference, self._code(reference, found, sentence)) for reference in found[:listed]]

    def _at(self, at: int, sentence: Sentence) -> tuple[list[_Reference], int]:
        word = self.tokens.words[at]
        if _ARTICLE in word.labels:
            return self._listed(at + 1, at, [], sentence)
        if _PART in word.labels:
            parts, end = self._parts(at + 1, sentence.last)
            while (
                parts
                and end < sentence.last
                and _JOIN in self.tokens.words[end].labels
                and _ARTICLE not in self.tokens.words[end].labels
            ):
                end += 1
            if parts and end < sentence.last and _ARTICLE in self.tokens.words[end].labels:
                return self._listed(end + 1, at, parts, sentence)
            return [], at
        if word.is_number:
            return self._known_by_itself(at, sentence)
        return [], at

    def _listed(self, at: int, first: int, parts: list[str], sentence: Sentence) -> tuple[list[_Reference], int]:
        """The numbers after an article word, each with its part if it has one."""
        found: list[_Reference] = []
        begins = first
        while True:
            at = self._past(at, sentence.last, '.:№«"„“(')
            number = self._number(at, sentence.last)
            if number is None or (found and not self._is_article(number, sentence)):
                break
            number = replace(number, first=begins)
            if found or not parts:
                found_parts, end = self._own_parts(number.last, sentence)
                found += [replace(number, part=part, last=end) for part in found_parts] or [number]
            else:
                found += [replace(number, part=part) for part in parts]
                end = number.last
            at, begins = end, end
            after = self._past_join(self._code_mark(at, sentence) or at, sentence)
            if after in (at, self._code_mark(at, sentence)) or after >= sentence.last:
                break
            at = begins = after
        return found, found[-1].last if found else at

    def _past(self, at: int, last: int, marks: str) -> int:
        while at < last and self.tokens.written[at] in marks:
            at += 1
        return at

    def _past_join(self, at: int, sentence: Sentence) -> int:
        """Past a comma, a semicolon or an "and" that a further number may follow."""
        begins = at
        if at < sentence.last and self.tokens.written[at] in ",;)":
            at += 1
        while at < sentence.last and _JOIN in self.tokens.words[at].labels:
            at += 1
        return at if at < sentence.last and self.tokens.words[at].is_number else begins

    def _number(self, at: int, last: int) -> _Reference | None:
        """``342``, ``361-1``, ``19.11``, ``24.23.1``, ``23;34``, ``361¹``."""
        tokens = self.tokens
        if at >= last or not tokens.words[at].is_number or len(tokens.written[at]) > 3:
            return None
        pieces, marks, end = [tokens.written[at]], "", at + 1
        if (
            end < last
            and tokens.joined(at)
            and tokens.written[end].translate(_SUPERSCRIPTS).isdecimal()
            and not tokens.words[end].is_number
        ):
            return _Reference(at, end + 1, (pieces[0], tokens.written[end].translate(_SUPERSCRIPTS)), "-")
        while (
            end + 1 < last
            and tokens.joined(end - 1)
            and tokens.joined(end)
            and tokens.words[end + 1].is_number
            and len(tokens.written[end + 1]) <= 2
        ):
            mark = "-" if is_dash(tokens.written[end]) else tokens.written[end]
            if mark not in "-.;^/":
                break
            pieces.append(tokens.written[end + 1])
            marks += "-" if mark == "^" else "." if mark in ";/" else mark
            end += 2
        if (
            end + 1 < last
            and is_dash(tokens.written[end])
            and tokens.joined(end - 1)
            and ("date", "ordinal") in tokens.words[end + 1].labels
        ):
            end += 2
        return _Reference(at, end, tuple(pieces), marks)

    def _is_article(self, number: _Reference, sentence: Sentence) -> bool:
        """May a further number of a list be an article, and not a term or a day?"""
        end = number.last
        if end < sentence.last:
            kinds = self.tokens.words[end].kinds
            if (
                "unit" in kinds
                or "month" in kinds
                or (_PART in self.tokens.words[end].labels and self.tokens.written[end - 1] == "по")
            ):
                return False
        if len(number.pieces) > 1:
            return True
        return int(number.pieces[0]) >= 100 and self.lexicon.knows(f"CC {number.pieces[0]}")

    def _parts(self, at: int, last: int) -> tuple[list[str], int]:
        """The numbers after a part word: ``ч. 1``, ``части 2 и 3``."""
        at = self._past(at, last, ".")
        parts: list[str] = []
        end = at
        while at < last and self._is_part(at):
            parts.append(self.tokens.written[at])
            end = at + 1
            at = end
            if (
                at + 1 < last
                and self.tokens.joined(at - 1)
                and is_dash(self.tokens.written[at])
                and ("date", "ordinal") in self.tokens.words[at + 1].labels
            ):
                end = at = at + 2
            if at < last and (self.tokens.written[at] in ",/" or _joins(self.tokens.words[at])):
                at += 1
        return parts, end

    def _is_part(self, at: int) -> bool:
        return self.tokens.words[at].is_number and 1 <= int(self.tokens.written[at][:4]) <= MOST_PARTS

    def _own_parts(self, at: int, sentence: Sentence) -> tuple[list[str], int]:
        """The parts that follow an article, unless they run into the next one: ``ст. 368, ч. 1 ст. 369``."""
        tokens, last, begins = self.tokens, sentence.last, at
        if at + 2 < last and tokens.written[at] == "(" and self._is_part(at + 1) and tokens.written[at + 2] == ")":
            return [tokens.written[at + 1]], at + 3
        bracketed = at < last and tokens.written[at] == "("
        at = self._past(at, last, ",(")
        of_code = self._code_mark(at, sentence)
        if of_code is not None:
            at = self._past(of_code, last, ",(")
        if at >= last or _PART not in tokens.words[at].labels:
            return [], begins
        parts, end = self._parts(at + 1, last)
        after = end
        while after < last and _JOIN in tokens.words[after].labels and _ARTICLE not in tokens.words[after].labels:
            after += 1
        comma_before = tokens.written[at - 1] in ",;"
        if not parts or (after < last and _ARTICLE in tokens.words[after].labels and comma_before):
            return [], begins
        return parts, end + (bracketed and end < last and tokens.written[end] == ")")

    def _code_mark(self, at: int, sentence: Sentence) -> int | None:
        return next(
            (mark.last for mark in sentence.of("article") if mark.first == at and mark.name.startswith("code.")), None
        )

    def _known_by_itself(self, at: int, sentence: Sentence) -> tuple[list[_Reference], int]:
        """``по 342-й``, ``342 УК``: a number that only an article has."""
        if len(self.tokens.written[at]) != FIGURES_OF_CRIME or not self.lexicon.articles:
            return [], at
        number = self._number(at, sentence.last)
        if number is None or int(number.pieces[0]) < 100:
            return [], at
        if at > sentence.first and self.tokens.joined(at - 1) and self.tokens.written[at - 1] in ".,-/№":
            return [], at
        has_part = number.last + 1 < sentence.last and bool(self._own_parts(number.last, sentence)[0])
        is_ordinal = number.last >= at + 3 and not self.tokens.words[number.last - 1].is_number
        has_code = self._code_mark(number.last, sentence) is not None
        follows = self.tokens.words[number.last].kinds if number.last < sentence.last else {}
        known = self.lexicon.knows("CC " + "-".join(number.pieces))
        if known and has_part:
            parts, end = self._own_parts(number.last, sentence)
            return [replace(number, part=part, last=end) for part in parts], end
        is_listed = len(number.pieces) > 1 and sentence.of("trigger")
        if known and (is_ordinal or has_code or is_listed) and not ("unit" in follows or "month" in follows):
            return [number], number.last
        return [], at

    # --- which code, which part

    def _code(self, reference: _Reference, found: list[_Reference], sentence: Sentence) -> str:
        """The code that is named after the reference, before the next reference that is not of the same list."""
        limit = reference.last + CODE_WITHIN
        for other in found:
            if other.first >= reference.last and other.first <= limit:
                limit = other.last + CODE_WITHIN
        for mark in sentence.of("article"):
            if (
                mark.name.startswith("code.")
                and reference.first <= mark.first <= limit
                and self._clear(reference.last, mark.first, found)
            ):
                return mark.name.removeprefix("code.")
        return ""

    def _clear(self, first: int, last: int, found: list[_Reference]) -> bool:
        """Stand only further references, commas and small words between a reference and a code?"""
        inside = {at for reference in found for at in range(reference.first, reference.last)}
        for at in range(first, last):
            word = self.tokens.words[at]
            if (
                at in inside
                or _JOIN in word.labels
                or self.tokens.written[at] in ",()"
                or _PART in word.labels
                or word.is_number
            ):
                continue
            return False
        return True

    def _span(self, reference: _Reference, code: str) -> Span:
        value = self._value(reference, code)
        return Span(
            "article",
            reference.first,
            reference.last,
            self.tokens.starts[reference.first],
            self.tokens.ends[reference.last - 1],
            value,
        )

    def _value(self, reference: _Reference, code: str) -> dict[str, Any]:
        pieces, marks, part = list(reference.pieces), reference.mark, reference.part
        short = int(pieces[0]) < FIRST_LONG_CHAPTER and len(pieces) > 1
        if code in ("", "CAO") and (short or code == "CAO"):
            if len(pieces) > 2 and part is None:
                part = pieces[2]
            return {"code": "CAO", "number": ".".join(pieces[:2]), "part": part}
        if code in ("Constitution", "other"):
            return {"code": code, "number": "-".join(pieces), "part": part}
        if len(pieces) == 1:
            return {"code": "CC", "number": pieces[0], "part": part}
        indexed = "-".join(pieces[:2])
        if marks[0] == "-" or (self.lexicon.articles and self.lexicon.knows(f"CC {indexed}")):
            return {"code": "CC", "number": indexed, "part": pieces[2] if len(pieces) > 2 and part is None else part}
        return {"code": "CC", "number": pieces[0], "part": part or pieces[1]}


def _joins(word: Word) -> bool:
    return word.is_small("and") or word.is_small("or")
