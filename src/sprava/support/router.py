"""Which table lies in which database: those of this desk in one of their own, so that no query can join them."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Model

OWN: Final = "support"
"""The name of the application and of its database."""


class OwnDatabase:
    """Django's router. Nothing of this desk reaches the register's database, nothing of the register this one."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str | None:  # noqa: ANN401 what Django hands over
        return OWN if model._meta.app_label == OWN else None

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **_hints: Any) -> bool | None:  # noqa: ANN401 the same
        """Never between the two databases."""
        labels = {one._meta.app_label == OWN, other._meta.app_label == OWN}
        return False if len(labels) == 2 else None

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:  # noqa: ANN401 the same
        return (db == OWN) == (app_label == OWN)
