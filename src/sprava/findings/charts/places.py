"""People of one day where they were last reported: towns on a grid of degrees, or bars where no position is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from sprava.accounts.models import Member
from sprava.findings.answers import Answer, Row, answer
from sprava.findings.asked import Question
from sprava.findings.charts.bars import Bar, bars_spec
from sprava.findings.charts.chart import Chart, Line, Wanted
from sprava.findings.charts.groups import bars_note
from sprava.findings.charts.on_a_map import Spot, map_spec
from sprava.findings.charts.saying import Said
from sprava.findings.charts.wording import (
    day_in_words,
    in_a_sentence,
    known_note,
    language,
    largest,
    said_of,
    standing,
    standing_note,
)
from sprava.findings.wording import label_in_words
from sprava.packs.calendar import pack_of
from sprava.packs.institutions import FacilityRow


@dataclass(frozen=True, slots=True)
class _Town:
    """Facilities of one settlement, at its centre."""

    name: str
    lat: float
    lon: float
    facilities: tuple[str, ...]


def places(wanted: Wanted, reader: Member) -> Chart:
    """By facility in the table, by town on the map."""
    found = answer(Question(on=wanted.on, by="facility", known_at=wanted.known_at), reader)
    rows = sorted(found.rows, key=lambda row: (not row.label, -row.upper, -row.value, row.label))
    lines = tuple(_line(row, found.question) for row in rows)
    towns = _towns(wanted.on)
    answers, spots = _spots(towns, found, reader)
    said = _said(wanted, answers, lines, towns)
    bars = [Bar(line.group, line.lower or 0, line.value or 0, line.upper or 0) for line in lines]
    named = [
        (in_a_sentence(line.group, line.words), said.reported(bar))
        for line, bar in zip(lines, bars, strict=True)
        if line.code
    ]
    words = _("Most: %(groups)s.") % {"groups": largest(named)} if named else _("Of nobody is a place known.")
    if spots:
        return Chart("places", said, words, lines, answers, lambda look: map_spec(spots, said, look))
    return Chart("places", said, words, lines, answers, lambda look: bars_spec(bars, said, look))


def _line(row: Row, question: Question) -> Line:
    label, people = label_in_words("facility", row.label), question.with_filter("facility", row.label).query()
    return Line(
        group=label, code=row.label, day=row.day, lower=row.lower, value=row.value, upper=row.upper, people=people,
        words=standing("facility", row.label),
    )  # fmt: skip


def _said(wanted: Wanted, answers: tuple[Answer, ...], lines: tuple[Line, ...], towns: list[_Town]) -> Said:
    title = _("People in custody on %(day)s, where they were last reported") % {"day": day_in_words(wanted.on)}
    if not towns:
        doubted = standing_note("facility", [line.code for line in lines])
        return said_of(title, _("persons"), bars_note(), *doubted, known_note(*answers))
    notes = [
        _(
            "Size of the circle: persons. Solid: certainly there. Shaded: as last reported. Pale with a broken edge: "
            "certainly or possibly. Figures: as last reported – certainly or possibly. Cross: nobody is known there."
        ),
        _("Every town stands at its centre, which is general knowledge; no building is marked and no border is drawn."),
    ]
    if away := _away(lines, towns):
        notes.append(_("Not on the map, because no place or no position is known: %(n)s.") % {"n": away})
    return said_of(title, _("persons"), *notes, known_note(*answers))


def _away(lines: tuple[Line, ...], towns: list[_Town]) -> str:
    shown = {code for town in towns for code in town.facilities}
    rest = [line for line in lines if line.code not in shown]
    low, high = sum(line.value or 0 for line in rest), sum(line.upper or 0 for line in rest)
    return said_of("", "").between(Bar("", low, low, high)) if high else ""


def _towns(day: date) -> list[_Town]:
    """The settlements with facilities that took people on the day."""
    pack = pack_of(settings.JURISDICTION)
    if pack is None:
        return []
    by_town: Mapping[str, list[FacilityRow]] = defaultdict(list)
    for facility in pack.facilities.values():
        if facility.lat and facility.places and facility.places[0] in pack.places:
            by_town[facility.places[0]].append(facility)
    return [
        _Town(
            pack.places[town].name.say(language()), there[0].lat, there[0].lon, tuple(facility.id for facility in there)
        )
        for town, there in by_town.items()
        if any(facility.in_force.may_hold(day) for facility in there)
    ]  # fmt: skip


def _spots(towns: list[_Town], found: Answer, reader: Member) -> tuple[tuple[Answer, ...], list[Spot]]:
    """Figures of towns. Where several facilities are in one, the question is asked of all: nobody counts twice."""
    rows = {row.label: row for row in found.rows}
    answers, spots = [found], []
    for town in towns:
        held = [rows[code] for code in town.facilities if code in rows]
        row = held[0] if held else Row("", None, 0, 0, 0)
        if len(held) > 1:
            filters = tuple(sorted(("facility", code) for code in town.facilities))
            question = Question(on=found.question.on, known_at=found.question.known_at, filters=filters)
            answers.append(answer(question, reader))
            row = answers[-1].rows[0]
        spots.append(Spot(town.name, town.lat, town.lon, row.lower, row.value, row.upper))
    return tuple(answers), sorted(spots, key=lambda spot: (-spot.upper, spot.label))
