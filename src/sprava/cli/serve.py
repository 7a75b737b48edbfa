"""``sprava serve``: the desks on this machine."""

from __future__ import annotations

import resource
import tempfile
from importlib import import_module
from ipaddress import ip_address

import click
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from waitress.server import create_server  # type: ignore[import-untyped] # waitress carries no types

from sprava.core.errors import Refused

LOOPBACK = "127.0.0.1"
# A browser asks for up to six things at once. Each thread that serves may come to hold 25 MB of its own.
_THREADS = 6


@click.command("serve", short_help="Open the desks in a browser.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@click.option("--listen", default=LOOPBACK, metavar="ADDRESS", help="Listen beyond this machine. Know what you do.")
@click.option("--threads", default=_THREADS, show_default=True, type=click.IntRange(1, 64), help="Answers at once.")
def command(port: int, listen: str, threads: int) -> None:
    """Serve the desks of the register, by default to this machine only, and print the address."""
    serve(port=port, listen=listen, threads=threads)


def serve(*, port: int, listen: str = LOOPBACK, threads: int = _THREADS) -> None:
    """Serve until interrupted. The address is the one line on standard output.

    Raises:
        Refused: the port is taken, a page has no policy, or a demo was to be shown to others.
    """
    _warn_of_listening(listen)
    # A crash must not leave the memory of this process, with names in it, in a file.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What is sent waits on a disk until all of it is there: in the folder of the register, not where all others write.
    tempfile.tempdir = str(import_module("sprava.intake.incoming").folder())
    try:
        # Loaded here because it stops the start-up when a page has no policy, and that is worth a sentence.
        application = import_module("sprava.web.wsgi").application
    except ImproperlyConfigured as cause:
        raise Refused(str(cause)) from cause
    try:
        server = create_server(application, host=listen, port=port, threads=threads, ident=None)
    except OSError as cause:
        raise Refused(f"{listen}:{port} cannot be used: {cause.strerror}. Try another --port, or 0 for any.") from cause
    shown = f"[{listen}]" if ":" in listen else listen
    click.echo(f"http://{shown}:{server.effective_port}/")
    click.echo("Serving until you press Ctrl+C.", err=True)
    server.run()


def _warn_of_listening(listen: str) -> None:
    try:
        beyond = not ip_address(listen).is_loopback
    except ValueError:
        beyond = listen != "localhost"
    if not beyond:
        return
    if settings.DEMO:
        raise Refused("A demo signs its visitors in, so it is shown on this machine only. Leave out --listen.")
    click.echo(
        f"Warning: listening on {listen}. Others on that network reach the sign-in page, and nothing encrypts the way. "
        "Put it behind an onion service or a TLS proxy, and name its host in SPRAVA_HOSTS.",
        err=True,
    )
