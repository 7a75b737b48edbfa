"""A name as people write it, to its parts: given name, patronymic, surname, initials, previous surname in brackets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from sprava.core.scripts import script_of

from . import given as givens
from .cases import is_oblique, nominative
from .folding import LACINKA, OPEN, codes_of, fine, folded, sounds_of, stem_of, style_of
from .letters import bracketed, clean, split

_ENDINGS: Final = tomllib.loads((files(__package__) / "data" / "endings.toml").read_text("utf-8"))
_WORDS: Final = tomllib.loads((files(__package__) / "data" / "words.toml").read_text("utf-8"))
_DAUGHTER: Final = re.compile(_ENDINGS["patronymic"][0]["female"])
_SON_OF: Final = frozenset(_WORDS["son_of"])
_SON_BEFORE: Final = frozenset(_WORDS["son_before"])
_PARTICLES: Final = frozenset(_WORDS["particles"])
_TITLES: Final = frozenset(_WORDS["titles"])
_ARTICLE: Final = re.compile(_WORDS["article"], re.IGNORECASE)
_BORN: Final = re.compile(_WORDS["previous"])
_TWO_LETTERS: Final = re.compile(_WORDS["initial"])
_SURNAME: Final = re.compile(_ENDINGS["surname"][0]["ending"])
MOST_WORDS: Final = 8
LONGEST_WORD: Final = 48
_SHORTEST_GLUED: Final = 3
_LEAST_LETTERS: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name: as written, its sounds, and its codes, the likelier first (see :mod:`.folding`)."""

    text: str
    small: str
    """The same in small letters."""
    sounds: str
    codes: tuple[str, ...]
    stems: tuple[str, ...]
    """The codes without what a surname's gender changes."""
    meant: tuple[givens.Meaning, ...]
    """The given names that the word may be."""
    father: str
    """The stem of the father's name, if the word looks like a patronymic."""
    oblique: bool
    """Whether no name has this ending in the nominative."""
    exact: bool
    """Whether the given name stands in the table as it is written here, vowel for vowel."""

    @property
    def code(self) -> str:
        return self.codes[0]

    @property
    def openings(self) -> frozenset[str]:
        """What an initial of the word may be: Jakob is J. and Я."""
        return frozenset(code[:1] for code in (*self.codes, folded(self.sounds[:1])))


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts. ``sure`` is false where given name and surname may be the other way round."""

    text: str
    given: tuple[Word, ...] = ()
    patronymic: Word | None = None
    father: str = ""
    """The stem of the patronymic: what Рыгоравіч and Рыгораўна share."""
    surnames: tuple[Word, ...] = ()
    previous: tuple[Word, ...] = ()
    initials: tuple[str, ...] = ()
    """The first sounds of single letters, in the order of the text."""
    sure: bool = False
    sex: str = field(default="", compare=False)
    """``f``, ``m`` or nothing, by patronymic and given name; a guess for reading, never written down as a fact."""

    @property
    def script(self) -> str:
        return script_of(self.text)

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word but previous surnames, given name first; a word that is only begun stays last if it was."""
        return tuple(
            sorted((*self.given, *((self.patronymic,) if self.patronymic else ()), *self.surnames), key=self._place)
        )

    def _place(self, word: Word) -> int:
        return self.text.rfind(word.text)

    @property
    def enough(self) -> bool:
        """Whether there is enough of a name to judge by."""
        letters = 0
        for word in (*self.surnames, *self.given):
            letters += len(word.codes[0])
            if letters >= _LEAST_LETTERS:
                return True
        return False


@lru_cache(maxsize=16_384)
def parse(text: str) -> Name:
    """The parts of a name. Any text is answered; what cannot be told apart is marked as not sure."""
    cleaned = clean(text)
    outside, inside = bracketed(cleaned)
    style = style_of(cleaned)
    outside = f" {outside}"
    if born := _BORN.search(outside):
        inside.append(outside[born.end() :])
        outside = outside[: born.start()]
    words, initials = _words(outside, style)
    comma = "," in outside and "," in outside.strip(" ,") and bool(_words(outside.split(",", 1)[0], style)[0])
    previous = tuple(word for part in inside for word in _words(part, style)[0] if not word.meant)[:3] if inside else ()
    if not words and previous:
        words, previous = list(previous), ()
    return _typed(_Written(text[: LONGEST_WORD * MOST_WORDS], words, initials, previous, comma))


def typed(text: str) -> tuple[Word, ...]:
    """The words of a name that somebody is still typing: «Др» at the end is not a doctor yet."""
    cleaned = clean(text)
    words, last = parse(text).words, split(cleaned)[-1:]
    return (*words, *coded(last[0], style_of(cleaned))) if last and last[0].casefold() in _TITLES else words


