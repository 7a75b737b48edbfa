"""Is this word a given name, in any case and spelling? Which one, and of a man or a woman."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from sprava.core.names import given as known_names
from sprava.core.names.folding import ENGLISH, LACINKA, code_of, codes_of, fine, sounds_of, style_of
from sprava.reading.words import APOSTROPHES, UNSEEN, in_cyrillic

_CYRILLIC_ENDINGS = (
    "ою",
    "ею",
    "ом",
    "ем",
    "ём",
    "ам",
    "ям",
    "ой",
    "ей",
    "ёй",
    "ай",
    "яй",
    "ію",
    "ью",
    "ові",
    "еві",
    "аю",
    "яю",
    "ым",
    "им",
    "ім",
)
_CYRILLIC_VOWELS = "аяоеёуюыиіє"
_POLISH_ENDINGS = ("owi", "iowi", "iem", "em", "ego", "emu", "ą", "ę", "a", "y", "i", "ie", "e", "u", "ia")
_NOTHING_SEEN = re.compile(f"[{UNSEEN}{APOSTROPHES}]")
SHORTEST = 2
USUAL_BITS = 9.0
"""Rarity, as -log2 of the share of people, up to which a name is usual."""
_EITHER = ("слава", "sława", "slava")


@cache
def _own_table() -> dict[tuple[str, bool], tuple[str, str]]:
    """Code of a form, and whether it begins with a j, to the first form of its row and the sex."""
    table: dict[tuple[str, bool], tuple[str, str]] = {}
    for line in (files(__package__) / "data" / "given.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        sex, forms = line.split("\t")
        written = forms.split()
        known = next(
            (rows for form in written if (rows := known_names.meanings(code_of(form))) and rows[0][1] == 0), ()
        )
        # A row that only adds spellings to a name of core/names goes by that name.
        name = known[0][0] if known else written[0]
        for form in written:
            styles = {style_of(form), LACINKA, ENGLISH} if form.isascii() else {style_of(form)}
            for style in styles:
                table.setdefault((code_of(form, style), _begins_with_j(form)), (name, sex))
    return table


def _begins_with_j(word: str) -> bool:
    """Яна, Jana, Yana: the codes of sounds leave it out, and Анна has none."""
    first, second = word[:1].lower(), word[1:2].lower()
    return first in "яюєїj" or (first in "iy" and second in "aeou")


def _lookup(code: str, *, with_j: bool) -> tuple[str, str] | None:
    found = known_names.meanings(code)
    if found and found[0][1] == 0:
        return found[0][0], known_names.sex(found)
    own = _own_table().get((code, with_j))
    if own is not None:
        return own
    return (found[0][0], known_names.sex(found)) if found else None


@lru_cache(maxsize=100_000)
def given_name(written: str, lang: str) -> tuple[str, str] | None:
    """The name and the sex (``m``, ``f`` or nothing) that a word may be a form of; None if it is no given name we
    know.
    """
    word = _NOTHING_SEEN.sub("", written)
    if len(word) < SHORTEST or "-" in word:
        return _of_parts(word, lang) if "-" in word else None
    if lang == "be-latn":
        word = in_cyrillic(word.lower()).capitalize()
    found = [one for candidate in _candidates(word) if (one := _known(candidate)) is not None]
    if not found:
        return None
    if word[-1] in "ая" and found[0][1] == "f":
        # Александра is a woman, or a man in the genitive.
        men = [one for stem in (word[:-1], word[:-1] + "й") if (one := _known(stem)) is not None and one[1] == "m"]
        if men:
            return (f"{found[0][0]}|{men[0][0]}", "")
    if found[0][1] == "m" and word.lower().endswith(_EITHER):
        return found[0][0], ""
    other = next((one for one in found if one[1] and found[0][1] and one[1] != found[0][1] and _is_usual(one[0])), None)
    exact = word[-1] not in _CYRILLIC_VOWELS or found[0][1] == ""
    return found[0] if other is None or exact else (f"{found[0][0]}|{other[0]}", "")


@lru_cache(maxsize=100_000)
def is_usual_nominative(written: str, lang: str) -> bool:
    """Is a word, as it stands, a given name that many people have? ``Людей`` only sounds like one."""
    word = _NOTHING_SEEN.sub("", written)
    if lang == "be-latn":
        word = in_cyrillic(word.lower()).capitalize()
    styles = {style_of(word), LACINKA, ENGLISH} if word.isascii() else {style_of(word)}
    found = [known_names.exactly(fine(sounds_of(word.casefold(), style))) for style in sorted(styles, key=str)]
    return any(rows and rows[0][1] == 0 and known_names.bits(rows) <= USUAL_BITS for rows in found)


def _known(candidate: str) -> tuple[str, str] | None:
    codes = codes_of(candidate) if candidate.isascii() else (code_of(candidate),)
    return next(
        (found for code in codes if (found := _lookup(code, with_j=_begins_with_j(candidate))) is not None), None
    )


def _is_usual(name: str) -> bool:
    """Is a name frequent enough to be thought of as the other reading of a form?"""
    rows = known_names.meanings(code_of(name))
    return not rows or known_names.bits(rows) <= USUAL_BITS


def _of_parts(word: str, lang: str) -> tuple[str, str] | None:
    """``Анна-Мария`` is a given name if each of its parts is one."""
    found = [given_name(part, lang) for part in word.split("-") if part]
    return found[0] if found and all(found) and len(found) > 1 else None


def _candidates(word: str) -> Iterator[str]:
    """The word, and the nominatives of which it may be a case."""
    yield word
    small = word.lower()
    if "Ѐ" <= small[-1] <= "ӿ":
        yield from _cyrillic_nominatives(word, small)
    elif small[-1] != "s":
        yield from _polish_nominatives(word, small)


def _cyrillic_nominatives(word: str, small: str) -> Iterator[str]:
    stems = [word[: -len(ending)] for ending in _CYRILLIC_ENDINGS if small.endswith(ending)]
    if small[-1] in _CYRILLIC_VOWELS:
        stems.insert(0, word[:-1])
    for stem in stems:
        if len(stem) >= SHORTEST:
            yield stem + "а"
            yield stem
            if stem[-1] not in _CYRILLIC_VOWELS:
                yield stem + "ий"
    # дз and ц before a soft ending: Тадэвуш stays, Рыце is Рыта, Аўдоцці is Аўдоцця.
    if small.endswith(("це", "ці", "цю", "зе")) and len(word) > SHORTEST + 1:
        yield word[:-2] + ("та" if small[-2] == "ц" else "да")


def _polish_nominatives(word: str, small: str) -> Iterator[str]:
    for ending in _POLISH_ENDINGS:
        if small.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            stem = word[: -len(ending)]
            yield stem
            yield stem + "a"
