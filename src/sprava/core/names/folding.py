"""A word of a name to its sounds: one code for Ціханоўская, Тихановская, Tsikhanouskaya and Cichanoŭskaja.

What a code keeps is what the languages agree on. Consonants: 17 classes. Vowels: three, since а and о (akanne), е and я
(yakanne), е and ё, и, ы and і are written for one another. ``u`` after a vowel is ``v`` (ў, u and w of romanisations).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

_data = files(__package__) / "data"
_SOUNDS = tomllib.loads((_data / "sounds.toml").read_text("utf-8"))
_ENDINGS = tomllib.loads((_data / "endings.toml").read_text("utf-8"))

ENGLISH, LACINKA, OPEN = "english", "lacinka", "open"
"""How a Latin text is spelt: kh and sh; ch for х and c for ц; or it does not say."""

_LATIN_SOUNDS: dict[str, dict[str, str]] = {
    style: _SOUNDS["latin"] | (_SOUNDS["lacinka"] if style == LACINKA else {}) for style in (ENGLISH, LACINKA, OPEN)
}
_OTHER_SOUNDS: dict[str, str] = _SOUNDS["cyrillic"] | _SOUNDS["alphabets"]
_OTHER_PARTS = re.compile("|".join(sorted(map(re.escape, _OTHER_SOUNDS), key=len, reverse=True)))
_LETTERS = frozenset("".join(_OTHER_SOUNDS))
_OTHER_LETTER = re.compile("[" + "".join(sorted(_LETTERS)) + "]")
_UNSOUNDED = str.maketrans("", "", "'-\u0301")
_LATIN_PARTS = re.compile("|".join(sorted(map(re.escape, _LATIN_SOUNDS[LACINKA]), key=len, reverse=True)))
_LETTER_ENDINGS = [(re.compile(row["ending"]), row["instead"]) for row in _ENDINGS["letters"]]
_SOUND_ENDINGS = [(re.compile(row["ending"]), row["instead"]) for row in _ENDINGS["sounds"]]

_MARKED = re.compile("[ŭčščžłśćńźżČŠŽŁŚĆŃŹŻŬ]")
_POLISH = re.compile("sz|cz|rz|w", re.IGNORECASE)
_POLISH_ENDING = re.compile(r"ck(?:i|a|aja|aya|iego|iemu|im|aha|amu|uju|aj|oj)\b", re.IGNORECASE)
_LATIN_LETTER = re.compile("[A-Za-zŁł]")
_DIGRAPH = re.compile("sh|zh|kh|ya|yu|ye|tch|tsk|sky", re.IGNORECASE)
_HAS_V = re.compile("v", re.IGNORECASE)

_DOUBLE = re.compile(r"([^aiu])\1+")
_HISS = re.compile("[sSzZ]C")
_STOP_C = re.compile("[td]+C")
_RUN = re.compile("[aeioju]+")
_U_AT_START = re.compile("^[uv](?=[^aeiouj])")

_ANY_DOUBLE = re.compile(r"(.)\1+")
_GLIDE = re.compile("[ij]+(?=[aeou])")
_SOFTENED = re.compile("(?<=[^aeiouj])j(?=[aeou])")
_LAST_GLIDE = re.compile("[ij]+$")


def style_of(text: str) -> str:
    """How a Latin text is spelt, by the letters that only one way of spelling uses."""
    if not _LATIN_LETTER.search(text):
        return OPEN
    if _DIGRAPH.search(text):
        return ENGLISH
    if _MARKED.search(text) or _POLISH_ENDING.search(text) or (_POLISH.search(text) and not _HAS_V.search(text)):
        return LACINKA
    return OPEN


def _plain(letters: str) -> str:
    """Letters that the tables lack, without their marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))


