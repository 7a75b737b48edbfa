"""Where in its file something stands, in words that a person can follow."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import pgettext_lazy

from sprava.core.locators import locator, of_rows
from sprava.records.models import Report
from sprava.records.words import Words

UNITS: Mapping[str, Words] = {
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
_UNIT = re.compile(r"\b([a-z]+) (\d[\d.]*)")
_BOX = re.compile(r" box [-\d,]+")


def where_in(report: Report, start: int, end: int) -> str:
    """``page 2``, ``paragraph 3 – paragraph 5``; empty for words that were pasted."""
    found = _BOX.sub("", locator(of_rows(report.places), start, end) or report.place)
    return _UNIT.sub(_in_words, found).replace(" to ", " – ")


def _in_words(found: re.Match[str]) -> str:
    unit = UNITS.get(found[1])
    return f"{unit} {found[2]}" if unit else found[0]
