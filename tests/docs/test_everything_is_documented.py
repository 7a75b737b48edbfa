"""Whatever can be called, set, thrown or written into a pack stands somewhere in the documentation."""

import ast
import re

import pytest

from sprava.cli import COMMANDS
from tools.shape import HOUSE, SOURCE, Room
from tools.shape import rooms as rooms_of

PAGES = {
    path.relative_to(HOUSE).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((HOUSE / "docs").rglob("*.md"))
}
QUOTED = {words for page in PAGES.values() for words in re.findall(r"`([^`\n]+)`", page)}
WRITTEN = {word for words in QUOTED for word in re.findall(r"\w+", words)}
ROOMS: list[Room] = list(rooms_of(SOURCE))


def settings() -> set[str]:
    return {name for room in ROOMS for name in re.findall(r"\bSPRAVA_[A-Z][A-Z_]*[A-Z]\b", room.text)}


def actions() -> set[str]:
    """Functions that write the register: public ones of records/actions."""
    return {
        f"{room.where.stem}.{node.name}"
        for room in ROOMS
        if room.within("records/actions")
        for node in room.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }


def errors() -> set[str]:
    """SpravaError and every class below it, wherever it stands."""
    classes = [
        (node.name, {ast.unparse(base).split(".")[-1] for base in node.bases})
        for room in ROOMS
        for node in ast.walk(room.tree)
        if isinstance(node, ast.ClassDef)
    ]
    known = {"SpravaError"}
    while found := {name for name, bases in classes if bases & known and name not in known}:
        known |= found
    return known


def pack_fields() -> set[str]:
    """What a row of a pack may hold, as the classes of rows declare it."""
    (room,) = (room for room in ROOMS if room.within("packs/rows"))
    return {
        f"{kind.name}.{field.target.id}"
        for kind in room.tree.body
        if isinstance(kind, ast.ClassDef)
        for field in kind.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }


def missing(names: set[str]) -> list[str]:
    """Those of which no page quotes the last part."""
    assert names, "nothing was looked at"
    return sorted(name for name in names if name.split(".")[-1] not in WRITTEN)


def test_every_setting_is_documented():
    assert missing(settings()) == []


def test_every_action_is_documented():
    assert missing(actions()) == []


def test_every_error_is_documented():
    assert missing(errors()) == []


def test_every_field_of_a_pack_is_documented():
    assert missing(pack_fields()) == []


def test_every_command_is_documented():
    # Commands of the table whose module is there: the others are promised by nothing yet.
    there = {name for name, entry in COMMANDS.items() if (SOURCE / "cli" / f"{entry.module}.py").exists()}
    assert sorted(name for name in there if f"## sprava {name}\n" not in PAGES["docs/commands.md"]) == []


ENGINES = [
    name
    for name in ("linkage", "reading", "statistics", "packs")
    if any(path.name != "__init__.py" for path in (SOURCE / name).glob("*.py"))
]


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_says_how_it_works(name):
    assert f"docs/methods/{name}.md" in PAGES
