"""The process that draws charts: it carries V8, has no network, no register and little time, and may die.

Started by rendering.py as a script of its own: a list of specifications on standard input, a list of as many objects
on standard output, each with a drawing as SVG and, made from it, as PNG. What is to be the same to the byte is drawn
alone: what the same engine draws second bears other inner names.
"""

from __future__ import annotations

import base64
import json
import resource
import struct
import sys
import zlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

# Started by its path, without the folder of whoever started it among the places where modules are looked for.
if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from sprava.reading.documents.confinement import refuse_calls

SECONDS: Final = 30
SCALE: Final = 2.0
VERSION: Final = "6.4"
"""Of Vega-Lite, as the program that draws has it."""
REFUSED: Final = 3


def main() -> int:
    """Exit code 3 says that there is something that may not be drawn; its object then says why."""
    for limit, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(limit, (most, most))
    refuse_calls(pairs=True)
    answers = [answer_to(spec) for spec in json.load(sys.stdin.buffer)]
    sys.stdout.write(json.dumps(answers))
    return REFUSED if any("refused" in answer for answer in answers) else 0


def answer_to(spec: dict[str, Any]) -> dict[str, str]:
    """The drawing, or the words of a refusal."""
    try:
        return drawn(spec)
    except Exception as refusal:  # noqa: BLE001 whatever the engine says of a specification is said as its refusal
        return {"refused": f"{type(refusal).__name__}: {str(refusal)[:500]}"}


def drawn(spec: dict[str, Any]) -> dict[str, str]:
    """The specification, checked against the schema of Vega-Lite, as SVG, and as PNG in base64.

    Raises:
        ValueError: it names an address or a file; a drawing carries all its figures.
    """
    if named := next(_addresses(spec), ""):
        raise ValueError(f"{named!r} in a specification: a drawing takes nothing from elsewhere")
    # By name, because the checker of types would read a megabyte of schema with it.
    import_module("altair.vegalite.v6.schema.core").Root.validate(spec)
    engine = import_module("vl_convert")
    svg = engine.vegalite_to_svg(spec, vl_version=VERSION, allowed_base_urls=[])
    return {"svg": svg, "png": base64.b64encode(packed(engine.svg_to_png(svg, scale=SCALE))).decode("ascii")}


def packed(png: bytes) -> bytes:
    """The same picture in a third of the bytes: the engine packs fast and not small."""
    head, pixels, at = png[:8], b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            pixels += png[at + 8 : at + 8 + length]
        elif kind == b"IEND":
            small = zlib.compress(zlib.decompress(pixels), 9)
            head += struct.pack(">I", len(small)) + b"IDAT" + small + struct.pack(">I", zlib.crc32(b"IDAT" + small))
            head += png[at:]
        else:
            head += png[at : at + 12 + length]
        at += 12 + length
    return head


def _addresses(part: object) -> Iterator[str]:
    """Every word of a specification by which Vega would read an address or a file."""
    if isinstance(part, dict):
        yield from (key for key in part if key in ("url", "href"))
        for value in part.values():
            yield from _addresses(value)
    elif isinstance(part, list):
        for value in part:
            yield from _addresses(value)


if __name__ == "__main__":
    sys.exit(main())
