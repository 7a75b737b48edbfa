"""What lies in a register folder, and the settings that follow from it.

A folder holds ``register.sqlite3``, ``archive/``, ``register.toml`` and ``secret_key``; beside them, in a database of
its own with its own key, what the desk of letters counts: ``support.sqlite3`` and ``support_key``. Nothing here
imports Django: settings are read before Django starts.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from sprava.core.errors import NoRegister, Unreadable

DATABASE_FILE = "register.sqlite3"
ARCHIVE_FOLDER = "archive"
ABOUT_FILE = "register.toml"
KEY_FILE = "secret_key"
SUPPORT_DATABASE_FILE = "support.sqlite3"
SUPPORT_KEY_FILE = "support_key"

# Two pages may write at once: one waits this long for the other before it gives up.
_SECONDS_TO_WAIT_FOR_A_WRITER = 20
# WAL: readers do not wait for a writer. FULL: what was acknowledged survives a power cut. secure_delete: what
# was deleted is overwritten in the file. A step of an import touches thousands of pages of the indexes, the next one
# mostly the same: with 64 MB of log they are written back once for several steps, not after each. 8 MB of pages are for
# one thread that serves; what writes much asks for more (records.actions.bulk).
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-8000; "
    "PRAGMA wal_autocheckpoint=16000;"
)
# The desk of letters keeps no log beside its file: a log holds the states before, one after the other, and so the order
# in which letters were counted.
_SUPPORT_PRAGMAS = (
    "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
)


@dataclass(frozen=True, slots=True)
class RegisterFolder:
    """A folder with a register in it."""

    path: Path
    about: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def at(cls, path: Path) -> RegisterFolder:
        """Open a folder that ``sprava init`` made.

        Raises:
            NoRegister: there is no register in it.
            Unreadable: its register.toml is not TOML.
        """
        about_file = path / ABOUT_FILE
        if not about_file.is_file():
            raise NoRegister(
                f"{path} is not a register: it has no {ABOUT_FILE}. "
                f"Name another folder, or make one: sprava init {path}"
            )
        try:
            about = tomllib.loads(about_file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
            raise Unreadable(f"{about_file} cannot be read as TOML: {cause}. Correct that line.") from cause
        return cls(path.resolve(), about)

    @classmethod
    def make(cls, path: Path, *, name: str, jurisdiction: str) -> RegisterFolder:
        """Lay out an empty register: settings, archive and a secret key that only its owner reads."""
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        (path / ARCHIVE_FOLDER).mkdir(exist_ok=True, mode=0o700)
        _write_key(path / KEY_FILE)
        _write_key(path / SUPPORT_KEY_FILE)
        (path / ABOUT_FILE).write_text(
            "# What this register is called and which pack of law it works with.\n"
            f"name = {_quoted(name)}\njurisdiction = {_quoted(jurisdiction)}\n",
            encoding="utf-8",
        )
        return cls.at(path)

    @property
    def name(self) -> str:
        """What the register is called, on every page."""
        return str(self.about.get("name", self.path.name))

    @property
    def archive(self) -> Path:
        """Where the bytes of documents lie under their SHA-256."""
        return self.path / ARCHIVE_FOLDER

    def secret_key(self) -> str:
        """The key that signs sessions and seals second factors.

        Raises:
            NoRegister: the key file is missing.
        """
        file = self.path / KEY_FILE
        if not file.is_file():
            raise NoRegister(f"{file} is missing. Bring it back from a backup; without it nobody can sign in.")
        return file.read_text(encoding="ascii").strip()

    def support_key(self) -> str:
        """The key of the codes under which the desk of letters counts. A register that has none yet gets one: with
        another key the counts of before belong to nobody, which is what losing it means."""
        file = self.path / SUPPORT_KEY_FILE
        if not file.is_file():
            _write_key(file)
        return file.read_text(encoding="ascii").strip()

    def sqlite(self) -> dict[str, Any]:
        """Django's settings for the database file of this folder."""
        return sqlite(str(self.path / DATABASE_FILE))

    def support_sqlite(self) -> dict[str, Any]:
        """The same for the database of the desk of letters."""
        return sqlite(str(self.path / SUPPORT_DATABASE_FILE), _SUPPORT_PRAGMAS)


def sqlite(name: str, pragmas: str = _SQLITE_PRAGMAS) -> dict[str, Any]:
    """Django's settings for a SQLite database."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            # A write asks for the lock at once: a transaction that reads first and then writes would otherwise fail.
            "transaction_mode": "IMMEDIATE",
            "init_command": pragmas,
            "timeout": _SECONDS_TO_WAIT_FOR_A_WRITER,
        },
    }


def postgresql(address: str) -> dict[str, Any]:
    """Django's settings for ``postgres://member:word@host:port/name`` or ``postgres:///name?host=/run/postgresql``.

    Raises:
        Unreadable: the address is not of that kind.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise Unreadable(
            "SPRAVA_DATABASE is not a PostgreSQL address. Write postgres://name@host/database or postgres:///database?host=/run/postgresql."
        )
    asked = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or asked.get("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.get("host") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or asked.get("port", "")),
        "CONN_MAX_AGE": 60,
    }


def beside(settings: dict[str, Any]) -> dict[str, Any]:
    """Settings for the database of the desk of letters, on the same PostgreSQL server under a name of its own."""
    return {**settings, "NAME": f"{settings['NAME']}_support"}


def _write_key(file: Path) -> None:
    key = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(key, "w", encoding="ascii") as written:
        written.write(secrets.token_urlsafe(48) + "\n")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
