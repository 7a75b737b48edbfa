"""What has gone stale: people without a sign, terms that should have ended, hearings of which nothing was heard since.

Each is asked of the index by the day alone, so that the first page and the list of people mean the same by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Member
from sprava.casework.jurisdiction import pack
from sprava.casework.remembered import QUIET_AFTER_DAYS
from sprava.casework.words import Words
from sprava.packs.labels import marked_label_of
from sprava.records.models import Appeal, Claim, Hearing, Release, Sentence, Spell

HEARINGS_BACK_DAYS = 365
"""A hearing that nobody told the end of for a year is history, not work."""
QUIET, OVERDUE, UNHEARD = "quiet", "overdue", "unheard"
STALE: Mapping[str, Words] = {
    QUIET: _("No sign for 90 days"),
    OVERDUE: _("The term should have ended"),
    UNHEARD: _("A hearing passed, nothing said since"),
}
STALE_CHOICES = (("", pgettext_lazy("what needs a look", "Any")), *STALE.items())


def stale_rows(stale: str, day: date, reader: Member, quiet_since: date | None = None) -> QuerySet[Any, Any]:
    """Rows of the index, each of a person of whom this holds on ``day``; a person may have several.

    Quiet is who has no sign since ``quiet_since``, as a rule for :data:`QUIET_AFTER_DAYS` days.
    """
    if stale == QUIET:
        since = quiet_since or day - timedelta(days=QUIET_AFTER_DAYS)
        return Spell.objects.visible_to(reader).possibly_on(day).filter(person__last_sign__lt=since)
    if stale == OVERDUE:
        return overdue(day, reader)
    return unheard(day, reader)


def overdue(day: date, reader: Member) -> QuerySet[Spell]:
    """Possibly in custody on ``day`` although the term had ended by then at the latest; nobody reports a release."""
    return Spell.objects.visible_to(reader).possibly_on(day).filter(expected_latest__lt=day, ended=False)


def unheard(day: date, reader: Member) -> QuerySet[Hearing]:
    """Hearings of the year before ``day`` of which nobody says a result, after which nobody says anything of a court.

    Another hearing later, a sentence, an appeal or a release says how it went on.
    """
    hearings = Hearing.objects.visible_to(reader)
    passed = hearings.filter(date_latest__lt=day, date_earliest__gte=day - timedelta(days=HEARINGS_BACK_DAYS))
    said = Claim.objects.visible_to(reader).standing().filter(subject=OuterRef("pk"), field="result")
    later = hearings.filter(person=OuterRef("person"), date_latest__gt=OuterRef("date_latest"))
    came = (
        model.objects.visible_to(reader).filter(person=OuterRef("person"), date_latest__gte=OuterRef("date_earliest"))
        for model in (Sentence, Appeal, Release)
    )
    passed = passed.exclude(Exists(said)).exclude(Exists(later))
    for rows in came:
        passed = passed.exclude(Exists(rows))
    return passed


def addresses_to_confirm(day: date) -> list[tuple[str, str]]:
    """The places of detention of the law pack that are open on ``day`` and whose address nobody has confirmed; labels.

    An address is confirmed when two pages print it. A place of which no page prints any is here too.
    """
    law = pack()
    found: list[tuple[str, str]] = []
    if law is None:
        return found
    for row in law.facilities.values():
        known = any(map(row.confirms, row.addresses_on(day)))
        if not known and row.in_force.may_hold(day):
            found.append((row.id, marked_label_of(law, "facility", row.id, get_language() or "en")))
    return sorted(found, key=lambda one: one[1].casefold())
