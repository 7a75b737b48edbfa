"""A word of a name to its sounds: one code for Ціханоўская, Тихановская, Tsikhanouskaya and Cichanoŭskaja.

What a code keeps is what the languages agree on. Consonants: 17 classes. Vowels: three, since а and о (akanne), е and я
(yakanne), е and ё, и, ы and і are written for one another. ``u`` after a vowel is ``v`` (ў, u and w of romanisations).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

_data = files(__package__) / "data"
_SOUNDS = tomllib.loads((_data / "sounds.toml").read_text("utf-8"))
_ENDINGS = tomllib.loads((_data / "endings.toml").read_text("utf-8"))

ENGLISH, LACINKA, OPEN = "english", "lacinka", "open"
"""How a Latin text is spelt: kh and sh; ch for х and c for ц; or it does not say."""

_NO_SOUND = {"'": "", "-": ""}
_LATIN_SOUNDS: dict[str, dict[str, str]] = {
    style: _SOUNDS["latin"] | _NO_SOUND | (_SOUNDS["lacinka"] if style == LACINKA else {})
    for style in (ENGLISH, LACINKA, OPEN)
}
_OTHER_SOUNDS: dict[str, str] = _SOUNDS["cyrillic"] | _SOUNDS["alphabets"]
_ONE_LETTER = str.maketrans({letter: sound for letter, sound in _OTHER_SOUNDS.items() if len(letter) == 1})
_LETTERS = frozenset("".join(_OTHER_SOUNDS))
_OTHER_LETTER = re.compile("[" + "".join(sorted(_LETTERS)) + "]")
_UNSOUNDED = str.maketrans("", "", "'-\u0301")
_HAS_UNSOUNDED = re.compile("['\u0301-]")


def _longest_first(letters: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, letters), key=len, reverse=True))


_TWO_LETTERS = re.compile(_longest_first(letters for letters in _OTHER_SOUNDS if len(letters) > 1))
_LATIN_PARTS = re.compile(_longest_first(_LATIN_SOUNDS[LACINKA]) + "|.", re.DOTALL)
_Endings = list[tuple[re.Pattern[str], str]]
_LETTER_ENDINGS: _Endings = [(re.compile(row["ending"]), row["instead"]) for row in _ENDINGS["letters"]]
_SOUND_ENDINGS: _Endings = [(re.compile(row["ending"]), row["instead"]) for row in _ENDINGS["sounds"]]
_LONGEST_ENDING = 3
"""Letters at the end of a word that are looked at; what stands before an ending is seen all the same."""

_MARKED = re.compile("[ŭčščžłśćńźżČŠŽŁŚĆŃŹŻŬ]")
_POLISH = re.compile("sz|cz|rz|w", re.IGNORECASE)
_POLISH_ENDING = re.compile(r"ck(?:i|a|aja|aya|iego|iemu|im|aha|amu|uju|aj|oj)\b", re.IGNORECASE)
_LATIN_LETTER = re.compile("[A-Za-zŁł]")
_DIGRAPH = re.compile("sh|zh|kh|ya|yu|ye|tch|tsk|sky", re.IGNORECASE)
_HAS_V = re.compile("v", re.IGNORECASE)

_DOUBLE = re.compile(r"([^aiu])\1+")
_HISS = re.compile("[sSzZ]C")
_STOP_C = re.compile("[td]+C")
_THREE_VOWELS = str.maketrans("eoj", "aai")
_RUN = re.compile("[aiu]{2,}")
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
    table = _LATIN_SOUNDS[style]
    if not word.isascii():
        word = "".join(c if c in table else _plain(c) for c in word)
    parts = _LATIN_PARTS.findall(word)
    sounds = [table.get(part, part) for part in parts]
    if style != LACINKA and "c" in word:
        for at, following in enumerate(parts[1:]):
            if parts[at] == "c" and following[0] in "eiy":
                sounds[at] = "t"
        if parts[-2:-1] == ["ck"] and parts[-1] in ("i", "a", "y"):
            sounds[-2] = "tk"
    return "".join(sounds)


def sounds_of(small: str, style: str = OPEN) -> str:
    """The sounds of a word in small letters. Scripts that the tables lack are their own sounds."""
    if small.isascii() or not _OTHER_LETTER.search(small):
        return _sounds_of_latin(small, style)
    bare = small.translate(_UNSOUNDED) if _HAS_UNSOUNDED.search(small) else small
    if not _LETTERS.issuperset(bare):
        bare = "".join(c if c in _LETTERS else _plain(c) for c in bare)
    if _TWO_LETTERS.search(bare):
        bare = _TWO_LETTERS.sub(lambda found: _OTHER_SOUNDS[found.group()], bare)
    return bare.translate(_ONE_LETTER)


def _run(found: re.Match[str]) -> str:
    """A run of vowels without the i beside others; u after a is v, and of three vowels in a row two are kept."""
    open_ones = found.group().replace("i", "")
    return open_ones.replace("au", "av").replace("aaa", "aa").replace("uu", "u") or "i"


def folded(sounds: str) -> str:
    """Sounds to the code: vowels to three classes and runs of them to one, doubles to single."""
    code = _U_AT_START.sub("v", sounds) if sounds[:1] in ("u", "v") else sounds
    code = _RUN.sub(_run, code.translate(_THREE_VOWELS))
    if "C" in code:
        code = _HISS.sub("S", _STOP_C.sub("C", code))
    return _DOUBLE.sub(r"\1", code)


def fine(sounds: str) -> str:
    """Sounds with their vowels kept apart, for the table of given names: Яна is not Анна, Алла is not Элла."""
    code = _SOFTENED.sub("", _GLIDE.sub("j", _ANY_DOUBLE.sub(r"\1", sounds))).replace("je", "e")
    return _LAST_GLIDE.sub("i", code)


def spelling_of(sounds: str) -> str:
    """Sounds as they are spelt in any script: Пьянков is not Панков, nor Калина Калин; Pyankov is Пьянков."""
    return _LAST_GLIDE.sub("i", _GLIDE.sub("j", sounds).replace("je", "e"))


@lru_cache(maxsize=65_536)
def code_of(word: str, style: str = OPEN) -> str:
    """The code of one word; scripts that the tables lack are their own code, in small letters."""
    small = word.casefold()
    for ending, instead in _LETTER_ENDINGS:
        if found := ending.search(small, max(0, len(small) - _LONGEST_ENDING)):
            small = small[: found.start()] + instead
    return folded(sounds_of(small, style))


def codes_of(word: str, style: str = OPEN) -> tuple[str, ...]:
    """The codes that a word may have, the likelier first.

    ``ch`` in a text that does not say how it is spelt is ч or х; ``st`` is шт in German, and so on (``reading`` in
    sounds.toml).
    """
    code = code_of(word, style)
    if not word.isascii():
        if style != OPEN or not _LATIN_LETTER.search(word):
            return (code,)
        word = _plain(word)
    small = word.casefold()
    others = [code_of(word, LACINKA)] if style == OPEN and "c" in small else []
    if style != LACINKA and _READ_OTHERWISE.search(small):
        others += [code_of(letters.sub(instead, small), style) for letters, instead in _READINGS]
    if _CHINESE.search(small) and _SYLLABLES.fullmatch(small):
        others.append(folded(_sounds_of_pinyin(small)))
    return tuple(dict.fromkeys((code, *others))) if others else (code,)


def _sounds_of_pinyin(small: str) -> str:
    """The sounds of a Chinese word as Cyrillic texts write it."""
    syllables = _SYLLABLE.findall(small)
    return "".join([_PINYIN["initial"].get(initial, "") + _PINYIN["final"][final] for initial, final in syllables])


_PINYIN = _SOUNDS["pinyin"]
_CHINESE = re.compile(_PINYIN["sign"])
# n and ng end a syllable only where no vowel follows: Wei is one syllable, Wenan two.
_FINALS = _longest_first(_PINYIN["final"]).replace("n|", "n(?![aeiou])|").replace("ng|", "ng(?![aeiou])|")
_SYLLABLE = re.compile(f"({_longest_first(_PINYIN['initial'])})?({_FINALS})")
_SYLLABLES = re.compile(f"(?:{_SYLLABLE.pattern}){{1,3}}")
_READINGS = [(re.compile(row["letters"]), row["instead"]) for row in _SOUNDS["reading"]]
_READ_OTHERWISE = re.compile("|".join(row["letters"] for row in _SOUNDS["reading"]))


@lru_cache(maxsize=65_536)
def stem_of(code: str) -> str:
    """The code of a surname without its gender."""
    for ending, instead in _SOUND_ENDINGS:
        if found := ending.search(code, max(0, len(code) - _LONGEST_ENDING)):
            return code[: found.start()] + instead
    return code


def skeleton_of(code: str) -> str:
    """The consonants of a code, and its first vowel if it begins with one."""
    return code[:1] + code[1:].translate(_NO_VOWELS)


_NO_VOWELS = str.maketrans("", "", "aiu")
