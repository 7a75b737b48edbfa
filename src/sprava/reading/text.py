"""A text as words, sentences and lines, each with its place in the text."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

from sprava.reading.lexicon import NO_LEXICON, Lexicon
from sprava.reading.phrases import Mark, Phrasebook, Word, marks_in, phrasebook
from sprava.reading.words import APOSTROPHES, UNSEEN

_MARKS_INSIDE = f"\u0300-\u036f{UNSEEN}"
_LETTERS = rf"[^\W\d_]+(?:[{_MARKS_INSIDE}][^\W\d_]*)*"
_TOKEN = re.compile(rf"{_LETTERS}(?:(?:[{APOSTROPHES}](?!s(?![^\W_]))|[-‐‑]){_LETTERS})*|\d+|\n|[^\s_]")
_HIDDEN = re.compile(f"[{UNSEEN}]")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_ENDS = frozenset(".!?…")
_OPENING = frozenset("«»“”„\"'([—–-•*·▪◾‣●►▶✔")
_CLOSING = frozenset("»”\"'’)]“")
_NO_MARKS: Final[list[Mark]] = []
FIGURES_OF_YEAR = 4
LONGEST_SENTENCE = 400
"""Words after which a sentence is cut: no sentence that says something is longer, and every rule stays linear."""

_LANGUAGES = tomllib.loads((files(__package__) / "data" / "languages.toml").read_text("utf-8"))
_ABBREVIATIONS = frozenset(_LANGUAGES["abbreviations"])
_WORDS = {lang: frozenset(words) for lang, words in _LANGUAGES["words"].items()}
_CYRILLIC_LETTERS = frozenset(map(chr, range(0x400, 0x500)))
_LATIN_LETTERS = frozenset(letter for letter in map(chr, range(0x250)) if letter.isalpha())
_BE = frozenset("ўЎ")
_UK = frozenset("їЇєЄґҐ")
_RU = frozenset("иИщЩъЪ")
_BE_RU = frozenset("ыЫэЭёЁ")
_SHORT_I = frozenset("іІ")
_PL = frozenset("ąęóżĄĘÓŻ")
_LATN = frozenset("ŭčšžŬČŠŽ")
_BOTH_LATIN = frozenset("łńśćźŁŃŚĆŹ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words from ``first`` up to but not with ``last``; ``line`` counts lines of the text, ``block`` paragraphs."""

    first: int
    last: int
    lang: str
    line: int
    block: int
    marks: dict[str, list[Mark]]

    def of(self, group: str) -> list[Mark]:
        """The marks of one group, in order."""
        return self.marks.get(group, _NO_MARKS)


@dataclass
class Tokens:
    """The words and marks of a text with their places. ``words`` is filled when the language of a sentence is known."""

    raw: str
    lexicon: Lexicon = NO_LEXICON
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    lang: str = ""

    def sentence_at(self, at: int) -> int:
        """The number of the sentence that holds the word ``at``."""
        return bisect_right(self.sentences, at, key=lambda sentence: sentence.first) - 1

    def book_at(self, at: int) -> Phrasebook:
        """The lists of the language in which the word ``at`` stands."""
        lang = self.sentences[self.sentence_at(at)].lang
        return phrasebook("be" if lang == "be-latn" else lang, self.lexicon)

    def joined(self, at: int) -> bool:
        """Does the word after ``at`` follow it without a space?"""
        return at + 1 < len(self.starts) and self.ends[at] == self.starts[at + 1]

    def quote(self, first: int, last: int) -> str:
        """The text from the word ``first`` to the one before ``last``."""
        return self.raw[self.starts[first] : self.ends[last - 1]]


def taken_apart(raw: str, lang: str | None = None, lexicon: Lexicon = NO_LEXICON) -> Tokens:
    """The words, sentences and languages of a text. ``lang`` is what the text is mostly in, if somebody knows."""
    tokens = Tokens(raw, lexicon)
    spans = [found.span() for found in _TOKEN.finditer(raw)]
    tokens.starts = [start for start, _ in spans]
    tokens.ends = [end for _, end in spans]
    tokens.written = [raw[start:end] for start, end in spans]
    cuts = list(_cuts(tokens))
    guesses = [_language(tokens, first, last) for first, last, _, _ in cuts]
    tokens.lang = _main_language(cuts, guesses, lang)
    books: dict[str, Phrasebook] = {}
    for (first, last, line, block), guess in zip(cuts, guesses, strict=True):
        spoken = _settled(guess, tokens.lang)
        name = "be" if spoken == "be-latn" else spoken
        book = books.setdefault(name, phrasebook(name, lexicon))
        lacinka = spoken == "be-latn"
        while len(tokens.words) < first:
            tokens.words.append(_LINE_END)
        tokens.words += book.words(tokens.written[first:last], lacinka=lacinka)
        tokens.sentences.append(Sentence(first, last, spoken, line, block, marks_in(tokens.words, first, last)))
    while len(tokens.words) < len(tokens.written):
        tokens.words.append(_LINE_END)
    return tokens


_LINE_END = Word("\n")


