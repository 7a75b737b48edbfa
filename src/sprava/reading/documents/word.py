"""DOCX: paragraph by paragraph, the rows of tables among them. No macro is run and no part outside is followed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from sprava.reading.documents.outcomes import DocumentRefused, Remarks, State
from sprava.reading.documents.packed import BREAKS, MEGABYTE, Bounds, examine
from sprava.reading.documents.pieces import LONGEST, Gathered, Piece, raised

_BOUNDS: Final = Bounds(largest_unpacked=256 * MEGABYTE, most_parts=2000)
_MOST_PARAGRAPHS: Final = 100_000
_ALTERNATIVE: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_BROKEN: Final = (OpcError, *BREAKS, KeyError, IndexError, AttributeError, TypeError, etree.LxmlError)
"""What python-docx raises on a document whose parts do not fit together: it does not look before it steps."""

_AROUND: Final = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")))
_NOT_PRINTED: Final = frozenset((qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), f"{{{_ALTERNATIVE}}}Fallback"))
_SPACES: Final = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


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
    for part in _children(document.element.body, "w:p", "w:tbl"):
        if part.tag == qn("w:tbl"):
            tables += 1
            _add_table(gathered, part, f"table {tables}")
        else:
            paragraphs += 1
            gathered.add(_text_of(part), f"paragraph {paragraphs}")
        if paragraphs > _MOST_PARAGRAPHS:
            raise DocumentRefused(State.QUARANTINED, "too_many_parts", limit=_MOST_PARAGRAPHS)
    return gathered


def _children(parent: Any, *kinds: str) -> Iterator[Any]:  # noqa: ANN401 lxml has no types
    """What of these kinds a part holds, in order, also in fields to be filled in and what was added while changes were
    kept; not what its parts hold themselves."""
    wanted = set(map(qn, kinds))
    for part in parent:
        if part.tag in wanted:
            yield part
        elif part.tag in _AROUND:
            yield from _children(part, *kinds)


def _add_table(gathered: Gathered, table: Any, label: str) -> None:  # noqa: ANN401 lxml has no types
    """Row by row from the rows themselves: counting columns first would let a table of one row take gigabytes."""
    for number, row in enumerate(table.tr_lst, 1):
        cells = [" ".join(_words_of(cell).split()) for cell in _children(row, "w:tc")]
        gathered.add("; ".join(cell for cell in cells if cell), f"{label} row {number}", after="\n")


def _words_of(cell: Any) -> str:  # noqa: ANN401 lxml has no types
    """The paragraphs of a cell, and those of the tables within it."""
    return " ".join(
        _text_of(part) if part.tag == qn("w:p") else " ".join(map(_words_of, _cells_of(part)))
        for part in _children(cell, "w:p", "w:tbl")
    )


def _cells_of(table: Any) -> Iterator[Any]:  # noqa: ANN401 lxml has no types
    return (cell for row in _children(table, "w:tr") for cell in _children(row, "w:tc"))


def _text_of(paragraph: Any) -> str:  # noqa: ANN401 lxml has no types
    """The words of a paragraph as they are printed: with what was added, without what was taken out or moved away."""
    pieces: list[str] = []
    steps = etree.iterwalk(paragraph, events=("start",))
    for _, element in steps:
        if element.tag in _NOT_PRINTED:
            steps.skip_subtree()
        elif element.tag == qn("w:t"):
            written = element.text or ""
            pieces.append(raised(written, after=pieces[-1] if pieces else "") if _is_raised(element) else written)
        elif element.tag in _SPACES:
            pieces.append(_SPACES[element.tag])
    return "".join(pieces)


def _is_raised(text: Any) -> bool:  # noqa: ANN401 lxml has no types
    found = text.getparent().find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    return found is not None and found.get(qn("w:val")) == "superscript"
