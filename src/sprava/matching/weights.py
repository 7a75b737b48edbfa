"""The weights by which this register weighs: those that come with Sprava, or what it has adopted in their place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from django.conf import settings

from sprava.linkage.adjusting import adjusted
from sprava.linkage.adopted import FILE, engine_with, read_adopted
from sprava.linkage.comparing import DEFAULT
from sprava.linkage.evidence import Weights

ENGINE: Final = f"linkage {version('sprava')}"


@dataclass(frozen=True, slots=True)
class InForce:
    """Weights, and the name of the engine with them, as pairs keep it."""

    weights: Weights = DEFAULT
    engine: str = ENGINE


def weights_in_force() -> InForce:
    """The weights of this register. They are read again once the file has changed."""
    if settings.REGISTER_FOLDER is None:
        return InForce()
    file = Path(settings.REGISTER_FOLDER) / FILE
    try:
        written = file.stat()
    except FileNotFoundError:
        return InForce()
    return _read(file, (written.st_ino, written.st_mtime_ns))


@lru_cache(maxsize=1)
def _read(file: Path, written: tuple[int, int]) -> InForce:  # noqa: ARG001 another time, another file
    adopted = read_adopted(file)
    return InForce(adjusted(DEFAULT, adopted.changes), engine_with(ENGINE, adopted.in_force))
