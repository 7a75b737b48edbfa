"""The process that draws one page of a PDF, or a part of it, as a PNG on standard output. Confined as its readers are.

``drawn.py FILE PAGE DOTS BOX MEMORY SECONDS``: pages are counted from 1, ``DOTS`` are those to the inch, ``BOX`` is
``left,bottom,right,top`` in points of the page, or empty for all of it.
"""

from __future__ import annotations

import math
import struct
import sys
import zlib
from ctypes import c_double, c_int
from pathlib import Path
from typing import Any, Final

# Started by its path, without the folder of whoever started it among the places where modules are looked for.
if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

import pypdfium2
from pypdfium2 import raw

from sprava.core.locators import Box
from sprava.reading.documents.confinement import confine
from sprava.reading.documents.raster import LONGEST_SIDE

_MOST_DOTS: Final = 25_000_000
_AROUND: Final = 6
"""Points around a part."""


def main() -> int:
    """Nothing is written where the page cannot be drawn."""
    file, number, dots, box, memory, seconds = sys.argv[1:7]
    confine(int(memory), int(seconds))
    page = pypdfium2.PdfDocument(Path(file))[int(number) - 1]
    scale = scale_of(page, int(dots))
    corners = [int(corner) for corner in box.split(",")] if box else []
    crop = _beside(page, (corners[0], corners[1], corners[2], corners[3])) if corners else (0, 0, 0, 0)
    bitmap = page.render(scale=scale, grayscale=True, crop=crop)
    sys.stdout.buffer.write(png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride))
    return 0


def scale_of(page: Any, dots: int) -> float:  # noqa: ANN401 pypdfium2 has no types
    """Pixels to the point, fewer where the page would be too large."""
    width, height = map(float, page.get_size())
    return min(dots / 72, math.sqrt(_MOST_DOTS / max(width * height, 1)), LONGEST_SIDE / max(width, height, 1))


def box_on(page: Any, scale: float, pixels: tuple[int, int, int, int]) -> Box:  # noqa: ANN401 pypdfium2 has no types
    """Where left, top, right and bottom of the page as it is drawn stand on the page itself, turned or not."""
    width, height = _size(page, scale)
    x, y = c_double(), c_double()
    corners = []
    for across, down in (pixels[:2], pixels[2:]):
        raw.FPDF_DeviceToPage(page, 0, 0, width, height, 0, across, down, x, y)
        corners.append((x.value, y.value))
    (left, top), (right, bottom) = corners
    return (
        math.floor(min(left, right)), math.floor(min(top, bottom)),
        math.ceil(max(left, right)), math.ceil(max(top, bottom)),
    )  # fmt: skip


def _size(page: Any, scale: float) -> tuple[int, int]:  # noqa: ANN401 pypdfium2 has no types
    width, height = page.get_size()
    return math.ceil(width * scale), math.ceil(height * scale)


def _beside(page: Any, box: Box) -> tuple[float, float, float, float]:  # noqa: ANN401 pypdfium2 has no types
    """What of the page is left out around a box, at its left, bottom, right and top."""
    width, height = map(math.ceil, page.get_size())
    x, y = c_int(), c_int()
    corners = []
    for across, up in (box[:2], box[2:]):
        raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, across, up, x, y)
        corners.append((x.value, y.value))
    (left, top), (right, bottom) = corners
    first, last = sorted((left, right))
    upper, lower = sorted((top, bottom))
    beside = (first, height - lower, width - last, upper)
    # Of a box that is not on the page nothing is left: then all of it is shown.
    if first >= width or last <= 0 or upper >= height or lower <= 0:
        return 0, 0, 0, 0
    kept = [max(side - _AROUND, 0) for side in beside]
    return kept[0], kept[1], kept[2], kept[3]


def png(grey: bytes, width: int, height: int, stride: int) -> bytes:
    """A picture in shades of grey, a byte for each of its dots."""
    rows = b"".join(b"\0" + grey[at * stride : at * stride + width] for at in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 3)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


if __name__ == "__main__":
    sys.exit(main())
