"""How long figures take in a filled register, beside the SQL that an analyst would write. Run by bench.within."""

from __future__ import annotations

import csv
import resource
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from django.db import connection
from django.db.models import Max, Min

from bench.generate import ARTICLES, COLONIES, FIRST_DAY, LAST_DAY, RECOGNISER
from bench.timing import Times, clock
from sprava.accounts.actions import command_line_member
from sprava.findings.answers import answer
from sprava.findings.asked import Question
from sprava.findings.units import FIELDS, UNITS
from sprava.findings.views import forget
from sprava.records.actions.claims import Saying, record_claim, withdraw_claim
from sprava.records.models import Claim, Source, Subject

SERIES = Question(first=date(2016, 11, 30), last=date(2026, 10, 31), every="month")
_LONGEST = "persons at the end of each month of ten years"
EXPORTED = {
    "person": "SELECT id, sex, birth_date_earliest FROM records_person",
    "spell": "SELECT person_id, begin_earliest, begin_latest, end_earliest, end_latest FROM records_spell",
    "charge": "SELECT person_id, article FROM records_charge",
    "stay": "SELECT person_id, facility FROM records_stay",
}
_PLAIN = """SELECT COUNT(DISTINCT CASE WHEN begin_latest <= %s AND end_earliest >= %s THEN s.person_id END),
 COUNT(DISTINCT s.person_id) FROM records_spell s WHERE begin_earliest <= %s AND end_latest >= %s"""
_OF_ARTICLE = " AND EXISTS (SELECT 1 FROM records_charge c WHERE c.person_id = s.person_id AND c.article = %s)"
_BY_ARTICLE = """SELECT c.article, COUNT(DISTINCT s.person_id) FROM records_spell s
 JOIN records_charge c ON c.person_id = s.person_id WHERE begin_earliest <= %s AND end_latest >= %s
 GROUP BY c.article"""


