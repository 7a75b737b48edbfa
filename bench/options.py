"""What a run of the benches was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench.generate import SEED

DATABASES = ("sqlite", "postgres")


@dataclass(frozen=True, slots=True)
class Options:
    """``people`` is the size of the generated register; ``quick`` asks fewer times for everything. ``pairs`` is a
    folder of labelled pairs of names that does not come with Sprava.
    """

    people: int = 100_000
    seed: int = SEED
    quick: bool = False
    databases: tuple[str, ...] = DATABASES
    pairs: Path | None = None
    messages: int = 100_000
    """Of the channel that is taken in."""

    @property
    def repetitions(self) -> int:
        """How often one kind of page is asked for."""
        return 40 if self.quick else 200

    @property
    def list_rows(self) -> int:
        """Rows of the list that is imported."""
        return 2000 if self.quick else 10_000
