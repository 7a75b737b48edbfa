"""People and things without a name of whom a verb may speak: kin, others, so many people, organisations."""

from __future__ import annotations

from sprava.reading.phrases import Word
from sprava.reading.scenes import Anchor, Scene

KIN_WITHIN = 2
"""Words between a word for kin and the verb that is said of them."""
MANY_WITHIN = 6
"""Words before a verb in which a number of people may stand."""
MOST_FIGURES = 3
"""A longer number is a year or a sum."""
LED_WITHIN, LONGEST_LEADING = 3, 6
"""Small words between a verb and the number of people, and letters of such a word."""
_ONE = frozenset(("1", "0.5", "1.5"))
_OF_THEM = ("ых", "іх", "ych")
_PARTICIPLES = ("ых", "іх", "ымі", "ыми", "ych", "ymi")
_PLURAL_RELATIVES = ("ых", "іх", "их", "rych")
_COUNTED = ("ых", "іх", "их", "ей", "аў", "ов", "ych", "ów")
_OF_TIME = frozenset(("unit", "month"))


def is_about_kin(anchor: Anchor, scene: Scene) -> bool:
    """``его брата осудили``, ``задержана дочка``: kin without a name, right before the verb or after it.

    ``родственники задержанных`` are not those who were detained.
    """
    words = scene.tokens.words
    if words[anchor.first].fold.endswith(_OF_THEM):
        return False
    for mark in scene.sentence.of("role"):
        follows = not anchor.form and 0 <= mark.first - anchor.last <= 1 and mark.first < anchor.hi
        if mark.name == "relative" and follows:
            return True
        if (
            mark.name == "relative"
            and anchor.lo <= mark.first < anchor.first
            and anchor.first - mark.last <= KIN_WITHIN
        ):
            return not any(
                scene.separator(at) or "pronoun" in words[at].kinds or words[at].is_small("out_of")
                for at in range(mark.last, anchor.first)
            )
    return False


def is_about_others(anchor: Anchor, scene: Scene) -> bool:
    """``про друзів, яких кинули за ґрати``: people who are not named."""
    return any(
        mark.name == "relative"
        and anchor.lo <= mark.first < anchor.first
        and scene.tokens.words[mark.first].fold.endswith(_PLURAL_RELATIVES)
        and not scene.pronouns(mark.last, anchor.hi)
        for mark in scene.sentence.of("clause")
    )


def is_about_things(anchor: Anchor, scene: Scene) -> bool:
    """``оштрафовали магазин``: measures against organisations are no events of people."""
    for mark in scene.sentence.of("org"):
        beside = 0 <= mark.first - anchor.last <= 1 or 0 <= anchor.first - mark.last <= 2
        if beside and anchor.lo <= mark.first < anchor.hi:
            return True
    return False


def is_about_many(anchor: Anchor, scene: Scene) -> bool:
    """A number of people, "those detained": a figure, no event of a person."""
    if _is_followed_by_number(anchor, scene):
        return True
    words = scene.tokens.words
    for at in range(max(anchor.lo, anchor.first - MANY_WITHIN), min(anchor.first + 1, scene.sentence.last)):
        if words[at].is_small("many") or _counts_people(at, anchor, scene):
            return True
        if at + 1 <= anchor.first and _is_figure(at, scene):
            return words[at + 1].fold.endswith(_COUNTED)
    return words[anchor.first].fold.endswith(_PARTICIPLES)


def _is_figure(at: int, scene: Scene) -> bool:
    """``15 чалавек``: a number in figures that counts the word after it, no time and no part of a date."""
    words = scene.tokens.words
    follows = _word_at(at + 1, scene)
    return (
        words[at].is_number
        and follows is not None
        and follows.is_word
        and len(words[at].fold) <= MOST_FIGURES
        and _OF_TIME.isdisjoint(follows.kinds)
        and not _is_found(at, scene)
    )


def _is_followed_by_number(anchor: Anchor, scene: Scene) -> bool:
    """``выпустят десять, а посадят двадцать``, ``задержали уже более 100 участников``."""
    at = anchor.last
    while at < anchor.last + LED_WITHIN and (word := _word_at(at, scene)) and _leads(word):
        at += 1
    word, after = _word_at(at, scene), _word_at(at + 1, scene)
    if word is None or _is_found(at, scene):
        return False
    counts = (word.is_number and len(word.fold) <= MOST_FIGURES) or word.kinds.get("number", "1") not in _ONE
    return counts and (after is None or _OF_TIME.isdisjoint(after.kinds))


def _leads(word: Word) -> bool:
    """A small word that may stand before a number: ``уже``, ``более``, ``at least``."""
    return word.is_word and not word.is_capital and "number" not in word.kinds and len(word.fold) <= LONGEST_LEADING


def _counts_people(at: int, anchor: Anchor, scene: Scene) -> bool:
    """``two former policemen``, ``двоих сотрудников``: a number in words and a noun before the verb."""
    words = scene.tokens.words
    if words[at].kinds.get("number", "1") in _ONE or "pronoun" in words[at].kinds:
        return False
    return any("human" in words[place].kinds for place in range(at + 1, min(at + 3, anchor.first)))


def _word_at(at: int, scene: Scene) -> Word | None:
    return scene.tokens.words[at] if at < scene.sentence.last else None


def _is_found(at: int, scene: Scene) -> bool:
    """Is the word part of a date, an article or a place?"""
    return any(span.first <= at < span.last for span in scene.spans())
