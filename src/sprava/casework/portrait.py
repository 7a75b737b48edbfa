"""The person page before it is set: everything that one reader may know of one person, at the two times of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sprava.accounts.models import Compartment, Member, shown_name
from sprava.casework.apparatus import Apparatus, Saying, Side, Value, last_said, lettered, places_in, sayings
from sprava.casework.doubts import Doubt, doubts
from sprava.casework.facts import Facts, date_in, facts_of
from sprava.casework.jurisdiction import is_said_unverified
from sprava.casework.reckoning import Reckoning, reckoned
from sprava.casework.remembered import QUIET_AFTER_DAYS
from sprava.casework.strip import Strip, strip_of
from sprava.casework.timeline import Line, timeline
from sprava.casework.words import KLASSES, NOUNS, Words, field_label
from sprava.core.claims import Item, Reading
from sprava.core.custody import State
from sprava.core.dates import When
from sprava.core.nouns import NAME_FIELDS
from sprava.core.scripts import script_of
from sprava.records.dossier import Dossier
from sprava.records.models import Claim
from sprava.records.pictures import AGREED, FIELD, Shown, consents_of, in_order, pictures_of
from sprava.records.times import Times

NAME_KINDS: dict[str, Words] = {
    "alias": _("also known as"),
    "previous_name": _("earlier"),
    "transliteration": _("in another script"),
}
MOST_UNDER_THE_NAME = 6
# What a person page says is missing when nobody claims it.
ASKED_FOR = ("birth_date", "sex", "citizenship", "occupation", "health")
# Shown elsewhere on the page.
_ELSEWHERE = frozenset({*NAME_FIELDS, "external_id", "web_page", "death_date"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as somebody writes it."""

    text: str
    lang: str
    kind: Words
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said of who they are, field by field; no values where nothing is claimed."""

    label: str
    values: tuple[Value, ...] = ()
    said: tuple[Saying, ...] = ()

    @property
    def last_said(self) -> date | None:
        """When anybody last said it: the age of the fact."""
        return last_said(self.said)


@dataclass(frozen=True, slots=True)
class Asserted:
    """A recognition in the margin: who asserts what, on what ground, since when."""

    body: str
    status: str
    ground: str
    since: When | None
    until: When | None
    letters: tuple[str, ...]
    stands: bool
    is_unverified: bool = False


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One source in short: its letter, what it is, how many claims rest on it."""

    letter: str
    number: int
    name: str
    url: str
    grade: int
    claims: int
    last_said: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A claim that was taken back, with who did it, when and why."""

    side: Side
    noun: str
    by: str
    on: date
    because: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """Everything on the page."""

    number: int
    name: str
    name_lang: str
    state: State
    sex: str
    facts: Facts
    reckoning: Reckoning
    spellings: tuple[Spelling, ...]
    spelt: tuple[Saying, ...]
    pictures: tuple[Shown, ...]
    agreed: bool
    """Does anybody say that they agreed to be shown in a picture?"""
    also: tuple[Spelling, ...]
    """The spellings that stand under the name: each once, at most :data:`MOST_UNDER_THE_NAME`."""
    strip: Strip | None
    lines: tuple[Line, ...]
    later: int
    """Events after the day that the page is about; left out, and counted."""
    who: tuple[Fact, ...]
    recognitions: tuple[Asserted, ...]
    contact: Line | None
    sources: tuple[LetterRow, ...]
    numbers: tuple[Value, ...]
    web_pages: tuple[Value, ...]
    seen_by: tuple[tuple[Words, int], ...]
    compartments: tuple[str, ...]
    records: tuple[int, ...]
    withdrawn: tuple[Withdrawn, ...]
    refused: tuple[Side, ...]
    claims: int
    judges: bool
    silent_since: date | None = field(default=None)
    doubts: tuple[Doubt, ...] = ()

    @property
    def more_pictures(self) -> int:
        """How many there are beside the one at the head."""
        return max(len(self.pictures) - 1, 0)

    @property
    def some_unverified(self) -> bool:
        """Does anything on the page bear the mark of what nobody has verified?"""
        marked = (*(line.some_unverified for line in self.lines), *(one.is_unverified for one in self.recognitions))
        return self.facts.some_unverified or any(marked)


def portrait(found: Dossier, reader: Member, times: Times) -> Portrait:
    """The page of a person at the two times. At most four queries beyond the dossier's."""
    seen = _apparatus(found, reader, times)
    day, who = times.on, found.who
    names = _spellings(found, seen)
    lines = timeline(found, day, seen)
    later = [line for line in lines if day < times.today and line.kind != "ahead" and _is_after(line, day)]
    facts = facts_of(found, day, seen)
    state = found.state(day)
    said = [one for item in found.items for one in item.claims]
    inside = state in (State.HELD, State.MAYBE)
    return Portrait(
        number=found.person,
        name=names[0].text,
        name_lang=names[0].lang,
        state=state,
        sex=who.value("sex") if who else "",
        facts=facts,
        reckoning=reckoned(found, day, seen),
        spellings=names,
        spelt=sayings(seen.side(said) for _kind, reading in found.names for said in reading.claims),
        pictures=_pictures(found, reader),
        agreed=_agreed(found, reader),
        also=_under_the_name(names),
        strip=strip_of(found.spells, found.items, day, lambda value: seen.places.named("facility", value).starred),
        lines=tuple(line for line in lines if line not in later),
        later=len(later),
        who=_who(found, seen),
        recognitions=_recognitions(found, day, seen),
        contact=_contact(found, day, lines),
        sources=_sources(found, seen),
        numbers=_of_person(found, "external_id", seen),
        web_pages=_of_person(found, "web_page", seen),
        seen_by=_seen_by(found.claims.values()),
        compartments=_compartments(found.claims.values()),
        records=tuple(record for record in found.records if record != found.person),
        withdrawn=_withdrawn(found, seen),
        refused=_refused(found, seen, {one.claim for one in said}),
        claims=len(said),
        judges=seen.judges,
        silent_since=facts.last_sign if inside and _is_quiet(facts.last_sign, day) else None,
        doubts=doubts(found, times.today),
    )


