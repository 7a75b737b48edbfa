"""In which encoding is a text?

Guessed from a sample and then held to it: a byte that does not fit is an error, not a question mark.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable

import charset_normalizer

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CYRILLIC = ("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
_FREQUENT = frozenset("оаеинтсрвлкмыдпуяізбгьчхжцюшў")
_LETTERS = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіўґєї")
_LONGEST_GUESS = 1 << 16


def guessed(sample: bytes, *, whole: bool) -> str:
    """The encoding of ``sample``, or an empty string; ``whole`` says that nothing follows it, so that a cut character
    cannot be excused.

    A byte-order mark decides; then UTF-8 if all of the sample is; then the shape of the letters.
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if wide := _utf16_without_mark(sample):
        return wide
    if _is_utf8(sample, whole=whole):
        return "utf-8"
    best = max(_CYRILLIC, key=lambda encoding: _likeness(sample, encoding))
    if _likeness(sample, best) > 0.6:
        return best
    match = charset_normalizer.from_bytes(sample[:_LONGEST_GUESS]).best()
    return match.encoding if match else ""


def _is_utf8(sample: bytes, *, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(sample: bytes) -> str:
    """Separators and digits leave a zero in every other byte; text in one-byte encodings has no zeros."""
    if len(sample) < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    few = len(sample) // 40
    if odd > few and odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > few and even > 4 * odd else ""


def _likeness(sample: bytes, encoding: str) -> float:
    """How much the letters beyond ASCII look like running Cyrillic: frequent letters, capitals only at the start."""
    text = sample.decode(encoding, "replace")
    foreign = [pair for pair in _pairs(text) if ord(pair[1]) > 127]
    if not foreign:
        return 0.0
    return sum(_weight(before, letter) for before, letter in foreign) / len(foreign)


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    return zip(" " + text, text, strict=False)


def _weight(before: str, letter: str) -> float:
    small = letter.lower()
    if small not in _LETTERS:
        return 0.5 if letter in "«»—–№…“”’" else -1.0
    if letter == small:
        return 1.0 if small in _FREQUENT else 0.7
    return -1.0 if before.islower() else 0.8