def _cuts(tokens: Tokens) -> Iterator[tuple[int, int, int, int]]:
    """First and last word, line and block of every sentence."""
    first, line, block, empty = 0, 0, 0, True
    for at, written in enumerate(tokens.written):
        if written == "\n":
            if at > first:
                yield first, at, line, block
            line += 1
            block += empty
            first, empty = at + 1, True
            continue
        empty = False
        if at - first >= LONGEST_SENTENCE or (written in _ENDS and _ends_sentence(tokens, at)):
            last = at + 1
            if last < len(tokens.written) and tokens.written[last] in _CLOSING and tokens.joined(at):
                continue
            yield first, last, line, block
            first = last
        elif written in _CLOSING and at and tokens.written[at - 1] in _ENDS and _ends_sentence(tokens, at):
            yield first, at + 1, line, block
            first = at + 1
    if first < len(tokens.written):
        yield first, len(tokens.written), line, block


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    after = at + 1
    if after >= len(tokens.written):
        return True
    if tokens.joined(at):
        return tokens.written[after] in _CLOSING
    follows = tokens.written[after]
    if not (follows[0].isupper() or follows[0].isdecimal() or follows in _OPENING):
        return False
    return tokens.written[at] != "." or not _is_abbreviated(tokens, at)


def _is_abbreviated(tokens: Tokens, at: int) -> bool:
    """Is the full stop at ``at`` one of an abbreviation, an initial or the number of a list?"""
    if at == 0 or not tokens.joined(at - 1):
        return False
    before = tokens.written[at - 1]
    if not before.isascii():
        before = _HIDDEN.sub("", before)
    if before.isdecimal():
        return at == 1 or tokens.written[at - 2] == "\n"
    if len(before) == 1 and before.isupper():
        return True
    if before.lower() not in _ABBREVIATIONS:
        return False
    follows = tokens.written[at + 1]
    number = tokens.written[at - 2] if at >= 2 else ""
    # "2023 г. Суд" ends a sentence, "колония № 4 г. Гомеля" does not.
    after_number = number.isdecimal() and (before.lower() != "г" or len(number) == FIGURES_OF_YEAR)
    return not (after_number and follows[0].isupper())


def _language(tokens: Tokens, first: int, last: int) -> str:
    """The language of a sentence by its letters and small words; ``cyrl`` or ``latn`` where they do not say, ""
    without letters.
    """
    raw = tokens.raw[tokens.starts[first] : tokens.ends[last - 1]]
    letters = set(raw)
    cyrillic, latin = len(letters & _CYRILLIC_LETTERS), len(letters & _LATIN_LETTERS)
    if not cyrillic and not latin:
        return ""
    if cyrillic and (cyrillic >= latin or len(_CYRILLIC.findall(raw)) * 2 > len(raw) * 0.6):
        return _cyrillic_language(letters)
    return _latin_language(letters, tokens.written[first:last])


def _cyrillic_language(letters: set[str]) -> str:
    if letters & _BE:
        return "be"
    if letters & _UK:
        return "uk"
    if letters & _SHORT_I:
        if letters & _RU:
            return "cyrl" if letters & _BE_RU else "uk"
        return "be" if letters & _BE_RU else "cyrl-be"
    if letters & _RU:
        return "ru" if letters & _BE_RU else "cyrl-ru"
    return "cyrl"


def _latin_language(letters: set[str], written: list[str]) -> str:
    small = {word.lower() for word in written}
    english, polish, lacinka = (len(small & _WORDS[lang]) for lang in ("en", "pl", "be-latn"))
    if letters & _LATN:
        # English and Polish texts write Belarusian names in their own letters.
        return "en" if english > max(1, lacinka) else "pl" if polish > lacinka and letters & _PL else "be-latn"
    if letters & _PL:
        return "pl" if polish >= english else "latn"
    if english > max(polish, lacinka):
        return "en"
    if polish > english and polish >= lacinka:
        return "pl"
    if letters & _BOTH_LATIN:
        return "be-latn" if lacinka > polish else "latn-pl"
    return "latn"


def _main_language(cuts: list[tuple[int, int, int, int]], guesses: list[str], lang: str | None) -> str:
    if lang:
        return "be" if lang.startswith("be") and lang != "be-latn" else lang
    weights: Counter[str] = Counter()
    for (first, last, _, _), guess in zip(cuts, guesses, strict=True):
        if guess in ("en", "ru", "be", "pl", "uk", "be-latn"):
            weights[guess] += last - first
        elif guess == "cyrl-ru":
            weights["ru"] += 1
        elif guess == "cyrl-be":
            weights["be"] += 1 + (last - first) // 4
        elif guess == "latn-pl":
            weights["pl"] += 1
    if weights:
        return weights.most_common(1)[0][0]
    return "ru" if any(guess.startswith("cyrl") for guess in guesses) else "en"


def _settled(guess: str, main: str) -> str:
    """The language of a sentence that its letters leave open is that of the text, if it can be."""
    if guess in ("en", "ru", "be", "pl", "uk", "be-latn"):
        return guess
    if guess.startswith("cyrl"):
        if guess == "cyrl-be":
            return main if main in ("be", "uk") else "be"
        if guess == "cyrl-ru":
            return main if main in ("ru", "uk") else "ru"
        return main if main in ("ru", "be", "uk") else "ru"
    if guess.startswith("latn"):
        return main if main in ("en", "pl", "be-latn") else "pl" if guess == "latn-pl" else "en"
    return main
