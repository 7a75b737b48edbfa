"""DOCX: paragraph by paragraph, the rows of tables among them. No macro is run and no part outside is followed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from sprava.reading.documents.outcomes import DocumentRefused, Remarks, State
from sprava.reading.documents.packed import BREAKS, MEGABYTE, Bounds, examine
from sprava.reading.documents.pieces import LONGEST, Gathered, Piece

_BOUNDS: Final = Bounds(largest_unpacked=256 * MEGABYTE, most_parts=2000)
_MOST_PARAGRAPHS: Final = 100_000
_BROKEN: Final = (OpcError, *BREAKS, KeyError, IndexError, AttributeError, TypeError, etree.LxmlError)
"""What python-docx raises on a document whose parts do not fit together: it does not look before it steps."""


def read(path: Path, remarks: Remarks) -> Iterator[Piece]:
    """The text of the document; paragraphs are numbered from 1, empty ones counted."""
    try:
        with zipfile.ZipFile(path) as packed:
            examine(packed, _BOUNDS)
        document = docx.Document(str(path))
        gathered = _gathered(document)
    except _BROKEN as cause:
        raise DocumentRefused(State.REFUSED, "damaged", reason=type(cause).__name__) from cause
    if gathered.is_cut:
        remarks.add("cut", limit=LONGEST)
    if gathered:
        yield gathered.piece(title=str(document.core_properties.title or "")[:500])


def _gathered(document: Any) -> Gathered:  # noqa: ANN401 python-docx has no types
    gathered, paragraphs, tables = Gathered(), 0, 0
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            tables += 1
            _add_table(gathered, part, f"table {tables}")
        else:
            paragraphs += 1
            gathered.add(part.text, f"paragraph {paragraphs}")
        if paragraphs > _MOST_PARAGRAPHS:
            raise DocumentRefused(State.QUARANTINED, "too_many_parts", limit=_MOST_PARAGRAPHS)
    return gathered


def _add_table(gathered: Gathered, table: Any, label: str) -> None:  # noqa: ANN401 python-docx has no types
    """Row by row from the rows themselves: counting columns first would let a table of one row take gigabytes."""
    for number, row in enumerate(table._tbl.tr_lst, 1):
        cells = [" ".join(text.split()) for text in (_text_of(cell) for cell in row.tc_lst)]
        gathered.add("; ".join(cell for cell in cells if cell), f"{label} row {number}", after="\n")


def _text_of(cell: Any) -> str:  # noqa: ANN401 python-docx has no types
    return " ".join(str(paragraph.text) for paragraph in cell.p_lst)
