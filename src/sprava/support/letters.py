"""What is printed for one letter, and the packet for an evening of letter writing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Final

import segno
from django.conf import settings
from django.utils.translation import get_language, gettext, pgettext

from sprava.core.errors import Refused
from sprava.support.cautions import printable
from sprava.support.post import language_that_passes
from sprava.support.printing import printed
from sprava.support.rules import OF_PAPER, rules_for, with_doubt
from sprava.support.sheets import (
    Checklist,
    Destination,
    Paper,
    Ruled,
    cards,
    destination,
    envelope,
    letter,
    postcard,
)
from sprava.support.tallies import grouped, sheet_code
from sprava.support.weeks import week_of
from sprava.support.whom import Line

MOST_IN_A_PACKET = 200
DL, C6, CARDS = "dl", "c6", "cards"
PAPERS: Final = (DL, C6, CARDS)
"""What a packet holds for each person: an envelope of that size and a ruled sheet, or a postcard."""


def destination_of(line: Line) -> Destination:
    """Where a letter to this person goes.

    Raises:
        Refused: they cannot be written to; the reason is in the message.
    """
    if line.refused or line.address is None:
        raise Refused(str(line.refused or gettext("No address of the place is known that can be relied on.")))
    row = language_that_passes(line.address.lang)
    born = (row.born if row else "{year}").replace("{year}", line.birth_year) if line.birth_year else ""
    return destination(line.name, born, line.address.lines, line.address.lang, by_hand=line.by_hand)


def papers_for(what: str, to: Destination, text: str, language: str) -> list[Paper]:
    """``what`` is one of the sheets of the form: a letter with its envelope, or a postcard."""
    if what == "postcard":
        return [postcard(to, text)]
    sheet: Paper = letter(text, language) if text.strip() else _ruled(to)
    return [sheet, envelope(to, "c6" if what == "c6" else "dl")]


def packet(lines: Sequence[Line], day: date, paper: str = DL) -> bytes:
    """A checklist, then for each person an envelope and ruled paper, or a postcard. On what goes to the post nothing is
    numbered and nothing leads to us.

    Raises:
        Refused: nobody, too many, or somebody who cannot be written to.
    """
    if not 0 < len(lines) <= MOST_IN_A_PACKET:
        raise Refused(
            gettext("A packet is for 1 to %(most)s people; this one would be for %(count)s.")
            % {"most": MOST_IN_A_PACKET, "count": len(lines)}
        )
    papers: list[Paper] = [checklist(lines, day)]
    destinations = [destination_of(line) for line in lines]
    if paper == CARDS:
        return printed([*papers, *cards(destinations)])
    for to in destinations:
        papers += [envelope(to, paper if paper == C6 else DL), _ruled(to)]
    return printed(papers)


def _ruled(to: Destination) -> Ruled:
    row = language_that_passes(to.lang)
    return Ruled(to.lang, row.greeting if row else "")


def checklist(lines: Sequence[Line], day: date) -> Checklist:
    """In the language of whoever prints it."""
    language = get_language() or "en"
    places = sorted({line.facility for line in lines})
    every = dict.fromkeys(rule for place in places for rule in rules_for(place, day, language, OF_PAPER))
    rules = sorted(every, key=lambda rule: not rule.danger)
    return Checklist(
        language,
        gettext("An evening of letters"),
        gettext(
            "Tick what is done. Never note here who wrote to whom. Keep this page to yourselves or burn it; never "
            "post it."
        ),
        tuple(
            {"mark": "!" if rule.danger else "–", "text": with_doubt(rule.text, rule.is_unverified)} for rule in rules
        ),
        (
            "",
            gettext("To whom"),
            pgettext("checklist", "Where"),
            gettext("for counting"),
            gettext("written"),
            gettext("posted"),
        ),
        tuple(_listed(line, day) for line in lines),
    )


def _listed(line: Line, day: date) -> dict[str, str]:
    code = sheet_code(line.person.pk, week_of(day))
    unwritten = gettext("write the name by hand") if line.by_hand else ""
    number = gettext("number %(number)s in the register") % {"number": line.person.pk}
    return {
        "name": printable(line.name).strip() or number,
        "note": printable(" · ".join(filter(None, (line.birth_year, line.place, unwritten)))),
        "address": with_doubt(line.address.text, line.address.is_unverified) if line.address else "",
        "code": grouped(code),
        "square": _square(code),
    }


def _square(code: str) -> str:
    """The code as a square to photograph. It leads to the page only where register.toml says under which address."""
    address = settings.REGISTER_ADDRESS.rstrip("/")
    drawn = io.BytesIO()
    segno.make(f"{address}/letters/log?code={code}" if address else code, error="m", micro=False).save(
        drawn, kind="svg", border=1, xmldecl=False
    )
    return drawn.getvalue().decode()
