"""Spark for lists and batches too long for one process: on this machine, without a page of its own, on loopback only.

Nothing imports this module before somebody asks for ``--engine spark``: pyspark is an extra and needs Java.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tqdm import tqdm

from sprava.core.errors import Refused, Unreadable

try:
    from py4j.protocol import Py4JJavaError
    from pyspark.sql import SparkSession
except ImportError:  # the extra is not installed; said when somebody asks for the engine
    SparkSession, Py4JJavaError = None, ()

SILENT = """
status = off
rootLogger.level = off
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
"""
"""Spark's own reports quote what was read; what went wrong is said by whoever asked."""
SHARDS_OF_A_CORE = 4


@contextmanager
def session(*, cores: int | None = None, memory: str = "2g") -> Iterator[Any]:
    """A Spark session in local mode, its scratch files in a folder that is removed afterwards.

    Args:
        cores: how many to use; all of them by default.
        memory: of the Java process, as Spark writes it.
    Raises:
        Refused: pyspark or Java is not there.
    """
    if SparkSession is None:
        raise Refused("Spark is not installed here: pip install 'sprava[spark]'. The local engine needs nothing.")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise Refused("Spark needs Java 17 or later: apt install default-jre-headless. The local engine needs nothing.")
    with tempfile.TemporaryDirectory(prefix="sprava-spark-") as scratch:
        Path(scratch, "log4j2.properties").write_text(SILENT, encoding="utf-8")
        # Workers run this Python, and nothing asks the network what this machine is called.
        for name, value in (
            ("PYSPARK_PYTHON", sys.executable),
            ("SPARK_LOCAL_IP", "127.0.0.1"),
            ("SPARK_CONF_DIR", scratch),
        ):
            os.environ[name] = value
        settings = {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.memory": memory,
            "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={scratch}",
            "spark.local.dir": scratch,
            "spark.sql.warehouse.dir": f"{scratch}/warehouse",
            "spark.log.level": "OFF",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
        }
        builder = SparkSession.builder.master(f"local[{cores or '*'}]").appName("sprava")
        for name, value in settings.items():
            builder = builder.config(name, value)
        spark = builder.getOrCreate()
        try:
            yield spark
        finally:
            spark.stop()


def mapped(spark: Any, file: Path, shard: Callable[[Iterable[tuple[str, int]]], Iterator[str]]) -> Iterator[str]:  # noqa: ANN401 pyspark carries no types
    """The lines of ``file`` through ``shard``, many at once, in the order given.

    ``shard`` is called in a worker process with some of the lines and their numbers, from 0: a function of a module, or
    a partial of one.
    """
    context = spark.sparkContext
    lines = context.textFile(file.absolute().as_uri(), context.defaultParallelism * SHARDS_OF_A_CORE)
    with tempfile.TemporaryDirectory(prefix="sprava-spark-out-") as out:
        written = Path(out) / "lines"
        with ThreadPoolExecutor(1) as runner:
            job = runner.submit(lines.zipWithIndex().mapPartitions(shard).saveAsTextFile, written.as_uri())
            _show_progress(context.statusTracker(), job.done, lines.getNumPartitions())
            try:
                job.result()
            except Py4JJavaError as cause:
                raise _in_our_words(str(cause)) from None
        for part in sorted(written.glob("part-*")):
            with part.open(encoding="utf-8") as done:
                yield from done


def _in_our_words(report: str) -> Exception:
    """What a worker refused, without the pages of Java and Python around it."""
    refusal = re.search(r"sprava\.core\.errors\.\w+: (.*)", report)
    return Unreadable(refusal[1]) if refusal else RuntimeError(report)


def _show_progress(tracker: Any, is_done: Callable[[], bool], shards: int) -> None:  # noqa: ANN401 pyspark carries no types
    with tqdm(total=shards, desc="On Spark", unit=" shards", file=sys.stderr, disable=None) as bar:
        while not is_done():
            stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
            bar.n = max((stage.numCompletedTasks for stage in stages if stage), default=bar.n)
            bar.refresh()
            time.sleep(0.2)
        bar.n = shards
        bar.refresh()
