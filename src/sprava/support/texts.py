"""Texts of campaigns and appeals in several languages: which are there, and which follow an older original."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprava.core.errors import Refused
from sprava.support.keeping import change, kept
from sprava.support.weeks import monday_of, week_of

LANGUAGES: Final[Mapping[str, str]] = {
    "be": "Беларуская", "ru": "Русский", "en": "English", "uk": "Українська", "pl": "Polski", "lt": "Lietuvių",
    "de": "Deutsch", "cs": "Čeština", "fr": "Français", "es": "Español",
}  # fmt: skip
STATES: Final[Mapping[str, str | Promise]] = {
    "original": _("original"),
    "current": _("translated"),
    "behind": _("the original has changed since"),
    "missing": _("missing"),
}
LONGEST: Final = 20_000
MOST_TEXTS: Final = 200
_SHEET: Final = "texts all"


@dataclass(frozen=True, slots=True)
class Edition:
    """A text in one language."""

    lang: str
    state: str
    words: str = ""

    @property
    def language(self) -> str:
        return LANGUAGES[self.lang]

    @property
    def state_words(self) -> str | Promise:
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class CampaignText:
    """One text. ``addressee`` is a row of the law pack, empty for a text to everybody."""

    token: str
    title: str
    addressee: str
    original: str
    week: str
    editions: tuple[Edition, ...]

    def edition(self, lang: str) -> Edition:
        """The text in one language; one that is missing is there with no words."""
        return next((one for one in self.editions if one.lang == lang), Edition(lang, "missing"))

    @property
    def behind(self) -> int:
        """How many translations follow an older original."""
        return sum(1 for one in self.editions if one.state == "behind")

    @property
    def there(self) -> list[Edition]:
        """The languages in which it can be read."""
        return [one for one in self.editions if one.words]


def texts() -> list[CampaignText]:
    """Every text, the one changed last first."""
    found = [_text(token, entry) for token, entry in kept(_SHEET).items()]
    return sorted(found, key=lambda one: (one.week, one.title), reverse=True)


def text_of(token: str) -> CampaignText | None:
    """One text."""
    entry = kept(_SHEET).get(token)
    return _text(token, entry) if entry else None


def write_text(title: str, addressee: str, lang: str, words: str, *, today: date) -> str:
    """Begin a text in its original language; gives its token. Repeating begins another one."""
    _refuse(lang, words)
    if not title.strip():
        raise Refused(gettext("Give the text a title."))
    token, week = secrets.token_hex(6), week_of(today)

    def edit(sheet: dict[str, Any]) -> None:
        if len(sheet) >= MOST_TEXTS:
            raise Refused(gettext("There are %(most)s texts already. Delete one that is over.") % {"most": MOST_TEXTS})
        sheet[token] = {
            "title": title.strip()[:120], "for": addressee, "original": lang, "week": week,
            "words": {lang: {"text": words.strip()}},
        }  # fmt: skip

    change(_SHEET, edit, dated=monday_of(week))
    return token


def translate_text(token: str, lang: str, words: str, *, today: date) -> None:
    """Write the text in one language: the original anew, or a translation of the original as it is now.

    Raises:
        Refused: the text is gone, the language is not known, there are no words or too many.
    """
    _refuse(lang, words)
    week = week_of(today)

    def edit(sheet: dict[str, Any]) -> None:
        entry = sheet.get(token)
        if entry is None:
            raise Refused(gettext("This text is gone."))
        original = entry["words"][entry["original"]]["text"]
        follows = {} if lang == entry["original"] else {"of": _digest(original)}
        entry["words"][lang] = {"text": words.strip(), **follows}
        entry["week"] = week

    change(_SHEET, edit, dated=monday_of(week))


def delete_text(token: str, *, today: date) -> None:
    """Remove a text with its translations. Removing it again changes nothing."""
    change(_SHEET, lambda sheet: sheet.pop(token, None), dated=monday_of(week_of(today)))


def _refuse(lang: str, words: str) -> None:
    if lang not in LANGUAGES:
        raise Refused(gettext("Choose one of the languages of the list."))
    if not 0 < len(words.strip()) <= LONGEST:
        raise Refused(gettext("A text has 1 to %(most)s signs.") % {"most": LONGEST})


def _text(token: str, entry: Mapping[str, Any]) -> CampaignText:
    original = entry["original"]
    digest = _digest(entry["words"][original]["text"])
    editions = tuple(_edition(lang, entry["words"].get(lang), original, digest) for lang in LANGUAGES)
    return CampaignText(token, entry["title"], entry.get("for", ""), original, entry["week"], editions)


def _edition(lang: str, said: Mapping[str, str] | None, original: str, digest: str) -> Edition:
    if said is None:
        return Edition(lang, "missing")
    if lang == original:
        return Edition(lang, "original", said["text"])
    return Edition(lang, "current" if said.get("of") == digest else "behind", said["text"])


def _digest(words: str) -> str:
    return blake2b(words.encode(), digest_size=8).hexdigest()
