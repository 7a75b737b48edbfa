"""A jurisdiction pack: a folder of TOML files that a lawyer can read and correct.

A section is read from its file when it is first asked for: counting needs no prisons, letters need no articles.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from sprava.core.errors import Unreadable
from sprava.core.terms import TermRules
from sprava.packs import rows, solidarity
from sprava.packs.articles import ArticleNumbers, ArticleReading
from sprava.packs.chains import without_circle
from sprava.packs.courts import CourtNames
from sprava.packs.facilities import FacilityNames
from sprava.packs.naming import Phrase, matched, phrases_of, tokens_of
from sprava.packs.reader import PackRefused, Where, read_row
from sprava.packs.rows import Row, Text
from sprava.packs.terms import rules_from

SHIPPED = Path(__file__).parent
RowKind = TypeVar("RowKind", bound=Row)

_Words = tuple[tuple[str, tuple[Phrase, ...]], ...]

SECTIONS: Mapping[str, tuple[str, type[Row]]] = {
    "code": ("codes.toml", rows.CodeRow),
    "article": ("articles.toml", rows.ArticleRow),
    "restraint": ("restraint.toml", rows.RestraintRow),
    "institution": ("institutions.toml", rows.InstitutionRow),
    "regime": ("sentences.toml", rows.RegimeRow),
    "sentence_kind": ("sentences.toml", rows.SentenceKindRow),
    "release_mode": ("sentences.toml", rows.ReleaseModeRow),
    "credit": ("credit.toml", rows.CreditRow),
    "conversion": ("credit.toml", rows.ConversionRow),
    "added_term": ("credit.toml", rows.AddedTermRow),
    "practice": ("credit.toml", rows.PracticeRow),
    "place": ("places.toml", rows.PlaceRow),
    "court_level": ("courts.toml", rows.CourtLevelRow),
    "court": ("courts.toml", rows.CourtRow),
    "body": ("bodies.toml", rows.BodyRow),
    "facility": ("facilities.toml", rows.FacilityRow),
    "state_list": ("lists.toml", rows.StateListRow),
    "criterion": ("recognition.toml", rows.CriterionRow),
    "recogniser": ("recognition.toml", rows.RecogniserRow),
    "status": ("recognition.toml", rows.StatusRow),
    "event": ("timeline.toml", rows.EventRow),
    "wave": ("timeline.toml", rows.WaveRow),
    "published_count": ("counts.toml", rows.CountRow),
    "post_rule": ("post.toml", rows.PostRuleRow),
    "parcel_item": ("post.toml", solidarity.ParcelItemRow),
    "caution": ("letters.toml", solidarity.CautionRow),
    "post_language": ("letters.toml", solidarity.PostLanguageRow),
    "silence": ("letters.toml", solidarity.SilenceRow),
    "addressee": ("appeals.toml", solidarity.AddresseeRow),
    "solidarity_day": ("days.toml", solidarity.SolidarityDayRow),
}
"""The sections of a pack: the name of the table in TOML, the file that holds it, the kind of its rows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One written form for a lexicon: what is written, in which language, and what it names."""

    written: str
    lang: str
    names: str


@dataclass(frozen=True)
class Pack:
    """One jurisdiction. Rows are frozen; a section is read once, when it is first asked for."""

    folder: Path
    id: str
    name: Text
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
    def _files(self) -> dict[str, Mapping[str, Any]]:
        return {}

    def rows_of(self, section: str) -> tuple[Row, ...]:
        """The rows of a section by its name in TOML; an absent section is empty.

        Raises:
            PackRefused: a row is not as it must be.
        """
        file, kind = SECTIONS[section]
        if file not in self._files:
            path = self.folder / file
            self._files[file] = read_toml(path) if path.is_file() else {}
        return read_section(self._files[file], section, kind, f"{self.id}/{file}")

    def _typed(self, section: str, kind: type[RowKind]) -> tuple[RowKind, ...]:
        return tuple(row for row in self.rows_of(section) if isinstance(row, kind))

    @cached_property
    def codes(self) -> tuple[rows.CodeRow, ...]:
        """The codes of law, each edition of a numbering by itself."""
        return self._typed("code", rows.CodeRow)

    @cached_property
    def articles(self) -> tuple[rows.ArticleRow, ...]:
        """The articles of the codes."""
        return self._typed("article", rows.ArticleRow)

    @cached_property
    def restraints(self) -> Mapping[str, rows.RestraintRow]:
        """Kinds of deprivation and restriction of liberty, by id."""
        return {row.id: row for row in self._typed("restraint", rows.RestraintRow)}

    @cached_property
    def institutions(self) -> Mapping[str, rows.InstitutionRow]:
        """Types of institution, by id."""
        return {row.id: row for row in self._typed("institution", rows.InstitutionRow)}

    @cached_property
    def regimes(self) -> Mapping[str, rows.RegimeRow]:
        """Regimes of serving a sentence, by id."""
        return {row.id: row for row in self._typed("regime", rows.RegimeRow)}

    @cached_property
    def sentence_kinds(self) -> Mapping[str, rows.SentenceKindRow]:
        """Kinds of punishment, by id."""
        return {row.id: row for row in self._typed("sentence_kind", rows.SentenceKindRow)}

    @cached_property
    def release_modes(self) -> Mapping[str, rows.ReleaseModeRow]:
        """Ways in which custody ends, by id."""
        return {row.id: row for row in self._typed("release_mode", rows.ReleaseModeRow)}

    @cached_property
    def places(self) -> Mapping[str, rows.PlaceRow]:
        """Settlements, by id."""
        return {row.id: row for row in self._typed("place", rows.PlaceRow)}

    @cached_property
    def court_levels(self) -> Mapping[str, rows.CourtLevelRow]:
        """Levels of the court system, by id."""
        return {row.id: row for row in self._typed("court_level", rows.CourtLevelRow)}

    @cached_property
    def courts(self) -> Mapping[str, rows.CourtRow]:
        """Courts, by id."""
        return {row.id: row for row in self._typed("court", rows.CourtRow)}

    @cached_property
    def bodies(self) -> Mapping[str, rows.BodyRow]:
        """Authorities and organisations, by id."""
        return without_circle("body", "parent", {row.id: row for row in self._typed("body", rows.BodyRow)}, self.id)

    @cached_property
    def facilities(self) -> Mapping[str, rows.FacilityRow]:
        """Places of detention, by id. A closed one stays, with its dates."""
        read = {row.id: row for row in self._typed("facility", rows.FacilityRow)}
        return without_circle("facility", "moved_to", read, self.id)

    @cached_property
    def state_lists(self) -> Mapping[str, rows.StateListRow]:
        """Lists of "extremists" and "terrorists" kept by the state, by id."""
        return {row.id: row for row in self._typed("state_list", rows.StateListRow)}

    @cached_property
    def criteria(self) -> tuple[rows.CriterionRow, ...]:
        """Elements of the definitions of "political prisoner"."""
        return self._typed("criterion", rows.CriterionRow)

    @cached_property
    def recognisers(self) -> Mapping[str, rows.RecogniserRow]:
        """Organisations that recognise or count, by id."""
        return {row.id: row for row in self._typed("recogniser", rows.RecogniserRow)}

    @cached_property
    def statuses(self) -> Mapping[str, rows.StatusRow]:
        """The vocabulary of statuses, by id."""
        return {row.id: row for row in self._typed("status", rows.StatusRow)}

    @cached_property
    def timeline(self) -> tuple[rows.EventRow, ...]:
        """Events, earliest first."""
        return tuple(sorted(self._typed("event", rows.EventRow), key=lambda row: row.day.earliest()))

    @cached_property
    def waves(self) -> Mapping[str, rows.WaveRow]:
        """Kinds of waves of repression, by id."""
        return {row.id: row for row in self._typed("wave", rows.WaveRow)}

    @cached_property
    def published_counts(self) -> tuple[rows.CountRow, ...]:
        """Figures published by others, earliest first; figures that contradict each other all stay."""
        return tuple(sorted(self._typed("published_count", rows.CountRow), key=lambda row: row.day.earliest()))

    @cached_property
    def post_rules(self) -> tuple[rows.PostRuleRow, ...]:
        """Rules of letters, parcels, money and visits."""
        return self._typed("post_rule", rows.PostRuleRow)

    @cached_property
    def term_rules(self) -> TermRules:
        """The rules of credit, conversion and practice in the form in which core.terms reckons."""
        return rules_from(
            self._typed("credit", rows.CreditRow),
            self._typed("conversion", rows.ConversionRow),
            self._typed("practice", rows.PracticeRow),
            kinds=self.sentence_kinds.values(),
            restraints=self.restraints.values(),
        )

    def name_of(self, identifier: str, lang: str) -> str:
        """What a kind, regime, measure, way of release or rule is called; the identifier if the pack has none."""
        return self._names[identifier].say(lang) if identifier in self._names else identifier

    @cached_property
    def _names(self) -> Mapping[str, Text]:
        return {
            **{row.id: row.name for row in self._typed("credit", rows.CreditRow)},
            **{row.id: row.name for row in self._typed("conversion", rows.ConversionRow)},
            **{row.id: row.name for row in self.restraints.values()},
            **{row.id: row.name for row in self.sentence_kinds.values()},
            **{row.id: row.name for row in self.regimes.values()},
            **{row.id: row.name for row in self.release_modes.values()},
        }

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

    def facility(self, written: str, on: date | None = None) -> rows.FacilityRow | None:
        """The facility that ``written`` names on the day ``on``, or None if it names none or several."""
        return self.facilities.get(written) or self._facility_names.one(written, on)

    def facilities_named(self, written: str, on: date | None = None) -> tuple[rows.FacilityRow, ...]:
        """Every facility that ``written`` may name, for a person to choose from."""
        return self._facility_names.candidates(written, on)

    def court(self, written: str, on: date | None = None) -> rows.CourtRow | None:
        """The court that ``written`` names, or None if it names none or several."""
        return self.courts.get(written) or self._court_names.one(written, on)

    def courts_named(self, written: str, on: date | None = None) -> tuple[rows.CourtRow, ...]:
        """Every court that ``written`` may name, for a person to choose from."""
        return self._court_names.candidates(written, on)

    def body(self, written: str) -> rows.BodyRow | None:
        """The authority or organisation that ``written`` names, or None if it names none or several."""
        return self.bodies.get(written) or self.bodies.get(_longest(self._body_words, written))

    def restraint(self, written: str) -> rows.RestraintRow | None:
        """The kind of restraint that ``written`` names, or None if it names none or several."""
        return self.restraints.get(written) or self.restraints.get(_longest(self._restraint_words, written))

    def regime(self, written: str) -> rows.RegimeRow | None:
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


def read_toml(path: Path) -> Mapping[str, Any]:
    """The tables of a TOML file, or a refusal that names the file and the line."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise PackRefused(f"{path.parent.name}/{path.name}: is not TOML: {cause}") from cause


