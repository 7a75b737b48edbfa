"""A PostgreSQL server that lives as long as one command: ``python -m tools.postgres COMMAND...``

Started from Debian's binaries in a temporary folder and reached over a unix socket in it; the machine's own server,
if any, is not touched. The command finds the address in SPRAVA_DATABASE.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from sprava.core.errors import SpravaError

LASTING = "-c listen_addresses='' -c max_connections=50"
# For tests, where nothing has to survive a power cut.
QUICK = f"{LASTING} -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NoServer(SpravaError):
    """PostgreSQL is not installed here, or does not start."""


def programs() -> Path:
    """The folder of Debian's newest PostgreSQL programs, which are not on the PATH."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(re.sub(r"\D", "", path.parts[4]) or 0)
    )
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise NoServer("PostgreSQL is not installed. On Debian and Ubuntu: sudo apt install postgresql")
    return found[-1].parent if found else Path(on_path or "").resolve().parent


def unprivileged() -> str | None:
    """The account to start the server as, when we are root: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def run(command: Sequence[str | Path], account: str | None, folder: Path) -> None:
    """Run one program of the server and say its last words when it fails."""
    # Output goes to a file: the server inherits it, and a pipe would stay open for as long as the server runs.
    log = folder / "log"
    with log.open("ab") as output:
        done = subprocess.run(command, user=account, cwd=folder, stdout=output, stderr=output, check=False)
    if done.returncode:
        last_words = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        raise NoServer(f"{command[0]} failed:\n{last_words}")


@contextmanager
def throwaway_server(settings: str = QUICK) -> Iterator[str]:
    """A server with one empty database; gives its address in the form of SPRAVA_DATABASE, and is gone afterwards.

    What is measured runs with LASTING, the settings of a server that keeps what it was given.
    """
    bin_folder, account = programs(), unprivileged()
    # The path of a unix socket may not be longer than 107 bytes, and some TMPDIRs are.
    folder = Path(tempfile.mkdtemp(prefix="sprava-pg-", dir="/tmp" if Path("/tmp").is_dir() else None))  # noqa: S108
    try:
        if account:
            shutil.chown(folder, user=account)
        data = folder / "data"
        make = ("-U", "sprava", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run((bin_folder / "initdb", "-D", data, *make), account, folder)
        run((bin_folder / "pg_ctl", "-D", data, "-w", "-o", f"-k {folder} {settings}", "start"), account, folder)
        try:
            run((bin_folder / "createdb", "-h", folder, "-U", "sprava", "sprava"), account, folder)
            yield f"postgres://sprava@/sprava?host={folder}"
        finally:
            run((bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"), account, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stop_orderly(number: int, _frame: object) -> NoReturn:
    """Leave by the way on which the server is stopped."""
    sys.exit(128 + number)


def main() -> int:
    if len(sys.argv) < 2:
        sys.exit("Usage: python -m tools.postgres COMMAND...")
    signal.signal(signal.SIGTERM, stop_orderly)
    try:
        with throwaway_server() as address:
            return subprocess.run(sys.argv[1:], env={**os.environ, "SPRAVA_DATABASE": address}, check=False).returncode
    except NoServer as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    sys.exit(main())
