"""Opening a register for a command: which folder, is it one, is its database of this version."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from sprava.core.errors import NoRegister, Refused
from sprava.web.register_folder import RegisterFolder

REGISTER_VARIABLE: Final = "SPRAVA_REGISTER"
_SETTINGS: Final = "sprava.web.settings"
_REGISTER: Final = "default"
_SUPPORT: Final = "support"
"""The database of the register, and that of the desk of letters."""


def register_path() -> Path:
    """The folder that was named, else the current one."""
    return Path(os.environ.get(REGISTER_VARIABLE) or ".").resolve()


def open_register(*, empty: bool = False, upgrading: bool = False) -> None:
    """Start Django on the register; ``empty`` starts it without one, which is enough to print help.

    Raises:
        NoRegister: the folder holds no register.
        Refused: its database was made by another version, unless ``upgrading``.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = _SETTINGS
    if empty:
        os.environ.pop(REGISTER_VARIABLE, None)
    else:
        os.environ[REGISTER_VARIABLE] = str(RegisterFolder.at(register_path()).path)
    # Django reads its settings when it is first imported: only now does it know the folder.
    import_module("django").setup()
    if not empty and not upgrading:
        refuse_another_version()


def refuse_another_version() -> None:
    """Stop before anything is read from tables that are not those of this version.

    Raises:
        NoRegister: there are no tables at all.
        Refused: the database is older or newer than this version.
    """
    if not _applied(_REGISTER):
        raise NoRegister(f"{register_path()} has no tables yet. Run: sprava init {register_path()}")
    if not _answers(_SUPPORT) or not _applied(_SUPPORT):
        # A register from before letters were counted: its second database is empty, nothing can be lost in making it.
        bring_up_to_date(_SUPPORT)
    for database in (_REGISTER, _SUPPORT):
        loader = _loader(database)
        # Each database is asked for the tables that lie in it: Django writes down all migrations in both.
        done = {node for node in loader.applied_migrations if (node[0] == _SUPPORT) == (database == _SUPPORT)}
        ours = {node for node in loader.graph.nodes if (node[0] == _SUPPORT) == (database == _SUPPORT)}
        if any(name for name in done - ours if name[0] in loader.migrated_apps):
            raise Refused("This register was written by a newer Sprava. Install that version or a later one.")
        if {node for node in ours if node[0] in loader.migrated_apps} - done:
            raise Refused(
                "This register was written by an older Sprava. Make a backup, then run: sprava init --upgrade"
            )


def bring_up_to_date(*databases: str) -> None:
    """Create what tables are missing and change those that are old. Doing it again changes nothing."""
    call = import_module("django.core.management").call_command
    for database in databases or (_REGISTER, _SUPPORT):
        if not _answers(database):
            _create(database)
        call("migrate", database=database, verbosity=0, interactive=False, skip_checks=True)


def _applied(database: str) -> set[tuple[str, str]]:
    return set(_loader(database).applied_migrations)


def _loader(database: str) -> Any:  # noqa: ANN401 Django's, whose module may be loaded only after its settings
    connection = import_module("django.db").connections[database]
    return import_module("django.db.migrations.loader").MigrationLoader(connection)


def _answers(database: str) -> bool:
    """Is the second database there? The first must be: without it there is no register."""
    connection = import_module("django.db").connections[database]
    if database == _REGISTER or connection.vendor == "sqlite":
        return True
    try:
        connection.ensure_connection()
    except import_module("django.db").OperationalError:
        return False
    return True


def _create(database: str) -> None:
    """Make the second PostgreSQL database beside the first.

    Raises:
        Refused: the role may not; the message says what its owner runs.
    """
    connections = import_module("django.db").connections
    name = connections[database].settings_dict["NAME"]
    errors, sql = import_module("psycopg").Error, import_module("psycopg.sql")
    connections[_REGISTER].ensure_connection()
    driver = connections[_REGISTER].connection
    try:
        driver.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except errors as cause:
        raise Refused(f"The database {name} is missing and cannot be made from here. Run: createdb {name}") from cause
