"""Spells in custody by the arithmetic of the register's jurisdiction.

The register knows no pack of law: the settings hand the arithmetic in. When a pack is corrected, expected ends change,
so the index is rebuilt: ``sprava rebuild``.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from sprava.core.claims import Item
from sprava.core.custody import Spell, spells


def spells_of(items: Sequence[Item]) -> tuple[Spell, ...]:
    """The times in custody that the items prove, in order of time."""
    return spells(items, expected_end=settings.EXPECTED_END)
