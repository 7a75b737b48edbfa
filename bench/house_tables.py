"""What bench.house found, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.options import Options
from bench.serving import Served
from bench.tables import Table
from bench.timing import Spent, milliseconds, percentile, ratio, rows_a_second, whole

_PRINTED = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
_BAYANAT_SECONDS = 562  # for 10 000 rows into an empty database
_SEARCH = "search: "
_WAITED = ("median / p95", "own work, p95")


@dataclass(slots=True)
class Found:
    """Everything measured in one register."""

    database: str
    built: Mapping[str, Any]
    imports: dict[str, Spent] = field(default_factory=dict)
    pages: list[dict[str, Any]] = field(default_factory=list)
    peers: list[dict[str, Any]] = field(default_factory=list)
    served: Served | None = None
    check: tuple[str, float] = ("", 0.0)
    """What the proof of the index said, and in how many seconds."""

    @property
    def printed(self) -> str:
        return _PRINTED[self.database]


def import_table(found: Sequence[Found], floor: Spent, options: Options) -> Table:
    """What taking in a list costs, next to the least that it can cost."""
    rows = [
        [f"{one.printed}, {what}", f"{spent.wall:.1f}", rows_a_second(options.list_rows, spent.wall),
         rows_a_second(options.list_rows, spent.cpu), ratio(spent.wall, floor.wall)]
        for one in found for what, spent in one.imports.items()
    ]  # fmt: skip
    speeds = [rows_a_second(options.list_rows, seconds) for seconds in (floor.wall, floor.cpu)]
    rows.append(["floor: the same file as plain rows of one SQLite table", f"{floor.wall:.2f}", *speeds, "1.0 ×"])
    return Table(
        f"`sprava import` of a list of {whole(options.list_rows)} people, from the start of the command to its end",
        ("", "seconds", "rows a second", "rows a second of own work", "of the floor"),
        rows,
        (
            "Each row is archived, checked, recorded as about a dozen claims with their passage, and folded into the "
            "tables that lists and search read. On PostgreSQL, own work leaves out what the server does.",
            f"Bayanat 4.0.2 took {_BAYANAT_SECONDS} s for a sheet of 10 000 rows into an empty database, about "
            f"{10_000 / _BAYANAT_SECONDS:.0f} rows a second, and its cost grows with the square of the rows: "
            "measured on another machine of 2 cores, not in this run.",
        ),
    )


def growth_table(found: Sequence[Found]) -> Table:
    """Whether a row costs more in a larger register."""
    blocks = [one.built["blocks"] for one in found]
    rows = []
    for number in _telling(len(blocks[0])):
        start = sum(block["rows"] for block in blocks[0][:number])
        cells = [cell for of_one in blocks for cell in _cost(of_one[number], of_one[0])]
        rows.append([f"{whole(start)} to {whole(start + blocks[0][number]['rows'])}", *cells])
    sizes = {(one.built["people"], one.built["claims"]) for one in found}
    return Table(
        "What one more person costs in a register that grows",
        ("people already there", *_heads(found, ("ms a person", "of the first block"))),
        rows,
        [f"At the end: {whole(people)} people with {whole(claims)} claims." for people, claims in sorted(sizes)],
    )


def _cost(block: Mapping[str, float], first: Mapping[str, float]) -> tuple[str, str]:
    """Milliseconds a row, and how many times those of the first block."""
    each = block["wall"] / block["rows"]
    return f"{1000 * each:.2f}", ratio(each, first["wall"] / first["rows"])


def _telling(blocks: int) -> list[int]:
    """The first block, the second, the tenth, the fiftieth, the middle one and the last."""
    return sorted({0, blocks // 2, blocks - 1, *(number for number in (1, 9, 49) if number < blocks)})


def page_table(found: Sequence[Found], options: Options) -> Table:
    """How long a reader waits for pages."""
    kinds = dict.fromkeys(page["kind"] for one in found for page in one.pages)
    return Table(
        f"Pages of a register of {whole(options.people)} people: milliseconds in one process, without a network",
        ("", *_heads(found, _WAITED), "queries"),
        [[kind, *_waited([one.pages for one in found], kind)] for kind in kinds if not kind.startswith(_SEARCH)],
        (
            f"Each was asked for {options.repetitions} times by a signed-in reviewer, after two times to warm up. "
            "Own work is what this process did: other programs on the machine do not lengthen it, and a PostgreSQL "
            "server's part is not in it. Queries are the most that one page needed.",
        ),
    )


def search_table(found: Sequence[Found], options: Options) -> Table:
    """How long a reader waits for people by name, beside what SQL alone does."""
    pages = dict.fromkeys(page["kind"] for one in found for page in one.pages if page["kind"].startswith(_SEARCH))
    peers = dict.fromkeys(peer["kind"] for one in found for peer in one.peers)
    rows = [[kind.removeprefix(_SEARCH), *_waited([one.pages for one in found], kind)] for kind in pages]
    rows += [[f"peer: {kind}", *_waited([one.peers for one in found], kind)] for kind in peers]
    return Table(
        f"Search by name among {whole(options.people)} people: milliseconds until the page is there",
        ("what is typed", *_heads(found, _WAITED), "queries"),
        rows,
        (
            "Peers are one SQL statement for a full Belarusian name on the same register: no page, no other script, no "
            "slip forgiven.",
        ),
    )


def _heads(found: Iterable[Found], what: Sequence[str]) -> list[str]:
    return [f"{one.printed}, {words}" for one in found for words in what]


def _waited(measured: Iterable[Sequence[Mapping[str, Any]]], kind: str) -> Iterator[str]:
    """What stands under _WAITED for one kind of page, for each database, and the most queries that it needed."""
    queries = [0]
    for pages in measured:
        of_kind = next((page for page in pages if page["kind"] == kind), None)
        if of_kind is None or of_kind.get("failed"):
            yield from ("–" if of_kind is None else str(of_kind["failed"]), "–")
            continue
        wall, own = of_kind["wall"], of_kind["cpu"]
        yield " / ".join(milliseconds(percentile(wall, share)) for share in (0.5, 0.95))
        yield milliseconds(percentile(own, 0.95))
        queries += of_kind.get("queries", [1])
    yield str(max(queries))


def start_table(found: Sequence[Found], options: Options, pages: int) -> Table:
    """How soon the server is there, what it holds, and whether the index is what the book says."""
    rows = []
    for one in found:
        if one.served is None:
            continue
        said, seconds = one.check
        rows.append([
            one.printed, f"{one.served.first_page:.1f} s", f"{one.served.at_first['rss']:.0f} MB",
            f"{one.served.after_many['rss']:.0f} MB", str(one.served.processes), f"{said}, {seconds:.0f} s",
        ])  # fmt: skip
    return Table(
        f"`sprava serve` on a register of {whole(options.people)} people, and the proof of its index",
        ("", "start to first page", "memory then", f"after {pages} pages", "processes", "`sprava rebuild --check`"),
        rows,
        ("Memory is what the process holds (RSS); a PostgreSQL server is not counted.",),
    )
