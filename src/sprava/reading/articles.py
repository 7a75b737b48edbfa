"""References to articles of law: "ч. 1 ст. 342 УК", "Article 361-1, part 3", "арт. 23.34 КаАП"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sprava.reading.codes import article_of, named_code
from sprava.reading.lexicon import Lexicon
from sprava.reading.references import (
    ARTICLE,
    JOIN,
    PART,
    Reference,
    code_mark,
    number_at,
    own_parts,
    parts_at,
    past,
    past_joins,
)
from sprava.reading.spans import Span
from sprava.reading.text import Sentence, Tokens

FIGURES_OF_CRIME = 3
"""Only a number so long is taken for an article without a word that says so."""
FIRST_OF_CRIMES = 100


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
        found: list[Reference] = []
        words, taken = self.tokens.words, sentence.first
        for at in range(sentence.first, sentence.last):
            if not words[at].may_cite or at < taken:
                continue
            references, end = self._at(at, sentence)
            if references:
                found += references
                taken = max(end, at + 1)
        return [self._span(reference, found, sentence) for reference in found]

    def _span(self, reference: Reference, found: list[Reference], sentence: Sentence) -> Span:
        first, last, tokens = reference.first, reference.last, self.tokens
        value = article_of(reference, named_code(reference, found, sentence, tokens), self.lexicon)
        return Span("article", first, last, tokens.starts[first], tokens.ends[last - 1], value)

    def _at(self, at: int, sentence: Sentence) -> tuple[list[Reference], int]:
        """The references that begin at a word, and where they end."""
        tokens, word = self.tokens, self.tokens.words[at]
        if ARTICLE in word.labels:
            return self._listed(at + 1, at, [], sentence)
        if PART in word.labels:
            parts, end = parts_at(tokens, at + 1, sentence.last)
            end = past_joins(tokens, end, sentence.last)
            if parts and end < sentence.last and ARTICLE in tokens.words[end].labels:
                return self._listed(end + 1, at, parts, sentence)
            return [], at
        return self._known_by_itself(at, sentence) if word.is_number else ([], at)

    def _listed(self, at: int, first: int, parts: list[str], sentence: Sentence) -> tuple[list[Reference], int]:
        """The numbers after an article word, each with its part if it has one."""
        tokens, begins = self.tokens, first
        found: list[Reference] = []
        while True:
            number = number_at(tokens, past('.:№«"„“(', tokens, at, sentence.last), sentence.last)
            if number is None or (found and not self._is_article(number, sentence)):
                break
            number = replace(number, first=begins)
            if found or not parts:
                found += self._with_parts(number, sentence)
            else:
                found += [replace(number, part=part) for part in parts]
            at = found[-1].last
            of_code = code_mark(at, sentence)
            after = self._past_join(of_code or at, sentence)
            if after in (at, of_code) or after >= sentence.last:
                break
            at = begins = after
        return found, found[-1].last if found else at

    def _with_parts(self, number: Reference, sentence: Sentence) -> list[Reference]:
        """An article, once for each of the parts that follow it."""
        parts, end = own_parts(self.tokens, number.last, sentence)
        return [replace(number, part=part, last=end) for part in parts] or [number]

    def _past_join(self, at: int, sentence: Sentence) -> int:
        """Past a comma, a semicolon or an "and" that a further number may follow."""
        words, last, begins = self.tokens.words, sentence.last, at
        if at < last and self.tokens.written[at] in ",;)":
            at += 1
        while at < last and JOIN in words[at].labels:
            at += 1
        return at if at < last and words[at].is_number else begins

    def _is_article(self, number: Reference, sentence: Sentence) -> bool:
        """May a further number of a list be an article, and not a term or a day?"""
        end = number.last
        if end < sentence.last:
            word = self.tokens.words[end]
            to_part = PART in word.labels and self.tokens.written[end - 1] == "по"
            if to_part or "unit" in word.kinds or "month" in word.kinds:
                return False
        if len(number.pieces) > 1:
            return True
        return int(number.pieces[0]) >= FIRST_OF_CRIMES and self.lexicon.knows(f"CC {number.pieces[0]}")

    def _known_by_itself(self, at: int, sentence: Sentence) -> tuple[list[Reference], int]:
        """``по 342-й``, ``342 УК``: a number that only an article has."""
        number = self._crime(at, sentence)
        if number is None or not self.lexicon.knows("CC " + "-".join(number.pieces)):
            return [], at
        if number.last + 1 < sentence.last and own_parts(self.tokens, number.last, sentence)[0]:
            found = self._with_parts(number, sentence)
            return found, found[-1].last
        words = self.tokens.words
        is_ordinal = number.last >= at + 3 and not words[number.last - 1].is_number
        is_listed = len(number.pieces) > 1 and bool(sentence.of("trigger"))
        follows = words[number.last].kinds if number.last < sentence.last else {}
        if (is_ordinal or is_listed or code_mark(number.last, sentence) is not None) and not (
            "unit" in follows or "month" in follows
        ):
            return [number], number.last
        return [], at

    def _crime(self, at: int, sentence: Sentence) -> Reference | None:
        """A number that an article on crimes may have, and not a piece of a longer number."""
        written = self.tokens.written
        if len(written[at]) != FIGURES_OF_CRIME or not self.lexicon.articles:
            return None
        if at > sentence.first and self.tokens.joined(at - 1) and written[at - 1] in ".,-/№":
            return None
        number = number_at(self.tokens, at, sentence.last)
        return number if number is not None and int(number.pieces[0]) >= FIRST_OF_CRIMES else None
