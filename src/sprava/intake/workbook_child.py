"""The process that opens a workbook: no network, no register, little memory, and nobody minds if it dies.

Started by workbooks.py as a script of its own, it imports nothing of Sprava. Formulas are not evaluated: a cell is
what the program that saved it last computed. One JSON line per row on standard output: what there is, then the rows.
"""

from __future__ import annotations

import json
import resource
import sys
from datetime import date, datetime, time, timedelta

import python_calamine
from python_calamine import CalamineSheet as Sheet
from python_calamine import CalamineWorkbook as Workbook

MEMORY = 1 << 30
SECONDS = 120


def main() -> int:
    """``workbook_child.py FILE [SHEET]``; exit code 3 says that the one line printed is a refusal."""
    limit(MEMORY, SECONDS)
    try:
        workbook = python_calamine.load_workbook(sys.argv[1])
        sheet, others = chosen(workbook, sys.argv[2] if len(sys.argv) > 2 else "")
        if sheet is None:
            return refuse("no_such_sheet", sheets=", ".join(others))
        say({"sheet": sheet.name, "others": others})
        write(sheet)
    except python_calamine.PasswordError:
        return refuse("locked")
    except MemoryError:
        return refuse("workbook_too_heavy")
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        return refuse("unreadable_workbook", reason=str(error)[:200])
    return 0


def limit(memory: int, seconds: int) -> None:
    """Never more than this, and no file written."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def chosen(workbook: Workbook, wanted: str) -> tuple[Sheet | None, list[str]]:
    """The sheet asked for, else the first visible one that has something in it; and the names of the others."""
    names = [meta.name for meta in workbook.sheets_metadata if str(meta.typ).endswith("WorkSheet")]
    if wanted:
        if wanted not in names:
            return None, names
        return workbook.get_sheet_by_name(wanted), [name for name in names if name != wanted]
    hidden = {meta.name for meta in workbook.sheets_metadata if not str(meta.visible).endswith("Visible")}
    for name in sorted(names, key=lambda name: name in hidden):
        sheet = workbook.get_sheet_by_name(name)
        if sheet.height:
            return sheet, [other for other in names if other != name]
    return (workbook.get_sheet_by_name(names[0]), names[1:]) if names else (None, [])


def write(sheet: Sheet) -> None:
    """Every row from the first one of the sheet, empty ones too, so that numbers are those of the sheet."""
    first_row, first_column = sheet.start or (0, 0)
    for number, row in enumerate(sheet.to_python(skip_empty_area=True), first_row + 1):
        cells = [""] * first_column + [text_of(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            say([number, cells])


def text_of(cell: object) -> str:
    """A cell as one writes it: whole numbers without ``.0``, days without midnight."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)


def say(line: object) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")


def refuse(code: str, **facts: str) -> int:
    """One line that says why not."""
    say({"refused": code, "facts": facts})
    return 3


if __name__ == "__main__":
    sys.exit(main())
