"""What the register knows of people, as plain rows that the linkage engine and the page of a pair can take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sprava.accounts.models import Member
from sprava.core.nouns import NAME_FIELDS
from sprava.records.identity import joined, ties_of
from sprava.records.models import Charge, Claim, Person, Proceeding, Sentence, Sighting, Source, Stay, Subject

_KINDS = {"name": 0, "transliteration": 1, "alias": 2, "previous_name": 3}


@dataclass(slots=True)
class Gathered:
    """A person as far as it tells people apart."""

    number: int
    label: str
    born: str
    spellings: list[tuple[str, str]] = field(default_factory=list)
    """Each name with its language, the accepted one first."""
    articles: list[str] = field(default_factory=list)
    facilities: list[str] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    lists: set[int] = field(default_factory=set)
    """The lists that have a row for them."""


def gathered(people: Collection[int], reader: Member) -> dict[int, Gathered]:
    """Those of ``people`` whom ``reader`` may see. A fixed number of queries, whatever is known of them."""
    found: dict[int, Gathered] = {}
    for person in Person.objects.visible_to(reader).filter(pk__in=people).prefetch_related("names"):
        names = sorted(person.names.all(), key=lambda name: (name.text != person.label, _KINDS.get(name.kind, 9)))
        spellings = [(name.text, name.lang) for name in names]
        found[person.pk] = Gathered(person.pk, person.label, person.birth_date, spellings)
    _add_events(found, reader)
    _add_lists(found, reader)
    return found


def _add_events(found: dict[int, Gathered], reader: Member) -> None:
    case_of: dict[int, list[int]] = defaultdict(list)
    charges = Charge.objects.visible_to(reader).filter(person__in=found).order_by("pk")
    for number, case, article in charges.values_list("person_id", "of", "article"):
        _put(found[number].articles, article)
        if case:
            case_of[case].append(number)
    sentences = Sentence.objects.visible_to(reader).filter(person__in=found, of__isnull=False)
    for number, case in sentences.values_list("person_id", "of"):
        case_of[case].append(number)
    for kind in (Stay, Sighting):
        rows = kind.objects.visible_to(reader).filter(person__in=found).exclude(facility="").order_by("pk")
        for number, facility in rows.values_list("person_id", "facility"):
            _put(found[number].facilities, facility)
    cases = Proceeding.objects.visible_to(reader).filter(pk__in=case_of)
    for case, title, called in cases.values_list("pk", "title", "case_number"):
        for number in case_of[case]:
            _put(found[number].cases, called or title)


def _add_lists(found: dict[int, Gathered], reader: Member) -> None:
    records, ties = ties_of(found)
    leaders = joined(records, ties)
    rows = (
        Subject.objects.visible_to(reader).filter(pk__in=records, origin__isnull=False).values_list("pk", "origin_id")
    )
    for record, origin in rows:
        if leaders[record] in found and origin is not None:
            found[leaders[record]].lists.add(origin)


def _put(values: list[str], value: str) -> None:
    if value and value not in values:
        values.append(value)


def labels_of(people: Iterable[int], reader: Member) -> dict[int, str]:
    """What people are called, under the name that is accepted."""
    return dict(Person.objects.visible_to(reader).filter(pk__in=set(people)).values_list("pk", "label"))


def names_of_records(records: Iterable[int], reader: Member) -> dict[int, str]:
    """What each record itself was called first, also one that was joined to another and is no person of its own now."""
    said = Claim.objects.visible_to(reader).standing().filter(subject__in=set(records), field__in=NAME_FIELDS)
    return dict(said.order_by("-pk").values_list("subject_id", "value"))


def sources_of(person: int, reader: Member) -> list[Source]:
    """Who says anything of a person that stands, as far as ``reader`` may know it, by name."""
    records, ties = ties_of([person])
    leaders = joined(records, ties)
    own = [record for record, leader in leaders.items() if leader == leaders[person]]
    said = Claim.objects.visible_to(reader).standing().filter(person__in=own)
    return list(Source.objects.filter(pk__in=said.values("source")).order_by("name"))
