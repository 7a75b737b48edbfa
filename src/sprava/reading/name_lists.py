"""Names that stand in one list: "A, 34, B and C"."""

from __future__ import annotations

from sprava.reading.scenes import Scene
from sprava.reading.spans import Mention

WIDEST_LIST_GAP = 8
"""Words between two names of one list: "translator A, 34, and bus driver B"."""
_NEW_CLAUSE = frozenset(("break", "relative", "passive"))


def list_around(mention: Mention, others: list[Mention], scene: Scene) -> list[Mention]:
    """The names of ``others`` that stand in one list with a mention, which is one of them."""
    at = others.index(mention)
    first = last = at
    while first > 0 and in_one_list(others[first - 1], others[first], scene):
        first -= 1
    while last + 1 < len(others) and in_one_list(others[last], others[last + 1], scene):
        last += 1
    return others[first : last + 1]


def in_one_list(left: Mention, right: Mention, scene: Scene) -> bool:
    """Stand two names in one list: "and", commas and small words between, no verb and no new clause?"""
    if left.first > right.first:
        left, right = right, left
    tokens, inside = scene.tokens, scene.in_brackets
    between = [at for at in range(left.last, right.first) if at not in inside]
    if len(between) > WIDEST_LIST_GAP:
        return False
    joined = False
    for at in between:
        word = tokens.words[at]
        kind = "and" if word.is_small("and") else word.kinds.get("clause")
        if kind in _NEW_CLAUSE or "trigger" in word.kinds or tokens.written[at] in ";:.":
            return False
        joined = joined or kind == "and" or tokens.written[at] == ","
    return joined or scene.has("clause", "with", left.last, right.first)


def distinct(mentions: list[Mention]) -> tuple[int, ...]:
    """The persons of mentions, each once."""
    return tuple(dict.fromkeys(mention.person for mention in mentions))
