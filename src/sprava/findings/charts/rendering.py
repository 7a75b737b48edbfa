"""Drawings of specifications, each made by a process of its own and kept in memory under the digest of what it draws.

In memory and not in the folder of the register: nothing that was derived is left on a disk, and drawing again after a
restart costs less than a second for each chart.
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Final

from django.utils.translation import gettext as _

from sprava.core.errors import Refused
from sprava.findings.charts.look import Spec

_CHILD: Final = Path(__file__).with_name("draw.py")
_WALL_SECONDS: Final = 60
_MOST_BYTES: Final = 8_000_000
_ENVIRONMENT: Final = {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
"""All that the process is told of the one that started it: no path, no register, no home, no proxy."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart as two pictures of the same size; the PNG has twice the pixels."""

    svg: bytes
    png: bytes


def can_draw() -> bool:
    """Is the extra ``charts`` installed? Without it pages show the figures and no picture."""
    return all(find_spec(name) for name in ("altair", "vl_convert"))


def written(spec: Spec) -> bytes:
    """A specification as its file: the same one is the same bytes."""
    return json.dumps(spec, ensure_ascii=False, indent=1).encode(errors="replace") + b"\n"


def drawing_of(spec: Spec) -> Drawing:
    """The chart drawn; the same specification gives the same bytes.

    Raises:
        Refused: the extra is not installed, or the specification cannot be drawn.
    """
    return _kept_or_drawn(spec, lambda: [spec])


def thumbnail_of(spec: Spec, gallery: Callable[[], Sequence[Spec]]) -> Drawing:
    """The same of a gallery, all of which is drawn at once by one process when its first picture is asked for.

    Raises:
        Refused: as above.
    """
    return _kept_or_drawn(spec, lambda: [spec, *(other for other in gallery() if other != spec)])


_kept: OrderedDict[bytes, Drawing] = OrderedDict()
_one_at_a_time = Lock()


def _kept_or_drawn(spec: Spec, all_at_once: Callable[[], Sequence[Spec]]) -> Drawing:
    digest = _digest(written(spec))
    # One at a time: each such process takes some 130 MB while it lives.
    with _one_at_a_time:
        if digest not in _kept:
            specs = [written(one) for one in all_at_once()]
            _kept.update(zip(map(_digest, specs), _drawn(specs), strict=True))
        _kept.move_to_end(digest)
        while len(_kept) > 1 and sum(len(one.svg) + len(one.png) for one in _kept.values()) > _MOST_BYTES:
            _kept.popitem(last=False)
        return _kept[digest]


def _digest(spec: bytes) -> bytes:
    return hashlib.sha256(spec).digest()


def _drawn(specs: Sequence[bytes]) -> list[Drawing]:
    if not can_draw():
        raise Refused(_("No charts can be drawn here. Install them with: pip install 'sprava[charts]'"))
    try:
        # Our own interpreter and script, and no shell.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(_CHILD)], input=b"[" + b",".join(specs) + b"]", stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=_ENVIRONMENT, cwd="/", timeout=_WALL_SECONDS, check=False,
        )  # fmt: skip
        return [Drawing(said["svg"].encode(), base64.b64decode(said["png"])) for said in json.loads(done.stdout)]
    except (subprocess.TimeoutExpired, ValueError, KeyError) as cause:
        raise Refused(_("The chart could not be drawn. Its figures are in the table and in the CSV file.")) from cause
