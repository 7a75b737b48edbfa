"""``sprava vault``: the sealed entries of help, away from the register.

``key`` and ``open`` are for custodians, on a machine that has no register; the others need one.
"""

from __future__ import annotations

import json
import os
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from sprava.cli.opening import open_register
from sprava.core.errors import Refused
from sprava.support.sealed.pairs import identity_in, new_identity
from sprava.support.sealed.store import Store

SHORTEST_PASSPHRASE = 12
_KEYS = click.option(
    "--key", "keys", multiple=True, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The key file of a custodian; twice.",
)  # fmt: skip


@click.group("vault", short_help="Sealed entries: custodians, opening, destroying.")
def command() -> None:
    """Who is helped lies sealed to three custodians: any two of them open it together, one alone nothing.

    Custodians work on a machine without the register: copy its folder "sealed" to them, never their keys to it.
    """


@command.command("key", short_help="A custodian's key, on their own machine.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
def vault_key(out: Path) -> None:
    """Make a key pair. The secret half goes into a file under a passphrase, which is asked for; the public half is
    printed and given to whoever looks after the register."""
    passphrase = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused(f"A passphrase of at least {SHORTEST_PASSPHRASE} letters is needed: five words by chance.")
    public, secret = new_identity(passphrase)
    try:
        file = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as cause:
        raise Refused(f"{out} cannot be written: {cause.strerror}. Name a file that is not there yet.") from cause
    with os.fdopen(file, "wb") as written:
        written.write(secret)
    click.echo(public)


@command.command("custodians", short_help="To whom entries are sealed.")
@click.argument("keys", nargs=-1)
def vault_custodians(keys: tuple[str, ...]) -> None:
    """Name three public keys. Without any, those that are named are printed."""
    store = _store()
    if keys:
        store.name_custodians(keys)
    for key in store.custodians():
        click.echo(key)


@command.command("open", short_help="Open entries, with the keys of two custodians.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_KEYS
@click.option("--entry", "entries", multiple=True, help="Only this entry; repeat it.")
def vault_open(folder: Path, keys: tuple[Path, ...], entries: tuple[str, ...]) -> None:
    """Print the entries of FOLDER, a copy of the folder "sealed", a JSON line each. Their passphrases are asked for.

    Entries that these keys do not open are named on standard error, and the command ends with code 1.
    """
    identities = [
        identity_in(key.read_bytes(), click.prompt(f"Passphrase of {key.name}", hide_input=True, err=True))
        for key in keys
    ]
    store, shut = Store(folder), []
    for entry in entries or store.entries():
        try:
            opened = store.opened(entry, identities)
        except Refused:
            shut.append(entry)
            continue
        click.echo(json.dumps({"entry": entry, **opened.what, "to": opened.address or None}, ensure_ascii=False))
    if shut:
        raise Refused(f"{len(shut)} entries stay shut to these keys: {', '.join(shut[:5])}")


@command.command("reseal", short_help="Seal to other custodians, with the keys of two.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_KEYS
@click.option("--to", "custodians", multiple=True, required=True, help="A public key; three times.")
def vault_reseal(folder: Path, keys: tuple[Path, ...], custodians: tuple[str, ...]) -> None:
    """After a custodian lost their key: open every entry of FOLDER and seal it to three others, in place.

    Then bring the folder back into the register, as "sealed". Entries keep their names.
    """
    identities = [
        identity_in(key.read_bytes(), click.prompt(f"Passphrase of {key.name}", hide_input=True, err=True))
        for key in keys
    ]
    many = Store(folder).reseal(identities, custodians)
    click.echo(f"{many} entries are sealed to the new custodians.", err=True)


@command.command("list", short_help="Open requests, without whom.")
def vault_list() -> None:
    """Print the open requests as JSON: what is asked for, since which week, how far it is. For whom lies sealed."""
    helping = _helping()
    shown = [
        {"entry": one.entry, "what": one.what, "week": one.week, "state": one.state, "until": str(one.last_day)}
        for one in helping.askings()
    ]
    click.echo(json.dumps({"requests": shown, "replies": helping.replies()}, indent=2))


@command.command("confirm", short_help="Close a request by its one-time code.")
@click.argument("code")
def vault_confirm(code: str) -> None:
    """Close the request that has this code. The key of its address is destroyed, and with it the way to the people."""
    _helping().confirm(code, today=_today())


@command.command("expire", short_help="Destroy what is too old.")
def vault_expire() -> None:
    """Destroy requests older than ninety days with everything sealed for them. The desk does the same when it is
    opened."""
    click.echo(f"{_helping().expire(_today())} entries destroyed.", err=True)


def _store() -> Store:
    store: Store = _helping().store()
    return store


def _helping() -> Any:  # noqa: ANN401 the module may be loaded only after the register is open
    open_register()
    return import_module("sprava.support.helping")


def _today() -> date:
    day: date = import_module("sprava.support.jurisdiction").today()
    return day
