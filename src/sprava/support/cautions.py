"""Reading a letter before the censor does: words and forms that stop it, or hurt the prisoner or the writer.

The rules are rows of the law pack. They find words, not meaning: what they miss, a person has to see.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprava.core.scripts import script_of
from sprava.packs.solidarity import CautionRow, PostLanguageRow
from sprava.support.post import cautions_known, languages_that_pass
from sprava.support.rules import with_doubt

HERE = Path(__file__).parent
LEAST, FITS, MOST = 300, 2500, 6000
"""Signs: below the first a letter is short, up to the second it fits a page, above the third it is refused."""
MOST_MARKED = 100
"""So many places of a letter are marked: a page of a word repeated must not grow with it."""
FOREIGN, STRAY = 4, 3
"""A letter of which one sign in so many is foreign is in another language; so many stray ones make one wonder."""
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
        # The addressee's own name is none to be careful with; an account or a number that holds it stays one.
        *(one for one in _forms(text, language) if one.weight == "stop" or not _parts(one.words) & own),
    ]
    found.sort(key=lambda one: (one.begin, one.end))
    return (*_of_the_whole(text, language), *_too_many(found), *found)


def marked(text: str, found: tuple[Caution, ...]) -> list[tuple[str, bool]]:
    """The text in pieces, the first that a caution is about marked; joined they are the text."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for one in found:
        if one.end > one.begin >= at and len(pieces) < 2 * MOST_MARKED:
            pieces += [(text[at : one.begin], False), (text[one.begin : one.end], True)]
            at = one.end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def _too_many(found: list[Caution]) -> Iterator[Caution]:
    if len(found) > MOST_MARKED:
        said = gettext("Only the first %(most)s places are marked. Change these words wherever they stand.")
        yield Caution("many", "mind", said % {"most": MOST_MARKED})


def _of_the_whole(text: str, language: str) -> Iterator[Caution]:
    if len(text) > FITS * 2:
        yield Caution("long", "mind", TOO_LONG)
    elif 0 < len(text.strip()) < LEAST:
        yield Caution("short", "mind", SHORT)
    if passing := languages_that_pass():
        yield from _of_the_language(text, passing, language)
    if printable(text) != unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        yield Caution("signs", "mind", NOT_PRINTED)


def _of_the_language(text: str, passing: tuple[PostLanguageRow, ...], language: str) -> Iterator[Caution]:
    """By its letters: what is written in another alphabet, or in one that has a few letters more."""
    names = ", ".join(with_doubt(one.name.say(language), one.is_unverified) for one in passing)
    letters = Counter(sign for sign in text.casefold() if sign.isalpha())
    scripts, own = {one.script for one in passing}, set("".join(one.letters for one in passing))
    strange = {sign: many for sign, many in letters.items() if script_of(sign) not in scripts}
    stray = {} if not all(one.letters for one in passing) else {
        sign: many for sign, many in letters.items() if sign not in own and sign not in strange
    }  # fmt: skip
    if sum((strange | stray).values()) * FOREIGN > sum(letters.values()):
        said = gettext(
            "The censor there lets only these languages through: %(languages)s. This letter is in other letters."
        )
        yield Caution("language", "stop", said % {"languages": names})
    elif sum(stray.values()) >= STRAY:
        said = gettext("These letters are in none of the languages that the censor there lets through (%(languages)s): "
                       "%(letters)s. A letter in another language is stopped.")  # fmt: skip
        yield Caution("letters", "mind", said % {"languages": names, "letters": ", ".join(sorted(stray))})


def _words(text: str, language: str) -> Iterator[Caution]:
    folded = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    if len(folded) != len(text):  # a letter that grows when it is made small would move every mark
        folded = text
    for rule in cautions_known():
        for match in _pattern(rule).finditer(folded) if rule.stems else ():
            begin, end = match.span()
            yield Caution(rule.id, rule.weight, _said(rule, language), begin, end, text[begin:end])


@cache
def _pattern(rule: CautionRow) -> re.Pattern[str]:
    stems = "|".join(re.escape(stem) + (r"\b" if stem in rule.whole else r"[\w’'-]*") for stem in rule.stems)
    allowed = "|".join(map(re.escape, rule.allow))
    return re.compile(rf"\b{f'(?!(?:{allowed}))' if allowed else ''}(?:{stems})")


def _forms(text: str, language: str) -> Iterator[Caution]:
    for rule in cautions_known():
        for match in re.finditer(rule.pattern, text) if rule.pattern else ():
            yield Caution(rule.id, rule.weight, _said(rule, language), match.start(), match.end(), match[0])


def _said(rule: CautionRow, language: str) -> str:
    return with_doubt(rule.text.say(language), rule.is_unverified)


def _parts(words: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(words)}
