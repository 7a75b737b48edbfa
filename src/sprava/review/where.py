"""Where in its file something stands, in words that a person can follow."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import pgettext_lazy

from sprava.core.locators import Place, locator
from sprava.records.words import Words

UNITS: Mapping[str, Words] = {
    "picture": pgettext_lazy("place in a file", "picture"),
    "page": pgettext_lazy("place in a file", "page"),
    "block": pgettext_lazy("place in a file", "block"),
    "paragraph": pgettext_lazy("place in a file", "paragraph"),
    "line": pgettext_lazy("place in a file", "line"),
    "record": pgettext_lazy("place in a file", "record"),
    "entry": pgettext_lazy("place in a file", "entry"),
    "message": pgettext_lazy("place in a file", "message"),
    "part": pgettext_lazy("place in a file", "part"),
    "table": pgettext_lazy("place in a file", "table"),
    "row": pgettext_lazy("place in a file", "row"),
}
_UNIT = re.compile(r"^picture$|\b([a-z]+) (\d[\d.]*)")
_BOX = re.compile(r" box [-\d,]+")


def where_in(places: Sequence[Place], start: int, end: int, otherwise: str = "") -> str:
    """``page 2``, ``paragraph 3 – paragraph 5``; ``otherwise`` of words of which the map says nothing: empty for those
    that were pasted."""
    found = _BOX.sub("", locator(places, start, end) or otherwise)
    return _UNIT.sub(_in_words, found).replace(" to ", " – ")


def _in_words(found: re.Match[str]) -> str:
    if found[0] == "picture":
        return str(UNITS[found[0]])
    unit = UNITS.get(found[1])
    return f"{unit} {found[2]}" if unit else found[0]
