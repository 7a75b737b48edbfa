"""What an import found, as its pages and files say it: problems in words, and what changed about whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Min
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from sprava.accounts.models import Member
from sprava.core.nouns import NAME_FIELDS
from sprava.intake import problems
from sprava.intake.choosing import gives_in_words
from sprava.records.identity import joined, ties_of
from sprava.records.models import Claim, Import, Person, Problem, SourceChange
from sprava.records.words import code_label

SEVERITIES = {
    "refused": pgettext_lazy("rows", "not taken"),
    "held": pgettext_lazy("rows", "set aside"),
    "repeated": pgettext_lazy("rows", "repeated"),
    "note": pgettext_lazy("rows", "taken, worth a look"),
}
CHANGES = {
    "added": pgettext_lazy("people", "new"),
    "changed": pgettext_lazy("people", "changed"),
    "removed": pgettext_lazy("people", "no longer on the list"),
    "returned": pgettext_lazy("people", "back on the list"),
}
OF_ONE_PERSON = {
    "added": pgettext_lazy("one person", "new"),
    "changed": pgettext_lazy("one person", "changed"),
    "removed": pgettext_lazy("one person", "no longer on the list"),
    "returned": pgettext_lazy("one person", "back on the list"),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing to say about one row."""

    row: int
    column: str
    severity: str
    words: str

    @property
    def severity_words(self) -> str | Promise:
        return SEVERITIES.get(self.severity, self.severity)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a column, in how many rows, with the first of them in words."""

    severity: str
    code: str
    column: str
    rows: int
    words: str
    first_row: int

    @property
    def severity_words(self) -> str | Promise:
        return SEVERITIES.get(self.severity, self.severity)


@dataclass(frozen=True, slots=True)
class Change:
    """What a list says of one person now and did not say before. ``name`` is empty where the reader may not know it."""

    kind: str
    person: int
    name: str
    name_lang: str
    fields: tuple[str, ...]

    @property
    def kind_words(self) -> str | Promise:
        return OF_ONE_PERSON.get(self.kind, self.kind)


def rows_read(reading: Import) -> int:
    """How many rows are behind the import, about: what it keeps is the number of the row on which it goes on."""
    read = max(0, reading.next_row - 1)
    return read if reading.rows_total is None else min(read, reading.rows_total)


def has_lost_most(reading: Import) -> bool:
    """Are most of the people gone whom the source named before? Then what was brought was hardly the whole list."""
    return reading.removed > reading.changed + reading.unchanged


def severities_of(reading: Import) -> dict[str, int]:
    """Rows by what became of them; a row with two problems counts once for each kind."""
    counted = reading.problems.order_by().values("severity").annotate(rows=Count("row", distinct=True))
    found = {one["severity"]: one["rows"] for one in counted}
    return {severity: found.get(severity, 0) for severity in SEVERITIES}


def faults_of(reading: Import, lang: str, severity: str = "") -> list[Fault]:
    """What is wrong how often, rows by kind of fault and column, what keeps rows out first."""
    narrowed = reading.problems.filter(severity=severity) if severity else reading.problems.all()
    counted = narrowed.order_by().values_list("severity", "code", "column")
    grouped = list(counted.annotate(rows=Count("row", distinct=True), example=Min("pk")))
    examples = reading.problems.in_bulk([example for *_, example in grouped])
    faults = [
        Fault(severity, code, column, rows, said(code, examples[example].facts, lang), examples[example].row)
        for severity, code, column, rows, example in grouped
    ]
    return in_order(faults)


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """What keeps rows out first, then what happens most often."""
    order = list(SEVERITIES)
    return sorted(faults, key=lambda fault: (order.index(fault.severity), -fault.rows, fault.code, fault.column))


def kinds_of_faults(reading: Import, severity: str, lang: str) -> list[tuple[str, str, int]]:
    """What is wrong how often, to choose from: code, the first sentence of its words without the cells, rows."""
    narrowed = reading.problems.filter(severity=severity) if severity else reading.problems.all()
    counted = narrowed.order_by().values_list("code").annotate(rows=Count("row", distinct=True), example=Min("pk"))
    grouped = list(counted)
    examples = reading.problems.in_bulk([example for _, _, example in grouped])
    kinds = [(code, _without_cells(code, examples[example].facts, lang), rows) for code, rows, example in grouped]
    return sorted(kinds, key=lambda kind: (-kind[2], kind[0]))


def _without_cells(code: str, facts: dict[str, str], lang: str) -> str:
    return problems.say(code, dict.fromkeys(facts, "…"), lang).partition(". ")[0].rstrip(".")


def changes_of(reading: Import, reader: Member) -> Counter[str]:
    """People by what changed about them on this list."""
    counted = reading.changes.visible_to(reader).order_by().values_list("kind").annotate(people=Count("pk"))
    return Counter({**dict(counted), "added": reading.added})


def in_words(found: Iterable[Problem], lang: str) -> Iterator[Trouble]:
    """Problems as people read them."""
    for problem in found:
        yield Trouble(problem.row, problem.column, problem.severity, said(problem.code, problem.facts, lang))


def said(code: str, facts: dict[str, str], lang: str) -> str:
    """The words of a problem; a code of another version of Sprava is shown as it stands."""
    if field := facts.get("field", ""):
        noun, _dot, name = field.partition(".")
        known = [str(code_label(noun, name, code)) for code in facts.get("known", "").split(", ") if code]
        facts = facts | {"field": gives_in_words(field), "known": ", ".join(known)}
    return problems.say(code, facts, lang) if code in problems.codes() else str(facts.get("message") or code)


def about_whom(changes: Sequence[SourceChange], reader: Member) -> list[Change]:
    """Each change with the person whom it is about, under the number of their page."""
    leads = joined(*ties_of(change.person_id for change in changes))
    people = Person.objects.visible_to(reader).in_bulk(set(leads.values()))
    shown = []
    for change in changes:
        lead = leads.get(change.person_id, change.person_id)
        person = people.get(lead)
        name, lang = (person.label, person.label_lang) if person else ("", "")
        shown.append(Change(change.kind, lead, name, lang, tuple(map(gives_in_words, change.fields))))
    return shown


def changes_from(
    reading: Import, reader: Member, kind: str = "", *, after: int = 0, size: int = 100
) -> tuple[list[Change], int]:
    """Changes of one kind, or of all but new people, behind number ``after``; and where to go on, 0 for nowhere."""
    if kind == "added":
        return _newcomers(reading, reader, after, size)
    changes = reading.changes.visible_to(reader).filter(pk__gt=after).order_by("pk")
    page = list((changes.filter(kind=kind) if kind else changes)[: size + 1])
    return about_whom(page[:size], reader), page[size - 1].pk if len(page) > size else 0


def _newcomers(reading: Import, reader: Member, after: int, size: int) -> tuple[list[Change], int]:
    """People whom this source lists since this import, in the order of their numbers."""
    opened = Claim.objects.visible_to(reader).filter(
        subject__origin=reading.source,
        subject__kind="person",
        subject__opened_at__range=(reading.started_at, reading.finished_at or timezone.now()),
        subject__gt=after,
        field__in=NAME_FIELDS,
    )
    numbers = list(opened.order_by("subject_id").values_list("subject_id", flat=True).distinct()[: size + 1])
    page = numbers[:size]
    names: dict[int, tuple[str, str]] = {}
    of_the_page = opened.filter(subject__in=page).order_by("pk")
    for number, value, lang in of_the_page.values_list("subject_id", "value", "lang"):
        names.setdefault(number, (value, lang))
    leads = joined(*ties_of(page))
    changes = [Change("added", leads[number], *names[number], ()) for number in page]
    return changes, page[-1] if len(numbers) > size else 0