def _sounds_of_latin(word: str, style: str) -> str:
    table, out, at = _LATIN_SOUNDS[style], [], 0
    if not word.isascii():
        word = "".join(c if c in table else _plain(c) for c in word)
    while at < len(word):
        found = _LATIN_PARTS.match(word, at)
        if not found:
            out.append("" if word[at] in "'-" else word[at])
            at += 1
            continue
        letters, at = found.group(), found.end()
        following = word[at : at + 1]
        if letters == "c" and style != LACINKA and following in ("e", "i", "y"):
            out.append("t")
        elif letters == "ck" and following in ("i", "a", "y") and len(word) == at + 1:
            out.append("tk")
        else:
            out.append(table[letters])
    return "".join(out)


def sounds_of(small: str, style: str = OPEN) -> str:
    """The sounds of a word in small letters. Scripts that the tables lack are their own sounds."""
    if small.isascii() or not _OTHER_LETTER.search(small):
        return _sounds_of_latin(small, style)
    bare = small.translate(_UNSOUNDED)
    if not _LETTERS.issuperset(bare):
        bare = "".join(c if c in _LETTERS else _plain(c) for c in bare)
    return _OTHER_PARTS.sub(lambda found: _OTHER_SOUNDS[found.group()], bare)


def _run(found: re.Match[str]) -> str:
    """A run of vowels without the i and j beside others; u after a is v, and of three vowels in a row two are kept."""
    open_ones = [sound for sound in found.group() if sound not in "ij"]
    if not open_ones:
        return "i"
    out = ""
    for sound in open_ones:
        if sound == "u":
            out += "v" if out.endswith("a") else "u"
        else:
            out += "a"
    return out.replace("aaa", "aa").replace("uu", "u")


def folded(sounds: str) -> str:
    """Sounds to the code: vowels to three classes and runs of them to one, doubles to single."""
    code = _U_AT_START.sub("v", sounds)
    code = _RUN.sub(_run, code)
    code = _STOP_C.sub("C", code)
    code = _HISS.sub("S", code)
    return _DOUBLE.sub(r"\1", code)


def fine(sounds: str) -> str:
    """Sounds with their vowels kept apart, for the table of given names: Яна is not Анна, Алла is not Элла."""
    code = _ANY_DOUBLE.sub(r"\1", sounds)
    code = _GLIDE.sub("j", code)
    code = _SOFTENED.sub("", code).replace("je", "e")
    return _LAST_GLIDE.sub("i", code)


@lru_cache(maxsize=65_536)
def code_of(word: str, style: str = OPEN) -> str:
    """The code of one word; scripts that the tables lack are their own code, in small letters."""
    small = word.casefold()
    for ending, instead in _LETTER_ENDINGS:
        small = ending.sub(instead, small)
    return folded(sounds_of(small, style))


def codes_of(word: str, style: str = OPEN) -> tuple[str, ...]:
    """The codes that a word may have, the likelier first.

    ``ch`` in a text that does not say how it is spelt is ч or х; ``ou`` is оў, or у as the French and old Soviet
    passports write it.
    """
    small = word.casefold()
    codes = [code_of(word, style)]
    if word.isascii():
        if style == OPEN and "c" in small:
            codes.append(code_of(word, LACINKA))
        if _FRENCH_U.search(small):
            codes.append(code_of(small.replace("ou", "u"), style))
    return tuple(dict.fromkeys(codes))


_FRENCH_U = re.compile("(?<=[bcdfghjklmnpqrstvxz])ou(?=[bcdfghjklmnprtvxz])")


@lru_cache(maxsize=65_536)
def stem_of(code: str) -> str:
    """The code of a surname without its gender."""
    for ending, instead in _SOUND_ENDINGS:
        shorter: str = ending.sub(instead, code)
        if shorter != code:
            return shorter
    return code


def skeleton_of(code: str) -> str:
    """The consonants of a code, and its first vowel if it begins with one."""
    return code[:1] + code[1:].translate(_NO_VOWELS)


_NO_VOWELS = str.maketrans("", "", "aiu")
