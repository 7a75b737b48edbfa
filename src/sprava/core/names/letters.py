"""Text to words: what hides in a name (marks of direction, look-alike letters, glued words) is put right before
anything is compared.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 600
"""Letters of a text that are read as a name; no name is longer, and the rest could only cost time."""

_LOOKALIKES_TO_CYRILLIC = str.maketrans("aceiopxyABCEHIKMOPTXyhkmtb", "асеіорхуАВСЕНІКМОРТХуһкмтв")
_LOOKALIKES_TO_LATIN = str.maketrans("асеіорхуАВСЕНІКМОРТХУӏєѕј", "aceiopxyABCEHIKMOPTXYleSj".replace("S", "s"))
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`´ʹ‘ʻ′＇", "'"))
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[A-Za-zÀ-ɏḀ-ỿ]")
_ONLY_CYRILLIC = re.compile("[бвгдёжзйлнптфцчшщъыьэюяўґїБГДЁЖЗИЙЛПУФЦЧШЩЪЫЬЭЮЯЎҐЇЄ]")
_ONLY_LATIN = re.compile("[bdfghjklmnqrstuvwzDFGJLNQRSUVWYZÀ-ɏ]")
_GLUED = re.compile("(?<=[а-яёіўїєґ]{3})(?=[А-ЯЁІЎЇЄҐ][а-яёіўїєґ]{2})|(?<=[a-zà-ɏ]{3})(?=[A-ZÀ-Þ][a-zà-ɏ]{2})")
_BRACKET = re.compile(r"[(\[{«]")
_BRACKETS = re.compile(r"[(\[{«]([^)\]}»]*)[)\]}»]?")
_SPLIT = re.compile(r"[\s,;:/|_.\"«»“”„()\[\]{}<>!?*+=#@^~\\&%$№…·•]+")


def clean(text: str) -> str:
    """The text without marks that are not seen, in composed letters, at most :data:`LONGEST` of them."""
    plain = text[: LONGEST * 2]
    if _USUAL.fullmatch(plain):
        return plain[:LONGEST].strip()
    plain = unicodedata.normalize("NFKC", plain)[:LONGEST]
    kept = (
        " " if c.isspace() or unicodedata.category(c) == "Cc" else c
        for c in plain
        if unicodedata.category(c) not in _UNSEEN
    )
    return unicodedata.normalize("NFC", "".join(kept)).translate(_APOSTROPHES).strip()


_USUAL = re.compile(r"[ -~\u00c0-\u02af\u0410-\u045f\u0490\u0491]*")
"""Letters, signs and spaces that are as they should be: nothing to put right."""
_UNSEEN = {"Cf", "Co", "Cs", "Cn", "So", "Sk"}


def repaired(word: str) -> str:
    """A word of mixed scripts in the script that it was meant in: ``KHLЕBOVSKY`` with a Cyrillic Е is Latin."""
    if word.isascii() or not (_CYRILLIC.search(word) and _LATIN.search(word)):
        return word
    cyrillic, latin = len(_ONLY_CYRILLIC.findall(word)), len(_ONLY_LATIN.findall(word))
    if cyrillic == latin:
        cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    return word.translate(_LOOKALIKES_TO_CYRILLIC if cyrillic >= latin else _LOOKALIKES_TO_LATIN)


def split(text: str) -> list[str]:
    """The words of a cleaned text, as written, in order; hyphens stay inside a word, glued words are parted."""
    words: list[str] = []
    mixed = not text.isascii() and bool(_LATIN.search(text) and _CYRILLIC.search(text))
    for written in _SPLIT.split(text):
        word = written
        if not word.isalpha():
            word = word.strip("'-–—‑").replace("–", "-").replace("—", "-").replace("‑", "-")
            if not word:
                continue
        if mixed:
            word = repaired(word)
        if word.istitle() or word.isupper() or word.islower():
            words.append(word)
        else:
            words += [part for part in _GLUED.split(word) if part]
    return words


def bracketed(text: str) -> tuple[str, list[str]]:
    """The text outside brackets, and what stands inside each: a previous surname, mostly."""
    if not _BRACKET.search(text):
        return text, []
    inside = [found.strip() for found in _BRACKETS.findall(text) if found.strip()]
    return _BRACKETS.sub(" ", text).strip(), inside
