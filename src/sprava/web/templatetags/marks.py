"""Marks that every page sets alike: states, dates, ages, grades, sigla, passages, figures.

They are built into every template; nothing has to be loaded. docs/look.md lists them with examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.context import Context
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext

from sprava.accounts.forms import ROLE_NAMES
from sprava.accounts.models import shown_name
from sprava.core import wording
from sprava.core.dates import PartialDate, Sometime, When, parse_date
from sprava.core.errors import Unreadable

register = template.Library()

STATES = {
    "held": ("st-in", gettext_lazy("In custody")),
    "maybe": ("st-maybe", gettext_lazy("Possibly in custody")),
    "part": ("st-part", gettext_lazy("Restricted, not in custody")),
    "free": ("st-out", gettext_lazy("Not in custody")),
    "died": ("st-died", gettext_lazy("Died")),
    "unknown": ("st-unknown", gettext_lazy("Not known")),
}
GRADES = {
    1: gettext_lazy("doubtful"),
    2: gettext_lazy("retold"),
    3: gettext_lazy("reliable"),
    4: gettext_lazy("first-hand"),
    5: gettext_lazy("official"),
}
STALE_AFTER_DAYS = 90
MOST_SIGLA = 6


@register.filter(name="when")
def when_mark(value: When | date | str | None, how: str = "") -> SafeString:
    """A date as exact as it is known; what is not known to the day is underlined with dots.

    ``how`` holds any of the words ``short`` and ``since``: ``{{ began|when:"short since" }}``.
    """
    when = _as_when(value)
    if when is None:
        return format_html("{}", value or "")
    text = _date_text(when, how)
    if isinstance(when, PartialDate) and when.is_exact():
        return format_html('<time class="date" datetime="{}">{}</time>', when, text)
    return format_html('<span class="date date-part">{}</span>', text)


@register.filter
def when_words(value: When | date | str | None, how: str = "") -> str:
    """The same as ``when`` in plain text, for titles, captions and options."""
    when = _as_when(value)
    return str(value or "") if when is None else _date_text(when, how)


@register.filter
def weekday(day: date) -> str:
    """A day with its weekday: ``Monday 23 November 2026``."""
    return wording.day_words(day, _language())


@register.filter
def term(duration: str) -> str:
    """``P5Y6M`` as "5 years 6 months"."""
    return wording.term_words(duration, _language())


@register.filter
def figure(number: float | str | None) -> str:
    """A number with the thousands mark of the language; what is no number comes back as it is."""
    if isinstance(number, int | float) and not isinstance(number, bool):
        return wording.figure(number, _language())
    return str("" if number is None else number)


@register.filter
def file_size(size: int) -> str:
    """Bytes as "1.4 MB"."""
    return wording.size_words(size, _language())


@register.filter
def days(number: int) -> str:
    """A number of days in words: "531 days"."""
    return wording.counted(number, "day", _language())


@register.filter
def years(number: int) -> str:
    """A number of years in words: "39 years"."""
    return wording.counted(number, "year", _language())


@register.simple_tag
def age(last_sign: date | None, today: date, stale_after: int = STALE_AFTER_DAYS) -> SafeString:
    """How long ago the last sign was; set heavier with an open circle when it is old, and said when there is none."""
    if not last_sign:
        return format_html('<span class="stale">{}</span>', gettext("no sign yet"))
    kind = "stale" if (today - last_sign).days > stale_after else "age"
    return format_html('<span class="{}">{}</span>', kind, wording.ago_words(last_sign, today, _language()))


@register.simple_tag
def state(code: str, words: str = "") -> SafeString:
    """A square and a word. ``code`` is one of core.custody.State, or ``part``; ``words`` replaces the usual word."""
    kind, usual = STATES.get(code, STATES["unknown"])
    return format_html('<span class="st {}">{}</span>', kind, words or usual)


@register.filter
def member_name(name: str) -> str:
    """Who did it, as they chose to be shown; the command line in the language of the reader."""
    return shown_name(name)


@register.filter
def role_name(role: str) -> str | Promise:
    """What a role does, in words."""
    return dict(ROLE_NAMES)[role]


@register.simple_tag
def grade(number: int) -> SafeString:
    """The grade of a source in its word."""
    return format_html('<span class="grade">{}</span>', GRADES.get(number, ""))


@register.simple_tag
def unverified(is_unverified: object) -> SafeString:
    """A star after what the law pack says without a page to confirm it; web/unverified.html says once what it means."""
    if not is_unverified:
        return SafeString("")
    star = '<sup class="unverified"><span aria-hidden="true" title="{0}">*</span><span class="vh"> ({0})</span></sup>'
    return format_html(star, gettext("not verified"))


@register.filter
def siglum(number: int) -> str:
    """The letter of source ``number``, counted from 0: A … Z, then AA … AZ, BA …"""
    letters = ""
    rest = number + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


@register.simple_tag
def sigla(letters: Iterable[str]) -> SafeString:
    """The sources of one value as small letters that lead to ``#src-A`` on the page; the first :data:`MOST_SIGLA`."""
    every = list(letters)
    links = format_html_join("", '<a href="#src-{}">{}</a>', ((letter, letter) for letter in every[:MOST_SIGLA]))
    if not links:
        return SafeString("")
    if len(every) > MOST_SIGLA:
        links += format_html(" +{}", len(every) - MOST_SIGLA)
    return format_html(
        '<span class="sig"><span class="vh">{} </span>{}</span>', pgettext("of a value", "Sources:"), links
    )


