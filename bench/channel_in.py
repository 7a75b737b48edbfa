"""An export taken in from its bytes to the queue, with what each step of it costs. Run by bench.within."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from functools import wraps
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.asking import counted_queries, signed_in
from bench.timing import Times, clock
from sprava.accounts.actions import command_line_member, default_compartment
from sprava.records.actions import reports
from sprava.records.actions.sources import record_source
from sprava.records.models import Report, Suggestion
from sprava.review import documents
from sprava.review.documents import Bringing
from sprava.review.pages import queue

STEPS = {
    "archived": (documents, "archive_document"),
    "read": (documents, "understanding"),
    "copies": (reports, "origin_of"),
    "bands": (reports, "remember_bands"),
    "taken": (documents, "take_texts"),
}
"""Where the steps of a file stand in the code: each is measured as often as it is called."""
PARTS = 5
ASKED = 20
"""How often each page is asked for."""


def measure(file: str) -> dict[str, Any]:
    """Bring the export into an empty register, and look at the queue."""
    spent = {name: _measured(module, called) for name, (module, called) in STEPS.items()}
    moments: list[tuple[int, float]] = [(0, time.process_time())]
    way = Bringing(
        None, lambda: record_source("Invented channel"), command_line_member(), default_compartment(),
        moved=lambda texts: moments.append((texts, time.process_time())),
    )  # fmt: skip
    with clock() as whole:
        brought = way.bring(Path(file))
    children, own = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
    return {
        "outcome": brought.outcome.state, "texts": brought.texts, "reports": Report.objects.count(),
        "copies": Report.objects.exclude(origin=None).count(), "suggestions": Suggestion.objects.count(),
        "waiting": Report.objects.waiting().count(),
        "wall": whole.wall, "cpu": whole.cpu, "child": children.ru_utime + children.ru_stime,
        "steps": {name: sum(seconds) for name, seconds in spent.items()},
        "rates": _rates(moments), "memory": own.ru_maxrss / 1024, "child_memory": children.ru_maxrss / 1024,
        "pages": [_asked(name, address) for name, address in _addresses()],
    }  # fmt: skip


def _measured(module: Any, called: str) -> list[float]:  # noqa: ANN401 a module
    """Let a function of a module write down how much processor time each call took."""
    real: Callable[..., Any] = getattr(module, called)
    spent: list[float] = []

    @wraps(real)
    def timed(*given: Any, **named: Any) -> Any:  # noqa: ANN401 as it is called
        begun = time.process_time()
        try:
            return real(*given, **named)
        finally:
            spent.append(time.process_time() - begun)

    setattr(module, called, timed)
    return spent


def _rates(moments: list[tuple[int, float]]) -> list[float]:
    """Texts a second of processor time in each fifth of the file."""
    last = moments[-1][0]
    marks = [next(moment for moment in moments if moment[0] >= last * part / PARTS) for part in range(PARTS + 1)]
    return [(right[0] - left[0]) / (right[1] - left[1]) for left, right in pairwise(marks)]


def _addresses() -> list[tuple[str, str]]:
    waiting = list(Report.objects.waiting()[: queue.PAGE])
    far = list(Report.objects.waiting()[: Report.objects.waiting().count() * 9 // 10])[-1]
    place = queue.Place.of(far)
    return [
        ("the queue, its first page", "/review"),
        ("the queue, nine tenths down", f"/review?after={place}"),
        ("the queue of one kind, the newest first", "/review?kind=sentenced&order=day"),
        ("the heaviest text with its cards", f"/review/{waiting[0].pk}"),
    ]


def _asked(name: str, address: str) -> dict[str, Any]:
    client, times = signed_in(), Times()
    client.get(address)
    for _ in range(ASKED):
        with counted_queries() as count:
            answer = times.take(lambda: client.get(address))
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}.")
    return {"name": name, "cpu": times.cpu, "queries": count()}
