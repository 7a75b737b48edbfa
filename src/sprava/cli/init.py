"""``sprava init``: a new register in a folder."""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path

import click

import sprava.packs
from sprava.cli.opening import REGISTER_VARIABLE, bring_up_to_date, open_register, register_path
from sprava.core.errors import Refused
from sprava.web.register_folder import ABOUT_FILE, RegisterFolder

PACKS = tuple(sorted(file.parent.name for file in Path(sprava.packs.__file__).parent.glob("*/pack.toml")))


@click.command("init", short_help="Make a new register.")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="What the register is called on every page. Default: the name of the folder.")
@click.option("--jurisdiction", type=click.Choice(PACKS), help="The pack of law. Default: the first one installed.")
@click.option("--member", metavar="LOGIN", help="Take in a first member with every role; the passphrase is printed.")
@click.option("--upgrade", is_flag=True, help="Bring an existing register up to this version, and fold its index anew.")
def command(folder: Path | None, name: str | None, jurisdiction: str | None, member: str | None, upgrade: bool) -> None:  # noqa: FBT001 click
    """Make a new register in FOLDER, which must be empty or not there yet.

    Prints where it is as JSON. With --member the first passphrase is printed with it, once.
    """
    path = (folder or register_path()).resolve()
    os.environ[REGISTER_VARIABLE] = str(path)
    if upgrade:
        open_register(upgrading=True)
        bring_up_to_date()
        # A new version may know more of names and of the law: what follows from them is folded anew from the claims.
        import_module("sprava.records.actions.index").rebuild()
        click.echo(json.dumps({"register": str(path), "upgraded": True}))
        return
    made = make_register(path, name=name or path.name, jurisdiction=jurisdiction or PACKS[0])
    report = {"register": str(path), "jurisdiction": made.about["jurisdiction"]}
    if member:
        report |= {"login": member.lower(), "passphrase": _first_member(member)}
    click.echo(json.dumps(report, ensure_ascii=False))
    click.echo(f"Made. Open the desks with: sprava serve --register {path}", err=True)


def make_register(path: Path, *, name: str, jurisdiction: str) -> RegisterFolder:
    """Lay out the folder and its tables, and start Django on it.

    Raises:
        Refused: the folder holds something already.
    """
    if (path / ABOUT_FILE).exists():
        raise Refused(f"{path} is a register already. Name another folder; nothing was changed.")
    if path.is_dir() and any(path.iterdir()):
        raise Refused(f"{path} is not empty. Name an empty folder or a new one; nothing was changed.")
    made = RegisterFolder.make(path, name=name, jurisdiction=jurisdiction)
    os.environ[REGISTER_VARIABLE] = str(made.path)
    open_register(upgrading=True)
    bring_up_to_date()
    return made


def _first_member(login: str) -> str:
    # These modules hold tables, so they are loaded only once Django knows the folder.
    passphrase: str = import_module("sprava.accounts.passphrases").new_passphrase()
    roles = import_module("sprava.accounts.policy").Role
    import_module("sprava.accounts.actions").add_member(login, name=login, roles=list(roles), passphrase=passphrase)
    return passphrase
