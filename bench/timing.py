"""Clocks, percentiles, memory, and what machine this is."""

from __future__ import annotations

import os
import platform
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")


@dataclass(slots=True)
class Spent:
    """Seconds that something took: by the clock on the wall, and of this process's own work."""

    wall: float = 0.0
    cpu: float = 0.0


@contextmanager
def clock() -> Iterator[Spent]:
    """Measure what is done inside. Other programs on the machine lengthen ``wall``, hardly ``cpu``."""
    spent = Spent()
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        yield spent
    finally:
        spent.wall, spent.cpu = time.perf_counter() - wall, time.process_time() - cpu


@dataclass(slots=True)
class Times:
    """Milliseconds of many repetitions."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def take(self, call: Callable[[], Answer]) -> Answer:
        """Measure one call, and give its answer."""
        with clock() as spent:
            answer = call()
        self.wall.append(spent.wall * 1000)
        self.cpu.append(spent.cpu * 1000)
        return answer


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` of the values do not exceed (nearest rank, no interpolation)."""
    if not values:
        raise ValueError("Nothing was measured.")
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def ratio(left: float, right: float) -> str:
    """How many times ``right`` goes into ``left``: "2.4 ×"."""
    if not right:
        return "–"
    times = left / right
    return f"{times:.1f} ×" if times < 10 else f"{times:,.0f} ×".replace(",", " ")


def rows_a_second(rows: int, seconds: float) -> str:
    """A speed, in whole rows."""
    return whole(rows / seconds) if seconds else "–"


def whole(number: float) -> str:
    """A number without decimals, thousands set apart by a space."""
    return f"{number:,.0f}".replace(",", " ")


def milliseconds(value: float) -> str:
    """One decimal below ten, none above."""
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"


def memory_of(process: int) -> dict[str, float]:
    """Megabytes that a running process holds now (``rss``), has held at most (``peak``), and its share of shared pages
    counted once (``pss``), from /proc."""
    status = _fields(Path(f"/proc/{process}/status"))
    rollup = _fields(Path(f"/proc/{process}/smaps_rollup"))
    return {"rss": status["VmRSS"] / 1024, "peak": status["VmHWM"] / 1024, "pss": rollup["Pss"] / 1024}


def children_of(process: int) -> list[int]:
    """The processes that a process has started and that still run."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def _fields(file: Path) -> dict[str, int]:
    lines = (line.split() for line in file.read_text().splitlines())
    return {words[0].rstrip(":"): int(words[1]) for words in lines if len(words) > 1 and words[1].isdigit()}


def machine_line() -> str:
    """What the figures were measured on, in one sentence."""
    names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    model = names[0].split(":", 1)[1].strip() if names else platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"Measured on {os.cpu_count()} cores ({model}), {memory:.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, load {os.getloadavg()[0]:.1f}."
    )