def read_section(tables: Mapping[str, Any], section: str, kind: type[Row], file: str) -> tuple[Row, ...]:
    """The rows of one section, refusing ids that are given twice."""
    listed = tables.get(section, [])
    if not isinstance(listed, list):
        raise PackRefused(f"{file}: {section}: must be a list of tables, written [[{section}]].")
    read = tuple(
        read_row(kind, table, Where(file, row_label(section, number, table))) for number, table in enumerate(listed, 1)
    )
    given = Counter(row.id for row in read if hasattr(row, "id"))
    for name, times in given.items():
        if times > 1:
            raise PackRefused(f'{file}: {section} "{name}": id: is given {times} times. Every row needs its own.')
    return read


def row_label(section: str, number: int, table: object) -> str:
    """How a message names a row: by its id, else by its place in the file."""
    if not isinstance(table, Mapping):
        return f"{section} {number}"
    label = table.get("id") or " ".join(str(table[key]) for key in ("code", "number", "day") if key in table)
    return f'{section} {number} "{label}"' if label else f"{section} {number}"


def _words_of(named: Iterable[rows.BodyRow | rows.RestraintRow | rows.RegimeRow]) -> _Words:
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
    if isinstance(row, rows.FacilityRow):
        forms = [Entry(words, lang, row.id) for name in row.names for lang, words in name.name.every()]
        forms += [Entry(alias, "", row.id) for alias in row.aliases]
        if row.number:
            forms += [
                Entry(f"{short}{mark}{row.number}", "", row.id)
                for short in pack.institutions[row.type].short
                for mark in ("-", " № ", " №")
            ]
        return forms
    if isinstance(row, rows.ArticleRow):
        return [Entry(words, lang, row.id) for lang, words in row.title.every()]
    if isinstance(row, rows.CourtRow | rows.BodyRow | rows.RestraintRow):
        return [Entry(words, lang, row.id) for lang, words in row.name.every()]
    return []
