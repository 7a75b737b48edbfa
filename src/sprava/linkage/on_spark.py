"""Bulk linkage on Spark, for lists too long for one process: the same cells, keys, weights and clusters.

Rows, keys and pairs lie with Spark and in a folder that is removed; here are only the distinct words, a sample of pairs
to learn from, and the pairs of which clusters are made. Nothing imports this module before somebody asks for it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyspark.errors import PySparkException

from sprava.core.errors import Refused
from sprava.core.names import frequency

from . import steps
from .blocking import KeyMaker, Pairs, most_together
from .bulk import AGAINST, AS_USUAL, Linked, Wanted, near_usual, possible_from, threshold_for, weights_for
from .bulk import link as link_rows
from .cells import GROUPS, PARTS, Tables, read_cells, whole_names
from .clustering import Scored, cluster, connected, joining
from .estimating import SAMPLE, Learnt, Sides, learn, strangers
from .lists import Block, Rows, read_blocks
from .prepared import Lexicon
from .rarity import Tally

Frame = Any
"""A DataFrame of Spark: the library carries no types."""
_ROWS_OF_A_PART: Final = 100_000


def link(
    spark: Any, paths: Iterable[Path], wanted: Callable[[Rows], Wanted] = lambda _: AS_USUAL  # noqa: ANN401 a session
) -> tuple[Rows, Linked]:  # fmt: skip
    """Find the rows that are one person. The rows are returned without their cells; ``wanted`` sees them so too."""
    with tempfile.TemporaryDirectory(prefix="sprava-link-") as folder:
        try:
            return _Linkage(spark, Path(folder)).link(paths, wanted)
        except PySparkException as cause:
            # What Spark reports may quote rows.
            raise Refused(
                f"Spark stopped before the end ({type(cause).__name__}). Is there room for scratch files and memory? "
                "The local engine needs neither: --engine local."
            ) from None


class _Linkage:
    def __init__(self, spark: Any, folder: Path) -> None:  # noqa: ANN401 a session
        self._spark, self._folder = spark, folder
        self._parts_held: set[str] = set()

    def link(self, paths: Iterable[Path], asked: Callable[[Rows], Wanted]) -> tuple[Rows, Linked]:
        rows = self._write_rows(paths)
        wanted = asked(rows)
        count = len(rows)
        if not count:
            return rows, link_rows(rows, wanted)
        self._size(count)
        tables = self._number_cells()
        self._assemble(tables)
        self._meet(count, tables.lexicon)
        learnt = self._learn(count, tables.lexicon, wanted)
        self._score(steps.Known(tables.lexicon, learnt.weights))
        return rows, self._cluster(count, learnt.threshold if wanted.threshold is None else wanted.threshold, wanted)

    def _held(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Groups of columns of which any list has one."""
        for group, parts in GROUPS.items():
            if not self._parts_held.isdisjoint(parts):
                yield group, parts

    def _size(self, rows: int) -> None:
        cores = self._spark.sparkContext.defaultParallelism
        self._parts = max(cores, rows // _ROWS_OF_A_PART + 1)
        self._spark.conf.set("spark.sql.shuffle.partitions", str(self._parts))
        self._spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(_ROWS_OF_A_PART))

    def _write_rows(self, paths: Iterable[Path]) -> Rows:
        """Read the lists, block by block, into files that Spark reads; keep how each row is named."""
        rows, written = Rows([], [], [], {}), self._folder / "rows"
        written.mkdir()
        for path in paths:
            for number, block in enumerate(read_blocks(path)):
                self._parts_held |= block.cells.keys() | ({"whole"} if "name" in block.cells else set())
                pq.write_table(_table(block, len(rows)), written / f"{len(rows.files):04d}-{number:06d}.parquet")
                rows.file += [len(rows.files)] * len(block.row)
                rows.row += block.row
            rows.files.append(str(path))
        return rows

    def _number_cells(self) -> Tables:
        """Collect the distinct cells in the order in which they come, read each once, and number them."""
        held = dict(self._held())
        pieces = ", ".join(f"'{group}', array({', '.join(parts)})" for group, parts in held.items())
        cells = self._read("rows").selectExpr("row", f"stack({len(held)}, {pieces}) AS (part, cells)")
        found = cells.groupBy("part", "cells").agg({"row": "min"}).withColumnRenamed("min(row)", "first").toArrow()
        distinct = {group: [("",) * len(parts)] for group, parts in GROUPS.items()}
        for group, parts in held.items():
            own = found.filter(pc.equal(found["part"], group)).sort_by("first")
            distinct[group] = [tuple(cells) for cells in own["cells"].to_pylist()]
            columns = dict(zip(parts, zip(*distinct[group], strict=True), strict=True))
            numbers = pa.array(range(len(distinct[group])), pa.int32())
            self._keep(f"cells-{group}", pa.table({**columns, f"n_{group}": numbers}))
        return read_cells(distinct)

    def _assemble(self, tables: Tables) -> None:
        frame = self._read("rows")
        for group, parts in self._held():
            frame = frame.join(self._read(f"cells-{group}"), list(parts))
        others = [f"0 AS n_{group}" for group in GROUPS if f"n_{group}" not in frame.columns]
        frame = frame.selectExpr("*", *others)
        self._write(self._mapped(frame, steps.assemble, tables, steps.PREPARED_TYPES), "prepared")

    def _meet(self, count: int, lexicon: Lexicon) -> None:
        keyed = self._mapped(self._read("prepared"), steps.keys, (KeyMaker(lexicon), lexicon), steps.KEY_TYPES)
        meet = partial(steps.meet, most_together(count))
        pairs = keyed.repartition(self._parts, "family", "key").mapInArrow(meet, steps.PAIR_TYPES)
        self._write(pairs.distinct(), "pairs")

    def _learn(self, count: int, lexicon: Lexicon, wanted: Wanted) -> Learnt:
        rows, pairs = self._read("prepared"), self._read("pairs")
        begun = weights_for(self._tally(rows, lexicon), lexicon, wanted.weights)
        if count < frequency.ENOUGH_TO_COUNT:
            return Learnt(begun, threshold_for(count))
        share = min(1.0, SAMPLE / max(pairs.count(), 1))
        chosen = pairs.mapInArrow(partial(steps.sample, share), steps.PAIR_TYPES)
        one, other = strangers(count)
        self._keep("strangers", pa.table({"one": one, "other": other, "at": pa.array(range(len(one)), pa.int32())}))
        sides = self._sides(chosen, lexicon, ["one", "other"])
        between = self._sides(self._read("strangers"), lexicon, ["at"])
        return near_usual(learn(sides, share, between, count, begun), count)

    def _sides(self, pairs: Frame, lexicon: Lexicon, order: Sequence[str]) -> Sides:
        """Rows side by side, brought here."""
        found = self._beside(pairs, steps.ROW_COLUMNS).toArrow().sort_by([(name, "ascending") for name in order])
        (batch,) = found.combine_chunks().to_batches() or [pa.RecordBatch.from_pylist([], found.schema)]
        return Sides(steps.rows_of(batch, lexicon, "l_"), steps.rows_of(batch, lexicon, "r_"))

    def _beside(self, pairs: Frame, columns: Sequence[str]) -> Frame:
        """Pairs of numbers of rows with the columns of both rows."""
        for side, by in (("l_", "one"), ("r_", "other")):
            rows = self._read("prepared").selectExpr(f"row AS {by}", *(f"{name} AS {side}{name}" for name in columns))
            pairs = pairs.join(rows, by)
        return pairs

    def _tally(self, rows: Frame, lexicon: Lexicon) -> Tally:
        sizes = {
            "surname": len(lexicon.words), "given": len(lexicon.words), "father": len(lexicon.fathers),
            "place": len(lexicon.places),
        }  # fmt: skip
        pieces = ", ".join(f"'{part}', {part}" for part in sizes)
        said = rows.selectExpr(f"stack({len(sizes)}, {pieces}) AS (part, number)").where("number >= 0")
        found = said.groupBy("part", "number").count().toArrow()
        counts = {part: np.zeros(size, np.int64) for part, size in sizes.items()}
        for part, counted in counts.items():
            own = found.filter(pc.equal(found["part"], part))
            counted[own["number"].to_numpy()] = own["count"].to_numpy()
        return Tally(**counts)

    def _score(self, known: steps.Known) -> None:
        beside = self._beside(self._read("pairs"), steps.ROW_COLUMNS)
        self._write(self._mapped(beside, steps.score, known, steps.SCORE_TYPES), "scored")
        rest = self._read("scored").where("isnan(weight)").select("one", "other")
        cells = [f"cell_{part}" for part in PARTS]
        self._write(
            self._mapped(self._beside(rest, cells), steps.score_one_by_one, known, steps.SCORE_TYPES), "scored-singly"
        )

    def _cluster(self, count: int, threshold: float, wanted: Wanted) -> Linked:
        scored = self._read("scored").where("NOT isnan(weight)").union(self._read("scored-singly"))
        enough = _scored(scored.where(f"weight >= {threshold!r} AND NOT sunk"), threshold)
        lefts, rights, _ = joining(enough, threshold, wanted.judged)
        want = steps.Telling(connected(count, lefts, rights), possible_from(threshold), threshold - AGAINST)
        found = _scored(self._mapped(scored, steps.telling, want, steps.SCORE_TYPES), threshold)
        clusters = cluster(count, found, threshold, judged=wanted.judged, most=wanted.most)
        return Linked(clusters, found.pairs, found.weights, threshold, wanted.judged)

    def _mapped(self, frame: Frame, step: Callable[..., Any], shared: object, types: str) -> Frame:
        return frame.mapInArrow(partial(step, self._spark.sparkContext.broadcast(shared)), types)

    def _read(self, name: str) -> Frame:
        return self._spark.read.parquet(str(self._folder / name))

    def _keep(self, name: str, table: Any) -> None:  # noqa: ANN401 a pyarrow.Table
        (self._folder / name).mkdir()
        pq.write_table(table, self._folder / name / "0.parquet")

    def _write(self, frame: Frame, name: str) -> None:
        frame.write.parquet(str(self._folder / name))


def _table(block: Block, before: int) -> Any:  # noqa: ANN401 a pyarrow.Table
    count = len(block.row)
    cells = {**block.cells, **whole_names(block.cells, count)}
    columns = dict.fromkeys((*PARTS, *GROUPS["whole"]))
    return pa.table({
        "row": pa.array(range(before, before + count), pa.int32()),
        **{part: pa.array(cells.get(part) or [""] * count, pa.string()) for part in columns},
    })  # fmt: skip


def _scored(frame: Frame, threshold: float) -> Scored:
    """Scored pairs, brought here in the order of their rows."""
    found = frame.toArrow().sort_by([("one", "ascending"), ("other", "ascending")])
    one, other, weight, sunk = (found.column(name).to_numpy() for name in ("one", "other", "weight", "sunk"))
    return Scored(Pairs(one, other), weight, sunk | (weight < threshold - AGAINST))
