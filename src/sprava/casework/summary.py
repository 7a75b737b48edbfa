"""One line of a list about each of its people: everything a reader wants to know before opening the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, F, QuerySet, Value
from django.db.models.functions import Cast

from sprava.accounts.models import Member
from sprava.casework.articles import article_order, article_short
from sprava.casework.jurisdiction import is_unverified
from sprava.casework.places import Named, Places, places_of
from sprava.casework.words import code_label
from sprava.core import custody
from sprava.core.custody import State, state_on
from sprava.core.dates import When, between, parse_date
from sprava.core.scripts import script_of
from sprava.records.known import Known
from sprava.records.models import Charge, Name, Person, Recognition, Sentence, Sighting, Spell, Stay
from sprava.records.whereabouts import Placing, last_seen

RECOGNISING = frozenset({"recognised", "former"})
_Columns = tuple[str, str, str, str, str]
_SHAPES: tuple[tuple[type[Any], str, _Columns], ...] = (
    (Stay, "stay", ("facility", "regime", "since_earliest", "since_latest", "until_latest")),
    (Sighting, "sighting", ("facility", "state", "date_earliest", "date_latest", "")),
    (Charge, "charge", ("article", "outcome", "date_earliest", "date_latest", "")),
    (Sentence, "sentence", ("term", "kind", "date_earliest", "date_latest", "")),
    (Recognition, "recognition", ("body", "status", "since_earliest", "since_latest", "until_latest")),
)
_SPELL = (
    "begin_earliest", "begin_latest", "end_earliest", "end_latest", "ended", "died", "expected_earliest",
    "expected_latest",
)  # fmt: skip
_NAME = ("id", "person_id", "text", "kind", "script", "lang")
_KIND_ORDER = {"name": 0, "transliteration": 1, "alias": 2, "previous_name": 3}


class Report(NamedTuple):
    """A row of one of the five tables that a line is made of, in one shape."""

    person: int
    what: str
    value: str
    more: str
    first: date | None
    last: date | None
    until: date | None


@dataclass(slots=True)
class Summary:
    """A person as a line of a list, on one day."""

    person: Person
    state: State
    other: Name | None = None
    """A name in another script, if anybody writes one."""
    since: When | None = None
    held: bool = False
    where: tuple[str, ...] = ()
    """Labels of the places; those of an earlier time in custody are left out."""
    facilities: tuple[str, ...] = ()
    charged: tuple[str, ...] = ()
    """The articles in the notation of claims."""
    term: str = ""
    sentence: str = ""
    expected: When | None = None
    overdue: bool = False
    tried: bool = False
    recognised: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    """As the register stores those who recognise them."""
    age: int | None = None
    because: tuple[str, ...] = field(default=())

    @property
    def born(self) -> When | None:
        return parse_date(self.person.birth_date) if self.person.birth_date else None

    @property
    def articles(self) -> list[Named]:
        """The articles as the reader's language writes them."""
        return [Named(article_short(article), is_unverified("article", article)) for article in self.charged]

    @property
    def places(self) -> list[Named]:
        """Where they are, or were last, each place with its mark."""
        pairs = zip(self.where, self.facilities, strict=True)
        return [Named(words, is_unverified("facility", code)) for words, code in pairs]

    @property
    def recognisers(self) -> list[Named]:
        """Who recognises them, each with its mark."""
        pairs = zip(self.recognised, self.bodies, strict=True)
        return [Named(words, is_unverified("body", code)) for words, code in pairs]

    @property
    def some_unverified(self) -> bool:
        """Does anything on the line bear the mark of what nobody has verified?"""
        return any(one.is_unverified for one in (*self.articles[:5], *self.places, *self.recognisers[:1]))

    @property
    def sentence_words(self) -> str:
        """The kind of sentence in words."""
        return str(code_label("sentence", "kind", self.sentence)) if self.sentence else ""

    @property
    def letter(self) -> str:
        """The letter under which the person stands in the list."""
        return self.person.sort_key[:1]


