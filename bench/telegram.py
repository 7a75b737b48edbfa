"""A channel of a hundred thousand messages from its bytes to the queue of reviewers: ``python -m bench telegram``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.channel import write_export
from bench.options import Options
from bench.tables import Table
from bench.timing import milliseconds, percentile, whole
from bench.within import run_within


def run(options: Options) -> Iterator[Table]:
    """Write the export, take it in, and say what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        export, register = Path(folder) / "result.json", Path(folder) / "register"
        write_export(export, options.messages, options.seed)
        size = export.stat().st_size / 1e6
        environment = {"SPRAVA_REGISTER": str(register), "SPRAVA_DATABASE": ""}
        command = [sys.executable, "-m", "sprava", "init", str(register), "--name", "Invented register of a channel"]
        subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=True)
        found = run_within(environment, "bench.channel_in", file=str(export))
    yield _cost(found, options, size)
    yield _pages(found)


def _cost(found: dict[str, Any], options: Options, size: float) -> Table:
    steps, total = found["steps"], found["cpu"] + found["child"]
    copies = steps["copies"] + steps["bands"]
    parts = {
        "messages taken out of the file and hashed, beside it": found["child"],
        "bytes archived under their SHA-256": steps["archived"],
        "texts read": steps["read"],
        "copies looked for": copies,
        "reports and proposals written": steps["taken"] - copies,
        "the rest": found["cpu"] - steps["archived"] - steps["read"] - steps["taken"],
    }
    rows = [[name, f"{seconds:.0f}", f"{seconds / total:.0%}"] for name, seconds in parts.items()]
    first, last = found["rates"][0], found["rates"][-1]
    return Table(
        f"A channel of {whole(options.messages)} messages ({size:.0f} MB) from its bytes to the queue",
        ["step", "seconds of processor time", "share"],
        [*rows, ["all", f"{total:.0f}", "100%"]],
        (
            f"{found['wall'] / 60:.1f} minutes by the clock. {whole(found['texts'])} messages have words; from "
            f"{whole(found['reports'])} something is proposed, {whole(found['copies'])} of these are copies; "
            f"{whole(found['waiting'])} wait with {whole(found['suggestions'])} proposals.",
            f"Most memory held: {found['memory']:.0f} MB, and {found['child_memory']:.0f} MB by the process that opens "
            "the file.",
            f"Texts a second of processor time: {whole(first)} in the first fifth, {whole(last)} in the last.",
        ),
    )


def _pages(found: dict[str, Any]) -> Table:
    rows = [
        [page["name"], milliseconds(percentile(page["cpu"], 0.5)), milliseconds(percentile(page["cpu"], 0.95)),
         str(page["queries"])]
        for page in found["pages"]
    ]  # fmt: skip
    title = f"The desk of reviewers with {whole(found['waiting'])} texts waiting: milliseconds of processor time"
    return Table(title, ["page", "half of the times", "19 of 20", "queries"], rows)
