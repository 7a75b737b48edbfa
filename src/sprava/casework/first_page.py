"""The first page of the desk: what came in, what changed at the sources, what lies ahead, who has gone quiet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q, Subquery
from django.db.models.functions import Substr
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext

from sprava.accounts.models import Member
from sprava.casework.places import in_the_pack
from sprava.casework.remembered import QUIET_AFTER_DAYS, Custody, Remembered
from sprava.casework.words import CHANGES, field_label
from sprava.core.dates import PartialDate, When, between, parse_date
from sprava.core.wording import date_words, figure
from sprava.records.models import Hearing, Import, Person, SourceChange, Spell

DAYS_BACK, DAYS_AHEAD = 14, 30
QUIET_CHOICES = (30, 90, 180, 365)
SHORTEST_QUIET, LONGEST_QUIET = 7, 3650
MOST = 10
MOST_HELD = 1000


@dataclass(slots=True)
class AtSource:
    """How many people one source added, changed, removed and named again."""

    number: int
    name: str
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("added", "changed", "removed", "returned"), 0)
    )

    @property
    def added(self) -> int:
        return self.counts["added"]

    @property
    def changed(self) -> int:
        return self.counts["changed"]

    @property
    def removed(self) -> int:
        return self.counts["removed"]

    @property
    def returned(self) -> int:
        return self.counts["returned"]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a source says of one person now and did not say before."""

    number: int
    label: str
    lang: str
    kind: str
    kind_words: str | Promise
    fields: str
    source: str
    on: datetime


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day to come in the life of somebody in custody. ``when`` is None where it may be any day now."""

    order: date
    when: When | None
    person: Person
    what: str
    window: When | None = None


@dataclass(frozen=True, slots=True)
class FirstPage:
    """Everything that the page says."""

    today: date
    since: date
    people: int
    custody: Custody
    quiet_days: int
    quiet: tuple[Person, ...]
    imports: tuple[Import, ...]
    newest: tuple[Person, ...]
    at_sources: tuple[AtSource, ...]
    changes: tuple[Changed, ...]
    ahead: tuple[Ahead, ...]
    standfirst: str
    quiet_choices: tuple[int, ...] = QUIET_CHOICES


def quiet_asked(query: QueryDict) -> int:
    """After how many days without a word somebody counts as quiet."""
    text = query.get("quiet", "").strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else QUIET_AFTER_DAYS
    return min(max(number, SHORTEST_QUIET), LONGEST_QUIET)


def first_page(today: date, reader: Member, *, quiet_days: int = QUIET_AFTER_DAYS) -> FirstPage | None:
    """The page of one reader; None where the register holds nobody whom they may see."""
    known = Remembered(reader)
    people = known.people()
    if not people:
        return None
    since = today - timedelta(days=DAYS_BACK)
    quiet_since = today - timedelta(days=quiet_days)
    imports = _imports(since, reader) if reader.may("lists.import") else ()
    at_sources = _at_sources(since, reader, imports)
    ahead = known.keep(f"ahead {today} {_language()}", lambda: _ahead(today, reader))
    return FirstPage(
        today,
        since,
        people,
        known.custody(today, quiet_since),
        quiet_days,
        known.keep(f"quiet {today} {quiet_since}", lambda: _quiet(today, quiet_since, reader)),
        imports[:MOST],
        tuple(Person.objects.visible_to(reader).order_by("-pk")[:6]),
        at_sources,
        changes_seen(reader, Q(reading__started_at__date__gte=since)),
        ahead,
        _standfirst(since, imports, at_sources, ahead),
    )


def _standfirst(since: date, imports: Iterable[Import], at_sources: Iterable[AtSource], ahead: Iterable[Ahead]) -> str:
    """What came and what comes, in one sentence."""
    lists = sum(one.state == Import.State.DONE for one in imports)
    changed = sum(one.changed + one.removed + one.returned for one in at_sources)
    coming = len(list(ahead))
    parts = [
        ngettext("%(n)s list was taken in", "%(n)s lists were taken in", lists) % _n(lists) if lists else "",
        ngettext(
            "sources changed what they say of %(n)s person", "sources changed what they say of %(n)s people", changed
        )
        % _n(changed)
        if changed
        else "",
        ngettext("%(n)s date lies ahead", "%(n)s dates lie ahead", coming) % _n(coming) if coming else "",
    ]
    said = ", ".join(part for part in parts if part)
    if not said:
        return gettext("Nothing came in during the last two weeks.")
    day = date_words(PartialDate.of(since), _language())
    return gettext("Since %(day)s: %(said)s.") % {"day": day, "said": said}


def _n(number: int) -> dict[str, str]:
    return {"n": figure(number, _language())}


def _imports(since: date, reader: Member) -> tuple[Import, ...]:
    recent = Import.objects.visible_to(reader).filter(started_at__date__gte=since).select_related("source", "document")
    return tuple(recent.order_by("-pk")[:100])


def _at_sources(since: date, reader: Member, imports: Iterable[Import]) -> tuple[AtSource, ...]:
    """Who changed what. New people are counted for those who take in lists: the imports say how many there were."""
    found: dict[int, AtSource] = {}
    changes = SourceChange.objects.visible_to(reader).filter(reading__started_at__date__gte=since)
    grouped = changes.order_by().values_list("reading__source", "reading__source__name", "kind").annotate(Count("pk"))
    for source, name, kind, count in grouped:
        found.setdefault(source, AtSource(source, name)).counts[kind] += count
    for one in imports:
        if one.added:
            found.setdefault(one.source_id, AtSource(one.source_id, one.source.name)).counts["added"] += one.added
    return tuple(sorted(found.values(), key=lambda source: source.name.casefold()))


def changes_seen(reader: Member, of: Q, *, most: int = MOST) -> tuple[Changed, ...]:
    """The newest changes at sources, person by person, what is new about each."""
    people = Person.objects.visible_to(reader).listed_for("person")
    changes = (
        SourceChange.objects.visible_to(reader)
        .filter(of)
        .annotate(label=Subquery(people.values("label")[:1]), label_lang=Subquery(people.values("label_lang")[:1]))
        .order_by("-pk")
        .values_list(
            "person_id", "label", "label_lang", "kind", "fields", "reading__source__name", "reading__started_at"
        )
    )
    return tuple(
        Changed(
            number,
            label or gettext("record %(number)s") % {"number": number},
            lang or "",
            kind,
            CHANGES[kind],
            _field_words(fields),
            source,
            on,
        )
        for number, label, lang, kind, fields, source, on in changes[:most]
    )


def _field_words(names: Iterable[str]) -> str:
    """The changed fields in words, each once: ``stay.facility`` is the facility."""
    pairs = (name.split(".", 1) for name in names if "." in name)
    return ", ".join(dict.fromkeys(str(field_label(noun, name)) for noun, name in pairs))


def _quiet(today: date, quiet_since: date, reader: Member) -> tuple[Person, ...]:
    """People possibly in custody of whom nobody has spoken for longest."""
    spells = Spell.objects.visible_to(reader).possibly_on(today).filter(person__last_sign__lt=quiet_since)
    rows = spells.select_related("person").order_by("person__last_sign", "person")[: 2 * MOST]
    return tuple({row.person_id: row.person for row in rows}.values())[:6]


# ── ahead ──


def _ahead(today: date, reader: Member) -> tuple[Ahead, ...]:
    until = today + timedelta(days=DAYS_AHEAD)
    releases, birthdays = _of_those_held(today, until, reader)
    coming = [*releases[:MOST], *birthdays[:MOST], *_hearings(today, until, reader)]
    return tuple(sorted(coming, key=lambda one: (one.order, one.person.sort_key)))


def _of_those_held(today: date, until: date, reader: Member) -> tuple[list[Ahead], list[Ahead]]:
    """Expected releases and birthdays of people possibly in custody, the next first, in one query."""
    begin, end = f"{today:%m-%d}", f"{until:%m-%d}"
    turning = Q(turns__gte=begin, turns__lte=end) if begin <= end else Q(turns__gte=begin) | Q(turns__lte=end)
    turning &= ~Q(person__birth_date__startswith="[") & ~Q(turns="")
    leaving = Q(expected_latest__gte=today, expected_latest__lt=date.max, expected_earliest__lte=until, ended=False)
    spells = Spell.objects.visible_to(reader).possibly_on(today).annotate(turns=Substr("person__birth_date", 6, 5))
    rows = list(spells.filter(turning | leaving).select_related("person").order_by("expected_latest")[:MOST_HELD])
    people = {row.person_id: row.person for row in rows if row.person.birth_date}.values()
    birthdays = [one for person in people if (one := birthday_ahead(person, today)) and one.order <= until]
    releases = [one for row in rows if (one := _release(row, today, until))]
    return releases, sorted(birthdays, key=lambda one: one.order)


def _release(row: Spell, today: date, until: date) -> Ahead | None:
    first, last = row.expected_earliest, row.expected_latest
    if first is None or last is None or last < today or first > until or last == date.max:
        return None
    if first == last:
        return Ahead(first, PartialDate.of(first), row.person, gettext("Expected release"))
    when = PartialDate.of(first) if first > today else None
    return Ahead(max(first, today), when, row.person, gettext("Expected release, some day of:"), between(first, last))


def birthday_ahead(person: Person, today: date) -> Ahead | None:
    """The next birthday. Who was born on 29 February has it on the 28th in other years."""
    born = parse_date(person.birth_date)
    if not isinstance(born, PartialDate) or born.month is None:
        return None
    day = born.day or 1
    year = today.year + ((born.month, day) < (today.month, today.day))
    on = PartialDate(year, born.month, min(day, PartialDate(year, born.month).latest().day) if born.day else None)
    what = (
        gettext("Birthday, %(age)s") if born.day else gettext("Birthday on some day of the month, %(age)s")
    ) % {"age": on.year - born.year}  # fmt: skip
    return Ahead(on.earliest(), on, person, what)


def _hearings(today: date, until: date, reader: Member) -> Iterable[Ahead]:
    hearings = Hearing.objects.visible_to(reader).filter(date_earliest__gte=today, date_earliest__lte=until)
    rows = list(hearings.select_related("person").order_by("date_earliest", F("person__sort_key"))[:MOST])
    for row in rows:
        court = in_the_pack("court", row.court, _language()) or row.court
        what = gettext("Hearing, %(court)s") % {"court": court} if court else gettext("Hearing")
        yield Ahead(row.date_earliest, parse_date(row.date), row.person, what)


def _language() -> str:
    return get_language() or "en"
