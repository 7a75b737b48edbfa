"""The sections of a jurisdiction pack: which file holds them, and their rows as the files have them.

A section is read from its file when it is first asked for: counting needs no prisons, letters need no articles.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self, TypeVar

from sprava.packs import chronicle, solidarity, statutes
from sprava.packs.chains import without_circle
from sprava.packs.institutions import BodyRow, CourtLevelRow, CourtRow, FacilityRow, InstitutionRow, PlaceRow
from sprava.packs.lines import Lines, lines_of
from sprava.packs.reader import PackRefused, Where, place_of, read_row
from sprava.packs.rows import Row, Text

RowKind = TypeVar("RowKind", bound=Row)

SECTIONS: Mapping[str, tuple[str, type[Row]]] = {
    "code": ("codes.toml", statutes.CodeRow),
    "article": ("articles.toml", statutes.ArticleRow),
    "restraint": ("restraint.toml", statutes.RestraintRow),
    "institution": ("institutions.toml", InstitutionRow),
    "regime": ("sentences.toml", statutes.RegimeRow),
    "sentence_kind": ("sentences.toml", statutes.SentenceKindRow),
    "release_mode": ("sentences.toml", statutes.ReleaseModeRow),
    "credit": ("credit.toml", statutes.CreditRow),
    "conversion": ("credit.toml", statutes.ConversionRow),
    "added_term": ("credit.toml", statutes.AddedTermRow),
    "practice": ("credit.toml", statutes.PracticeRow),
    "place": ("places.toml", PlaceRow),
    "court_level": ("courts.toml", CourtLevelRow),
    "court": ("courts.toml", CourtRow),
    "body": ("bodies.toml", BodyRow),
    "facility": ("facilities.toml", FacilityRow),
    "state_list": ("lists.toml", chronicle.StateListRow),
    "criterion": ("recognition.toml", chronicle.CriterionRow),
    "recogniser": ("recognition.toml", chronicle.RecogniserRow),
    "status": ("recognition.toml", chronicle.StatusRow),
    "event": ("timeline.toml", chronicle.EventRow),
    "wave": ("timeline.toml", chronicle.WaveRow),
    "published_count": ("counts.toml", chronicle.CountRow),
    "post_rule": ("post.toml", solidarity.PostRuleRow),
    "parcel_item": ("post.toml", solidarity.ParcelItemRow),
    "caution": ("letters.toml", solidarity.CautionRow),
    "post_language": ("letters.toml", solidarity.PostLanguageRow),
    "silence": ("letters.toml", solidarity.SilenceRow),
    "addressee": ("appeals.toml", solidarity.AddresseeRow),
    "solidarity_day": ("days.toml", solidarity.SolidarityDayRow),
}
"""The sections of a pack: the name of the table in TOML, the file that holds it, the kind of its rows."""


@dataclass(frozen=True)
class Tables:
    """The rows of one jurisdiction. They are frozen; a section is read once, when it is first asked for."""

    folder: Path
    id: str
    name: Text

    @cached_property
    def _files(self) -> dict[str, tuple[Mapping[str, Any], Lines]]:
        return {}

    def _file(self, file: str) -> tuple[Mapping[str, Any], Lines]:
        if file not in self._files:
            path = self.folder / file
            self._files[file] = (
                (read_toml(path), lines_of(path.read_text("utf-8"))) if path.is_file() else ({}, Lines())
            )
        return self._files[file]

    def rows_of(self, section: str) -> tuple[Row, ...]:
        """The rows of a section by its name in TOML; an absent section is empty.

        Raises:
            PackRefused: a row is not as it must be.
        """
        return tuple(row for _where, row in self.placed(section))

    def placed(self, section: str) -> tuple[tuple[Where, Row], ...]:
        """The same with the place of each row in its file."""
        file, kind = SECTIONS[section]
        tables, lines = self._file(file)
        return tuple(_read_section(tables, section, kind, (f"{self.id}/{file}", lines)))

    def as_written(self, section: str) -> tuple[list[Any], Lines]:
        """The tables of a section before anybody has looked at them, and where they stand in the file."""
        tables, lines = self._file(SECTIONS[section][0])
        return list(tables.get(section, ())), lines

    def with_tables(self, section: str, tables: list[Any]) -> Self:
        """The pack as it would be with other tables in a section."""
        file, _kind = SECTIONS[section]
        changed = replace(self)
        changed._files[file] = {**self._file(file)[0], section: tables}, Lines()
        return changed

    def _typed(self, section: str, kind: type[RowKind]) -> tuple[RowKind, ...]:
        return tuple(row for row in self.rows_of(section) if isinstance(row, kind))

    def _named(self, section: str, kind: type[RowKind]) -> dict[str, RowKind]:
        return {str(getattr(row, "id", "")): row for row in self._typed(section, kind)}

    @cached_property
    def codes(self) -> tuple[statutes.CodeRow, ...]:
        """The codes of law, each edition of a numbering by itself."""
        return self._typed("code", statutes.CodeRow)

    @cached_property
    def articles(self) -> tuple[statutes.ArticleRow, ...]:
        """The articles of the codes."""
        return self._typed("article", statutes.ArticleRow)

    @cached_property
    def restraints(self) -> Mapping[str, statutes.RestraintRow]:
        """Kinds of deprivation and restriction of liberty, by id."""
        return self._named("restraint", statutes.RestraintRow)

    @cached_property
    def institutions(self) -> Mapping[str, InstitutionRow]:
        """Types of institution, by id."""
        return self._named("institution", InstitutionRow)

    @cached_property
    def regimes(self) -> Mapping[str, statutes.RegimeRow]:
        """Regimes of serving a sentence, by id."""
        return self._named("regime", statutes.RegimeRow)

    @cached_property
    def sentence_kinds(self) -> Mapping[str, statutes.SentenceKindRow]:
        """Kinds of punishment, by id."""
        return self._named("sentence_kind", statutes.SentenceKindRow)

    @cached_property
    def release_modes(self) -> Mapping[str, statutes.ReleaseModeRow]:
        """Ways in which custody ends, by id."""
        return self._named("release_mode", statutes.ReleaseModeRow)

    @cached_property
    def places(self) -> Mapping[str, PlaceRow]:
        """Settlements, by id."""
        return self._named("place", PlaceRow)

    @cached_property
    def court_levels(self) -> Mapping[str, CourtLevelRow]:
        """Levels of the court system, by id."""
        return self._named("court_level", CourtLevelRow)

    @cached_property
    def courts(self) -> Mapping[str, CourtRow]:
        """Courts, by id."""
        return self._named("court", CourtRow)

    @cached_property
    def bodies(self) -> Mapping[str, BodyRow]:
        """Authorities and organisations, by id."""
        return without_circle("body", "parent", self._named("body", BodyRow), f"{self.id}/bodies.toml")

    @cached_property
    def facilities(self) -> Mapping[str, FacilityRow]:
        """Places of detention, by id. A closed one stays, with its dates."""
        named = self._named("facility", FacilityRow)
        return without_circle("facility", "moved_to", named, f"{self.id}/facilities.toml")

    @cached_property
    def state_lists(self) -> Mapping[str, chronicle.StateListRow]:
        """Lists of "extremists" and "terrorists" kept by the state, by id."""
        return self._named("state_list", chronicle.StateListRow)

    @cached_property
    def criteria(self) -> tuple[chronicle.CriterionRow, ...]:
        """Elements of the definitions of "political prisoner"."""
        return self._typed("criterion", chronicle.CriterionRow)

    @cached_property
    def recognisers(self) -> Mapping[str, chronicle.RecogniserRow]:
        """Organisations that recognise or count, by id."""
        return self._named("recogniser", chronicle.RecogniserRow)

    @cached_property
    def statuses(self) -> Mapping[str, chronicle.StatusRow]:
        """The vocabulary of statuses, by id."""
        return self._named("status", chronicle.StatusRow)

    @cached_property
    def timeline(self) -> tuple[chronicle.EventRow, ...]:
        """Events, earliest first."""
        return tuple(sorted(self._typed("event", chronicle.EventRow), key=lambda row: row.day.earliest()))

    @cached_property
    def waves(self) -> Mapping[str, chronicle.WaveRow]:
        """Kinds of waves of repression, by id."""
        return self._named("wave", chronicle.WaveRow)

    @cached_property
    def published_counts(self) -> tuple[chronicle.CountRow, ...]:
        """Figures published by others, earliest first; figures that contradict each other all stay."""
        return tuple(sorted(self._typed("published_count", chronicle.CountRow), key=lambda row: row.day.earliest()))

    @cached_property
    def post_rules(self) -> tuple[solidarity.PostRuleRow, ...]:
        """Rules of letters, parcels, money and visits."""
        return self._typed("post_rule", solidarity.PostRuleRow)


def read_toml(path: Path) -> Mapping[str, Any]:
    """The tables of a TOML file, or a refusal that names the file and the line."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise PackRefused(f"{path.parent.name}/{path.name}: is not TOML: {cause}") from cause


def _read_section(
    tables: Mapping[str, Any], section: str, kind: type[Row], inside: tuple[str, Lines]
) -> Iterator[tuple[Where, Row]]:
    """The rows of one section, refusing ids that are given twice."""
    file, lines = inside
    listed = tables.get(section, [])
    if not isinstance(listed, list):
        raise PackRefused(f"{file}: {section}: must be a list of tables, written [[{section}]].")
    first: dict[str, int] = {}
    for number, table in enumerate(listed, 1):
        where = place_of(file, section, number, table, lines)
        row = read_row(kind, table, where)
        identifier = str(getattr(row, "id", ""))
        if identifier and first.setdefault(identifier, number) != number:
            raise where.refuse(
                "id", f"is that of {section} {first[identifier]} too. Every row needs its own: give this one another."
            )
        yield where, row