def summaries(people: Sequence[Person], day: date, reader: Member, *, places: Places | None = None) -> list[Summary]:
    """A line for each of ``people``, in their order: three queries, and one more for labels that are not given."""
    numbers = [person.pk for person in people]
    spells = spells_of(numbers, reader)
    reports: dict[int, list[Report]] = defaultdict(list)
    for report in _reports(numbers, reader):
        reports[report.person].append(report)
    others = _other_names(people, reader)
    if places is None:
        places = _places_in([report for own in reports.values() for report in own], reader)
    return [
        _summary(person, day, spells[person.pk], reports[person.pk], places, others.get(person.pk)) for person in people
    ]


def summaries_known(people: Sequence[Known], day: date, reader: Member) -> list[Summary]:
    """The same lines for people as the register knew them at a past moment: one query, for labels."""
    reports = {one.person.pk: reports_known(one) for one in people}
    every = [report for own in reports.values() for report in own]
    places = _places_in(every, reader)
    return [
        _summary(
            one.person,
            day,
            [as_core(row) for row in one.rows(Spell)],
            reports[one.person.pk],
            places,
            _other_name(one.person, one.names),
        )
        for one in people
    ]


def reports_known(one: Known) -> list[Report]:
    """What a line is made of, from the rows of a person as they were known."""
    return [
        Report._make((one.person.pk, what, *(getattr(row, column) if column else None for column in columns)))
        for model, what, columns in _SHAPES
        for row in one.rows(model)
    ]


def spells_of(people: Iterable[int], reader: Member) -> dict[int, list[custody.Spell]]:
    """The spells of these people in the form in which the rules of custody take them."""
    found: dict[int, list[custody.Spell]] = defaultdict(list)
    rows = Spell.objects.visible_to(reader).filter(person__in=people).order_by("person_id", "number")
    for person, *spell in rows.values_list("person_id", *_SPELL):
        found[person].append(_core_spell(*spell))
    return found


def as_core(row: Spell) -> custody.Spell:
    """A stored spell as the rules of custody take it."""
    return _core_spell(*(getattr(row, column) for column in _SPELL))


def _core_spell(*stored: Any) -> custody.Spell:  # noqa: ANN401 in the order of _SPELL
    begun, surely, until, at_most, ended, died, first, last = stored
    expected = (first, last) if first and last else None
    return custody.Spell(begun, surely, until, at_most, ended=ended, died=died, expected=expected)


def age_on(day: date, born: When | None) -> int | None:
    """Full years on ``day`` where the birth date gives one answer, else None."""
    if born is None:
        return None
    ages = {_years(birth, day) for birth in (born.earliest(), born.latest())}
    age = ages.pop()
    return age if not ages and 0 <= age < 130 else None


