"""Jurisdictions as data: articles, terms, courts, prisons, lists and postal rules, every row with its source.

``packs.load("belarus")`` gives a Pack; docs/packs.md describes every field.
"""

from sprava.packs.articles import ArticleReading, ArticleRef, Note
from sprava.packs.pack import Entry, Pack, load, shipped
from sprava.packs.reader import PackRefused, RowNotSourced
from sprava.packs.tables import SECTIONS
from sprava.packs.words import say_note

__all__ = [
    "SECTIONS",
    "ArticleReading",
    "ArticleRef",
    "Entry",
    "Note",
    "Pack",
    "PackRefused",
    "RowNotSourced",
    "load",
    "say_note",
    "shipped",
]
