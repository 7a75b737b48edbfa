"""What one row of a list, or one passage of a report, says: plain values on their way from a desk into the book."""

from __future__ import annotations

from dataclasses import dataclass

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value said in a row.

    ``slot`` tells several things of one noun apart inside the person (two charges, two sentences): "" for the only
    one. It is made from what the row says, so that the next edition of the list gives the same thing the same slot.
    ``value`` is canonical in the sense of :mod:`sprava.core.nouns`; ``printed`` is what the source wrote, ``lang`` in
    which language ("" where nobody knows).
    """

    noun: str
    slot: str
    field: str
    value: str
    printed: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class RowSaid:
    """Everything that one row says about one person, or about a place if ``about`` is "facility", "court" or "body".

    ``key`` is how the list itself knows the person: its own number, or a digest of name and birth date where it has
    none (then it begins with ``~``). Several rows may share a key: they speak of the same person.
    ``quote`` is the row as text, ``locator`` says where it stands: ``row 214``, ``sheet People row 14``,
    ``$.facts[3] 211-229``.
    The other fields are filled when the row itself says so: whose statement it is, since when it is said, and which
    rows are about one proceeding (they share ``proceeding_key``, unique inside the list).
    """

    key: str
    facts: tuple[Fact, ...]
    quote: str
    locator: str
    source_name: str = ""
    source_url: str = ""
    said_on: str = ""
    proceeding_key: str = ""
    lang: str = ""
    about: str = PERSON
    number: int = 0  # of the row, as spreadsheets count; entries of JSON from 1
