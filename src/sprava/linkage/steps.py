"""What a worker of Spark does with its part of the rows, keys and pairs: the functions of the local engine, batch by
batch in Arrow. Each takes what all workers share, and batches; nothing is looked at row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
import pyarrow as pa

from .blocking import Keyed, Signs, together
from .cells import GROUPS, PARTS, Tables
from .comparing import compare, is_sunk
from .estimating import sampled
from .evidence import Weights
from .lists import Records, Rows
from .prepared import COLUMNS, Lexicon, Prepared
from .scoring import Scorer, in_columns

Batch = Any
"""A pyarrow.RecordBatch: the library carries no types."""
DATE: Final = ("year", "month", "day")
ROW_COLUMNS: Final = (*(column for column in COLUMNS if column != "born"), *DATE)
"""The columns of prepared rows in Arrow."""
ROW_TYPES: Final = "row int, " + ", ".join(
    f"{column} {'boolean' if column in ('vectored', 'turnable', 'enough') else 'int'}" for column in ROW_COLUMNS
)
PREPARED_TYPES: Final = f"{ROW_TYPES}, " + ", ".join(f"cell_{part} string" for part in PARTS)
KEY_TYPES: Final = "family int, key bigint, row int, year bigint, father bigint, place bigint, whole bigint"
PAIR_TYPES: Final = "one int, other int"
SCORE_TYPES: Final = f"{PAIR_TYPES}, weight double, sunk boolean"


class Shared(Protocol):
    """What Spark sends to every worker once."""

    value: Any


@dataclass(frozen=True, slots=True)
class Known:
    """What scoring needs besides the rows."""

    lexicon: Lexicon
    weights: Weights


def assemble(shared: Shared, batches: Iterable[Batch]) -> Iterator[Batch]:
    """Numbers of cells to prepared rows; the cells go along for names that are compared one by one."""
    tables: Tables = shared.value
    for batch in batches:
        at = {group: column(batch, f"n_{group}") for group in GROUPS}
        made = arrays_of(tables.rows(at, ()))
        cells = {f"cell_{part}": batch.column(part) for part in PARTS}
        yield pa.RecordBatch.from_pydict({"row": batch.column("row"), **made, **cells})


def keys(shared: Shared, batches: Iterable[Batch]) -> Iterator[Batch]:
    """Prepared rows to their keys, with what tells rows of one key apart."""
    maker, lexicon = shared.value
    for batch in batches:
        prepared, rows = rows_of(batch, lexicon), column(batch, "row")
        signs = maker.signs(prepared, rows.astype(np.int64))
        for keyed in maker.keys(prepared):
            yield _with_signs(keyed, rows, signs)


def _with_signs(keyed: Keyed, rows: Any, signs: Signs) -> Batch:  # noqa: ANN401 an array
    at = keyed.rows
    return pa.RecordBatch.from_pydict({
        "family": np.full(len(at), keyed.family, np.int32), "key": keyed.keys, "row": rows[at], "year": signs.year[at],
        "father": signs.father[at], "place": signs.place[at], "whole": signs.whole[at],
    })  # fmt: skip


def meet(most: int, batches: Iterable[Batch]) -> Iterator[Batch]:
    """Keys to pairs; ``most`` as :func:`.blocking.most_together` has it. All rows of a key lie in one partition."""
    parts = list(batches)
    if not parts:
        return
    all_of = {name: np.concatenate([column(part, name) for part in parts]) for name in parts[0].schema.names}
    del parts
    rows, first, dense = np.unique(all_of["row"], return_index=True, return_inverse=True)
    signs = Signs(*(all_of[name][first] for name in ("year", "father", "place", "whole")))
    for family in np.unique(all_of["family"]).tolist():
        at = all_of["family"] == family
        for lefts, rights in together(Keyed(family, dense[at].astype(np.int32), all_of["key"][at]), signs, most):
            apart = lefts != rights
            one, other = rows[lefts[apart]], rows[rights[apart]]
            yield pa.RecordBatch.from_pydict({"one": np.minimum(one, other), "other": np.maximum(one, other)})


def sample(share: float, batches: Iterable[Batch]) -> Iterator[Batch]:
    """The pairs that the local engine would learn from."""
    for batch in batches:
        yield batch.filter(pa.array(sampled(column(batch, "one"), column(batch, "other"), share)))


def score(shared: Shared, batches: Iterable[Batch]) -> Iterator[Batch]:
    """Rows side by side to their weights; those that are compared one by one get none yet."""
    known: Known = shared.value
    scorer: Scorer | None = None
    for batch in batches:
        left, right = rows_of(batch, known.lexicon, "l_"), rows_of(batch, known.lexicon, "r_")
        scorer = scorer or Scorer(left, right, known.weights)
        at = np.flatnonzero(in_columns(left, right)).astype(np.int32)
        weight, sunk = np.full(len(left), np.nan), np.zeros(len(left), np.bool_)
        weight[at], sunk[at] = scorer.beside(left.take(at), right.take(at))
        yield _scored(batch, weight, sunk)


def score_one_by_one(shared: Shared, batches: Iterable[Batch]) -> Iterator[Batch]:
    """The same for names of many words, initials and previous surnames, from the cells."""
    known: Known = shared.value
    for batch in batches:
        sides = zip(records_of(batch, "l_"), records_of(batch, "r_"), strict=True)
        found = [compare(left, right, known.weights) for left, right in sides]
        weight = np.array([one.weight for one in found], np.float64)
        yield _scored(batch, weight, np.array([is_sunk(one) for one in found], np.bool_))


def _scored(batch: Batch, weight: Any, sunk: Any) -> Batch:  # noqa: ANN401 arrays
    said = {"one": batch.column("one"), "other": batch.column("other")}
    return pa.RecordBatch.from_pydict({**said, "weight": weight, "sunk": sunk})


@dataclass(frozen=True, slots=True)
class Telling:
    """Which scored pairs the clusters are made of: what hangs together by row, and the bits that matter."""

    whole: Any
    possible: float
    against: float


def telling(shared: Shared, batches: Iterable[Batch]) -> Iterator[Batch]:
    """Pairs that are possible, and those that speak against what hangs together."""
    want: Telling = shared.value
    for batch in batches:
        weight, sunk = column(batch, "weight"), column(batch, "sunk")
        inside = want.whole[column(batch, "one")] == want.whole[column(batch, "other")]
        yield batch.filter(pa.array((weight >= want.possible) | (inside & (sunk | (weight < want.against)))))


def column(batch: Batch, name: str) -> Any:  # noqa: ANN401 an array
    return batch.column(name).to_numpy(zero_copy_only=False)


def arrays_of(prepared: Prepared) -> Mapping[str, Any]:
    """Prepared rows as columns of Arrow."""
    born = dict(zip(DATE, prepared.born.T.astype(np.int32), strict=True))
    own = {name: getattr(prepared, name) for name in COLUMNS if name != "born"}
    return {
        name: values if values.dtype == np.bool_ else values.astype(np.int32) for name, values in (own | born).items()
    }


def rows_of(batch: Batch, lexicon: Lexicon, prefix: str = "") -> Prepared:
    """Columns of Arrow as prepared rows. The records are there if the cells are."""
    read = {name: column(batch, f"{prefix}{name}") for name in ROW_COLUMNS}
    born = np.stack([read.pop(name) for name in DATE], axis=1).astype(np.int16)
    has_cells = f"{prefix}cell_{PARTS[0]}" in batch.schema.names
    return Prepared(lexicon, records_of(batch, prefix) if has_cells else (), born=born, **read)


def records_of(batch: Batch, prefix: str = "") -> Records:
    cells: dict[str, list[str]] = {part: batch.column(f"{prefix}cell_{part}").to_pylist() for part in PARTS}
    return Records(Rows([], [], [""] * len(batch), cells))
