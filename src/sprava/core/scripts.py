"""In which script a text is written: ISO 15924 codes, by the Unicode names of its letters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "GEORGIAN": "Geor", "ARMENIAN": "Armn", "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "CJK": "Hani", "HANGUL": "Hang", "HIRAGANA": "Hira", "KATAKANA": "Kana", "DEVANAGARI": "Deva", "THAI": "Thai",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ", 1)[0], "Zyyy")


def script_of(text: str) -> str:
    """The script of most letters; ``Zyyy`` where there is no letter that we know."""
    counted = Counter(_script(letter) for letter in text if letter.isalpha())
    return counted.most_common(1)[0][0] if counted else "Zyyy"
