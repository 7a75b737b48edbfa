"""What packs bring for the demonstration: each says it in its own ``demo/demo.toml``, and no country is named here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sprava.core.errors import Refused
from sprava.packs import pack
from sprava.packs.tables import read_toml


@dataclass(frozen=True, slots=True)
class Brought:
    """Lists with their mapping and the source that they are, and texts that wait in review, from one folder."""

    folder: Path
    told: Mapping[str, Any]

    @property
    def jurisdiction(self) -> str:
        """The name of the pack."""
        return self.folder.parent.name

    @property
    def is_home(self) -> bool:
        """Does this pack give the register of the demonstration its name and its law?"""
        return "home" in self.told


def brought() -> tuple[Brought, ...]:
    """What the shipped packs bring, the one that is at home first."""
    folders = sorted(file.parent for file in pack.SHIPPED.glob("*/demo/demo.toml"))
    found = (Brought(folder, read_toml(folder / "demo.toml")) for folder in folders)
    return tuple(sorted(found, key=lambda one: not one.is_home))


def home() -> tuple[str, str]:
    """The jurisdiction of the demonstration, and what its register is called.

    Raises:
        Refused: no pack is at home in it.
    """
    for one in brought():
        if one.is_home:
            return one.jurisdiction, str(one.told["home"]["name"])
    raise Refused("No pack brings a demonstration: none has a demo/demo.toml with a [home]. Install Sprava anew.")
