"""The law that cells are read with."""

from __future__ import annotations

from django.conf import settings

from sprava import packs
from sprava.intake.mapping import Mapping


def pack_of(mapping: Mapping) -> packs.Pack | None:
    """The pack that the mapping names, else that of the register that is open; None where neither is shipped."""
    name = mapping.pack or str(settings.REGISTER.about.get("jurisdiction", "") if settings.REGISTER else "")
    return packs.load(name) if name in packs.shipped() else None
