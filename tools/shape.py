"""The house rules that a machine can hold, and the figures that are only looked at: ``python -m tools.shape [SRC]``.

What must hold makes the exit code 1: a file name that names nothing, an import inside a function, a table written
outside its floor, a raw cursor outside the register's own two rooms, a broad ``except`` without a reason, a desk that
reads people without asking who asks, machinery that hides what happens (signals, generic keys, unchecked HTML). Lengths
are printed for looking at; cutting a clear function in two to please a counter is worse than the long one.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from statistics import median

HOUSE = Path(__file__).resolve().parents[1]
SOURCE = HOUSE / "src" / "sprava"

NAMELESS = frozenset(
    (
        "utils",
        "util",
        "helpers",
        "helper",
        "common",
        "misc",
        "manager",
        "managers",
        "base",
        "service",
        "services",
        "process",
        "handle",
        "data",
        "info",
        "tools",
        "stuff",
    )
)
DESKS = frozenset(
    (
        "intake",
        "review",
        "matching",
        "casework",
        "findings",
        "support",
        "publishing",
    )
)
ABOVE_THE_REGISTER = DESKS | {"web", "cli"}
FLOORS_WITH_DJANGO = ABOVE_THE_REGISTER | {"records", "accounts"}

# Names that nothing but a model or a queryset has, and names that others have too.
ALWAYS_A_WRITE = frozenset(
    (
        "save",
        "bulk_create",
        "get_or_create",
        "update_or_create",
        "bulk_update",
    )
)
MAYBE_A_WRITE = frozenset(("create", "delete", "update"))
RAW = frozenset({"cursor", "executemany", "executescript", "raw", "extra", "RawSQL", "chunked_cursor"})
# Sources and imports are about lists, not about people: everybody who may open the desk may read them.
ABOUT_NOBODY = frozenset({"Source", "Import"})
UNSEEN = {
    "mark_safe": "text that escapes escaping",
    "csrf_exempt": "a form that anybody can send",
    "GenericForeignKey": "a key that the database cannot check",
    "receiver": "a signal: say what happens where it happens",
    "from_json": "a model that reads JSON of others",
}
# The page for people without an account: its form changes nothing, and a token against forged ones would need a cookie.
SENT_BY_ANYBODY = PurePosixPath("support/pages/writing.py")
LINES_OF_A_FILE, LINES_OF_A_CLASS, LINES_OF_A_FUNCTION, PARAMETERS = 400, 200, 60, 6

Found = Iterator[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Room:
    """One Python file of the house: where it stands and what it says."""

    where: PurePosixPath
    text: str
    tree: ast.Module

    @property
    def floor(self) -> str:
        return self.where.parts[0] if len(self.where.parts) > 1 else ""

    def within(self, *folders: str) -> bool:
        """Does the file stand in one of these folders, or is it the module of that name?"""
        return any(
            self.where.is_relative_to(folder) or self.where == PurePosixPath(f"{folder}.py") for folder in folders
        )


@dataclass(slots=True)
class Survey:
    """What was found in a tree: ``must`` has to be empty, ``look`` and ``lengths`` are for looking at."""

    must: list[str] = field(default_factory=list)
    look: list[str] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    files: int = 0


def attribute(call: ast.Call) -> str:
    """The last name of what is called: ``create`` for ``Person.objects.create()``."""
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def imported_from(room: Room, *modules: str) -> set[str]:
    """Names that the file takes from these modules or from what is in them."""
    names: set[str] = set()
    for node in ast.walk(room.tree):
        if isinstance(node, ast.ImportFrom) and any(
            node.module == module or (node.module or "").startswith(f"{module}.") for module in modules
        ):
            names |= {alias.asname or alias.name for alias in node.names}
    return names


# ---- what must hold


def file_that_names_nothing(room: Room) -> Found:
    for part in room.where.with_suffix("").parts:
        if part in NAMELESS:
            yield 1, f"{part!r} names nothing: say what is in it"


def import_inside_a_function(room: Room) -> Found:
    for function in functions(room.tree):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield node.lineno, f"import inside {function.name}()"


def is_write(call: ast.Call, room: Room) -> bool:
    """Does the call look like ``Model.objects.create()``, ``people.update(...)`` or ``person.save()``?"""
    name = attribute(call)
    if not isinstance(call.func, ast.Attribute) or name not in ALWAYS_A_WRITE | MAYBE_A_WRITE:
        return False
    if name in ALWAYS_A_WRITE or ".objects" in ast.unparse(call.func):
        return True
    # A dictionary takes a mapping, a digest takes bytes; a queryset takes columns by name and deletes without a word.
    by_name = not call.args and (bool(call.keywords) or name == "delete")
    return by_name and room.floor in FLOORS_WITH_DJANGO


def table_written_elsewhere(room: Room) -> Found:
    if room.within("records/actions"):
        return
    register = imported_from(room, "sprava.records.models")
    for call in calls(room.tree):
        if not is_write(call, room):
            continue
        written = ast.unparse(call.func)
        if not room.within("accounts", "support") or written.split(".")[0] in register:
            yield call.lineno, f"writes a table: {written}(); call an action of the register instead"


def raw_cursor(room: Room) -> Found:
    if room.floor not in FLOORS_WITH_DJANGO or room.within("records/actions", "records/search"):
        return
    for call in calls(room.tree):
        if attribute(call) in RAW:
            yield (
                call.lineno,
                f"speaks SQL of its own: {ast.unparse(call.func)}(); only the register's actions and search do",
            )


def comments(room: Room) -> dict[int, str]:
    """The comment of each line, without directives to tools: what is left is for people."""
    found = {}
    for token in tokenize.generate_tokens(io.StringIO(room.text).readline):
        if token.type == tokenize.COMMENT:
            words = re.sub(
                r"#\s*(noqa(:\s*[A-Z0-9]+(,\s*[A-Z0-9]+)*)?|type:\s*ignore(\[[\w,-]+\])?|pragma:[\w ]*)",
                "",
                token.string,
            )
            found[token.start[0]] = words.strip("# -—")
    return found


def broad_except(room: Room) -> Found:
    told = comments(room)
    for node in ast.walk(room.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = "Exception" if node.type is None else ast.unparse(node.type)
        broad = re.search(r"\b(Base)?Exception\b", caught)
        reason = told.get(node.lineno, "") or told.get(node.lineno - 1, "") or told.get(node.lineno + 1, "")
        passes_on = any(isinstance(step, ast.Raise) and step.exc is None for step in node.body)
        if broad and not passes_on and len(reason.split()) < 3:
            yield node.lineno, "a broad except without a reason beside it"


def read_without_asking_who_asks(room: Room) -> Found:
    """Above the register every reading of it starts at ``visible_to``: the step after ``.objects`` shows it.

    ``get_visible_or_404`` is handed the manager and takes that step itself.
    """
    if room.floor not in ABOVE_THE_REGISTER:
        return
    free = ABOUT_NOBODY | imported_from(room, "sprava.accounts", f"sprava.{room.floor}")
    asked = {
        id(node.value) for node in ast.walk(room.tree) if isinstance(node, ast.Attribute) and node.attr == "visible_to"
    }
    asked |= {id(call.args[0]) for call in calls(room.tree) if attribute(call) == "get_visible_or_404" and call.args}
    for node in ast.walk(room.tree):
        if not isinstance(node, ast.Attribute) or id(node) in asked:
            continue
        model = ast.unparse(node.value).split(".")[-1]
        if node.attr in {"_default_manager", "_base_manager"} or (node.attr == "objects" and model not in free):
            yield node.lineno, f"reads {model} without visible_to(actor)"
    for call in calls(room.tree):
        first = ast.unparse(call.args[0]) if call.args else ""
        if attribute(call) in {"get_object_or_404", "get_list_or_404"} and "." not in first and first[:1].isupper():
            if first not in free:
                yield call.lineno, f"reads {first} without visible_to(actor)"
        elif attribute(call) == "get_model":
            yield call.lineno, "takes a model by its name, past visible_to(actor)"


def hidden_machinery(room: Room) -> Found:
    for node in ast.walk(room.tree):
        if isinstance(node, ast.ImportFrom) and node.module in {"django.dispatch", "django.db.models.signals"}:
            yield node.lineno, "a signal: say what happens where it happens"
        elif isinstance(node, ast.ImportFrom):
            unseen = UNSEEN.keys() - ({"csrf_exempt"} if room.where == SENT_BY_ANYBODY else set())
            yield from (
                (node.lineno, f"{alias.name}: {UNSEEN[alias.name]}") for alias in node.names if alias.name in unseen
            )


MUST: tuple[Callable[[Room], Found], ...] = (
    file_that_names_nothing,
    import_inside_a_function,
    table_written_elsewhere,
    raw_cursor,
    broad_except,
    read_without_asking_who_asks,
    hidden_machinery,
)


# ---- what is looked at


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    documented = ast.get_docstring(node, clean=False) is not None
    spent = (node.body[0].end_lineno or 0) - node.body[0].lineno + 1 if documented else 0
    return (node.end_lineno or 0) - node.lineno + 1 - spent


def lengths_worth_a_look(room: Room) -> Found:
    if (lines := room.text.count("\n")) > LINES_OF_A_FILE:
        yield 1, f"{lines} lines"
    for node in ast.walk(room.tree):
        if isinstance(node, ast.ClassDef) and (lines := (node.end_lineno or 0) - node.lineno + 1) > LINES_OF_A_CLASS:
            yield node.lineno, f"class {node.name}: {lines} lines"
    for function in functions(room.tree):
        given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        parameters = sum(argument.arg not in {"self", "cls"} for argument in given)
        if (lines := body_lines(function)) > LINES_OF_A_FUNCTION:
            yield function.lineno, f"{function.name}: {lines} lines"
        if parameters > PARAMETERS:
            yield function.lineno, f"{function.name}: {parameters} parameters"


# ---- the walk


def rooms(root: Path) -> Iterator[Room]:
    """Every Python file that a person writes: migrations are written by Django."""
    for path in sorted(root.rglob("*.py")):
        where = PurePosixPath(path.relative_to(root).as_posix())
        if "migrations" not in where.parts:
            text = path.read_text(encoding="utf-8")
            yield Room(where, text, ast.parse(text))


def survey(root: Path) -> Survey:
    seen = Survey()
    for room in rooms(root):
        seen.files += 1
        seen.lengths += [body_lines(function) for function in functions(room.tree)]
        seen.must += [f"{room.where}:{line} {words}" for rule in MUST for line, words in rule(room)]
        seen.look += [f"{room.where}:{line} {words}" for line, words in lengths_worth_a_look(room)]
    return seen


def main() -> int:
    seen = survey(Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE)
    ordered = sorted(seen.lengths) or [0]
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    print(
        f"files {seen.files}  functions {len(seen.lengths)}  "
        f"median {median(ordered):.0f}  p95 {p95}  longest {ordered[-1]} lines"
    )
    for title, rows in (("must hold", seen.must), ("look at", seen.look)):
        print(f"\n{title}: {len(rows)}")
        print("".join(f"  {row}\n" for row in rows), end="")
    return int(bool(seen.must))


if __name__ == "__main__":
    sys.exit(main())