class _Written(NamedTuple):
    """A name taken to pieces, before it is known which part each is."""

    text: str
    words: list[Word]
    initials: tuple[str, ...]
    previous: tuple[Word, ...]
    first_is_surname: bool


def in_columns(surname: str = "", given: str = "", patronymic: str = "") -> Name:
    """A name whose parts are known, as lists with a column for each have it."""
    outside, inside = bracketed(clean(surname))
    surnames = _words(outside, style_of(outside))[0]
    previous = tuple(word for part in inside for word in _words(part, style_of(part))[0])[:3]
    given_words, initials = _words(clean(given), style_of(given))
    fathers, more = _words(clean(patronymic), style_of(patronymic))
    father = next((word.father for word in fathers if word.father), "")
    if fathers and not father:
        father = givens.father_stem(fathers[0].code)
    text = " ".join(filter(None, (surname, given, patronymic)))[: LONGEST_WORD * MOST_WORDS]
    named = fathers[0] if fathers else None
    sex = _sex(given_words, named)
    initials += more
    return Name(text, tuple(given_words), named, father, tuple(surnames), previous, initials[:4], sure=True, sex=sex)


def _sex(given: Sequence[Word], patronymic: Word | None) -> str:
    if patronymic and (sex := _sex_of_child(patronymic.codes[0])):
        return sex
    return givens.sex(given[0].meant) if given else ""


@lru_cache(maxsize=8_192)
def _sex_of_child(code: str) -> str:
    """What a patronymic says."""
    if not givens.PATRONYMIC.search(code):
        return ""
    return "f" if _DAUGHTER.search(code) else "m"


def _words(text: str, style: str) -> tuple[list[Word], tuple[str, ...]]:
    words: list[Word] = []
    initials: list[str] = []
    if "." in text:
        text = _TWO_LETTERS.sub(lambda found: f" {_one_letter(found[1], style)} ", text)
    for written in split(text):
        if len(written) == 1 and _is_letter(written):
            small = written.casefold()
            initials.append(folded(sounds_of(small, style))[:1] or small)
        else:
            words += words_of(written, style)
    if len(words) > 2 and not _PARTICLES.isdisjoint([word.small for word in words]):
        words = [word for word in words if word.small not in _PARTICLES] or words
    return words[:MOST_WORDS], tuple(initials[:4])


@lru_cache(maxsize=65_536)
def words_of(written: str, style: str) -> tuple[Word, ...]:
    """A word, or the words of a double surname; «г-н» is none."""
    return () if written.casefold() in _TITLES else coded(written, style)


def _one_letter(initial: str, style: str) -> str:
    """``Zh`` as ж: an initial of several letters as the one that has its first sound."""
    sound = folded(sounds_of(initial.casefold(), style))[:1]
    return _LETTER_OF.get(sound, sound)


_LETTER_OF: Final = {"Z": "ж", "S": "ш", "C": "ч"}


def _is_letter(sign: str) -> bool:
    """Whether a sign is a letter of a script that writes sounds: one sign of Chinese is a name."""
    return sign.isalpha() and ord(sign) < 0x2E80 and len(sign.casefold()) == 1


def coded(written: str, style: str) -> tuple[Word, ...]:
    """A word, or the words of a double surname; what has no code has no word."""
    written = written[:LONGEST_WORD]
    if "-" in written:
        written = _ARTICLE.sub("", written)
        found = tuple(word for part in written.split("-") if part for word in _word(part, style))
        whole = _word(written, style)
        if len(found) == 1:
            return found
        if whole and (whole[0].meant or min((len(word.code) for word in found), default=0) < 3):
            return whole
        return found
    return _word(written, style)


def _word(written: str, style: str) -> tuple[Word, ...]:
    codes = codes_of(written, style)
    if not codes[0][:1].isalpha():
        return ()
    return (_made(written, sounds_of(written.casefold(), style), codes, style),)


def _made(written: str, sounds: str, codes: tuple[str, ...], style: str = OPEN) -> Word:
    small, meant = written.casefold(), givens.meanings(codes[0])
    exact = givens.exactly(fine(sounds)) if meant else ()
    meant = exact or meant
    if not meant and len(codes) > 1:
        other = sounds_of(small, LACINKA if style == OPEN else style)
        meant = givens.exactly(fine(other)) or givens.meanings(codes[1])
    stems = (stem_of(codes[0]),) if len(codes) == 1 else tuple(map(stem_of, codes))
    name = bool(exact) and exact[0][1] < _VARIANT
    return Word(written, small, sounds, codes, stems, meant, givens.father_of(codes[0]), is_oblique(sounds), name)