def _apparatus(found: Dossier, reader: Member, times: Times) -> Apparatus:
    rows = {**found.claims, **{row.pk: row for row in found.withdrawn}}
    places = places_in((*found.items, *found.proceedings.values()), reader)
    judges, withdraws = (times.is_now and reader.may(f"claims.{what}") for what in ("judge", "withdraw"))
    sources = {row.source_id: row.source for row in rows.values()}
    others = [source for number, source in sources.items() if source not in found.sources]
    return Apparatus(rows, lettered([*found.sources, *others]), places, judges, withdraws)


def _is_after(line: Line, day: date) -> bool:
    return line.when is not None and line.when.earliest() > day


def _is_quiet(sign: date | None, day: date) -> bool:
    return sign is not None and day - sign > timedelta(days=QUIET_AFTER_DAYS)


def _spellings(found: Dossier, seen: Apparatus) -> tuple[Spelling, ...]:
    """Each spelling once: who writes it as a name and who as another form of it stand together."""
    each: dict[str, Spelling] = {}
    for kind, reading in found.names:
        spelt = Spelling(reading.value, reading.accepted.lang, NAME_KINDS.get(kind, ""), seen.letters_of(reading))
        first = each.setdefault(spelt.text, spelt)
        each[spelt.text] = replace(
            first, letters=tuple(sorted({*first.letters, *spelt.letters}, key=lambda one: (len(one), one)))
        )
    return tuple(each.values())


def _under_the_name(names: Sequence[Spelling]) -> tuple[Spelling, ...]:
    """Every script first, then what space there is."""
    each = list(names[1:])
    scripts = {script_of(spelling.text): spelling.text for spelling in reversed(each)}
    each.sort(key=lambda spelling: spelling.text not in scripts.values())
    return tuple(each[:MOST_UNDER_THE_NAME])


def _who(found: Dossier, seen: Apparatus) -> tuple[Fact, ...]:
    if found.who is None:
        return ()
    values: dict[str, list[Value]] = {name: [] for name in ASKED_FOR}
    for value in seen.values(found.who):
        if value.field not in _ELSEWHERE:
            values.setdefault(value.field, []).append(value)
    return tuple(_fact(name, several) for name, several in values.items())


def _fact(name: str, values: Sequence[Value]) -> Fact:
    from_words = values[0].label if values else str(field_label("person", name))
    agreed = (side for value in values for side in value.sides if not value.differing)
    return Fact(from_words, tuple(values), sayings(agreed))