def measure(seed: int, repetitions: int, changes: int, folder: str) -> dict[str, Any]:
    """Milliseconds of each kind of question, of plain SQL for some of them, and the memory of it all.

    ``changes`` people get a correction after everything was taken in, so that there is a past to look at; the tables
    that DuckDB reads are left in ``folder``.
    """
    random, reader = Random(seed), command_line_member()  # noqa: S311 not for secrets
    _correct(changes)
    forget(reader)
    found: dict[str, Any] = {"ours": [], "plain": [], "agree": True}
    with clock() as cold:
        answer(Question(on=LAST_DAY), reader)
    found["cold"] = cold.wall * 1000
    with clock() as rest:
        for unit, by in [*((unit, "") for unit in UNITS), *(("persons", by) for by in sorted(UNITS["persons"].fields))]:
            answer(Question(unit, on=LAST_DAY, by=by), reader)
    found["rest"] = rest.wall * 1000
    for kind, questions in _kinds(random).items():
        times = Times()
        for question in islice(questions, repetitions):
            times.take(partial(answer, question, reader))
        found["ours"].append({"kind": kind, "wall": times.wall, "cpu": times.cpu})
    one_more = Saying(Source.objects.order_by("pk")[2])
    record_claim(Subject.objects.filter(kind="charge").latest("pk"), "outcome", "pending", saying=one_more, by=reader)
    with clock() as changed:
        answer(Question(on=LAST_DAY), reader)
    found["changed"] = changed.wall * 1000
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for kind, asked in _plain_kinds(random).items():
        times = Times()
        for call in islice(asked, max(1, repetitions // 64) if kind == _LONGEST else max(5, repetitions // 8)):
            times.take(call)
        found["plain"].append({"kind": kind, "wall": times.wall, "cpu": times.cpu})
    found["agree"] = all(_same(_day(random), reader) for _number in range(5))
    _export(Path(folder))
    return found


def _kinds(random: Random) -> Mapping[str, Iterator[Question]]:
    filters = [("article", code) for code in ARTICLES] + [("facility", code) for code, _ in COLONIES]
    filters += [("recogniser", RECOGNISER), ("sex", "female"), ("region", "mahiliou"), ("body", "-")]
    filters += [(field, code) for field in ("age", "term", "duration", "mode") for code in FIELDS[field].codes]
    moments = Claim.objects.aggregate(first=Min("recorded_at"), last=Max("recorded_at"))
    first, last = (value or datetime.now(UTC) for value in moments.values())

    def past() -> datetime:
        return first + (last - first) * random.random()

    def each(make: Callable[[], Question]) -> Iterator[Question]:
        return iter(make, None)

    return {
        "persons on a day": each(lambda: Question(on=_day(random))),
        "persons on a day, one filter": each(lambda: Question(on=_day(random), filters=(random.choice(filters),))),
        "persons on a day, two filters": each(
            lambda: Question(on=_day(random), filters=tuple(sorted({("sex", "male"), random.choice(filters[:20])})))
        ),
        "persons on a day, split": each(
            lambda: Question(on=_day(random), by=random.choice(sorted(UNITS["persons"].fields)))
        ),
        "another unit on a day": each(lambda: Question(random.choice(sorted(UNITS)), on=_day(random))),
        "persons on a day, as known at a past moment": each(lambda: Question(on=_day(random), known_at=past())),
        "the same, one filter": each(
            lambda: Question(on=_day(random), filters=(random.choice(filters),), known_at=past())
        ),
        "who came and who went in a year": each(lambda: _year(_day(random))),
        _LONGEST: each(lambda: SERIES),
        "the same, split by article": each(
            lambda: Question(first=SERIES.first, last=SERIES.last, every="month", by="article")
        ),
    }


def _year(day: date) -> Question:
    return Question(first=date(day.year, 1, 1), last=date(day.year, 12, 31))


def _day(random: Random) -> date:
    return FIRST_DAY + timedelta(days=random.randrange((LAST_DAY - FIRST_DAY).days))


def _plain_kinds(random: Random) -> Mapping[str, Iterator[Callable[[], object]]]:
    def on(day: date) -> list[object]:
        return [day] * 4

    return {
        "persons on a day": iter(lambda: partial(_rows, _PLAIN, on(_day(random))), None),
        "persons on a day, one filter": iter(
            lambda: partial(_rows, _PLAIN + _OF_ARTICLE, [*on(_day(random)), random.choice(ARTICLES)]), None
        ),
        "persons on a day, split": iter(lambda: partial(_rows, _BY_ARTICLE, [day := _day(random), day]), None),
        _LONGEST: iter(lambda: lambda: [_rows(_PLAIN, on(day)) for day in SERIES.days], None),
    }


def _rows(statement: str, parameters: list[object]) -> Any:  # noqa: ANN401 whatever the columns hold
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def _same(day: date, reader: Any) -> bool:  # noqa: ANN401 a member
    (row,) = answer(Question(on=day), reader).rows
    return [(row.lower, row.upper)] == [tuple(found) for found in _rows(_PLAIN, [day] * 4)]


def _correct(changes: int) -> None:
    """After the list came in: of some people one more claim, of as many one claim taken back."""
    by, saying = command_line_member(), Saying(Source.objects.order_by("pk")[1])
    charges = Subject.objects.filter(kind="charge").order_by("pk")
    step = max(charges.count() // max(changes, 1), 1)
    for number, charge in enumerate(charges.filter(pk__gt=0)[::step][:changes]):
        if number % 2:
            record_claim(charge, "date", "2022-03", saying=saying, by=by)
        else:
            claim = Claim.objects.standing().filter(subject=charge).order_by("pk").first()
            if claim is not None:
                withdraw_claim(claim, by=by, because="A typing error.")


def _export(folder: Path) -> None:
    for name, statement in EXPORTED.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file, connection.cursor() as cursor:
            cursor.execute(statement)
            writer = csv.writer(file)
            writer.writerow([column[0] for column in cursor.description])
            while rows := cursor.fetchmany(20_000):
                writer.writerows(rows)
