"""A jurisdiction pack: a folder of TOML files that a lawyer can read and correct, and what its words name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from sprava.core.errors import Unreadable
from sprava.core.terms import TermRules
from sprava.core.wording import not_verified
from sprava.packs.articles import ArticleNumbers, ArticleReading
from sprava.packs.courts import CourtNames
from sprava.packs.facilities import FacilityNames
from sprava.packs.institutions import BodyRow, CourtRow, FacilityRow
from sprava.packs.naming import Phrase, matched, phrases_of, tokens_of
from sprava.packs.reader import PackRefused
from sprava.packs.rows import Row, Text
from sprava.packs.statutes import ArticleRow, ConversionRow, CreditRow, PracticeRow, RegimeRow, RestraintRow
from sprava.packs.tables import Tables, read_toml
from sprava.packs.terms import rules_from

SHIPPED = Path(__file__).parent

_Words = tuple[tuple[str, tuple[Phrase, ...]], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One written form for a lexicon: what is written, in which language, and what it names."""

    written: str
    lang: str
    names: str


@dataclass(frozen=True)
class Pack(Tables):
    """One jurisdiction: its rows, and what is meant by the words in which sources name them."""

    main_family: str
    time_zone: str
    mark: str = ""
    abroad: bool = False  # in the register of another country, see sprava.packs.abroad

    def value_of(self, identifier: str) -> str:
        """What a claim calls the row with this id."""
        return f"{self.mark}-{identifier}" if self.abroad and identifier else identifier

    def article_value(self, canonical: str) -> str:
        """What a claim calls an article that this pack writes so."""
        of_a_code = canonical[:1].isalpha() or not self.abroad
        return self.value_of(canonical if of_a_code else f"{self.main_family} {canonical}")

    @cached_property
    def term_rules(self) -> TermRules:
        """The rules of credit, conversion and practice in the form in which core.terms reckons."""
        return rules_from(
            self._typed("credit", CreditRow),
            self._typed("conversion", ConversionRow),
            self._typed("practice", PracticeRow),
            kinds=self.sentence_kinds.values(),
            restraints=self.restraints.values(),
        )

    def name_of(self, identifier: str, lang: str) -> str:
        """What a kind, regime, measure, way of release or rule is called, and whether nobody has verified that; the
        identifier if the pack has none."""
        if identifier not in self._names:
            return identifier
        name, row = self._names[identifier]
        return not_verified(name.say(lang), lang) if row.is_unverified else name.say(lang)

    @cached_property
    def _names(self) -> Mapping[str, tuple[Text, Row]]:
        rules = [(row.id, row.name, row) for row in self._typed("credit", CreditRow)]
        replaced = [(row.id, row.name, row) for row in self._typed("conversion", ConversionRow)]
        kinds = [
            (row.id, row.name, row)
            for rows in (self.restraints, self.sentence_kinds, self.regimes, self.release_modes)
            for row in rows.values()
        ]
        return {identifier: (name, row) for identifier, name, row in (*rules, *replaced, *kinds)}

    @cached_property
    def _article_numbers(self) -> ArticleNumbers:
        return ArticleNumbers(self.codes, self.articles, self.main_family)

    @cached_property
    def _facility_names(self) -> FacilityNames:
        return FacilityNames(tuple(self.facilities.values()), self.institutions, self.places)

    @cached_property
    def _court_names(self) -> CourtNames:
        return CourtNames(tuple(self.courts.values()), self.court_levels, self.places)

    @cached_property
    def _body_words(self) -> _Words:
        return _words_of(self.bodies.values())

    @cached_property
    def _restraint_words(self) -> _Words:
        return _words_of(self.restraints.values())

    @cached_property
    def _regime_words(self) -> _Words:
        return _words_of(self.regimes.values())

    def article(self, text: str, on: date | None = None) -> ArticleReading:
        """What the first article reference in ``text`` means; ask it for ``chosen``, ``candidates``, ``notes``."""
        return self._article_numbers.read(text, on)

    def articles_in(self, text: str, on: date | None = None) -> tuple[ArticleReading, ...]:
        """Every article reference in a list such as ``ч. 2 ст. 339, ч. 2 и 3 ст. 218``."""
        return self._article_numbers.read_all(text, on)

    def facility(self, written: str, on: date | None = None) -> FacilityRow | None:
        """The facility that ``written`` names on the day ``on``, or None if it names none or several."""
        return self.facilities.get(written) or self._facility_names.one(written, on)

    def facilities_named(self, written: str, on: date | None = None) -> tuple[FacilityRow, ...]:
        """Every facility that ``written`` may name, for a person to choose from."""
        return self._facility_names.candidates(written, on)

    def court(self, written: str, on: date | None = None) -> CourtRow | None:
        """The court that ``written`` names, or None if it names none or several."""
        return self.courts.get(written) or self._court_names.one(written, on)

    def courts_named(self, written: str, on: date | None = None) -> tuple[CourtRow, ...]:
        """Every court that ``written`` may name, for a person to choose from."""
        return self._court_names.candidates(written, on)

    def body(self, written: str) -> BodyRow | None:
        """The authority or organisation that ``written`` names, or None if it names none or several."""
        return self.bodies.get(written) or self.bodies.get(_longest(self._body_words, written))

    def restraint(self, written: str) -> RestraintRow | None:
        """The kind of restraint that ``written`` names, or None if it names none or several."""
        return self.restraints.get(written) or self.restraints.get(_longest(self._restraint_words, written))

    def regime(self, written: str) -> RegimeRow | None:
        """The regime that ``written`` names, or None if it names none or several."""
        return self.regimes.get(written) or self.regimes.get(_longest(self._regime_words, written))

    def lexicon(self, section: str) -> tuple[Entry, ...]:
        """Written forms of ``facility``, ``court``, ``body``, ``article`` or ``restraint``, for a reading engine."""
        return tuple(entry for row in self.rows_of(section) for entry in _written_forms(row, self))


