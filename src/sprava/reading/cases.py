"""A proposal that a reviewer refused, tried again on the rules of today."""

from __future__ import annotations

from datetime import date
from typing import Any

from sprava.reading.lexicon import Lexicon
from sprava.reading.reader import read


def is_still_proposed(case: dict[str, Any], lexicon: Lexicon) -> bool:
    """Do the rules of today propose again, from the same words, an event of the same type about the same name?

    ``case`` has ``text``, ``published``, perhaps ``title``, and ``refused`` with ``type`` and perhaps ``who``.

    Raises:
        KeyError, ValueError, TypeError: it is no such case.
    """
    reading = read(case["text"], str(case.get("title", "")), date.fromisoformat(case["published"]), lexicon)
    refused = case["refused"]
    for event in reading.events:
        spoken_of = () if event.person is None else reading.persons[event.person].mentions
        names = {reading.tokens.quote(mention.first, mention.last) for mention in spoken_of}
        if event.type == refused["type"] and (not refused.get("who") or refused["who"] in names):
            return True
    return False
