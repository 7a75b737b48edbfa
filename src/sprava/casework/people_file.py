"""The list of people as a file: the same filters and the same order, values as codes and days as numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain

from sprava.accounts.models import Member
from sprava.casework.jurisdiction import is_unverified
from sprava.casework.known_list import everyone_known
from sprava.casework.listing import Asked, everyone
from sprava.casework.summary import Summary, summaries
from sprava.core.dates import When

COLUMNS = (
    "person", "name", "other_name", "birth_date", "state", "on", "held_since", "facility", "facility_name", "articles",
    "sentence", "term", "expected_release", "recognised_by", "last_sign", "sources", "unverified",
)  # fmt: skip
"""``unverified`` holds those values of the line that the law pack knows by a row that nobody has verified: a column of
its own, so that the others can be filtered and joined as they are."""
# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What csv.writer writes to: it gives the line back."""

    def write(self, text: str) -> str:
        return text


def lines_of(asked: Asked, reader: Member, known_at: datetime | None = None) -> Iterator[str]:
    """The file, line by line. Spreadsheets know by the first sign that it is UTF-8."""
    writer = csv.writer(_Line())
    yield "\ufeff" + str(writer.writerow(COLUMNS))
    portions: Iterator[list[Summary]]
    if known_at is None:
        portions = (summaries(people, asked.on, reader) for people in everyone(asked, reader))
    else:
        portions = everyone_known(asked, reader, known_at)
    for lines in portions:
        for line in lines:
            yield str(writer.writerow([_harmless(cell) for cell in _row(line, asked.on)]))


def _row(line: Summary, on: date) -> tuple[object, ...]:
    person = line.person
    return (
        person.pk,
        person.label,
        line.other.text if line.other else "",
        person.birth_date,
        str(line.state),
        on.isoformat(),
        _edtf(line.since),
        "; ".join(line.facilities),
        "; ".join(line.where),
        "; ".join(line.charged),
        line.sentence,
        line.term,
        _edtf(line.expected),
        "; ".join(line.recognised),
        person.last_sign or "",
        person.sources,
        "; ".join(_unverified(line)),
    )


def _unverified(line: Summary) -> Iterator[str]:
    """Of an article its number, of a place its code, of a recogniser its name: as they stand in their columns."""
    places = zip(line.facilities, line.places, strict=True)
    return chain(
        (value for value, named in places if named.is_unverified),
        (article for article in line.charged if is_unverified("article", article)),
        (named.words for named in line.recognisers if named.is_unverified),
    )


def _edtf(when: When | None) -> str:
    return str(when) if when else ""


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
