"""Tables of figures as Markdown, between markers by which a page can take them over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sprava.core.errors import Refused


@dataclass(frozen=True, slots=True)
class Table:
    """Figures with what they are; ``notes`` say what they are not."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()

    def markdown(self) -> str:
        """Title, table and notes."""
        head = [_line(self.columns), _line(["---", *["---:"] * (len(self.columns) - 1)])]
        notes = [line for note in self.notes for line in ("", note)]
        return "\n".join([f"**{self.title}**", "", *head, *map(_line, self.rows), *notes])


def section(name: str, machine: str, tables: Iterable[Table]) -> str:
    """What one bench found, between its markers."""
    return "\n\n".join([_begin(name), *(table.markdown() for table in tables), machine, _end(name)])


def put_into(page: Path, sections: Mapping[str, str]) -> list[str]:
    """Replace what stands between the markers of each bench in ``page``. Returns the benches it has no markers for.

    Raises:
        Refused: a marker is opened and not closed.
    """
    text = page.read_text(encoding="utf-8")
    absent = []
    for name, written in sections.items():
        before, opened, rest = text.partition(_begin(name))
        _, closed, after = rest.partition(_end(name))
        if not opened:
            absent.append(name)
        elif not closed:
            raise Refused(f"{page} opens {opened} and does not close it. Add {_end(name)} after the tables.")
        else:
            text = before + written + after
    page.write_text(text, encoding="utf-8")
    return absent


def _begin(name: str) -> str:
    return f"<!-- bench:{name} -->"


def _end(name: str) -> str:
    return f"<!-- /bench:{name} -->"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
