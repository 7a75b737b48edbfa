"""The process that draws."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sprava.findings.charts import draw

SCRIPT = Path(draw.__file__)
PLAIN = {
    "data": {"values": [{"a": 1, "b": "ў"}]},
    "mark": "bar",
    "encoding": {"x": {"field": "a", "type": "quantitative"}},
}


def drawn(spec: object) -> tuple[int, dict[str, str]]:
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT)], input=json.dumps([spec]).encode(), capture_output=True, check=False, env={}
    )
    return done.returncode, json.loads(done.stdout)[0]


def test_a_specification_becomes_two_pictures():
    code, said = drawn(PLAIN)
    assert code == 0
    assert said["svg"].startswith("<svg")
    assert said["png"].startswith("iVBOR")


def test_the_module_can_be_run_by_its_name_too():
    done = subprocess.run(
        [sys.executable, "-m", "sprava.findings.charts.draw"],
        input=json.dumps([PLAIN, PLAIN]).encode(),
        capture_output=True,
        check=True,
    )
    assert all("svg" in said for said in json.loads(done.stdout))


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"data": {"url": "https://example.org/rows.csv"}},
        {"data": {"url": "file:///etc/hostname", "format": {"type": "csv"}}},
        {"mark": {"type": "image", "url": "file:///etc/hostname"}},
        {"mark": {"type": "bar", "href": "https://example.org/"}},
        {"layer": [{"data": {"url": "rows.csv"}, "mark": "bar"}]},
    ],
)
def test_nothing_is_taken_from_elsewhere(elsewhere):
    code, said = drawn({**PLAIN, **elsewhere})
    assert code == draw.REFUSED
    assert "a drawing takes nothing from elsewhere" in said["refused"]


@pytest.mark.parametrize("broken", [{**PLAIN, "mark": "brr"}, [], None])
def test_what_the_schema_does_not_know_is_refused(broken):
    code, said = drawn(broken)
    assert code == draw.REFUSED
    assert "svg" not in said


def test_the_drawing_process_can_open_no_connection():
    """Sockets are refused by the kernel before anything is read."""
    code = (
        "import socket\n"
        "from sprava.reading.documents.confinement import refuse_calls\n"
        "print(refuse_calls(pairs=True))\n"
        "left, right = socket.socketpair()\n"
        "try:\n    socket.socket()\nexcept PermissionError:\n    print('no socket')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] in (["True", "no socket"], ["False", ""])


def test_a_smaller_picture_is_the_same_picture():
    small = draw.packed(draw.packed(PNG))
    assert draw.packed(PNG) == small


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
