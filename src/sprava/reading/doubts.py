"""Words that look like an event and state none: who somebody is, what a thing does, what is only spoken of."""

from __future__ import annotations

from collections.abc import Callable

from sprava.reading.focus import ONE_PERSON, Subjects
from sprava.reading.scenes import Anchor, Scene
from sprava.reading.spans import Mention

PRONOUN_AFTER = 2
"""Words after a verb in which a pronoun may still be what it is said of."""
NAMED_WITHIN = 4
"""Words after a noun such as "release" in which the name of whoever is released may begin."""
_WITH_THEM = ("ымі", "ыми", "ими", "імі", "ymi")
_OF_THEM = ("ых", "іх", "ych")
"""``пагутарыў з асуджанымі``, ``przyjęcie zwolnionych więźniów``: people of whom nobody is named."""
_GENITIVES = ("ного", "ной", "нага", "най", "ных", "ныя", "ної", "nego", "nej", "nych")


def says_whose(anchor: Anchor, scene: Scene) -> bool:
    """``муж задержанной``, ``jailed scholar X``: a word that says who somebody is, and tells of no event."""
    if anchor.last - anchor.first > 1 or anchor.form:
        return False
    words = scene.tokens.words
    word, before = words[anchor.first], words[anchor.first - 1] if anchor.first > scene.sentence.first else None
    if before is not None and "role" in before.kinds and word.fold.endswith(_GENITIVES):
        return True
    if _is_of_many(anchor, scene) and not _is_named_after(anchor, scene):
        return True
    return word.is_small("attribute") and not scene.terms and _is_attribute(anchor, scene)


def _is_of_many(anchor: Anchor, scene: Scene) -> bool:
    fold, after = scene.tokens.words[anchor.first].fold, anchor.last
    if fold.endswith(_WITH_THEM):
        return True
    return fold.endswith(_OF_THEM) and after < scene.sentence.last and "human" in scene.tokens.words[after].kinds


def _is_named_after(anchor: Anchor, scene: Scene) -> bool:
    return any(0 <= one.first - anchor.last <= NAMED_WITHIN for one in scene.mentions)


def _is_attribute(anchor: Anchor, scene: Scene) -> bool:
    """``the jailed scholar X``: between a small word and a noun; not ``the court jailed scholar X``."""
    words = scene.tokens.words
    if anchor.last >= scene.sentence.last:
        return False
    after = words[anchor.last]
    before = words[anchor.first - 1] if anchor.first > scene.sentence.first else None
    led = before is None or (
        ("name", "not") in before.labels
        and before.kinds.get("clause") != "passive"
        and not {"court", "body", "role"} & before.kinds.keys()
    )
    return led and after.is_word and not after.is_capital and ("name", "not") not in after.labels


def is_penalty(anchor: Anchor, scene: Scene) -> bool:
    """``отправили в колонию на пять лет``: a verdict in the words of a transfer."""
    return any(
        term.meaning == "imposed" and not scene.separated(*_between(anchor, term.first, term.last), ",;:")
        for term in scene.terms
    ) and not any(one.type in ("sentenced", "convicted") and one.form == "" for one in scene.anchors)


def is_only_spoken_of(anchor: Anchor, subjects: Subjects, scene: Scene) -> bool:
    """``X подписал указ о помиловании``: whom it happens to would stand after the noun, not before "about"."""
    before = range(max(scene.sentence.first, anchor.first - 2), anchor.first + 1)
    about = any(scene.tokens.words[at].is_small("about") for at in before)
    theirs = [one for one in scene.mentions if one.person in subjects.persons and anchor.lo <= one.first < anchor.hi]
    return about and bool(theirs) and all(one.last <= anchor.first for one in theirs)


def is_of_others(anchor: Anchor, scene: Scene) -> bool:
    """``освобождение заключённых``: the noun says whose it is, and names nobody."""
    words, after = scene.tokens.words, anchor.last
    if after >= scene.sentence.last or _is_named_after(anchor, scene):
        return False
    word = words[after]
    return word.is_word and not word.is_capital and ("name", "not") not in word.labels and "human" in word.kinds


def comes_out(anchor: Anchor, scene: Scene) -> bool:
    """``Переклад вийде восени``, ``кот умер``: what is named right before comes out or dies, and nobody in prison."""
    words, at = scene.tokens.words, anchor.first
    if is_title(anchor, scene):
        return True
    bare = anchor.last - at == 1 and (anchor.type == "died" or words[at].is_small("comes_out"))
    if not bare or at == scene.sentence.first or scene.pronouns(anchor.lo, anchor.hi):
        return False
    before = words[at - 1]
    return before.is_word and ("name", "not") not in before.labels and not {"human", "role"} & before.kinds.keys()


def is_title(anchor: Anchor, scene: Scene) -> bool:
    """``«Дневник» Алеся Рудака выйдет на шведском``: a book comes out."""
    if anchor.type != "released" or not scene.tokens.words[anchor.first].is_small("comes_out"):
        return False
    before = range(max(scene.sentence.first, anchor.first - NAMED_WITHIN), anchor.first)
    return any(scene.tokens.written[at] in "»”“" for at in before)


def is_of_people(anchor: Anchor, scene: Scene, may_suffer: Callable[[Mention, Scene], bool]) -> bool:
    """``Людзей арыштоўваюць і судзяць``: people in general, and not whoever was spoken of last."""
    words, first = scene.tokens.words, scene.sentence.first
    people = next((at for at in range(first, anchor.hi) if words[at].is_small("people")), None)
    if people is None:
        return False
    if any(mark.name in ONE_PERSON for mark in scene.pronouns(people, anchor.last + PRONOUN_AFTER)):
        return False
    return not any(one.first < anchor.first and may_suffer(one, scene) for one in scene.mentions)


def _between(anchor: Anchor, first: int, last: int) -> tuple[int, int]:
    return (anchor.last, first) if anchor.first < first else (last, anchor.first)
