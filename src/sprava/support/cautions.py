"""Reading a letter before the censor does: words and forms that stop it, or hurt the prisoner or the writer.

The rules are data (``cautions.toml``). They find words, not meaning: what they miss, a person has to see.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprava.core.scripts import script_of

HERE = Path(__file__).parent
LEAST, FITS, MOST = 300, 2500, 6000
"""Signs: below the first a letter is short, up to the second it fits a page, above the third it is refused."""
TOO_LONG = _("It is longer than two pages. Censors lay long letters aside: shorten it, or write two.")
SHORT = _("It is short. A page is 1,200 to 2,500 signs; a postcard holds this much.")
NOT_PRINTED = _("The printed sheet leaves these signs out: emoji, marks that turn the text around, other alphabets.")
ALSO = frozenset("№°_^`\u0301")
"""Signs of no letter that the face has: number, degree, the accent of stressed vowels."""
WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Caution:
    """What was found. ``begin`` and ``end`` are character offsets in the text; both 0 where it is about the whole."""

    kind: str
    weight: str
    text: str | Promise
    begin: int = 0
    end: int = 0
    words: str = ""

    @property
    def mark(self) -> str:
        """The class of its line in a list of checks."""
        return "no" if self.weight == "stop" else "mind"


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads((HERE / "cautions.toml").read_text("utf-8"))


@cache
def suggestions() -> tuple[Mapping[str, Mapping[str, str]], ...]:
    """What to write in a first letter: advice and an example, each by language."""
    return tuple(tomllib.loads((HERE / "first_letters.toml").read_text("utf-8"))["suggestion"])


def printable(text: str) -> str:
    """The text as the sheet carries it: composed, without controls, turning marks, emoji and foreign alphabets."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(sign for sign in composed if sign == "\n" or _has_glyph(sign))


def _has_glyph(sign: str) -> bool:
    kind = unicodedata.category(sign)
    if kind[0] == "L":
        return unicodedata.name(sign, "").startswith(("LATIN ", "CYRILLIC ", "MODIFIER LETTER APOSTROPHE"))
    return sign in ALSO or (kind in ("Nd", "Zs", "Po", "Pd", "Ps", "Pe", "Pi", "Pf", "Sm", "Sc") and ord(sign) < 0x2200)


def cautions(text: str, language: str, *, addressee: str = "") -> tuple[Caution, ...]:
    """Everything to be said of a letter in the reader's language, in the order of the text."""
    own = {word.casefold() for word in WORD.findall(addressee)}
    found = [
        *_words(text, language),
        *(one for one in _forms(text, language) if one.kind != "name" or not _parts(one.words) & own),
    ]
    found.sort(key=lambda one: (one.begin, one.end))
    return (*_of_the_whole(text, language), *found)


def marked(text: str, found: tuple[Caution, ...]) -> list[tuple[str, bool]]:
    """The text in pieces, those that a caution is about marked; joined they are the text."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for one in found:
        if one.end > one.begin >= at:
            pieces += [(text[at : one.begin], False), (text[one.begin : one.end], True)]
            at = one.end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def _of_the_whole(text: str, language: str) -> Iterator[Caution]:
    if len(text) > FITS * 2:
        yield Caution("long", "mind", TOO_LONG)
    elif 0 < len(text.strip()) < LEAST:
        yield Caution("short", "mind", SHORT)
    passes = _rules()["passes"]
    letters = [sign for sign in text if sign.isalpha()]
    foreign = sum(1 for sign in letters if script_of(sign) not in passes["scripts"])
    if foreign * 4 > len(letters):
        yield Caution("language", "stop", passes["text"].get(language, passes["text"]["en"]))
    if printable(text) != unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        yield Caution("signs", "mind", NOT_PRINTED)


def _words(text: str, language: str) -> Iterator[Caution]:
    folded = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    if len(folded) != len(text):  # a letter that grows when it is made small would move every mark
        folded = text
    for rule in _rules()["caution"]:
        for match in _pattern(rule["id"]).finditer(folded):
            begin, end = match.span()
            yield Caution(rule["id"], rule["weight"], _said(rule, language), begin, end, text[begin:end])


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    (rule,) = (one for one in _rules()["caution"] if one["id"] == kind)
    whole = set(rule.get("whole", ()))
    stems = "|".join(re.escape(stem) + (r"\b" if stem in whole else r"[\w’'-]*") for stem in rule["stems"])
    allowed = "|".join(re.escape(stem) for stem in rule.get("allow", ()))
    return re.compile(rf"\b{f'(?!(?:{allowed}))' if allowed else ''}(?:{stems})")


def _forms(text: str, language: str) -> Iterator[Caution]:
    for rule in _rules()["form"]:
        for match in re.finditer(rule["pattern"], text):
            yield Caution(rule["id"], rule["weight"], _said(rule, language), match.start(), match.end(), match[0])


def _said(rule: Mapping[str, Any], language: str) -> str:
    return str(rule["text"].get(language, rule["text"]["en"]))


def _parts(words: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(words)}