def _years(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _places_in(reports: Iterable[Report], reader: Member) -> Places:
    every = list(reports)
    return places_of(
        reader,
        facility=[one.value for one in every if one.what in ("stay", "sighting")],
        body=[one.value for one in every if one.what == "recognition"],
    )


def _summary(
    person: Person,
    day: date,
    spells: Sequence[custody.Spell],
    reports: Sequence[Report],
    places: Places,
    other: Name | None,
) -> Summary:
    died = parse_date(person.death_date) if person.death_date else None
    line = Summary(person, state_on(day, spells, died), other=other)
    line.age = None if died else age_on(day, line.born)
    line.charged = _articles(reports)
    running = _running(spells, day) if line.state in (State.HELD, State.MAYBE) else None
    _tell_sentence(line, day, running, reports)
    if running is not None:
        line.held, line.since = True, running.began
    begun = running.begin_earliest if running else date.min
    here = [one for one in last_seen(placings_in(reports), day) if one.latest is None or one.latest >= begun]
    line.facilities = tuple(one.facility for one in here)
    line.where = tuple(places.of("facility", facility) for facility in line.facilities)
    line.bodies = _recognisers(reports, day)
    line.recognised = tuple(places.of("body", body) for body in line.bodies)
    return line


def _running(spells: Sequence[custody.Spell], day: date) -> custody.Spell | None:
    """The spell that ``day`` lies in: one that certainly runs before one that possibly does."""
    certain = [spell for spell in spells if spell.certainly_on(day)]
    possible = [spell for spell in spells if spell.possibly_on(day)]
    return next(reversed(certain or possible), None)


def _tell_sentence(line: Summary, day: date, running: custody.Spell | None, reports: Sequence[Report]) -> None:
    begun = running.begin_earliest if running else date.min
    given = [one for one in reports if one.what == "sentence" and (one.first is None or one.first <= day)]
    given = [one for one in given if one.last is None or one.last >= begun] if running else given
    if given:
        last = max(given, key=lambda one: one.last or date.min)
        line.tried, line.term, line.sentence = True, last.value, last.more
    if running and running.expected and running.expected[1] < custody.NEVER:
        line.expected = between(*running.expected)
        line.overdue = running.expected[1] < day


def _articles(reports: Sequence[Report]) -> tuple[str, ...]:
    charged = {one.value for one in reports if one.what == "charge" and one.value}
    return tuple(sorted(charged, key=article_order))


def _recognisers(reports: Sequence[Report], day: date) -> tuple[str, ...]:
    said = (
        one.value
        for one in reports
        if one.what == "recognition"
        and one.value
        and one.more in ("", *RECOGNISING)
        and (one.first is None or one.first <= day)
        and (one.until is None or one.until >= day)
    )
    return tuple(sorted(set(said)))


def placings_in(reports: Iterable[Report]) -> list[Placing]:
    """Every stay and sighting among these."""
    return [Placing(one.value, one.first, one.last, one.until) for one in reports if one.what in ("stay", "sighting")]


def placings_of(people: Iterable[int] | QuerySet[Any, Any], reader: Member) -> dict[int, list[Placing]]:
    """Every stay and sighting of these people."""
    rows = _shaped(
        Stay, "stay", ("facility", "regime", "since_earliest", "since_latest", "until_latest"), people, reader
    )
    seen = _shaped(Sighting, "sighting", ("facility", "state", "date_earliest", "date_latest", ""), people, reader)
    found: dict[int, list[Placing]] = defaultdict(list)
    for row in rows.union(seen, all=True):
        found[row[0]] += placings_in([Report(*row)])
    return found


def _reports(people: Sequence[int], reader: Member) -> list[Report]:
    """Stays, sightings, charges, sentences and recognitions of these people in one query."""
    first, *others = (_shaped(model, what, columns, people, reader) for model, what, columns in _SHAPES)
    return [Report(*row) for row in first.union(*others, all=True)]


def _shaped(
    model: type, what: str, columns: tuple[str, str, str, str, str], people: Iterable[int] | QuerySet[Any, Any],
    reader: Member,
) -> QuerySet[Any, Any]:  # fmt: skip
    value, more, first, last, until = columns
    rows: QuerySet[Any, Any] = model.objects.visible_to(reader).filter(person__in=people).order_by()  # type: ignore[attr-defined] # any event
    none = Cast(Value(None), DateField())
    shaped: QuerySet[Any, Any] = rows.annotate(
        what_=Value(what, output_field=CharField()),
        value_=F(value),
        more_=F(more),
        first_=F(first),
        last_=F(last),
        until_=F(until) if until else none,
    ).values_list("person_id", "what_", "value_", "more_", "first_", "last_", "until_")
    return shaped


def _other_names(people: Sequence[Person], reader: Member) -> dict[int, Name]:
    """For each person a name in another script than that of their label, where anybody writes one."""
    named = Person.objects.visible_to(reader).filter(names__isnull=False, pk__in=[person.pk for person in people])
    written: dict[int, list[Name]] = defaultdict(list)
    for row in named.order_by("names__id").values_list(*(f"names__{column}" for column in _NAME)):
        name = Name(**dict(zip(_NAME, row, strict=True)))
        written[name.person_id].append(name)
    return {person.pk: other for person in people if (other := _other_name(person, written[person.pk]))}


def _other_name(person: Person, names: Iterable[Name]) -> Name | None:
    script = script_of(person.label)
    others = [name for name in names if name.script not in (script, "Zyyy")]
    return min(others, key=lambda name: (_KIND_ORDER.get(name.kind, 9), name.pk), default=None)
