"""The command ``sprava serve`` from the outside: how soon the first page is there, and what the process holds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.request import urlopen

from bench.timing import children_of, memory_of
from sprava.core.errors import Refused


@dataclass(frozen=True, slots=True)
class Served:
    """``first_page`` in seconds from the start of the command; memory in megabytes then, and after many pages."""

    first_page: float
    at_first: Mapping[str, float]
    after_many: Mapping[str, float]
    processes: int


def serve_and_look(environment: Mapping[str, str], addresses: list[str]) -> Served:
    """Start the server as a demo, which signs visitors of this machine in, and read pages."""
    begun = time.perf_counter()
    with _server(environment) as (process, address):
        _read(address)
        first_page = time.perf_counter() - begun
        at_first = memory_of(process)
        for path in addresses:
            _read(address.rstrip("/") + path)
        return Served(first_page, at_first, memory_of(process), 1 + len(children_of(process)))


@contextmanager
def _server(environment: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    command = [sys.executable, "-m", "sprava", "serve", "--port", "0"]
    variables = {**os.environ, **environment, "SPRAVA_DEMO": "1"}
    with subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            said, problem = server.stdout, server.stderr
            address = said.readline().strip() if said else ""
            if not address:
                raise Refused(f"sprava serve did not start: {problem.read() if problem else ''}")
            yield server.pid, address
        finally:
            server.terminate()


def _read(address: str) -> bytes:
    with urlopen(address, timeout=60) as answer:  # noqa: S310 our own server on this machine
        content: bytes = answer.read()
    return content