@cache
def load(name: str) -> Pack:
    """The shipped pack of that name, or the pack in that folder. Loading twice gives the same object.

    Raises:
        Unreadable: there is no such pack.
    """
    folder = SHIPPED / name if name in shipped() else Path(name)
    if not (folder / "pack.toml").is_file():
        raise Unreadable(
            f"There is no jurisdiction pack {name!r}. Shipped are: {', '.join(shipped())}. "
            "The folder of a pack holds a pack.toml."
        )
    table = read_toml(folder / "pack.toml")
    known = {"id", "name", "main_family", "time_zone", "about", "mark"}
    for key in known - {"about", "mark"}:
        if key not in table:
            raise PackRefused(f"{folder.name}/pack.toml: {key}: is missing. Give it.")
    for key in set(table) - known:
        raise PackRefused(f"{folder.name}/pack.toml: {key}: no such field.")
    name_, mark = Text(**table["name"]), table.get("mark", "")
    return Pack(folder, table["id"], name_, table["main_family"], table["time_zone"], mark)


@cache
def shipped() -> tuple[str, ...]:
    """The names of the packs that come with Sprava."""
    return tuple(sorted(path.parent.name for path in SHIPPED.glob("*/pack.toml")))


def _words_of(named: Iterable[BodyRow | RestraintRow | RegimeRow]) -> _Words:
    return tuple(
        (row.id, phrases_of((*row.words, *(words for _, words in row.name.every()), f"={row.id}"))) for row in named
    )


def _longest(words: _Words, written: str) -> str:
    """The id whose words cover most of ``written``; empty if none or several do."""
    tokens = tokens_of(written)
    spans = {name: len(span) for name, phrases in words if (span := matched(phrases, tokens))}
    best = [name for name, length in spans.items() if length == max(spans.values())]
    return best[0] if len(best) == 1 else ""


def _written_forms(row: Row, pack: Pack) -> list[Entry]:
    if isinstance(row, FacilityRow):
        forms = [Entry(words, lang, row.id) for name in row.names for lang, words in name.name.every()]
        forms += [Entry(alias, "", row.id) for alias in row.aliases]
        if row.number:
            forms += [
                Entry(f"{short}{mark}{row.number}", "", row.id)
                for short in pack.institutions[row.type].short
                for mark in ("-", " № ", " №")
            ]
        return forms
    if isinstance(row, ArticleRow):
        return [Entry(words, lang, row.id) for lang, words in row.title.every()]
    if isinstance(row, CourtRow | BodyRow | RestraintRow):
        return [Entry(words, lang, row.id) for lang, words in row.name.every()]
    return []
