"""``sprava demo``: a register of what was published, built from the bundled lists and shown on this machine."""

from __future__ import annotations

import os
import tempfile
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

import click

from sprava.cli.init import make_register
from sprava.cli.opening import REGISTER_VARIABLE, open_register
from sprava.core.errors import Refused
from sprava.packs.demo import home
from sprava.web.register_folder import ABOUT_FILE, RegisterFolder

DEMO_VARIABLE = "SPRAVA_DEMO"
PORT = 8000
BUILT_AS_DEMO = "demo"
"""The line of register.toml that says that everything in it comes from the bundled lists."""


@click.command("demo", short_help="Build a register from the bundled lists and show it.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="Build it here and keep it.")
@click.option("--no-serve", is_flag=True, help="Only build it.")
@click.option("--port", type=click.IntRange(0, 65535), help="Default: 8000, or a free one if that is taken.")
def command(into: Path | None, no_serve: bool, port: int | None) -> None:  # noqa: FBT001 click
    """Build a register from real, published reports and serve it on 127.0.0.1, printing the address.

    Without --into it lies in a temporary folder and is gone when you stop it; with it, the same command opens it again
    as you left it. Visitors from this machine are signed in as a member who may enter, review and write letters; nobody
    else gets in.
    """
    if no_serve and into is None:
        raise Refused("--no-serve builds a register and leaves it, so it needs a folder: --into DIR.")
    os.environ[DEMO_VARIABLE] = "1"
    with nullcontext(into) if into else tempfile.TemporaryDirectory(prefix="sprava-demo-") as named:
        folder = Path(named) / "register" if into is None else into
        if (folder / ABOUT_FILE).is_file():
            _open(folder)
        else:
            _build(folder)
        if no_serve:
            click.echo(folder.resolve())
            return
        _serve(port)


def _open(folder: Path) -> None:
    """Open a demo that was built before.

    Raises:
        Refused: it is a register of somebody, in which nobody is signed in without a passphrase.
    """
    if RegisterFolder.at(folder).about.get(BUILT_AS_DEMO) is not True:
        raise Refused(
            f"{folder} is a register and no finished demo: whoever opens it has to sign in. Name another folder, or "
            f"run: sprava serve --register {folder}"
        )
    os.environ[REGISTER_VARIABLE] = str(folder)
    open_register()
    click.echo(f"{folder} holds a demo already: it is opened as it was left.", err=True)


def _build(folder: Path) -> None:
    jurisdiction, name = home()
    made = make_register(folder, name=name, jurisdiction=jurisdiction)
    # These modules hold tables, so they are loaded only once Django knows the folder.
    import_module("sprava.cli.demo_material").build()
    with (made.path / ABOUT_FILE).open("a", encoding="utf-8") as about:
        about.write(f"{BUILT_AS_DEMO} = true\n")


def _serve(port: int | None) -> None:
    serve = import_module("sprava.cli.serve").serve
    if port is not None:
        serve(port=port)
        return
    try:
        serve(port=PORT)
    except Refused:  # the usual port is taken by somebody, perhaps by another demo
        serve(port=0)
