"""``sprava doctor``: what is wrong with this installation, in words."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final, Literal

import click

from sprava.cli.opening import open_register, refuse_another_version, register_path
from sprava.core.errors import SpravaError
from sprava.web.register_folder import (
    DATABASE_FILE,
    KEY_FILE,
    SUPPORT_DATABASE_FILE,
    SUPPORT_KEY_FILE,
    RegisterFolder,
)

ENOUGH_FREE_BYTES: Final = 2 * 1000**3

_DOCUMENTS: Final = (
    "datasketch", "feedparser", "ijson", "lxml", "pypdfium2", "python-docx", "trafilatura", "warcio"
)  # fmt: skip

Weight = Literal["ok", "care", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: ``ok``, worth ``care``, or ``wrong``."""

    weight: Weight
    about: str
    words: str


@click.command("doctor", short_help="Say what is wrong with this installation.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(as_json: bool) -> None:  # noqa: FBT001 click
    """Look at the program, the folder, the database and the accounts. Ends with code 1 when something is wrong."""
    findings = list(examine(register_path()))
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(f"{finding.weight:5}  {finding.about}: {finding.words}")
    if any(finding.weight == "wrong" for finding in findings):
        sys.exit(1)


def examine(folder: Path) -> Iterator[Finding]:
    """Everything there is to say, in the order in which it is put right."""
    yield _python()
    yield from _packages()
    try:
        register = RegisterFolder.at(folder)
        register.secret_key()
    except SpravaError as refusal:
        yield Finding("wrong", "register", str(refusal))
        return
    yield from _folder(register)
    yield _space(register)
    yield _swap()
    if not os.environ.get("SPRAVA_DATABASE"):
        yield _sqlite_file(register)
    try:
        open_register(upgrading=True)
        refuse_another_version()
    except SpravaError as refusal:
        yield Finding("wrong", "database", str(refusal))
        return
    except Exception as failure:  # noqa: BLE001 whatever the driver raises when there is no database to speak to
        yield Finding("wrong", "database", f"it does not answer: {failure}".strip())
        return
    yield Finding("ok", "database", f"{_database_words()}; its tables are of this version.")
    yield _manifest()
    yield _documents()
    yield _pictures_of_text()
    yield from _accounts()
    yield _pages()


def _python() -> Finding:
    return Finding("ok", "Python", f"{'.'.join(map(str, sys.version_info[:3]))}, SQLite {sqlite3.sqlite_version}.")


def _packages() -> Iterator[Finding]:
    # A requirement without a marker is needed always; the others belong to extras.
    wanted = [line for line in requires("sprava") or [] if "extra ==" not in line] if _installed("sprava") else []
    missing = [name for name in (_name_of(line) for line in wanted) if not _installed(name)]
    if missing:
        yield Finding("wrong", "packages", f"{', '.join(missing)} not installed. Run: make install")
    else:
        yield Finding("ok", "packages", f"{len(wanted)} that are always needed are installed.")


def _name_of(requirement: str) -> str:
    letters = next((at for at, letter in enumerate(requirement) if letter in " <>=!~;[("), len(requirement))
    return requirement[:letters]


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _folder(register: RegisterFolder) -> Iterator[Finding]:
    yield Finding("ok", "register", f"{register.name}, in {register.path}")
    # What the desk of letters keeps is made when it is missing; where it is there, it is looked at like the rest.
    own = (register.path / name for name in (SUPPORT_DATABASE_FILE, SUPPORT_KEY_FILE, "sealed"))
    always = (register.path, register.archive, register.path / KEY_FILE, register.path / DATABASE_FILE)
    for path in (*always, *(path for path in own if path.exists())):
        if not path.exists():
            if path.name != DATABASE_FILE or not os.environ.get("SPRAVA_DATABASE"):
                yield Finding("wrong", "folder", f"{path} is missing. Bring it back from a backup.")
            continue
        open_to = path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        # The files inside are behind the folder: what counts is whether others can enter it, and the key itself.
        if open_to and path in (register.path, register.path / KEY_FILE):
            yield Finding("care", "folder", f"others on this machine can reach {path}. Run: chmod go= {path}")


def _space(register: RegisterFolder) -> Finding:
    free = shutil.disk_usage(register.path).free
    gigabytes = f"{free / 1000**3:.1f} GB free"
    if free < ENOUGH_FREE_BYTES:
        return Finding("care", "disk", f"only {gigabytes}. Make room before the next import.")
    return Finding("ok", "disk", f"{gigabytes}.")


def _swap() -> Finding:
    swaps = Path("/proc/swaps")
    used = swaps.read_text(encoding="utf-8").splitlines()[1:] if swaps.exists() else []
    plain = [line.split()[0] for line in used if not line.startswith(("/dev/dm-", "/dev/mapper", "/dev/zram"))]
    if plain:
        words = (
            f"{', '.join(plain)} may keep names on the disk after the program has ended. Encrypt it or switch it off."
        )
        return Finding("care", "swap", words)
    return Finding("ok", "swap", "none that is not encrypted was found.")


def _sqlite_file(register: RegisterFolder) -> Finding:
    path = register.path / DATABASE_FILE
    if not path.exists():
        return Finding(
            "wrong", "database file", f"{path} is missing. Run: sprava init, or bring it back from a backup."
        )
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        connection.close()
    except sqlite3.DatabaseError as failure:
        said = str(failure)
    if said != "ok":
        return Finding(
            "wrong", "database file", f"SQLite says: {said}. Bring it back from a backup and run: sprava verify"
        )
    return Finding("ok", "database file", f"sound, {path.stat().st_size / 1000**2:.1f} MB.")


def _database_words() -> str:
    vendor: str = import_module("django.db").connection.vendor
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(vendor, vendor)


def _manifest() -> Finding:
    """The chain alone: whether the bytes are what they were takes long and is said by ``sprava verify``."""
    chain = import_module("sprava.records.actions.sources").manifest().examine()
    if chain.faults:
        return Finding("wrong", "manifest", f"{chain.faults[0]}. Bring the archive back from a backup.")
    return Finding("ok", "manifest", f"{chain.lines} lines, none changed; head {chain.head[:16]}…")


def _documents() -> Finding:
    missing = [name for name in _DOCUMENTS if not _installed(name)]
    if missing:
        words = f"{', '.join(missing)} not installed: such files are refused. Run: pip install 'sprava[documents]'"
        return Finding("care", "documents", words)
    if not import_module("sprava.reading.documents.confinement").is_possible():
        words = "this system cannot keep their readers off the network and the disk; memory and time are bounded."
        return Finding("care", "documents", words)
    return Finding("ok", "documents", "every file is opened by a process of its own, without network, writing nothing.")


def _pictures_of_text() -> Finding:
    looking = import_module("sprava.reading.documents.looking")
    there = looking.languages()
    missing = [one for one in looking.LANGUAGES if one not in there]
    if not missing:
        return Finding("ok", "pictures of text", "read by Tesseract, in " + ", ".join(there) + ".")
    said = f"Tesseract lacks {', '.join(missing)}" if there else "no Tesseract: text in pictures and scans is not read"
    packages = " ".join(f"tesseract-ocr-{one}" for one in missing)
    return Finding("care", "pictures of text", f"{said}. In Debian: apt install tesseract-ocr {packages}")


def _accounts() -> Iterator[Finding]:
    working = import_module("sprava.accounts.asking").working_members()
    stewards = working.filter(duties__role="steward").count()
    if not working.exists():
        yield Finding("care", "members", "nobody can sign in. Take somebody in: sprava member add LOGIN")
    elif not stewards:
        yield Finding("care", "members", "no steward: nobody can take in or let go a member. sprava member add LOGIN")
    else:
        without = working.filter(second_factor__confirmed_at__isnull=True).count()
        words = f"{working.count()} work here, {stewards} of them stewards; {without} have no second factor yet."
        yield Finding("ok", "members", words)


def _pages() -> Finding:
    check: Callable[[], None] = import_module("sprava.accounts.policy").require_everywhere
    try:
        check()
    except import_module("django.core.exceptions").ImproperlyConfigured as failure:
        return Finding("wrong", "pages", str(failure))
    return Finding("ok", "pages", "every page declares who may see it.")
