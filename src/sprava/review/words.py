"""What this desk calls things, over and above the words that every desk shares."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sprava.records.models import Delivery, Report, Suggestion
from sprava.records.words import Words

KINDS: Mapping[str, Words] = {
    "detained": _("Detention"),
    "charged": _("Charge"),
    "tried": _("Hearing"),
    "convicted": _("Verdict"),
    "sentenced": _("Sentence"),
    "fined": _("Fine"),
    "appeal_decided": _("Appeal decided"),
    "transferred": _("Moved to a place of detention"),
    "placed_in_punishment_cell": _("Punishment cell"),
    "hunger_strike": _("Hunger strike"),
    "released": _("Release"),
    "listed_as_extremist": _("Put on the list of extremists"),
    "listed_as_terrorist": _("Put on the list of terrorists"),
    "died": _("Death"),
    "recognised_political_prisoner": _("Recognised as a political prisoner"),
}

MARKS: Mapping[str, tuple[Words, Words]] = {
    "person": (pgettext_lazy("mark in a text", "person"), pgettext_lazy("letter for a person", "P")),
    "date": (pgettext_lazy("mark in a text", "date"), pgettext_lazy("letter for a date", "D")),
    "article": (pgettext_lazy("mark in a text", "article"), pgettext_lazy("letter for an article", "A")),
    "sentence": (pgettext_lazy("mark in a text", "penalty"), pgettext_lazy("letter for a penalty", "S")),
    "court": (pgettext_lazy("mark in a text", "court"), pgettext_lazy("letter for a court", "C")),
    "facility": (pgettext_lazy("mark in a text", "place of detention"), pgettext_lazy("letter for a facility", "F")),
    "body": (pgettext_lazy("mark in a text", "body"), pgettext_lazy("letter for a body", "B")),
}
"""What a mark in the text is, and the small letter beside it."""

LEFT_OUT: Mapping[str, Words] = {
    "judge": _("a judge: never a victim"),
    "prosecutor": _("a prosecutor: never a victim"),
    "lawyer": _("a lawyer: not a victim here"),
    "official": _("an official: never a victim"),
    "requested": _("asked for, not imposed"),
    "announced": _("announced, has not happened yet"),
    "alleged": _("suspected or rumoured"),
    "negated": _("said not to have happened"),
    "no_place": _("the register has no place for it"),
    "in_origin": _("the text that came first says it in the same words"),
}
"""Why something that was understood is not proposed."""

STATES: Mapping[str, Words] = {
    Suggestion.State.PENDING: pgettext_lazy("suggestion", "not decided"),
    Suggestion.State.LATER: pgettext_lazy("suggestion", "put off"),
    Suggestion.State.ACCEPTED: pgettext_lazy("suggestion", "accepted"),
    Suggestion.State.CHANGED: pgettext_lazy("suggestion", "accepted with changes"),
    Suggestion.State.REFUSED: pgettext_lazy("suggestion", "not an event"),
    Suggestion.State.DUPLICATE: pgettext_lazy("suggestion", "told before"),
    Suggestion.State.OBSOLETE: pgettext_lazy("suggestion", "obsolete"),
}

REPORT_STATES: Mapping[str, Words] = {
    Report.State.WAITING: pgettext_lazy("report", "waiting"),
    Report.State.DONE: pgettext_lazy("report", "decided"),
    Report.State.NOTHING: pgettext_lazy("report", "nothing proposed"),
    Report.State.COPY: pgettext_lazy("report", "a copy"),
}

TIERS: Mapping[str, Words] = {
    "A": _("Tier A: nearly always right"),
    "B": _("Tier B: often right"),
    "C": _("Tier C: look twice"),
}

RULES: Mapping[str, Words] = {
    "judged": _("A reviewer upheld it."),
    "graded": _("It is the better graded source."),
    "newer": _("The sources are graded alike and it is the newer statement."),
}
"""Why one of two that differ would be shown first."""

OUTCOMES: Mapping[str, Words] = {
    Delivery.Outcome.RUNNING: pgettext_lazy("file", "interrupted"),
    Delivery.Outcome.OK: pgettext_lazy("file", "read"),
    Delivery.Outcome.PARTIAL: pgettext_lazy("file", "read in part"),
    Delivery.Outcome.REFUSED: pgettext_lazy("file", "not read"),
    Delivery.Outcome.QUARANTINED: pgettext_lazy("file", "set apart"),
}
"""What became of a file."""

BEING_READ: Words = pgettext_lazy("file", "being read")

DOCUMENT_KINDS: Mapping[str, Words] = {
    "html": _("web page"),
    "warc": _("web archive"),
    "wacz": _("web archive"),
    "pdf": _("PDF"),
    "docx": _("DOCX"),
    "eml": _("letter"),
    "feed": _("feed"),
    "telegram": _("channel"),
    "picture": _("picture"),
    "text": _("plain text"),
}
