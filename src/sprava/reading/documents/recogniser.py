"""The process that becomes Tesseract: first it takes its limits and gives up the network and every write, as readers
do, then it calls the program, which keeps both. It may become another program and can start none beside it.

``recogniser.py PROGRAM LANGUAGES MEMORY SECONDS``: a picture on standard input, a table of
its words on standard output.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Started by its path, without the folder of whoever started it among the places where modules are looked for.
if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from sprava.reading.documents.confinement import confine

_ANY_WAY_UP = "1"
"""Tesseract looks first how the page lies: photographs and scans come upside down."""


def main() -> None:
    """Does not return."""
    program, languages, memory, seconds = sys.argv[1:5]
    confine(int(memory), int(seconds), programs=True)
    # The program is the one that the parent found on the path, and no shell reads its arguments.
    os.execv(  # noqa: S606
        program, [program, "stdin", "stdout", "-l", languages, "--psm", _ANY_WAY_UP, "-c", "tessedit_create_tsv=1"]
    )


if __name__ == "__main__":
    main()
