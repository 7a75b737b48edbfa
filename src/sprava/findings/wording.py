"""What units, fields and groups of a figure are called on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from sprava.core.dates import PartialDate
from sprava.core.wording import date_words, not_verified
from sprava.findings.asked import Question
from sprava.findings.units import FIELDS, NO_PART, NOTHING, UNITS
from sprava.packs.calendar import pack_of
from sprava.packs.labels import is_unverified as packs_doubt
from sprava.packs.labels import label_of, title_of_article
from sprava.records.words import code_label

_PACK_KINDS = {"facility": "facility", "recogniser": "body", "body": "body", "court": "court"}
_PACK_ROWS = {**_PACK_KINDS, "article": "article", "kind": "kind", "mode": "mode", "region": "place"}
_CODES = {"mode": ("release", "mode"), "kind": ("sentence", "kind"), "incident": ("incident", "kind")}
_SEXES: Mapping[str, str | Promise] = {"female": _("women"), "male": _("men"), "other": _("other")}
_DURATIONS: Mapping[str, str | Promise] = {
    "0–30d": _("less than a month"),
    "30–183d": _("a month to half a year"),
    "183–365d": _("half a year to a year"),
    "365–730d": _("one to two years"),
    "730–1096d": _("two to three years"),
    "1096–1826d": _("three to five years"),
    "1826d+": _("five years and more"),
}
EVERY_WORDS: Mapping[str, str | Promise] = {
    "day": _("day"), "week": _("week"), "month": _("month"), "quarter": _("quarter"), "year": _("year"),
}  # fmt: skip


def unit_words(unit: str) -> str:
    """A unit in the plural: ``prosecutions``."""
    return str(UNITS[unit].words)


def field_words(field: str) -> str:
    """By what a figure is split: ``way of release``."""
    return str(FIELDS[field].words)


def label_in_words(field: str, code: str) -> str:
    """A group as the reader calls it: by the pack where it knows the name, else as the source says."""
    if code in ("", NOTHING):
        return gettext("nothing is said")
    if field in _CODES:
        return str(code_label(*_CODES[field], code))
    return _SPOKEN.get(field, _by_the_pack)(field, code)


def is_unverified(field: str, code: str) -> bool:
    """Does the group rest on a row of the law pack that nobody has verified? Say so beside it."""
    value = code.removesuffix("-city") if field == "region" else code.removesuffix(NO_PART)
    return bool(value) and packs_doubt(settings.JURISDICTION, _PACK_ROWS.get(field, ""), value)


def spoken(field: str, code: str) -> str:
    """The label with its doubt in words, for where no mark can stand: in an option, a heading, a sentence."""
    label = label_in_words(field, code)
    return not_verified(label, _language()) if is_unverified(field, code) else label


def title_in_words(field: str, code: str) -> str:
    """What a group is about besides its label: the title of an article, as the law pack has it."""
    if field != "article" or code in ("", NOTHING):
        return ""
    return title_of_article(settings.JURISDICTION, code.removesuffix(NO_PART), _language())


def _by_the_pack(field: str, code: str) -> str:
    pack = pack_of(settings.JURISDICTION)
    known = label_of(pack, _PACK_KINDS[field], code, _language()) if pack and field in _PACK_KINDS else ""
    return known or code


def _region(_field: str, code: str) -> str:
    """A region bears the identifier of its centre; a centre that is a region of its own ends with ``-city``."""
    pack = pack_of(settings.JURISDICTION)
    centre = pack.places.get(code.removesuffix("-city")) if pack else None
    town = centre.name.say(_language()) if centre else code
    return town if code.endswith("-city") else gettext("%(town)s (region)") % {"town": town}


def _article(_field: str, code: str) -> str:
    if code.endswith(NO_PART):
        return gettext("%(number)s, no part named") % {"number": code.removesuffix(NO_PART)}
    number, _space, part = code.partition(" p.")
    return gettext("%(number)s p. %(part)s") % {"number": number, "part": part} if part else code


def _term(_field: str, code: str) -> str:
    if code in ("life", "death"):
        return pgettext("sentence", "life") if code == "life" else pgettext("sentence", "death")
    first, _dash, last = code.removesuffix("y").removesuffix("y+").partition("–")
    if not last:
        years = int(first.removesuffix("y+"))
        return ngettext("%(n)s year and more", "%(n)s years and more", years) % {"n": years}
    if first == "0":
        return gettext("less than a year")
    words = ngettext("%(first)s to less than %(n)s year", "%(first)s to less than %(n)s years", int(last))
    return words % {"first": first, "n": last}


def _case(_field: str, code: str) -> str:
    return gettext("case %(number)s") % {"number": code}


_SPOKEN: Mapping[str, Callable[[str, str], str]] = {
    "article": _article,
    "duration": lambda _field, code: str(_DURATIONS.get(code, code)),
    "proceeding": _case,
    "region": _region,
    "sex": lambda _field, code: str(_SEXES.get(code, code)),
    "term": _term,
}


def heading_of(question: Question) -> str:
    """What is asked, as a heading: ``People in custody on 1 July 2022, by article``."""
    unit = gettext("people in custody") if question.unit == "persons" else unit_words(question.unit)
    words = unit[:1].upper() + unit[1:]
    if question.on:
        words = gettext("%(unit)s on %(day)s") % {"unit": words, "day": _day(question.on)}
    elif question.first and question.last:
        shown = {"unit": words, "first": _day(question.first), "last": _day(question.last)}
        words = gettext("%(unit)s from %(first)s to %(last)s") % shown
    chosen = [spoken(field, code) for field, code in question.filters]
    words = ": ".join([words, "; ".join(chosen)]) if chosen else words
    return (
        gettext("%(figure)s, by %(field)s") % {"figure": words, "field": field_words(question.by)}
        if question.by
        else words
    )


def _day(day: date) -> str:
    return date_words(PartialDate.of(day), _language())


def _language() -> str:
    return get_language() or "en"
