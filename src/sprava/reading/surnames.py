"""What a word looks like as a surname, and when two words are cases of one surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sprava.core.names.folding import code_of, codes_of, skeleton_of
from sprava.reading.words import APOSTROPHES, UNSEEN, in_cyrillic

_HIDDEN = re.compile(f"[{UNSEEN}{APOSTROPHES}]")
_ADJECTIVE_CYRILLIC = re.compile(
    "(?:ого|ого|ага|яга|его|ому|аму|яму|ему|ую|юю|ая|яя|ой|ою|ай|аю|ым|им|ім|ых|их|іх|ымі|ими|ый|ий|ій|ые|ыя|ія|ие|ы|и|і)$"
)
_NOUN_CYRILLIC = re.compile(
    "(?:ами|амі|ями|ямі|ыми|ымі|ом|ем|ём|ам|ям|ах|ою|ею|ой|ей|ай|яй|ым|им|ім|ові|еві|ов|ев|аў|оў|яў|ы|и|і|а|я|у|ю|о|е|э|ё|й|ь)$"
)
_ADJECTIVE_POLISH = re.compile("(?:iego|iemu|ego|emu|iej|ej|im|ym|ich|ych|imi|ymi|ą|a|i|y)$")
_NOUN_POLISH = re.compile("(?:owi|iem|em|ów|ami|om|ach|ą|ę|a|y|i|u|ie|e|o)$")
_ENGLISH_ADJECTIVE = re.compile("(?:aya|aia|aja|iy|yi|yy|ij|ii|y|i)$")

STRONG = re.compile(
    "(?:ов|ев|ёв|ова|ева|ёва|ову|еву|овой|евой|овым|евым|оў|еў|ёў|аў|ава|яў|ін|ина|іна|ину|іну|ын|ына|ыну|"
    "ский|цкий|ская|цкая|ского|цкого|ской|цкой|скому|цкому|скую|цкую|ским|цким|скі|цкі|скага|цкага|скай|цкай|скаму|цкаму|скім|цкім|ський|цький|ська|цька|ського|"
    "ич|ича|ичу|ичем|іч|іча|ічу|ічам|евіч|овіч|авіч|ович|евич|енко|енка|енку|анка|ёнак|онак|ёнок|онок|чук|чука|щук|юк|юка|ук|ука|чик|чык|чыка|чика|"
    "ou|au|eu|iou|ov|ev|ava|ova|eva|in|ina|yn|yna|ski|sky|skaya|skaja|ska|cki|cka|tski|tsky|tskaya|skii|skiy|ich|icz|ič|enka|enko|anka|uk|iuk|yuk|chyk|chik|czyk|čyk|onak|ionak|owa|owska|owski|ewicz|owicz)$",
    re.IGNORECASE,
)
WEAK = re.compile(
    "(?:ик|іка|ика|ік|ык|як|ак|ака|яка|ок|ко|ка|ку|ец|эц|ца|цу|ей|эй|ай|уй|ый|ань|онь|ень|ун|ан|ян|ар|яр|ер|ір|ур|ель|ола|ула|ыла|ура|ера|ых|их|ава|дзе|швили|ян|"
    "ik|yk|ak|iak|yak|ok|ko|ka|ets|iets|ey|ei|ai|an|ian|yan|ar|iar|er|ur|el|ula|yla|ura|dze|shvili|s|t|k|l|n|r|a|b|d|g|z|h)$",
    re.IGNORECASE,
)

SHORTEST_SURE = 6
SURE = re.compile(
    "(?:[еоёэіи]вич(?:а|у|ем)?|[аеоэё]віч(?:а|у|ам|ем|у)?|енк[оауіи]|енкам|анк[аоуі]|ёнак|онак|ёнка|онка|[яюинш]чук(?:а|у|ом|ам)?|"
    "[ао]ськ?ая|[ео]нюк(?:а|у|ом|ам)?|[ae]vich|[ao]vič|[ae]vič|[eo]wicz(?:a|owi|em)?|[ae]nk[ao]|[aiyn]chuk|[aeiny]czuk(?:a|owi|iem)?|"
    "alchyk|elchyk|niuk|iuk)$"
)

_ADJECTIVES = (
    "ая", "яя", "ое", "ее", "ый", "ий", "ой", "ые", "ие", "ае", "ыя", "ія", "ага", "ого", "ых", "іх",
    "ай", "яй", "ую", "юю", "ым", "аму", "ому",
    "owy", "owa", "ska", "ski", "skie", "ny", "na", "ne",
)  # fmt: skip


def looks_like_adjective(fold: str) -> bool:
    """``Новы Свет``, ``Белая Русь``: an adjective before a capitalised word, and the two name no person."""
    return fold.endswith(_ADJECTIVES)


@lru_cache(maxsize=100_000)
def looks_like_surname(written: str, *, strongly: bool = False) -> bool:
    """Does the word end as surnames of the region do? ``strongly`` asks for an ending that few other words have."""
    last = written.rsplit("-", 1)[-1]
    return len(last) > 2 and bool(STRONG.search(last) or (not strongly and WEAK.search(last)))


@lru_cache(maxsize=100_000)
def is_surely_surname(written: str) -> bool:
    """Is it a word of an ending that nothing but surnames has, or two surnames joined?"""
    parts = written.split("-")
    if len(parts) == 2:
        shaped = all(part[:1].isupper() and looks_like_surname(part) for part in parts)
        return shaped and any(looks_like_surname(part, strongly=True) for part in parts)
    return len(written) >= SHORTEST_SURE and bool(SURE.search(written))


@lru_cache(maxsize=100_000)
def surname_keys(written: str, lang: str) -> frozenset[str]:
    """Codes under which a surname is remembered; two forms of one surname share at least one."""
    word = _HIDDEN.sub("", written).lower()
    if lang == "be-latn":
        word = in_cyrillic(word)
    stems = {word} | _stems(word)
    if "-" in word:
        stems |= _joined_stems(word)
    codes = {
        code for stem in stems if len(stem) > 1 for code in (codes_of(stem) if stem.isascii() else (code_of(stem),))
    }
    codes |= {code.rstrip("aiu") for code in codes if len(code.rstrip("aiu")) > 1}
    skeletons = {"~" + skeleton_of(code) for code in codes if len(skeleton_of(code)) > 3}
    return frozenset(codes) | skeletons


def _joined_stems(word: str) -> set[str]:
    """``Завадзкага-Ліса``: both halves are inflected."""
    halves = [sorted({min(_stems(half) | {half}, key=len), half}) for half in word.split("-", 1) if len(half) > 1]
    return {f"{left}-{right}" for left in halves[0] for right in halves[-1]} if len(halves) == 2 else set()


def _alternating(word: str) -> Iterator[str]:
    """Stems that change before an ending: Дудка, Дудцы; Кравец, Краўца."""
    if word.endswith(("цы", "ці")):
        yield word[:-2] + "к"
    ending = next((one for one in ("ець", "ец", "эц") if word.endswith(one)), "")
    if ending:
        stem = word.removesuffix(ending)
        yield stem + "ц"
        if stem.endswith("в"):
            yield stem[:-1] + "ўц"


def _stems(word: str) -> set[str]:
    cyrillic = "Ѐ" <= word[-1] <= "ӿ"
    patterns = (
        [_NOUN_CYRILLIC, _ADJECTIVE_CYRILLIC] if cyrillic else [_NOUN_POLISH, _ADJECTIVE_POLISH, _ENGLISH_ADJECTIVE]
    )
    found = set(_alternating(word)) if cyrillic else set()
    for pattern in patterns:
        stem = pattern.sub("", word, count=1)
        if len(stem) > 1:
            found.add(stem)
    return found