def _recognitions(found: Dossier, day: date, seen: Apparatus) -> tuple[Asserted, ...]:
    return tuple(_asserted(item, day, seen) for item in found.of("recognition"))


def _asserted(item: Item, day: date, seen: Apparatus) -> Asserted:
    until = date_in(item.value("until"))
    return Asserted(
        seen.words("recognition", "body", item.value("body")) if item.value("body") else "",
        seen.words("recognition", "status", item.value("status")) if item.value("status") else "",
        item.value("ground"),
        item.when,
        until,
        seen.letters_of(*item.one.values()),
        item.value("status") in ("recognised", "former", "") and (until is None or until.latest() >= day),
        is_said_unverified("recognition", "body", item.value("body")),
    )


def _contact(found: Dossier, day: date, lines: Iterable[Line]) -> Line | None:
    """The last thing said of letters that had begun by ``day``."""
    regimes = {item.lead: item for item in found.of("contact")}
    said = [line for line in lines if line.number in regimes and not _is_after(line, day)]
    return said[-1] if said else None


def _sources(found: Dossier, seen: Apparatus) -> tuple[LetterRow, ...]:
    standing = list(found.claims.values())
    rows = []
    for source in found.sources:
        mine = [row for row in standing if row.source_id == source.pk]
        passages = [row.passage for row in mine if row.passage]
        addresses = dict.fromkeys(address for one in passages if (address := one.url or one.document.url))
        said = max((row.said_on for row in mine), default="")
        rows.append(LetterRow(
            seen.letters[source.pk], source.pk, source.name, source.url, source.grade, len(mine), said,
            tuple(addresses),
        ))  # fmt: skip
    return tuple(rows)


def _of_person(found: Dossier, name: str, seen: Apparatus) -> tuple[Value, ...]:
    return tuple(seen.value("person", name, reading) for reading in _many(found, name))


def _many(found: Dossier, name: str) -> tuple[Reading, ...]:
    return found.who.many.get(name, ()) if found.who else ()


def _pictures(found: Dossier, reader: Member) -> tuple[Shown, ...]:
    """Those that stand now: what was taken back or refused is not shown on a page about the past either."""
    known = in_order(
        (found.claims[said.claim], said.judged) for reading in _many(found, FIELD) for said in reading.claims
    )
    if found.known_at is None or not known:
        return known
    now = {one.sha256 for one in pictures_of([found.person], reader)[found.person]}
    return tuple(one for one in known if one.sha256 in now)


def _agreed(found: Dossier, reader: Member) -> bool:
    """To be shown in a picture, as known now: what was agreed to once and taken back opens nothing."""
    if found.known_at is None:
        return AGREED in {reading.value for reading in _many(found, "consent")}
    return AGREED in {value for value, _source in consents_of(found.person, reader)}


def _seen_by(rows: Iterable[Claim]) -> tuple[tuple[Words, int], ...]:
    counted = Counter(row.klass for row in rows)
    return tuple((KLASSES[klass], counted[klass]) for klass in sorted(counted))


def _compartments(rows: Iterable[Claim]) -> tuple[str, ...]:
    numbers = {row.compartment_id for row in rows}
    return tuple(str(compartment) for compartment in Compartment.objects.filter(pk__in=numbers))


def _withdrawn(found: Dossier, seen: Apparatus) -> tuple[Withdrawn, ...]:
    return tuple(
        Withdrawn(
            replace(seen.side_of(row, noun=row.subject.kind, kind="withdrawn"), weigh=""),
            str(NOUNS[row.subject.kind]),
            shown_name(row.withdrawn_by.name) if row.withdrawn_by else "",
            row.withdrawn_at.date() if row.withdrawn_at else date.min,
            row.withdrawn_because,
        )
        for row in found.withdrawn
    )


def _refused(found: Dossier, seen: Apparatus, shown: set[int]) -> tuple[Side, ...]:
    """Claims that a reviewer refused and nothing else stands beside: they appear in no value."""
    return tuple(
        seen.side_of(row, noun=row.subject.kind, kind="variant", refused=True)
        for number, row in found.claims.items()
        if number not in shown and row.subject.kind != "proceeding"
    )
