"""How letters go in the country of the register, as its law pack has it: which languages the censor reads, what stands
on paper in them, which words stop a letter. For a country of which nothing is known, nothing is assumed."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.translation import get_language

from sprava.core.wording import not_verified
from sprava.packs import Pack, load, shipped
from sprava.packs.solidarity import CautionRow, PostLanguageRow, SilenceRow
from sprava.support.jurisdiction import pack

ABROAD = "en"
"""In this language letters and papers can be made everywhere; an address in it is a translation for readers abroad."""


def cautions_known() -> tuple[CautionRow, ...]:
    """What to look for in a letter; none where the pack has no list."""
    law = pack()
    return _cautions(law) if law else ()


def languages_that_pass() -> tuple[PostLanguageRow, ...]:
    """The languages that the censor reads, the usual one first; none where nobody says which."""
    law = pack()
    return _languages(law) if law else ()


def language_that_passes(code: str) -> PostLanguageRow | None:
    """One of them."""
    return next((one for one in languages_that_pass() if one.id == code), None)


def usual_language() -> str:
    """In which language a letter is written where nothing is known of whoever reads it."""
    return next((one.id for one in languages_that_pass()), ABROAD)


def languages_of_letters() -> list[tuple[str, str]]:
    """(code, own name) of every language in which a letter can be set here."""
    own = [(one.id, own_name(one)) for one in languages_that_pass()]
    there = {code for code, _ in own}
    others = settings.LANGUAGES if not own else [("en", "English")]
    return [*own, *((code, str(name)) for code, name in others if code not in there)]


def own_name(row: PostLanguageRow) -> str:
    """As those who speak it call it, and whether nobody has verified the row."""
    return not_verified(row.own_name, get_language() or "en") if row.is_unverified else row.own_name


def words_of_silence() -> tuple[str, ...]:
    """Words of a note by which somebody asks that nobody write, in small letters.

    Those of every pack count in every register: a note may stand in any language, and such a wish must not be lost.
    """
    own = pack()
    return (*(_silence(own) if own else ()), *_silence_anywhere())


@cache
def _silence_anywhere() -> tuple[str, ...]:
    return tuple(words for name in shipped() for words in _silence(load(name)))


@cache
def _silence(law: Pack) -> tuple[str, ...]:
    rows = (row for row in law.rows_of("silence") if isinstance(row, SilenceRow))
    return tuple(words.casefold() for row in rows for words in row.words)


@cache
def _cautions(law: Pack) -> tuple[CautionRow, ...]:
    return tuple(row for row in law.rows_of("caution") if isinstance(row, CautionRow))


@cache
def _languages(law: Pack) -> tuple[PostLanguageRow, ...]:
    return tuple(row for row in law.rows_of("post_language") if isinstance(row, PostLanguageRow))
