"""Is this the same person? Names told apart, looked up and linked in bulk, peers in the same run.

With ``--pairs DIR`` on labelled pairs of real names, which do not come with Sprava; without it on invented names, of
which only the speed means anything: they are spelt by rules like our own.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import bulk, lookups
from bench.options import Options
from bench.pairs import Pair, Told, best_threshold, invented_pairs, is_natural, languages_of, read_cases, read_pairs
from bench.tables import Table
from bench.timing import rows_a_second
from sprava.core import names
from sprava.core.names import folding, parts
from sprava.linkage.pairs import score_names
from sprava.linkage.prepared import prepare
from sprava.linkage.records import Record
from sprava.linkage.scoring import Scorer

ENVIRONMENT = Path(__file__).resolve().parents[1] / ".venv-bench" / "bin" / "python"
OTHERS = Path(__file__).resolve().parent / "others"
ABSENT = "not measured: make .venv-bench/.bench"
PEERS = {"logic-v2": "nomenklatura logic-v2", "wratio": "rapidfuzz WRatio, letters to ASCII"}
_PREPARED_AT_LEAST = 300_000
"""Pairs of prepared names that are scored, the same ones again if need be, so that the clock can tell."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A matcher with its scores, in the order of the pairs, and the seconds of processor time they took."""

    name: str
    scores: Sequence[float] = ()
    of_cases: Sequence[float] = ()
    seconds: float = 0.0


def run(options: Options) -> Iterator[Table]:
    """Measure, and give the tables one by one."""
    pairs, cases = _material(options)
    engines = [_ours(pairs, cases), *(_peer(peer, name, pairs, cases) for peer, name in PEERS.items())]
    if options.pairs:
        yield _told_table(pairs, cases, engines)
        yield _language_table(pairs, engines)
    yield _speed_table(pairs, engines)
    with tempfile.TemporaryDirectory() as folder:
        yield lookups.table(options, Path(folder))
        yield bulk.table(options, Path(folder), beside)


def beside(script: str, *words: str | Path) -> str | None:
    """What a script of bench/others prints in the environment of the peers; None where there is no such environment."""
    if not ENVIRONMENT.is_file():
        return None
    command = [ENVIRONMENT, OTHERS / script, *words]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def _material(options: Options) -> tuple[list[Pair], list[Pair]]:
    if options.pairs is None:
        return invented_pairs(options.seed, 2_000 if options.quick else 20_000), []
    file = next(iter(sorted(options.pairs.glob("pairs*.csv"))))
    cases = options.pairs / "name_bench_cases.csv"
    pairs = read_pairs(file)
    return pairs[:: 10 if options.quick else 1], read_cases(cases) if cases.is_file() else []


def _ours(pairs: list[Pair], cases: list[Pair]) -> Engine:
    begun = time.process_time()
    scores = score_names([pair.left for pair in pairs], [pair.right for pair in pairs])
    seconds = time.process_time() - begun
    return Engine("Sprava", scores, score_names([case.left for case in cases], [case.right for case in cases]), seconds)


def _peer(peer: str, name: str, pairs: list[Pair], cases: list[Pair]) -> Engine:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pairs.tsv"
        both = [*pairs, *cases]
        file.write_text("\n".join(f"{_flat(one.left)}\t{_flat(one.right)}" for one in both), encoding="utf-8")
        said = beside("score_pairs.py", peer, file)
    if said is None:
        return Engine(name)
    *scores, seconds = map(float, said.split())
    share = len(pairs) / len(both)
    return Engine(name, scores[: len(pairs)], scores[len(pairs) :], seconds * share)


def _flat(name: str) -> str:
    return " ".join(name.split())


