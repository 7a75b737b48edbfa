"""A Cyrillic name in Latin letters for display: the spelling that its language's state prints in passports."""

from __future__ import annotations

import tomllib
import unicodedata
from importlib.resources import files

_TABLES: dict[str, dict[str, str]] = tomllib.loads((files(__package__) / "data" / "latin.toml").read_text("utf-8"))
_ONLY_BELARUSIAN = frozenset("ўЎ")
_ONLY_UKRAINIAN = frozenset("їЇєЄґҐ")
_ONLY_RUSSIAN = frozenset("щЩъЪ")


def language_of(text: str) -> str:
    """be, uk or ru, by the letters that only one of them uses; і without и is Belarusian. A guess for spelling."""
    letters = set(text)
    if letters & _ONLY_BELARUSIAN:
        return "be"
    if letters & _ONLY_UKRAINIAN:
        return "uk"
    if letters & {"і", "І"}:
        return "uk" if letters & {"и", "И", "щ", "Щ"} else "be"
    return "ru"


def transliterate(text: str, lang: str = "") -> str:
    """``text`` in Latin letters; what is not Cyrillic stays as it is. ``lang`` is be, ru or uk, by the letters if not
    given.
    """
    table = _TABLES[lang if lang in _TABLES else language_of(text)]
    vowels, out = set(table["after"]), []
    for at, letter in enumerate(text):
        small = letter.lower()
        before = text[at - 1].lower() if at else ""
        begins = not before.isalpha() and before not in ("'", "’")
        key = f"^{small}" if (begins or before in vowels) and f"^{small}" in table else small
        latin = table.get(key, small if not letter.isalpha() else None)
        if latin is None:
            out.append(letter)
        elif letter != small and latin:
            following = text[at + 1 : at + 2]
            out.append(
                latin.upper()
                if following.isupper() or (begins is False and text[at - 1].isupper())
                else latin.capitalize()
            )
        else:
            out.append(latin)
    return "".join(out)


_PLAIN = dict(zip("абвгґдеёжзийклмнопрстуўфхцчшщъыьэюяіїєѓ'’ʼ", [
    "a", "b", "v", "h", "h", "d", "e", "e", "z", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "u",
    "f", "h", "c", "c",
    "s", "s", "", "y", "", "e", "u", "a", "i", "i", "e", "h", "", "", "",
], strict=True))  # fmt: skip
# Letters that no decomposition takes apart.
_PLAIN |= {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"}


def plain_latin(text: str) -> str:
    """The text in small Latin letters without marks: for the order of lists, not for reading."""
    folded = unicodedata.normalize("NFKD", "".join(_PLAIN.get(c, c) for c in text.casefold()))
    return " ".join("".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c)).split())
