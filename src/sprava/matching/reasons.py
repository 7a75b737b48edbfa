"""The words of evidence as the pages set them."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language, gettext

from sprava.core.dates import parse_date
from sprava.core.errors import Unreadable
from sprava.core.names import Evidence
from sprava.core.wording import date_words, not_verified
from sprava.linkage import evidence as linkage
from sprava.packs.calendar import pack_of
from sprava.packs.labels import is_unverified, marked_label_of

Stored = tuple[str, str, float, list[str]]
"""A piece of evidence as a pair keeps it: part, how, weight in bits, what the two records say."""


def reason_words(stored: Stored) -> str:
    """The reason of a stored piece of evidence as a sentence; what both records say in the same words is said once."""
    part, how, weight, values = stored
    said = tuple(_SAID.get(part, str)(value) for value in values)
    words = linkage.words(Evidence(part, weight, how, said), _language())
    if len(said) == 2 and said[0] == said[1]:
        words = words.replace(f"{said[0]}, {said[1]}", said[0])
    return words[:1].upper() + words[1:]


def facility_label(code: str) -> str:
    """What the pack calls the place, and whether nobody has verified that; a source's own words stay as they are."""
    law = pack_of(settings.JURISDICTION)
    return (marked_label_of(law, "facility", code, _language()) if law else "") or code


def article_label(article: str) -> str:
    """``361-4 p.1`` as "361-4 p. 1"; be and ru "361-4 ч. 1"; with the mark where nobody has verified its row."""
    number, _, part = article.partition(" p.")
    words = gettext("%(number)s p. %(part)s") % {"number": number, "part": part} if part else article
    doubted = is_unverified(settings.JURISDICTION, "article", article)
    return not_verified(words, _language()) if doubted else words


def _day(text: str) -> str:
    try:
        return date_words(parse_date(text), _language(), short=True)
    except Unreadable:
        return text


def _language() -> str:
    return get_language() or "en"


_SAID = {"facility": facility_label, "article": article_label, "born": _day}
