"""Weights learnt from judgements that a register has adopted: one file in its folder keeps every adoption, so that the
last can be taken back, and evidence weighed by earlier ones be understood.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from sprava.core.errors import Refused, Unreadable
from sprava.core.names import Evidence

from .adjusting import Changes, must_be_changes
from .judgements import Judgement

FILE: Final = "adopted_weights.json"
SHIPPED: Final = 0
"""The number of the weights that come with Sprava."""
_NUMBERED: Final = re.compile(r", weights (\d{1,9})$")


@dataclass(frozen=True, slots=True)
class Adoption:
    """Changes to the weights that come with Sprava, when they were adopted, from how many judgements they were learnt,
    and which adoption was in force before.
    """

    number: int
    adopted_at: str
    judgements: int
    instead_of: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class Adopted:
    """Every adoption of a register, those taken back too, and the number of the one in force."""

    every: tuple[Adoption, ...] = ()
    in_force: int = SHIPPED

    @property
    def changes(self) -> Changes:
        """The changes in force."""
        return self.changes_of(self.in_force)

    def changes_of(self, number: int) -> Changes:
        return next((one.changes for one in self.every if one.number == number), {})

    def with_another(self, changes: Changes, *, judgements: int, at: str) -> Adopted:
        """The same with these changes in force."""
        kept = {code: round(bits, 4) for code, bits in changes.items()}
        number = len(self.every) + 1
        return Adopted((*self.every, Adoption(number, at, judgements, self.in_force, kept)), number)

    def without_the_last(self) -> Adopted:
        """The same with those in force that were before.

        Raises:
            Refused: the weights that come with Sprava are in force.
        """
        if self.in_force == SHIPPED:
            raise Refused("The weights that come with Sprava are in force. There is nothing to take back.")
        return replace(self, in_force=self.every[self.in_force - 1].instead_of)


def engine_with(engine: str, number: int) -> str:
    """The name of an engine that weighs by an adoption, as pairs keep it."""
    return f"{engine}, weights {number}" if number else engine


def as_shipped(judgements: Iterable[Judgement], adopted: Adopted) -> list[Judgement]:
    """The judgements, with the evidence worth what it is by the weights that come with Sprava.

    A judge saw it worth what the weights of that day made of it; what is learnt is added to one and the same weights.
    """
    return [replace(one, evidence=_without(one, adopted)) for one in judgements]


def _without(one: Judgement, adopted: Adopted) -> tuple[Evidence, ...]:
    numbered = _NUMBERED.search(one.engine)
    changes = adopted.changes_of(int(numbered[1])) if numbered else {}
    return tuple(
        replace(item, weight=item.weight - changes.get(item.code, 0.0)) if item.weight else item
        for item in one.evidence
    )


def read_adopted(file: Path) -> Adopted:
    """What a register has adopted; nothing where the file is not there.

    Raises:
        Unreadable: it is not a file of :func:`write_adopted`.
    """
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        every = tuple(_adoption(file, one) for one in said["adopted"])
        in_force = int(said["in_force"])
    except FileNotFoundError:
        return Adopted()
    except (ValueError, TypeError, KeyError, AttributeError) as cause:
        raise Unreadable(
            f"{file} does not hold adopted weights. Bring it back from a backup, or move it away."
        ) from cause
    if [one.number for one in every] != list(range(1, len(every) + 1)) or not 0 <= in_force <= len(every):
        raise Unreadable(f"{file}: the adoptions are not numbered one after the other. Bring it back from a backup.")
    return Adopted(every, in_force)


def _adoption(file: Path, said: dict[str, object]) -> Adoption:
    return Adoption(
        int(str(said["number"])), str(said["adopted_at"]), int(str(said["judgements"])), int(str(said["instead_of"])),
        must_be_changes(file, said["changes"]),
    )  # fmt: skip


def write_adopted(file: Path, adopted: Adopted) -> None:
    """Write the file anew; whoever reads it meanwhile reads the old one or the new one."""
    said = {
        "weights": "bits added to the weights that come with Sprava, by finding",
        "in_force": adopted.in_force,
        "adopted": [asdict(one) for one in adopted.every],
    }
    new = file.with_name(f"{file.name}.new")
    new.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")
    new.replace(file)
