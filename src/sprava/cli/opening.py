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
    executor = _executor()
    done = set(executor.loader.applied_migrations)
    if not done:
        raise NoRegister(f"{register_path()} has no tables yet. Run: sprava init {register_path()}")
    ours = {node for node in executor.loader.graph.nodes if node[0] in executor.loader.migrated_apps}
    if any(name for name in done - ours if name[0] in executor.loader.migrated_apps):
        raise Refused("This register was written by a newer Sprava. Install that version or a later one.")
    if ours - done:
        raise Refused("This register was written by an older Sprava. Make a backup, then run: sprava init --upgrade")


def bring_up_to_date() -> None:
    """Create what tables are missing and change those that are old. Doing it again changes nothing."""
    import_module("django.core.management").call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def _executor() -> Any:  # noqa: ANN401 Django's executor, whose module may be loaded only after its settings
    connection = import_module("django.db").connection
    return import_module("django.db.migrations.executor").MigrationExecutor(connection)
