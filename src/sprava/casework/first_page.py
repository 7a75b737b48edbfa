"""The first page of the desk: what came in, what changed at the sources, what lies ahead, who has gone quiet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext

from sprava.accounts.models import Member
from sprava.casework.ahead import Ahead, days_ahead, far_ahead
from sprava.casework.freshness import QUIET, addresses_to_confirm, overdue, stale_rows, unheard
from sprava.casework.places import named
from sprava.casework.remembered import QUIET_AFTER_DAYS, Custody, Remembered
from sprava.casework.words import CHANGES, field_label
from sprava.core.dates import PartialDate, When, parse_date
from sprava.core.wording import date_words, figure
from sprava.records.models import Import, Person, SourceChange

DAYS_BACK, DAYS_AHEAD = 14, 30
QUIET_CHOICES = (30, 90, 180, 365)
SHORTEST_QUIET, LONGEST_QUIET = 7, 3650
MOST = 10
FEW = 6


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
class Overdue:
    """Somebody whose term should have ended, and when it did at the latest."""

    person: Person
    ended: date


@dataclass(frozen=True, slots=True)
class Unheard:
    """A hearing that passed without a word of how it went."""

    person: Person
    when: When
    court: str


@dataclass(frozen=True, slots=True)
class Stale:
    """What wants to be looked up again; each list is short, and its number is of everybody."""

    overdue: tuple[Overdue, ...]
    unheard: tuple[Unheard, ...]
    addresses: tuple[tuple[str, str], ...]
    addresses_more: int


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
    stale: Stale
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
    ahead: tuple[Ahead, ...] = known.keep(
        f"ahead {today} {_language()}",
        lambda: tuple(days_ahead(today, far_ahead(today, DAYS_AHEAD), reader, most=MOST)),
    )
    quiet, late = known.keep(f"quiet {today} {quiet_since}", lambda: _quiet_and_overdue(today, quiet_since, reader))
    return FirstPage(
        today,
        since,
        people,
        known.custody(today, quiet_since),
        quiet_days,
        quiet,
        imports[:MOST],
        tuple(Person.objects.visible_to(reader).order_by("-pk")[:6]),
        at_sources,
        changes_seen(reader, Q(reading__started_at__date__gte=since)),
        ahead,
        known.keep(f"stale {today} {_language()}", lambda: _stale(today, reader, late)),
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


def _quiet_and_overdue(
    today: date, quiet_since: date, reader: Member
) -> tuple[tuple[Person, ...], tuple[Overdue, ...]]:
    """Of whom nobody has spoken for longest, and whose term ended last, in one query for both."""
    quiet = stale_rows(QUIET, today, reader, quiet_since).order_by("person__last_sign", "person")
    late = overdue(today, reader).order_by("-expected_latest", "person")
    some = Q(pk__in=quiet.values("person")[: 2 * FEW]) | Q(pk__in=late.values("person")[: 2 * FEW])
    found = list(
        Person.objects.visible_to(reader)
        .filter(some)
        .annotate(
            is_quiet=Exists(stale_rows(QUIET, today, reader, quiet_since).filter(person=OuterRef("pk"))),
            ended=Subquery(overdue(today, reader).filter(person=OuterRef("pk")).values("expected_latest")[:1]),
        )
    )
    silent = [one for one in found if one.is_quiet]  # type: ignore[attr-defined] # annotated above
    silent.sort(key=lambda one: (one.last_sign or today, one.pk))
    ended = [Overdue(one, one.ended) for one in found if one.ended]  # type: ignore[attr-defined] # annotated above
    ended.sort(key=lambda one: (-one.ended.toordinal(), one.person.pk))
    return tuple(silent[:FEW]), tuple(ended[:FEW])


def _stale(today: date, reader: Member, late: Iterable[Overdue]) -> Stale:
    """The newest of each kind first. Two queries with those who went quiet."""
    passed = unheard(today, reader).select_related("person").order_by("-date_earliest", "pk")[:FEW]
    addresses = addresses_to_confirm(today)
    return Stale(
        tuple(late),
        tuple(Unheard(row.person, parse_date(row.date), named("court", row.court).spoken) for row in passed),
        tuple(addresses[:FEW]),
        max(0, len(addresses) - FEW),
    )


def _language() -> str:
    return get_language() or "en"