_VARIANT: Final = 1


def _typed(written: _Written) -> Name:
    words, initials = _uninflected(written.words), written.initials
    at, father = _patronymic_at(words)
    if at is None:
        given_at, sure = _given_at(words, initials=bool(initials), first_is_surname=written.first_is_surname)
        return _name(written, words, given_at, sure=sure)
    patronymic, rest = words[at], words[:at] + words[at + 1 :]
    if at < len(rest) and rest[at].small in _SON_OF:
        del rest[at]
    if len(rest) == 1 and not rest[0].meant:
        rest = _parted(rest[0])
        at = len(rest)
    given_at = at - 1 if len(rest) > 1 or rest[at - 1].meant else None
    if given_at == 0 and len(rest) >= 2 and written.first_is_surname:
        given_at = None
    return _name(written, rest, given_at, sure=True, patronymic=patronymic, father=father)


def _name(
    written: _Written, words: Sequence[Word], given_at: int | None, *, sure: bool, patronymic: Word | None = None,
    father: str = "",
) -> Name:  # fmt: skip
    if len(words) > 2:
        words = [word for word in words if word.small not in _SON_OF]
    given = tuple(words[given_at : given_at + 1]) if given_at is not None else ()
    surnames = tuple([word for index, word in enumerate(words) if index != given_at])
    sex = _sex(given, patronymic)
    return Name(written.text, given, patronymic, father, surnames, written.previous, written.initials, sure, sex)


def _uninflected(words: list[Word]) -> list[Word]:
    """The words in the nominative, where running text has them in another case; what is written stays as it is."""
    settled = len(words) == 1 or any(word.exact for word in words)
    if settled and not any(word.oblique for word in words):
        return words
    found = nominative([word.sounds for word in words])
    if not found:
        return words
    return [
        _made(word.text, readings[0], tuple(dict.fromkeys(folded(sounds) for sounds in readings)))
        if readings[0] != word.sounds
        else word
        for word, readings in zip(words, found, strict=True)
    ]


def _parted(word: Word) -> list[Word]:
    """ДРОЗДОВКОНСТАНТИН as two words, where the end is a given name and the rest long enough for a surname."""
    text = word.text
    for at in range(_SHORTEST_GLUED + 1, len(text) - _SHORTEST_GLUED):
        tail = coded(text[at:], style_of(text))
        if tail and tail[0].meant and tail[0].meant[0][1] == 0:
            head = coded(text[:at], style_of(text))
            if head:
                return [*head, *tail]
    return [word]


def _patronymic_at(words: list[Word]) -> tuple[int | None, str]:
    """Where the patronymic stands and which father it names."""
    for at in range(1, len(words)):
        small = words[at].small
        if small in _SON_OF and at >= 2:
            return at - 1, givens.father_stem(words[at - 1].code)
        if small in _SON_BEFORE and at + 1 < len(words):
            del words[at]
            return at, givens.father_stem(words[at].code)
    looking = [(at, word.father) for at, word in enumerate(words) if at and word.father]
    after_given = [(at, father) for at, father in looking if words[at - 1].meant]
    for at, father in after_given or looking:
        daughter = bool(_DAUGHTER.search(words[at].code)) and givens.is_father(father)
        if len(words) >= 3 or daughter:
            return at, father
    if len(words) == 2 and looking and not words[0].meant and len(words[0].text) >= 9 and len(_parted(words[0])) > 1:
        return looking[0]
    return None, ""


def _given_at(words: list[Word], *, initials: bool, first_is_surname: bool) -> tuple[int | None, bool]:
    """Where the given name stands, and whether that is sure."""
    if len(words) < 2:
        return (0, False) if words and words[0].meant and not initials else (None, initials)
    if first_is_surname:
        return 1, True
    if initials:
        known = [at for at, word in enumerate(words) if word.meant]
        return (known[0], True) if len(known) == 1 else (None, False)
    capital = [at for at, word in enumerate(words) if word.text.isupper()]
    known = [at for at, word in enumerate(words) if word.meant and word.meant[0][1] == 0]
    if len(capital) == 1 and capital[0] in (0, len(words) - 1):
        # Lists put surnames in capitals; now and then a given name: «СВЯТЛАНА Зазуля».
        return (capital[0], False) if known == capital else (1 if capital[0] == 0 else 0, True)
    known = known or [at for at, word in enumerate(words) if word.meant]
    if len(known) == 1:
        return known[0], known[0] in (0, len(words) - 1) or len(words) > 2
    if known:
        return known[0], False
    likely = [at for at, word in enumerate(words) if not _SURNAME.search(word.stems[0])]
    return (likely[0], True) if len(likely) == 1 else (0, False)