def _told_table(pairs: list[Pair], cases: list[Pair], engines: list[Engine]) -> Table:
    measured: dict[str, Callable[[Told], float]] = {
        "F1, all": lambda told: told.f1(),
        "F1, natural pairs": lambda told: told.f1(is_natural),
        "F1, Belarusian": lambda told: told.f1(lambda pair: pair.source == "EPBY"),
        "F1, constructed to be hard": lambda told: told.f1(lambda pair: not is_natural(pair)),
        "recall without patronymic": partial(_share_of, "nopatr"),
        "false positives, brothers": partial(_share_of, "sib"),
        "false positives, brothers without patronymic": partial(_share_of, "sib-nopatr"),
        "false positives, namesakes": partial(_share_of, "namesake"),
        "false positives, nearest surname": partial(_share_of, "surn"),
    }
    told = [_told(pairs, engine.scores) for engine in engines]
    rows = [[what, *(_said(one, figure) for one in told)] for what, figure in measured.items()]
    of_cases = [_told(cases, engine.of_cases) for engine in engines]
    rows.append(["OpenSanctions' name_bench, persons, best F1", *(_said(one, Told.f1) for one in of_cases)])
    return Table(
        f"{len(pairs)} labelled pairs of names, {sum(pair.is_same for pair in pairs)} of one person",
        ("", *(engine.name for engine in engines)),
        rows,
        ("Each matcher at the threshold that is best for it over all these pairs.",),
    )


def _share_of(kind: str, told: Told) -> float:
    return told.share(lambda pair: pair.kind == kind)


def _told(pairs: list[Pair], scores: Sequence[float]) -> Told | None:
    return Told(pairs, scores, best_threshold(pairs, scores)) if pairs and scores else None


def _said(told: Told | None, figure: Callable[[Told], float]) -> str:
    return f"{figure(told):.3f}" if told else "–"


def _language_table(pairs: list[Pair], engines: list[Engine]) -> Table:
    told = [_told(pairs, engine.scores) for engine in engines]
    rows = []
    for languages in languages_of(pairs):
        wanted = partial(_is_between, languages)
        recall = partial(Told.share, wanted=wanted)
        rows.append([f"{languages} ({sum(map(wanted, pairs))})", *(_said(one, recall) for one in told)])
    return Table("Recall per pair of languages, natural pairs", ("", *(engine.name for engine in engines)), rows)


def _is_between(languages: str, pair: Pair) -> bool:
    return pair.is_same and is_natural(pair) and pair.languages == languages


def _speed_table(pairs: list[Pair], engines: list[Engine]) -> Table:
    rows = [["Sprava, names prepared", rows_a_second(*_prepared(pairs))]]
    rows += [
        [f"{engine.name}, from text", rows_a_second(len(pairs), engine.seconds) if engine.scores else ABSENT]
        for engine in engines
    ]
    rows.append(["Sprava, from text, one at a time", rows_a_second(*_one_at_a_time(pairs))])
    rows.append(["Sprava, from text, no name twice", rows_a_second(*_one_at_a_time(_each_name_once(pairs)))])
    return Table(
        "Pairs of names scored",
        ("", "pairs a second of one core's work"),
        rows,
        ("From text: a list of pairs is handed over, each distinct name is read once.",),
    )


def _one_at_a_time(pairs: Sequence[Pair]) -> tuple[int, float]:
    """How many pairs were compared from their text, and in how many seconds of processor time."""
    _forget()
    begun = time.process_time()
    for pair in pairs:
        names.compare(pair.left, pair.right)
    return len(pairs), time.process_time() - begun


def _each_name_once(pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs of which no name stands in another: nothing is remembered but the words that names share."""
    kept: list[Pair] = []
    met: set[str] = set()
    for pair in pairs:
        if met.isdisjoint({pair.left, pair.right}):
            met |= {pair.left, pair.right}
            kept.append(pair)
    return kept


def _forget() -> None:
    """As if no name had been read yet."""
    for remembered in (parts.parse, parts.words_of, folding.code_of, folding.stem_of):
        remembered.cache_clear()


def _prepared(pairs: list[Pair]) -> tuple[int, float]:
    """How many pairs of prepared names were scored, and in how many seconds of processor time."""
    left = prepare([Record(names.parse(pair.left)) for pair in pairs])
    right = prepare([Record(names.parse(pair.right)) for pair in pairs])
    scorer, times = Scorer(left, right), -(-_PREPARED_AT_LEAST // len(pairs))
    scorer.beside(left, right)
    begun = time.process_time()
    for _ in range(times):
        scorer.beside(left, right)
    return len(pairs) * times, time.process_time() - begun
