"""Reading and changing what this desk keeps. The only module that touches its table."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.db import connections, transaction

from sprava.support.models import Sheet
from sprava.support.router import OWN

Kept = dict[str, Any]


def kept(sheet: str) -> Kept:
    """What is kept on a sheet; nothing where there is none."""
    return next(iter(kept_on([sheet]).values()), {})


def kept_on(sheets: Iterable[str]) -> dict[str, Kept]:
    """Several sheets at once, by name; those that do not exist are left out."""
    return {sheet.pk: sheet.kept for sheet in Sheet.objects.filter(pk__in=list(sheets))}


def sheets_of(kind: str) -> dict[str, Kept]:
    """Every sheet of a kind, by its period, the oldest first."""
    found = Sheet.objects.filter(pk__startswith=f"{kind} ").order_by("pk")
    return {sheet.pk.split(" ", 1)[1]: sheet.kept for sheet in found}


def change(sheet: str, edit: Callable[[Kept], None], *, dated: date) -> None:
    """Let ``edit`` change what is kept on a sheet, in one transaction; an empty sheet is removed.

    ``dated`` is the first day of the period in which it is changed: the file on the disk gets it as its time, so that
    the file system does not say what the sheet does not.
    """
    with transaction.atomic(using=OWN):
        row, _ = Sheet.objects.select_for_update().get_or_create(pk=sheet)
        edit(row.kept)
        row.kept = _in_order(row.kept)
        if row.kept:
            row.save(update_fields=["kept"])
        else:
            row.delete()
    _set_time(dated)


def forget(kind: str, before: str) -> int:
    """Remove sheets of ``kind`` whose period lies before ``before``; how many there were."""
    old = [f"{kind} {period}" for period in sheets_of(kind) if period < before]
    with transaction.atomic(using=OWN):
        return Sheet.objects.filter(pk__in=old).delete()[0]


def _in_order(value: Any) -> Any:  # noqa: ANN401 JSON
    """The same, with every mapping sorted and nothing empty in it: the order of entering is not kept."""
    if isinstance(value, dict):
        ordered = {name: _in_order(value[name]) for name in sorted(value)}
        return {name: one for name, one in ordered.items() if one not in ({}, [], 0, None, "")}
    return [_in_order(one) for one in value] if isinstance(value, list) else value


def _set_time(day: date) -> None:
    connection = connections[OWN]
    file = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and not connection.in_atomic_block and file.is_file():
        moment = datetime.combine(day, time(), UTC).timestamp()
        os.utime(file, (moment, moment))
