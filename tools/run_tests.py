"""Run the tests: everything with the register on SQLite, then what needs a register once more on PostgreSQL.

``python -m tools.run_tests [--db sqlite|postgres|both] [--workers N] [anything for pytest]``. Two runs and not one,
because a Django process has one default database. The last line sums both up.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from defusedxml import ElementTree

from tools.postgres import NoServer, throwaway_server

IN_CI = os.environ.get("CI") == "true"


def outcome(report: Path) -> Counter[str]:
    """What became of the tests of one run: passed, failed, skipped."""
    counts: Counter[str] = Counter()
    if not report.exists():
        return Counter(failed=1)
    for case in ElementTree.parse(report).iter("testcase"):
        verdicts = {child.tag: child.get("type") for child in case}
        if verdicts.keys() & {"failure", "error"}:
            counts["failed"] += 1
        elif verdicts.get("skipped") == "pytest.skip":
            counts["skipped"] += 1
        else:
            counts["passed"] += 1
    return counts


def run_pytest(given: list[str], workers: str, address: str | None) -> tuple[int, Counter[str]]:
    """One run of pytest with the register at ``address``, on SQLite when there is none."""
    # A register named in the environment belongs to somebody; tests make their own.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SPRAVA_")}
    if address:
        environment["SPRAVA_DATABASE"] = address
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        parallel = [] if workers == "0" else ["-n", workers, "--maxprocesses=4", "--dist=loadfile"]
        command = [sys.executable, "-m", "pytest", *parallel, f"--junitxml={report}", *given]
        code = subprocess.run(command, env=environment, check=False).returncode
        return code, outcome(report)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--workers", default="0", help="processes: a number or auto; 0 is this one alone")
    chosen, given = parser.parse_known_args()

    codes, total, left_out = [], Counter[str](), ""
    if chosen.db != "postgres":
        code, counts = run_pytest(given, chosen.workers, None)
        codes.append(code)
        total += counts
    if chosen.db != "sqlite":
        try:
            with throwaway_server() as address:
                code, counts = run_pytest(["-m", "records", *given], chosen.workers, address)
            # pytest says 5 when nothing was chosen: there may be no such test in the folder that was named.
            codes.append(0 if code == 5 else code)
            total += counts
        except NoServer as problem:
            left_out = f"Left out: the register on PostgreSQL. {problem}"
            codes.append(int(IN_CI or chosen.db == "postgres"))
    if total["skipped"] and IN_CI:
        left_out += f"\n{total['skipped']} tests were skipped; here nothing may be left out."
        codes.append(1)
    if left_out:
        print(left_out.strip(), file=sys.stderr)
    print(
        f"{total['passed']} passed, {total['failed']} failed"
        + (f", {total['skipped']} skipped" * bool(total["skipped"]))
    )
    return max(codes, default=1)


if __name__ == "__main__":
    sys.exit(main())
