"""Which of a person's written names stands at the head of their page and in lists.

All of them are kept and shown; one has to stand first. Running text declines names («Игоря Лосика»), shortens them
(«Лосик») and leaves a letter for the given name («И. Лосик»): a name that does none of this is the better heading,
whichever source wrote it.
"""

from __future__ import annotations

from .folding import style_of
from .parts import Name, coded, parse


def flaws(text: str) -> tuple[bool, bool]:
    """What speaks against a name as a heading, the worse first: it stands in an oblique case, it is not whole.

    Sorting by it is stable: of names without a flaw the first stays first.
    """
    name = parse(text)
    return is_declined(name), not (name.given and name.surnames) or bool(name.initials)


def is_declined(name: Name) -> bool:
    """Whether the name stands in an oblique case, so far as its endings tell."""
    style = style_of(name.text)
    return any(
        word.oblique or [word.sounds] != [each.sounds for each in coded(word.text, style)] for word in name.words
    )
