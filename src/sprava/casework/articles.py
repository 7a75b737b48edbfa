"""Articles in a list and in a filter: short to read, and as people type them."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

# 361-4 · 361-4 p.1 · 361-4 part 1 · 361-4 ч. 1 · 19.11 ч.2
_NUMBER_FIRST = re.compile(
    r"(?a)(?P<number>\d{1,3}(?:[.-]\d{1,3}){0,2})(?:\D*?(?:p|part|ч|часть|частка)\.?\s*(?P<part>\d{1,2}))?"
)
# ч. 1 ст. 361-4
_PART_FIRST = re.compile(
    r"(?a)(?:p|part|ч|часть|частка)\.?\s*(?P<part>\d{1,2})\D+(?P<number>\d{1,3}(?:[.-]\d{1,3}){0,2})"
)
_CODE = re.compile(r"([A-Z][A-Za-z-]{1,20}) ", re.ASCII)
_CANONICAL = re.compile(r"(?P<number>.+?)(?: p\.(?P<part>[\d-]+))?")


def article_typed(text: str) -> str:
    """An article as somebody types it, in the notation of claims: "ч. 1 ст. 361-4" is ``361-4 p.1``; else empty."""
    plain = text.strip()[:40]
    match = _PART_FIRST.search(plain.casefold()) or _NUMBER_FIRST.search(plain.casefold())
    if match is None:
        return ""
    code = _CODE.match(plain)
    article = f"{code[1]} {match['number']}" if code else match["number"]
    return f"{article} p.{match['part']}" if match["part"] else article


def article_short(article: str) -> str:
    """``361-4 p.1`` as "361-4 p. 1"; be and ru "361-4 ч. 1"."""
    match = _CANONICAL.fullmatch(article)
    if match is None or not match["part"]:
        return article
    return _("%(number)s p. %(part)s") % {"number": match["number"], "part": match["part"]}


def article_order(article: str) -> tuple[str, list[int]]:
    """Articles in the order of the code, by their numbers; those of other codes after the criminal one."""
    words = "".join(character if character.isdigit() else " " for character in article).split()
    return article[:1] if article[:1].isalpha() else "", [int(word) for word in words]
