"""What every typed event has in common: a number, a person, and rows that are only ever written by the index."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement

from sprava.accounts.models import Member
from sprava.records.models.person import Person


def text(length: int = 200, *, index: bool = False) -> models.CharField[str, str]:
    """A column of the index: the accepted value, empty where nobody says anything."""
    return models.CharField(max_length=length, blank=True, db_index=index)


def long_text() -> models.TextField[str, str]:
    """A column of the index for running text."""
    return models.TextField(blank=True)


def day(*, index: bool = False) -> models.DateField[date | None, date | None]:
    """The first or last possible day of a partial date; NULL where no date is claimed."""
    return models.DateField(null=True, db_index=index)


class NewestFirst(models.Index):
    """An index whose falling columns have those without a value last, as pages order them.

    SQLite does that by itself, PostgreSQL where it is told.
    """

    def create_sql(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor, using: str = "", **kwargs: object
    ) -> Statement:
        statement = super().create_sql(model, schema_editor, using, **kwargs)
        if schema_editor.connection.vendor == "postgresql":
            columns: Any = statement.parts["columns"]
            columns.col_suffixes = [f"{order} NULLS LAST" if order else "" for order in columns.col_suffixes]
        return statement


class EventQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Member) -> Self:
        """Events of people whom the actor may see."""
        return self.filter(person__compartment__in=actor.compartments_seen())


class Event(models.Model):
    """A row of the index: folded from claims, rebuilt at will, never edited. Its number is that of its leading
    subject. That its person exists is proven by a rebuild, not by the database: docs/decisions/0004-references.md."""

    id = models.BigIntegerField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="%(class)ss", db_constraint=False)
    of = models.BigIntegerField(null=True, db_index=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"
