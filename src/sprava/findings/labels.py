"""What is said of whom and when: labels by which figures are chosen and split, each with the days on which it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from django.conf import settings

from sprava.core.custody import term_parts
from sprava.findings.cases import cases
from sprava.findings.columns import NO_DAY, Table
from sprava.findings.custody import NONE, NOT, custody
from sprava.findings.lasting import happened, sentenced
from sprava.findings.places import placed
from sprava.findings.units import AGES, DURATIONS, FIELDS, NO_PART, TERMS
from sprava.findings.views import View
from sprava.packs.calendar import pack_of
from sprava.statistics.spans import FIRST, NEVER, POSSIBLE, Flags, Numbers, Spans, compact, nested, paired

_OLDEST = 120


class Labels(NamedTuple):
    """Row i says that ``code[i]``, a number in the view's words, holds on the days of span i.

    The keys of the spans are people, or where ``own`` the things of the unit themselves.
    """

    spans: Spans
    code: Numbers
    own: bool = False


def labels(view: View, unit: str, field: str, begin: date, end: date) -> Labels:
    """The labels of a field, as they bear on a unit, that possibly hold on a day from ``begin`` to ``end``."""
    if (moving := _MOVING.get(field)) is not None:
        return moving(view, begin, end)
    said = _kept(view, unit, field)
    near = said.spans.touching(begin, end)
    return said if near.all() else _only(near, said)


def _kept(view: View, unit: str, field: str) -> Labels:
    """Every label of a field, reckoned once for a view."""
    make = _OF_UNITS.get((unit, field)) or _OF_PEOPLE[field]
    if ("labels", make) not in view.kept:
        made = make(view)
        drawn = made.spans.first[POSSIBLE] <= made.spans.last[POSSIBLE]
        # What is drawn whole shares the memory of what it was made from.
        made = made if drawn.all() else _only(drawn, made)
        view.kept["labels", make] = Labels(compact(made.spans), made.code.astype(np.int32, copy=False), made.own)
    return view.kept["labels", make]  # type: ignore[return-value] # what was put there


def _only(rows: Flags, said: Labels) -> Labels:
    return Labels(said.spans.take(rows), said.code[rows], said.own)


def codes_meant(view: View, field: str, code: str) -> Numbers:
    """The labels that a filter means: an article means its parts too, unless it says that no part is named."""
    if field != "article" or code.endswith(NO_PART):
        return np.array([view.words.number(code.removesuffix(NO_PART))])
    parts = [number for number, text in enumerate(view.words.texts) if text == code or text.startswith(f"{code} p.")]
    return np.array(parts, dtype=np.int64)


# ── of people ──


def _always(view: View, people: Numbers, code: Numbers) -> Labels:
    """What holds at all times."""
    said = code != 0
    who = view.places(people[said])
    return Labels(Spans(who, _each(len(who), FIRST), _each(len(who), NEVER), len(view.people)), code[said])


def _dated(view: View, people: Numbers, code: Numbers, first: Numbers, last: Numbers) -> Labels:
    """What holds from a day on; without a day at all times."""
    said = code != 0
    undated = first == NO_DAY
    begin = np.where(undated, FIRST, np.stack([last, last, first]))[:, said].astype(np.int32)
    return Labels(Spans(view.places(people[said]), begin, _each(begin.shape[1], NEVER), len(view.people)), code[said])


def _each(many: int, day: int) -> Numbers:
    """One day for all of them, at each level, in the memory of one."""
    return np.broadcast_to(np.int32(day), (3, many))


def _sex(view: View) -> Labels:
    person = view.table("person")
    return _always(view, person["id"], person["sex"])


def _occupation(view: View) -> Labels:
    said = view.occupations()
    return _always(view, said["person_id"], said["occupation"])


def _article(view: View) -> Labels:
    charge = view.table("charge")
    return _dated(view, charge["person_id"], charge["article"], *charge.span("date"))


def _court(view: View) -> Labels:
    rows = view.table("sentence")
    return _dated(view, rows["person_id"], rows["court"], *rows.span("date"))


def _body(view: View) -> Labels:
    """Who detained, and who leads the case."""
    rows = view.table("detention").take(view.table("detention")["body"] != 0)
    own = _dated(view, rows["person_id"], rows["body"], *rows.span("date"))
    cases_of, led = _of_cases(view, "body")
    person = cases(view).person[cases_of]
    of_cases = Spans(person, _each(len(person), FIRST), _each(len(person), NEVER), len(view.people))
    return _joined(own, Labels(of_cases, led))


def _recogniser(view: View) -> Labels:
    """Without a day the recognition is read as holding, and is certain on no day; one that ended on a day not known is
    possible since it began."""
    rows = view.table("recognition")
    number = view.words.number
    rows = rows.take(np.isin(rows["status"], [0, *(number(one) for one in ("recognised", "former", "withdrawn"))]))
    since, until = rows.span("since"), rows.span("until")
    dated, over = since[0] != NO_DAY, until[0] != NO_DAY
    lapsed = ~over & np.isin(rows["status"], [number("former"), number("withdrawn")])
    first = np.stack([np.where(dated, since[1], NOT), np.where(dated, since[1], FIRST), since[0]])
    last = np.where(over, np.stack([until[0], until[0], until[1]]), NEVER)
    first[:2, lapsed] = NOT
    last[0, ~dated] = NONE
    key = view.places(rows["person_id"])
    return Labels(nested(key, first, last, len(view.people)), rows["body"])


class Birthdays(NamedTuple):
    """For people of whom a date of birth is known: for each border of ages the first and the last possible day on which
    they come to it."""

    who: Numbers
    first: Sequence[Numbers]
    last: Sequence[Numbers]


def _birthdays(view: View) -> Birthdays:
    if "birthdays" not in view.kept:
        person = view.table("person")
        first, last = person.span("birth_date")
        known = (first > FIRST) & (last < NEVER)
        borders = (*AGES, _OLDEST)
        days = [[_birthday(born[known], years).astype(np.int32) for years in borders] for born in (first, last)]
        view.kept["birthdays"] = Birthdays(view.places(person["id"][known]).astype(np.int32), *days)
    return view.kept["birthdays"]  # type: ignore[return-value] # what was put there


def _age(view: View, begin: date, end: date) -> Labels:
    """A band from the birthday on which it begins to the day before the one on which it ends."""
    born, found = _birthdays(view), []
    for place, code in enumerate(FIELDS["age"].codes):
        starts, ends = (born.first[place], born.last[place]), (born.first[place + 1] - 1, born.last[place + 1] - 1)
        near = (starts[0] <= end.toordinal()) & (ends[1] >= begin.toordinal())
        first = np.stack([starts[1][near], starts[1][near], starts[0][near]])
        last = np.stack([ends[0][near], ends[0][near], ends[1][near]])
        number = np.full(int(near.sum()), view.words.number(code))
        found.append(Labels(Spans(born.who[near], first, last, len(view.people)), number))
    return _joined(*found)


def _birthday(born: Numbers, years: int) -> Numbers:
    """The day on which somebody is so many years old: born on 29 February, on 1 March of other years."""
    day = (born - 719163).astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    inside = (day - month.astype("datetime64[D]")).astype(np.int64)
    then = np.minimum((month + years * 12).astype("datetime64[D]"), np.datetime64("9999-12-01"))
    birthday: Numbers = np.minimum(then.astype(np.int64) + inside + 719163, NEVER)
    return birthday


def _facility(view: View) -> Labels:
    places = placed(view)
    drawn = Spans(places.who, places.spans.first, places.spans.last, len(view.people))
    return Labels(drawn, places.facility)


def _region(view: View) -> Labels:
    return _in_regions(view, _facility(view))


def _in_regions(view: View, places: Labels) -> Labels:
    """The regions in which the pack places facilities; one that it does not know is in none."""
    pack = pack_of(settings.JURISDICTION)
    regions = np.zeros(len(view.words.texts), dtype=np.int64)
    for code in np.unique(places.code).tolist():
        facility = pack.facilities.get(view.words.texts[code]) if pack else None
        regions[code] = view.words.number(facility.region) if facility else 0
    found = regions[places.code]
    known = found != 0
    return Labels(places.spans, found, places.own) if known.all() else _only(known, places._replace(code=found))


def _mode(view: View) -> Labels:
    """How a time in custody ended: the release reported of that day."""
    times, spell, release = custody(view), view.table("spell"), view.table("release")
    release = release.take((release["mode"] != 0) & (release["date_earliest"] != NO_DAY))
    row, out = paired(times.key, view.places(release["person_id"]))
    near = (release["date_earliest"][out] <= times.last[POSSIBLE][row]) & (
        times.last[0][row] <= release["date_latest"][out]
    )
    near &= spell["ended"][row] == 1
    row, out = row[near], out[near]
    died = np.flatnonzero(spell["died"] == 1)
    code = np.concatenate([release["mode"][out], np.full(len(died), view.words.number("death"))])
    return Labels(times.take(np.concatenate([row, died])), code)


def _duration(view: View, begin: date, end: date) -> Labels:
    """Bands of days since a time in custody began."""
    times = custody(view)
    times, found = times.take(times.touching(begin, end)), []
    first, surely = times.first[POSSIBLE], times.first[0]
    for code, start, stop in zip(FIELDS["duration"].codes, DURATIONS, (*DURATIONS[1:], NEVER), strict=True):
        starts = np.stack([surely + start, surely + start, first + start])
        ends = np.minimum(np.stack([first, surely, surely]) + np.int64(stop - 1), times.last[POSSIBLE])
        near = (starts[POSSIBLE] <= end.toordinal()) & (ends[POSSIBLE] >= begin.toordinal())
        drawn = Spans(times.key[near], starts[:, near], ends[:, near], times.size)
        found.append(Labels(drawn, np.full(int(near.sum()), view.words.number(code))))
    return _joined(*found)


def _term(view: View) -> Labels:
    rows = view.table("sentence")
    return _dated(view, rows["person_id"], _bands(view, rows), *rows.span("date"))


def _bands(view: View, rows: Table) -> Numbers:
    texts = view.words.texts
    band = np.zeros(len(texts), dtype=np.int64)
    for term in np.unique(rows["term"]).tolist():
        if texts[term]:
            band[term] = view.words.number(band_of(texts[term]))
    return band[rows["term"]]


def band_of(term: str) -> str:
    """The band of a term as sources write it: ``P5Y6M`` is in ``5–8y``."""
    if term in ("LIFE", "DEATH"):
        return term.lower()
    years, months, days = term_parts(term)
    length = years + months / 12 + days / 365.25
    place = max(number for number, begin in enumerate(TERMS) if begin <= length)
    return FIELDS["term"].codes[place]


def _proceeding(view: View) -> Labels:
    known = cases(view)
    named = known.case != 0
    who = known.person[named]
    drawn = Spans(who, _each(len(who), FIRST), _each(len(who), NEVER), len(view.people))
    return Labels(drawn, _numbers(view, known.case[named]))


def _numbers(view: View, numbers: Numbers) -> Numbers:
    return np.array([view.words.number(str(number)) for number in numbers.tolist()], dtype=np.int64)


def _joined(*several: Labels) -> Labels:
    first, last = (np.concatenate([getattr(one.spans, end) for one in several], axis=1) for end in ("first", "last"))
    key = np.concatenate([one.spans.key for one in several])
    code = np.concatenate([one.code for one in several])
    return Labels(Spans(key, first, last, several[0].spans.size), code, several[0].own)


# ── of the things themselves ──


def _own(key: Numbers, code: Numbers, size: int) -> Labels:
    said = code != 0
    key, code = key[said], code[said]
    return Labels(Spans(key, _each(len(key), FIRST), _each(len(key), NEVER), size), code, own=True)


def _own_articles(view: View) -> Labels:
    known, charge = cases(view), view.table("charge")
    return _own(known.row_of["charge"], charge["article"], len(known.person))


def _own_cases(view: View) -> Labels:
    known = cases(view)
    code = np.where(known.case != 0, _numbers(view, known.case), 0)
    return _own(np.arange(len(known.person)), code, len(known.person))


def _of_cases(view: View, column: str) -> tuple[Numbers, Numbers]:
    """For the cases of which it is said: their places, and what the proceeding says."""
    known, rows = cases(view), view.table("proceeding")
    left, right = paired(known.case, rows["id"])
    said = (rows[column][right] != 0) & (known.case[left] != 0)
    return left[said], rows[column][right][said]


def _own_bodies(view: View) -> Labels:
    return _own(*_of_cases(view, "body"), len(cases(view).person))


def _own_courts_of_cases(view: View) -> Labels:
    known, rows = cases(view), view.table("sentence")
    place, code = _of_cases(view, "court")
    place, code = np.append(place, known.row_of["sentence"]), np.append(code, rows["court"])
    return _own(place, code, len(known.person))


def _sentence_column(column: str) -> Callable[[View], Labels]:
    def of_sentences(view: View) -> Labels:
        rows = sentenced(view)
        return _own(np.arange(len(rows)), rows[column], len(rows))

    return of_sentences


def _own_kinds(view: View) -> Labels:
    rows = happened(view)
    return _own(np.arange(len(rows)), rows["kind"], len(rows))


def _own_terms(view: View) -> Labels:
    rows = sentenced(view)
    return _own(np.arange(len(rows)), _bands(view, rows), len(rows))


def _own_facilities(view: View) -> Labels:
    places = placed(view)
    return _own(np.arange(int(places.stay.sum())), places.facility[places.stay], int(places.stay.sum()))


def _own_regions(view: View) -> Labels:
    return _in_regions(view, _own_facilities(view))


_OF_PEOPLE: Mapping[str, Callable[[View], Labels]] = {
    "article": _article, "body": _body, "court": _court, "facility": _facility,
    "mode": _mode, "occupation": _occupation, "proceeding": _proceeding, "recogniser": _recogniser, "region": _region,
    "sex": _sex, "term": _term,
}  # fmt: skip
_MOVING: Mapping[str, Callable[[View, date, date], Labels]] = {"age": _age, "duration": _duration}
"""What changes while somebody is inside has too many labels to keep all."""
_OF_UNITS: Mapping[tuple[str, str], Callable[[View], Labels]] = {
    ("incidents", "incident"): _own_kinds,
    ("prosecutions", "article"): _own_articles,
    ("prosecutions", "body"): _own_bodies,
    ("prosecutions", "court"): _own_courts_of_cases,
    ("prosecutions", "proceeding"): _own_cases,
    ("sentences", "court"): _sentence_column("court"),
    ("sentences", "kind"): _sentence_column("kind"),
    ("sentences", "term"): _own_terms,
    ("stays", "facility"): _own_facilities,
    ("stays", "region"): _own_regions,
}


def every_code(view: View, unit: str, field: str) -> list[str]:
    """The codes that occur, for a control to choose from."""
    return [view.words.texts[code] for code in np.unique(_kept(view, unit, field).code).tolist() if code]
