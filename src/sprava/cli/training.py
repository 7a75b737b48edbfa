"""``sprava link train``: what judgements teach of the weights, and adopting that for a register."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NoReturn

import click
from tqdm import tqdm

from sprava.cli.opening import open_register, register_path
from sprava.cli.weights import adopted_by_the_register
from sprava.core.errors import Refused
from sprava.linkage.adjusting import Changes, write_changes
from sprava.linkage.adopted import FILE, Adopted, as_shipped, read_adopted, write_adopted
from sprava.linkage.judgements import Judgement, read_judgements
from sprava.linkage.training import Effect, Trained, train

LEAST_TO_ADOPT: Final = 20
"""Judgements of either kind together, below which chance teaches more than they do."""


@click.command("train", short_help="Show what judgements teach of the weights.")
@click.argument("judgements", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the new weights here, for --weights."
)
@click.option(
    "--adopt", is_flag=True, help="Have the register weigh by the new weights, if they do better on pairs kept aside."
)
@click.option("--undo", is_flag=True, help="Have the register weigh by the weights before the last that it adopted.")
def train_command(judgements: Path | None, out: Path | None, *, adopt: bool, undo: bool) -> None:
    """Print old and new weights and what the new ones would change, as JSON. Nothing is adopted without --adopt.

    JUDGEMENTS is the export of the matching desk. Weights are log2 Bayes factors. With --out the new ones are written
    to a file that sprava compare and sprava link take by --weights. With --adopt the register keeps them, and the
    pairs that wait at its desk are weighed anew; --undo brings back those before.
    """
    if undo:
        if judgements or out or adopt:
            raise click.UsageError("--undo stands alone.")
        _take_back()
        return
    if judgements is None:
        raise click.UsageError("Name the file of judgements, or write --undo.")
    if adopt:
        open_register()
    adopted = adopted_by_the_register()
    read = as_shipped(read_judgements(judgements), adopted)
    trained = train(read, adopted.changes)
    used = trained.same + trained.different
    if not used:
        raise Refused(f"{judgements} holds no judgement with its evidence. Export them from the matching desk.")
    if out is not None:
        write_changes(out, trained.changes, used)
    click.echo(json.dumps(_shown(read, trained, adopted.changes), indent=2))
    if adopt:
        _adopt(adopted, trained)


def _adopt(adopted: Adopted, trained: Trained) -> None:
    used = trained.same + trained.different
    if used < LEAST_TO_ADOPT or not trained.same or not trained.different:
        raise Refused(
            f"Nothing was adopted: {used} judgements, {trained.same} of them the same person. It takes "
            f"{LEAST_TO_ADOPT}, of both kinds. Judge more pairs at the matching desk."
        )
    if trained.aside.surprise >= trained.before.surprise:
        raise Refused(
            "Nothing was adopted: on judgements kept aside, weights learnt from the others agree no better than those "
            f"in force ({trained.aside.surprise:.3f} bits of surprise a pair against {trained.before.surprise:.3f})."
        )
    new = adopted.with_another(trained.changes, judgements=used, at=datetime.now(UTC).isoformat(timespec="seconds"))
    write_adopted(register_path() / FILE, new)
    click.echo(f"The register weighs by weights {new.in_force} now. To go back: sprava link train --undo", err=True)
    _weigh_anew()


def _take_back() -> None:
    open_register()
    file = register_path() / FILE
    before = read_adopted(file).without_the_last()
    write_adopted(file, before)
    by_what = f"weights {before.in_force}" if before.in_force else "the weights that come with Sprava"
    click.echo(f"The register weighs by {by_what} again.", err=True)
    _weigh_anew()


def _weigh_anew() -> None:
    """Weigh the pairs that wait. What needs Django is loaded once the register is open."""
    by = import_module("sprava.accounts.actions").command_line_member()
    bar: tqdm[NoReturn] = tqdm(desc="Weighing anew", unit=" people", file=sys.stderr, disable=None)
    with bar:
        import_module("sprava.matching.seek").weigh_anew(by, bar.update)


def _shown(read: Sequence[Judgement], trained: Trained, in_force: Changes) -> dict[str, Any]:
    used = trained.same + trained.different
    return {
        "judgements": {"same": trained.same, "different": trained.different, "left_out": len(read) - used},
        "weights": [
            {
                "finding": code, "pairs": trained.seen[code],
                "old": round(trained.old[code] + in_force.get(code, 0.0), 3),
                "new": round(trained.old[code] + bits, 3), "change": round(bits - in_force.get(code, 0.0), 3),
            }
            for code, bits in trained.changes.items()
        ],
        "effect": {
            "old": _effect(trained.before), "new": _effect(trained.after), "cross_validated": _effect(trained.aside),
            "decisions_changed": trained.flipped,
        },
    }  # fmt: skip


def _effect(effect: Effect) -> dict[str, float | None]:
    return {name: None if figure is None else round(figure, 4) for name, figure in asdict(effect).items()}
