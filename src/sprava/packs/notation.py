"""Taking a written reference apart: which numbers are articles, which are parts, which code is meant.

``ч. 2 ст. 339, ч. 2 и 3 ст. 218`` puts the part first, ``228 part 4; 342 part 2`` the article; one list may hold both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

_ARTICLE = (
    r"(?:арт(?:ыкул\w*|икул\w*)?|ст(?:ат[ьеят]\w*|атт\w*)?|articles?|artyku\w*|art|arts|artigo|articolo|artículo)"
)
_PART = r"(?:ч(?:аст\w*)?|parts?|pt|p|c|cz(?:ęś\w*)?|ust(?:ęp\w*)?|comma|parte)"
_POINT = r"(?:п(?:ункт\w*)?|пп|point|lit|литер\w*)"
_TOKENS = re.compile(
    rf"(?P<article>\b{_ARTICLE}\b\.?)|(?P<part>§|\b{_PART}\b\.?)|(?P<point>\b{_POINT}\b\.?\s*\d*)"
    r"|(?P<number>\d+(?:(?:[-.–‑^]|\s-\s)\d+)*)|(?P<break>;)|(?P<join>[,/+]|\b(?:и|і|й|ды|та|and|oraz|e|y)\b)|(?P<word>[^\W\d_]+)",
    re.IGNORECASE,
)
_SUPERSCRIPT = re.compile(r"(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_OF = frozenset(("of", "the", "de"))
_MOST_PARTS = 15
"""No article has more parts than this; a larger number in the place of a part begins the next article."""


Mark = tuple[tuple[str, ...], str, int]
"""The words that name a code, its family, and of how many numbers an article of it is made at least."""


@dataclass
class Reference:
    """One article as written, before anybody has looked whether it exists."""

    number: str
    text: str
    parts: list[str] = field(default_factory=list)
    family: str = ""


@dataclass
class _Reading:
    """The walk through the tokens: what has been seen and is not yet attached."""

    found: list[Reference] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    family: str = ""
    expects_part: bool = False
    broken: bool = True

    def take_number(self, number: str) -> None:
        if self.expects_part and number.isdigit() and int(number) <= _MOST_PARTS:
            self.waiting.append(number)
            return
        self._settle()
        self.found.append(Reference(number, "", self.waiting, self.family))
        self.waiting, self.family, self.expects_part, self.broken = [], "", False, False

    def _settle(self) -> None:
        """Parts seen after an article and not separated from it are its own."""
        if self.found and self.waiting and not self.broken:
            self.found[-1].parts += self.waiting
            self.waiting = []

    def name_article(self) -> None:
        """An article word: parts that stand right before it and after a comma belong to the article to come."""
        self._settle()
        self.expects_part = False

    def name_part(self, *, followed_by_article: bool) -> None:
        self.expects_part = True
        self.broken = followed_by_article

    def separate(self) -> None:
        """A semicolon: what comes next is a new article."""
        if self.found and self.waiting and not self.found[-1].parts:
            self.found[-1].parts += self.waiting
            self.waiting = []
        self.expects_part = False

    def name_code(self, family: str, least: int) -> None:
        """A code named after a list is the code of the whole list, except for numbers too short to be of it."""
        if self.found and not self.found[-1].family:
            for reference in self.found:
                if len(re.findall(r"\d+", reference.number)) >= least:
                    reference.family = reference.family or family
        else:
            self.family = family

    def end(self) -> list[Reference]:
        if self.found and self.waiting:
            self.found[-1].parts += self.waiting
        return self.found


def references_in(text: str, marks: Sequence[Mark]) -> list[Reference]:
    """Every article that ``text`` writes, in order. ``marks`` name codes by words in small letters, longest first."""
    plain = unicodedata.normalize(
        "NFC", _SUPERSCRIPT.sub(lambda found: "^" + unicodedata.normalize("NFKC", found.group()), text)
    )
    tokens = [(match.lastgroup or "", match.group()) for match in _TOKENS.finditer(_GLUED.sub(" ", plain))]
    reading, at = _Reading(), 0
    while at < len(tokens):
        kind, written = tokens[at]
        taken, mark = _code_at(tokens, at, marks)
        if taken:
            reading.name_code(mark[1], mark[2])
            at += taken
            continue
        if kind == "number":
            reading.take_number(re.sub(r"\s|[–‑]", lambda found: "" if found.group().isspace() else "-", written))
        elif kind == "article":
            reading.name_article()
        elif kind == "part":
            reading.name_part(followed_by_article=_article_follows(tokens, at))
        elif kind == "break":
            reading.separate()
        at += 1
    return [Reference(one.number, text.strip()[:80], one.parts, one.family) for one in reading.end()]


def _article_follows(tokens: Sequence[tuple[str, str]], at: int) -> bool:
    """Do the numbers after this part word run into an article word: ``ч. 2 и 3 ст. 218``, ``Part 3 of Article 361-1``?

    In ``ст. 342 ч. 1 ст. 361 ч. 2`` they do too, and belong to the article before: no comma stands between.
    """
    after = at + 1
    while after < len(tokens) and (tokens[after][0] in ("number", "join", "point") or tokens[after][1].lower() in _OF):
        after += 1
    runs_on = after < len(tokens) and tokens[after][0] == "article"
    before = at - 1
    follows_number = before >= 0 and tokens[before][0] == "number"
    return runs_on and not follows_number


def _code_at(tokens: Sequence[tuple[str, str]], at: int, marks: Sequence[Mark]) -> tuple[int, Mark]:
    for mark in marks:
        window = tokens[at : at + len(mark[0])]
        if len(window) == len(mark[0]) and all(
            _is_mark(word, stem) for (_, word), stem in zip(window, mark[0], strict=True)
        ):
            return len(mark[0]), mark
    return 0, ((), "", 0)


def _is_mark(word: str, stem: str) -> bool:
    lowered = word.lower()
    return lowered.startswith(stem[:-1]) if stem.endswith("*") else lowered == stem
