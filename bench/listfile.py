"""The invented people as a list in the columns in which Viasna publishes its own, for ``sprava import``."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.generate import LAST_DAY, Person

MAPPING = "viasna"
COLUMNS = (
    "id", "url", "name", "status", "birthday", "gender", "description", "arrested", "articles", "prison", "declaration",
    "decision", "penalty", "judge", "prosecutor", "councel", "penalty_start_date", "verdict_date", "appeal_date",
    "release_date", "died",
)  # fmt: skip


def write_list(file: Path, people: Iterable[Person]) -> None:
    """Write the people into a CSV file."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(row_of(person) for person in people)


def row_of(person: Person) -> Mapping[str, str]:
    """One person as the list prints them; a column that says nothing is left out."""
    printed = {
        "id": person.key,
        "url": f"https://list.example/{person.key}",
        "name": person.name.ru,
        "status": _status(person),
        "birthday": person.born,
        "gender": "f" if person.woman else "m",
        "arrested": person.detained.isoformat(),
        "articles": ", ".join(article.replace("p.", "ч. ") for article in person.articles),
        "prison": "на свободе" if person.released else person.held_in[1],
    }
    if person.sentenced:
        printed |= {
            "decision": _years(person.term),
            "penalty": "imprisonment in a general-security penal colony",
            "verdict_date": person.sentenced.isoformat(),
        }
    if person.released:
        printed["release_date"] = person.released.isoformat()
    return printed


def _status(person: Person) -> str:
    if person.recognised is None:
        return "np"
    return "former" if person.released and person.released < LAST_DAY else "active"


def _years(term: str) -> str:
    """``P2Y6M`` in words."""
    years, _, months = term[1:].partition("Y") if "Y" in term else ("", "", term[1:])
    words = [f"{years} years"] if years else []
    if months:
        words.append(f"{months[:-1]} months")
    return " ".join(words)
