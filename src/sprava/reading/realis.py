"""How surely it happened: it did, it is announced, asked for, alleged, said not to be so, or only possible."""

from __future__ import annotations

from datetime import date

from sprava.reading.phrases import Mark
from sprava.reading.scenes import TERM, Anchor, Scene

HAPPENED, ANNOUNCED, REQUESTED, ALLEGED, NEGATED, GENERAL = (
    "happened", "announced", "requested", "alleged", "negated", "general",
)  # fmt: skip
ASKED_WITHIN = 1
"""Words between "asked" and what is asked for."""
NEGATION_WITHIN = 2
"""Words between "not" and the verb that it denies."""


def realis_of(anchor: Anchor, scene: Scene) -> str:
    """What the words around an anchor say about it."""
    if _is_negated(anchor, scene):
        return NEGATED
    if (
        _is_conditional(anchor, scene)
        or _has_before(anchor, scene, "general")
        or _is_urged(anchor, scene)
        or _may(anchor, scene)
        or _is_asked(anchor, scene)
    ):
        return GENERAL
    if anchor.form == "future":
        return ANNOUNCED
    if anchor.form == "suspect":
        return ALLEGED
    alleged = _has_before(anchor, scene, "alleged") or _has_after(anchor, scene, "alleged")
    if alleged and scene.has("beside", "denied", anchor.first, scene.sentence.last):
        return NEGATED
    if alleged:
        return ALLEGED
    if anchor.name != TERM and _will(anchor, scene):
        return ANNOUNCED
    return HAPPENED


def dated(realis: str, when: str | None, published: date) -> str:
    """What lies ahead of the day of publication has not happened yet."""
    if realis != HAPPENED or not when:
        return realis
    return ANNOUNCED if when > str(published)[: len(when)] else realis


def _is_negated(anchor: Anchor, scene: Scene) -> bool:
    for mark in scene.realis():
        if mark.name != "negated" or not anchor.lo <= mark.first < anchor.first or mark.last > anchor.last:
            continue
        if mark.last >= anchor.first - NEGATION_WITHIN and not any(
            scene.separator(at) for at in range(mark.last, anchor.first)
        ):
            return True
    after = range(anchor.last, min(anchor.last + 2, anchor.hi))
    if any(scene.tokens.words[at].is_small("none") for at in after):
        return True
    inside = range(anchor.first + 1, anchor.last)
    return any(scene.tokens.words[at].is_small("not") for at in inside) and anchor.type != "appeal_decided"


def _has_before(anchor: Anchor, scene: Scene, name: str) -> bool:
    """Stands such a word before the anchor in its own clause, or in the one that ``, что`` joins to it?"""
    for mark in scene.realis():
        if mark.name != name or mark.first >= anchor.first or _means_those_named(mark, scene):
            continue
        if name == "alleged" and mark.first == scene.sentence.first and scene.tokens.written[mark.last] == ",":
            return True  # "Reportedly, ..." goes for the whole sentence
        between = range(mark.last, anchor.first)
        joined = any(scene.tokens.words[at].is_small("that") for at in between)
        pauses = [at for at in between if scene.tokens.written[at] in ",;:"]
        if (mark.first >= anchor.lo and not pauses) or (joined and len(pauses) <= 1):
            return True
    return False


def _means_those_named(mark: Mark, scene: Scene) -> bool:
    """``A, B і C: кожны атрымаў 15 сутак``: each of those who are named, and not everybody."""
    stands_for = "pronoun" in scene.tokens.words[mark.first].kinds
    return stands_for and any(one.last <= mark.first for one in scene.mentions)


def _is_conditional(anchor: Anchor, scene: Scene) -> bool:
    """``Если суд откажет, его этапируют``: what is to come if something else does."""
    words = scene.tokens.words
    return anchor.form == "future" and any(words[at].is_small("if") for at in range(scene.sentence.first, anchor.first))


def _is_urged(anchor: Anchor, scene: Scene) -> bool:
    """``заклікаў улады вызваліць палітвязняў і спыніць катаванні``: all that is called for, up to the next clause.

    What a book or a film tells is no event to the end of the sentence.
    """
    if any(mark.name == "fiction" and mark.first < anchor.first for mark in scene.realis()):
        return True
    return any(
        mark.name == "urged"
        and mark.first < anchor.first
        and not any(scene.separator(at) not in ("", "and") for at in range(mark.last, anchor.first))
        for mark in scene.realis()
    )


def _may(anchor: Anchor, scene: Scene) -> bool:
    """``могут задержать``, ``падазраванага могуць``: a word of what may be, right beside the verb."""
    words = scene.tokens.words
    before = range(max(anchor.first - 2, scene.sentence.first), anchor.first)
    near = [at for at in before if words[at].is_small("may") and not scene.separated(at, anchor.first)]
    follows = anchor.last < scene.sentence.last and words[anchor.last].is_small("may")
    dated = {at for span in scene.dates for at in range(span.first, span.last)}
    return bool(set(near) - dated) or (follows and anchor.last not in dated)


def _is_asked(anchor: Anchor, scene: Scene) -> bool:
    """``— А в карцер попадали?``, ``wniósł o uniewinnienie``: a question, and what is only asked for."""
    if scene.tokens.written[scene.sentence.last - 1] == "?":
        return True
    return anchor.name != TERM and any(
        mark.name == "requested"
        and 0 <= anchor.first - mark.last <= ASKED_WITHIN
        and not scene.separated(mark.last, anchor.first)
        for mark in scene.sentence.of("meaning")
    )


def _has_after(anchor: Anchor, scene: Scene, name: str) -> bool:
    marks = scene.realis()
    return any(
        mark.name == name and anchor.last <= mark.first < anchor.hi and mark.first - anchor.last <= 4 for mark in marks
    )


def _will(anchor: Anchor, scene: Scene) -> bool:
    """``будут судить``, ``will be sent``: the helping verb right before."""
    for mark in scene.realis():
        if mark.name == "announced" and anchor.first - 3 <= mark.last <= anchor.first and mark.first >= anchor.lo:
            return not scene.separated(mark.last, anchor.first)
    return False
