"""An invented register, the same for the same seed: people and what a list and a few newspapers say of them.

Nobody in it exists. What is like the real thing is the shape: names in two scripts, birth dates that are partly only a
year, about ten claims a person, some of them said by a second source, a few people without an end in sight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.names import FullName, draw_name
from sprava.core.said import Fact, RowSaid

SEED = 2020
LIST_NAME = "Invented list"
PAPERS = ("Invented paper", "Invented channel", "Invented court list", "Invented chronicle")
FIRST_DAY, LAST_DAY = date(2020, 8, 9), date(2026, 10, 31)
RECOGNISER = "Invented group"
# Code and printed name of a prison in the pack of Belarus, the fullest first.
REMAND = (
    ("OKR-CIP", "ЦИП на Окрестина, Минск"), ("SIZO-7", "СИЗО № 7, Брест"), ("SIZO-3", "СИЗО № 3, Гомель"),
    ("SIZO-2", "СИЗО № 2, Витебск"), ("SIZO-6", "СИЗО № 6, Барановичи"), ("T-8", "Тюрьма № 8, Жодино"),
)  # fmt: skip
COLONIES = (
    ("IK-3", "ИК № 3, Витьба"), ("IK-15", "ИК № 15, Могилёв"), ("IK-17", "ИК № 17, Шклов"),
    ("IK-2", "ИК № 2, Бобруйск"), ("IK-22", "ИК № 22, Ивацевичи («Волчьи норы»)"), ("IK-8", "ИК № 8, Орша"),
    ("IK-1", "ИК № 1, Новополоцк"), ("IK-14", "ИК № 14, Новосады"), ("IK-11", "ИК № 11, Волковыск"),
    ("IK-13", "ИК № 13, Глубокое"),
)  # fmt: skip
COLONIES_FOR_WOMEN = (("IK-4", "ИК № 4, Гомель"), ("IK-24", "ИК № 24, Заречье"))
ARTICLES = (
    "342 p.1",
    "361-4 p.1",
    "368",
    "369",
    "130 p.1",
    "342 p.2",
    "361-1 p.1",
    "361-2 p.2",
    "203-1 p.3",
    "364",
    "367 p.1",
    "293 p.2",
)
MODES = ("served", "served", "served", "pardon", "amnesty", "replaced", "exchange", "measure_changed")

_SECOND_SOURCE = 0.25  # of the people
_SURE_OF_THE_DAY = 0.72  # of the birth dates; the others are a year, a month or nothing
_STILL_INSIDE = 0.18
_TRIED = 0.55


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that is said of one invented person; an empty text where nobody says anything."""

    number: int
    woman: bool
    name: FullName
    born: str
    detained: date
    articles: tuple[str, ...]
    sentenced: date | None
    term: str
    held_in: tuple[str, str]
    recognised: date | None
    released: date | None
    mode: str
    second: str
    """The other source that writes of this person."""

    @property
    def key(self) -> str:
        """Their number in the list."""
        return str(self.number)


def draw_person(seed: int, number: int) -> Person:
    """The person with this number: the same whatever was drawn before."""
    random = Random(f"{seed} {number}")  # noqa: S311 not for secrets
    woman = random.random() < 0.3
    detained = FIRST_DAY + timedelta(days=int((LAST_DAY - FIRST_DAY).days * random.random() ** 1.6))
    trial = detained + timedelta(days=random.randint(40, 320))
    tried = random.random() < _TRIED and trial <= LAST_DAY
    sentenced = trial if tried else None
    months = random.choice((12, 18, 24, 24, 30, 36, 36, 48, 60, 72, 96)) if tried else 0
    inside = random.random() < _STILL_INSIDE
    end = (sentenced or detained) + timedelta(days=int(30 * months * 0.7) or random.randint(3, 30))
    colonies = COLONIES_FOR_WOMEN if woman else COLONIES
    return Person(
        number, woman, draw_name(random, woman=woman), _birth(random), detained, _articles(random), sentenced,
        _term(months), _likelier_first(random, colonies if tried else REMAND),
        _recognised(random, detained),
        None if inside or end > LAST_DAY else end, random.choice(MODES),
        random.choice(PAPERS) if random.random() < _SECOND_SOURCE else "",
    )  # fmt: skip


def draw_people(seed: int, numbers: range) -> Iterator[Person]:
    """The people with these numbers."""
    return (draw_person(seed, number) for number in numbers)


def _recognised(random: Random, detained: date) -> date | None:
    day = detained + timedelta(days=random.randint(5, 200))
    return day if random.random() < 0.3 and day <= LAST_DAY else None


def _likelier_first(random: Random, values: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return values[int(len(values) * random.random() ** 2)]


def _birth(random: Random) -> str:
    born = date(1950, 1, 1) + timedelta(days=random.randrange(20_500))
    kind = random.random()
    if kind < _SURE_OF_THE_DAY:
        return born.isoformat()
    return f"{born:%Y-%m}" if kind < 0.78 else f"{born:%Y}" if kind < 0.92 else ""


def _articles(random: Random) -> tuple[str, ...]:
    many = 1 + (random.random() < 0.25)
    return tuple(dict.fromkeys(ARTICLES[int(len(ARTICLES) * random.random() ** 2)] for _ in range(many)))


def _term(months: int) -> str:
    years, rest = divmod(months, 12)
    return "P" + (f"{years}Y" if years else "") + (f"{rest}M" if rest else "") if months else ""


def what_is_said(person: Person) -> list[RowSaid]:
    """What the list says of a person, and what the second source says, if there is one: rows of one key."""
    rows = [_row(person, _in_the_list(person), 1)]
    if person.second:
        rows.append(_row(person, _in_the_paper(person), 2, source=person.second))
    return rows


def _row(person: Person, facts: tuple[Fact, ...], place: int, source: str = "") -> RowSaid:
    quote = "; ".join(fact.value for fact in facts)
    said_on = (person.detained + timedelta(days=2)).isoformat() if source else ""
    return RowSaid(person.key, facts, quote, f"row {person.number} {place}", source_name=source, said_on=said_on)


def _in_the_list(person: Person) -> tuple[Fact, ...]:
    code, printed = person.held_in
    said = [
        Fact("person", "", "name", person.name.be, lang="be"),
        Fact("person", "", "sex", "female" if person.woman else "male"),
        Fact("detention", "", "date", person.detained.isoformat()),
        *(Fact("charge", article, "article", article) for article in person.articles),
        Fact("stay", "", "facility", code, printed=printed),
    ]
    if person.born:
        said.append(Fact("person", "", "birth_date", person.born))
    if person.sentenced:
        said += [
            Fact("sentence", "", "date", person.sentenced.isoformat()),
            Fact("sentence", "", "kind", "imprisonment"),
            Fact("sentence", "", "term", person.term),
        ]
    if person.recognised:
        said += [
            Fact("recognition", "", "body", RECOGNISER),
            Fact("recognition", "", "since", person.recognised.isoformat()),
            Fact("recognition", "", "status", "recognised"),
        ]
    if person.released:
        said += [
            Fact("release", "", "date", person.released.isoformat()),
            Fact("release", "", "mode", person.mode),
        ]
    return tuple(said)


def _in_the_paper(person: Person) -> tuple[Fact, ...]:
    """A newspaper writes in Russian, and knows the day of the arrest only by its month."""
    return (
        Fact("person", "", "name", person.name.ru, lang="ru"),
        Fact("person", "", "transliteration", person.name.latin),
        Fact("detention", "", "date", f"{person.detained:%Y-%m}"),
        Fact("charge", person.articles[0], "article", person.articles[0].split(" ")[0]),
    )
