"""What the process that reads documents cannot do, tried in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sprava.reading.documents.confinement import is_possible

BEFORE = """
import ctypes, os, resource, socket, subprocess, sys, threading
import _socket
from sprava.reading.documents.confinement import confine
confine(1 << 30, 5)
"""


def tried(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BEFORE + code], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('sviedka.example', 80)",
    ],
)
def test_there_is_no_network(attempt):
    assert "PermissionError" in tried(attempt).stderr


@pytest.mark.skipif(not is_possible(), reason="this kernel has no filter of calls")
@pytest.mark.parametrize(
    "attempt",
    [
        "_socket.socket(2, 1)",
        "os.fork()",
        "subprocess.run(['true'])",
        "os.execv('/bin/true', ['true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "open('/tmp/sprava-test', 'w')",
        "os.unlink('/tmp/sprava-test')",
        "os.rename('/tmp/sprava-test', '/tmp/x')",
        "os.mkdir('/tmp/sprava-test')",
        "os.symlink('/tmp/a', '/tmp/sprava-test')",
        "os.chmod('/tmp', 0o777)",
        "os.truncate('/tmp/sprava-test', 0)",
    ],
)
def test_the_kernel_refuses(attempt):
    assert "PermissionError" in tried(attempt).stderr


@pytest.mark.skipif(not is_possible(), reason="this kernel has no filter of calls")
def test_only_who_is_to_become_another_program_may():
    become = "import os\nfrom sprava.reading.documents.confinement import confine\nconfine(1 << 30, 5, programs=True)\n"
    code = become + "os.execv('/bin/echo', ['echo', 'another'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "another\n"


def test_reading_and_threads_go_on():
    done = tried("t = threading.Thread(target=open, args=('/dev/null',)); t.start(); t.join(); print('read')")
    assert (done.stdout, done.returncode) == ("read\n", 0)


def test_memory_and_time_end():
    assert "MemoryError" in tried("bytearray(2 << 30)").stderr
    assert tried("resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass").returncode < 0
