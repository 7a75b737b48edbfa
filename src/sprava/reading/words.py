"""Written words in the form in which lists are compared, whatever the orthography."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sprava.core.names.letters import repaired

UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe"
APOSTROPHES = "'’ʼ`´ʹ‘ʻ′＇"
DASHES = "-‐‑‒–—―−"
_DROPPED = re.compile(f"[{UNSEEN}{APOSTROPHES}ьъ\u0300-\u036f]")
_LATIN_FOLDS = str.maketrans("ąćęłńóśźżčšžŭéáíöüäďťřýňěů", "acelnoszzcszueaiouadtryneu")
_CYRILLIC_FOLDS = str.maketrans("ёўґѐѝ", "еугеи")
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))

_LACINKA = (
    ("dž", "дж"), ("dź", "дзь"), ("ch", "х"), ("łj", "лй"),
    ("ia", "я"), ("ie", "е"), ("io", "ё"), ("iu", "ю"), ("ja", "я"), ("je", "е"), ("jo", "ё"), ("ju", "ю"), ("ji", "і"),
    ("la", "ля"), ("le", "ле"), ("lo", "лё"), ("lu", "лю"),
    ("ž", "ж"), ("ź", "зь"), ("č", "ч"), ("ć", "ць"), ("š", "ш"), ("ś", "сь"), ("ń", "нь"), ("ŭ", "ў"), ("ł", "л"),
    ("a", "а"), ("b", "б"), ("c", "ц"), ("d", "д"), ("e", "э"),
    ("f", "ф"), ("g", "ґ"), ("h", "г"), ("i", "і"), ("j", "й"),
    ("k", "к"), ("l", "ль"), ("m", "м"), ("n", "н"), ("o", "о"),
    ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"),
    ("v", "в"), ("y", "ы"), ("z", "з"),
)  # fmt: skip
_LACINKA_LETTERS = dict(_LACINKA)
_LACINKA_PARTS = re.compile("|".join(latin for latin, _ in _LACINKA))


def in_cyrillic(word: str) -> str:
    """A word of Latin-script Belarusian in Cyrillic letters; small letters only."""
    return _LACINKA_PARTS.sub(lambda found: _LACINKA_LETTERS[found.group()], word)


@lru_cache(maxsize=65_536)
def folded(written: str, *, lacinka: bool = False) -> str:
    """Small letters; without soft signs, apostrophes, accents and marks that are not seen. ё is е, ў is у.

    Both Belarusian orthographies meet here: зьмена and змена, затрыманьне and затрыманне.
    """
    small = unicodedata.normalize("NFC", written).lower()
    if small.isascii():
        plain = small.replace("'", "").replace("`", "")
        return _DROPPED.sub("", in_cyrillic(plain)).translate(_CYRILLIC_FOLDS) if lacinka else plain
    if lacinka:
        small = in_cyrillic(small)
    plain = _DROPPED.sub("", repaired(small)).translate(_HYPHENS)
    return plain.translate(_CYRILLIC_FOLDS).translate(_LATIN_FOLDS)