@register.simple_tag
def passage(quote: str, lang: str = "", marked: Sequence[int] | str = "") -> SafeString:
    """The words of a source in their own language, with what was taken from them marked.

    ``marked`` is a pair of character offsets or the words themselves; words that are not in the quote mark nothing.
    """
    begin, end = _span(quote, marked)
    before, middle, after = quote[:begin], quote[begin:end], quote[end:]
    inner = format_html("{}<mark>{}</mark>{}", before, middle, after) if middle else format_html("{}", quote)
    return format_html('<p class="passage" dir="auto"{}><q>{}</q></p>', _lang(lang), inner)


@register.simple_tag
def written(text: str, lang: str = "") -> SafeString:
    """A name or any short text as a source writes it, kept from turning the words around it."""
    return format_html("<bdi{}>{}</bdi>", _lang(lang), text)


@register.inclusion_tag("web/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What a form refuses, at the top of the page, each line leading to its field."""
    fields = [(form[name], errors) for name, errors in form.errors.items() if name != "__all__"]
    return {"general": form.non_field_errors(), "fields": fields, "count": len(form.non_field_errors()) + len(fields)}


@register.inclusion_tag("web/field.html")
def field(bound: Any, kind: str = "", *, all_optional: bool = False) -> dict[str, Any]:  # noqa: ANN401 any BoundField
    """A field of a form with its label, hint and error. ``kind`` is a width class: w-name, w-date, w-short, w-full.
    With ``all_optional`` the page has said already that such fields may stay empty."""
    described = " ".join(
        f"{bound.auto_id}_{part}" for part, there in (("hint", bound.help_text), ("error", bound.errors)) if there
    )
    attributes = {"class": kind} if kind else {}
    if not bound.use_fieldset:
        attributes["dir"] = "auto"
        if described:
            attributes["aria-describedby"] = described
        if bound.errors:
            attributes["aria-invalid"] = "true"
    return {
        "field": bound,
        "control": bound.as_widget(attrs=attributes),
        "described": described,
        "all_optional": all_optional,
    }


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: object) -> str:
    """The query of this page with some values changed, an empty one left out: ``?{% with_query state="" %}``."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return urlencode(sorted(query.lists()), doseq=True)


def _language() -> str:
    return get_language() or "en"


def _lang(lang: str) -> SafeString:
    return format_html(' lang="{}"', lang) if lang else SafeString("")


def _date_text(when: When, how: str) -> str:
    asked = how.split()
    phrase = wording.Phrase.SINCE if "since" in asked else wording.Phrase.ALONE
    return wording.date_words(when, _language(), short="short" in asked, phrase=phrase)


def _as_when(value: When | date | str | None) -> When | None:
    if isinstance(value, PartialDate | Sometime):
        return value
    if isinstance(value, datetime):
        return PartialDate.of(value.astimezone(UTC).date() if value.tzinfo else value.date())
    if isinstance(value, date):
        return PartialDate.of(value)
    try:
        return parse_date(value) if value else None
    except Unreadable:
        # A template never fails on a stored value: it shows what is there.
        return None


def _span(quote: str, marked: Sequence[int] | str) -> tuple[int, int]:
    if not marked:
        return 0, 0
    if isinstance(marked, str):
        begin = quote.find(marked)
        return (begin, begin + len(marked)) if begin >= 0 else (0, 0)
    begin, end = marked
    return max(0, begin), min(len(quote), end)
