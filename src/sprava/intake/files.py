"""From a file to a table, whatever the file is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sprava.intake import delimited, objects, workbooks
from sprava.intake.preflight import Kind, inspected
from sprava.intake.tables import Table


@dataclass(frozen=True, slots=True)
class Layout:
    """What a mapping says of the file itself; empty fields are found out."""

    encoding: str = ""
    separator: str = ""
    quotation: str = '"'
    sheet: str = ""
    heading_row: int = 0
    entries: str = ""
    each: str = ""


def open_table(path: Path, layout: Layout | None = None) -> Table:
    """The list in ``path``, past the preflight.

    Raises:
        ListRefused: it cannot be read as a list; the message says why and what to do.
    """
    layout = layout or Layout()
    match inspected(path):
        case Kind.DELIMITED:
            writing = delimited.Writing(layout.encoding, layout.separator, layout.quotation, layout.heading_row)
            return delimited.open_delimited(path, writing)
        case Kind.JSON:
            return objects.open_objects(path, entries=layout.entries, each=layout.each, encoding=layout.encoding)
        case _:
            return workbooks.open_workbook(path, layout.sheet, layout.heading_row)
