"""The law that cells are read with."""

from __future__ import annotations

from django.conf import settings

from sprava import packs
from sprava.intake.mapping import Mapping
from sprava.packs.abroad import read_from


def pack_of(mapping: Mapping) -> packs.Pack | None:
    """The pack that the mapping names, else that of the register that is open; None where neither is shipped."""
    return read_from(mapping.pack or settings.JURISDICTION, settings.JURISDICTION)
