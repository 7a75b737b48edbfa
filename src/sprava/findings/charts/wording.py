"""Words that several charts share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sprava.core.dates import PartialDate
from sprava.core.wording import date_words, not_verified
from sprava.findings.answers import Answer
from sprava.findings.charts.saying import Said
from sprava.findings.wording import is_unverified, label_in_words
from sprava.packs.calendar import Calendar


def language() -> str:
    """The language in which the chart speaks."""
    return get_language() or "en"


def said_of(title: str, unit: str, *notes: str, across: str = "", published: str = "") -> Said:
    """The words of a chart in the active language."""
    return Said(title, unit, language(), notes, across=across, published=published)


def day_in_words(day: date | None) -> str:
    """A day as people write it."""
    return date_words(PartialDate.of(day), language()) if day else ""


def known_note(*answers: Answer) -> str:
    """As known when, and in which register: what a picture has to say that is seen without its page."""
    moment = known_moment(answers)
    shown = {"register": settings.REGISTER_NAME, "day": ""}
    if moment is None:
        return _("%(register)s, in which nothing is known yet.") % shown
    shown["day"] = day_in_words(moment.astimezone(Calendar.of(settings.JURISDICTION).zone).date())
    return _("%(register)s, as known at %(day)s: a lower bound on the truth.") % shown


def standing(field: str, code: str) -> str:
    """What stands beside a group that rests on a row of the law pack which nobody has verified."""
    return _("not verified") if is_unverified(field, code) else ""


def standing_note(field: str, codes: Iterable[str]) -> list[str]:
    """The same for all groups of a picture that is seen without its table."""
    doubted = dict.fromkeys(label_in_words(field, code) for code in codes if is_unverified(field, code))
    return [_("Not verified in the law pack: %(groups)s.") % {"groups": ", ".join(doubted)}] if doubted else []


def known_moment(answers: Sequence[Answer]) -> datetime | None:
    """As known when the answers are: the moment asked for, or the last change."""
    moments = (answer.recipe["known_at"] for answer in answers)
    return max((datetime.fromisoformat(moment) for moment in moments if moment), default=None)


def in_a_sentence(group: str, doubt: str) -> str:
    """What a group is called where no mark can stand beside it; ``doubt`` is what :func:`standing` says of it."""
    return not_verified(group, language()) if doubt else group


def largest(rows: Sequence[tuple[str, str]], most: int = 3) -> str:
    """The first groups with their figures: ``289 (4), 295 (4)``."""
    return ", ".join(f"{label} ({figure})" for label, figure in rows[:most])
