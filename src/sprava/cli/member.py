"""``sprava member``: members, from the machine itself. The way back in when no steward can sign in."""

from __future__ import annotations

import json

import click

from sprava.accounts.actions import add_member, change_passphrase, forget_failed_sign_ins, remove_second_factor
from sprava.accounts.models import Member
from sprava.accounts.passphrases import new_passphrase
from sprava.accounts.policy import Role
from sprava.core.errors import Refused


@click.group("member", short_help="Members, from the machine itself.")
def command() -> None:
    """Take members in and start their accounts anew. Passphrases are printed once, as JSON."""


@command.command("list")
def list_members() -> None:
    """Print who works here."""
    working = Member.objects.working().prefetch_related("duties", "teams")
    rows = [
        {
            "login": member.login,
            "name": member.name,
            "roles": member.roles_held(),
            "teams": [str(team) for team in member.teams.all()],
        }
        for member in working
    ]
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))


@command.command("add")
@click.argument("login")
@click.option("--name", help="The name shown to others. Default: the login name.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    help="May be repeated. Default: every role.",
)
def add(login: str, name: str | None, roles: tuple[str, ...]) -> None:
    """Take LOGIN in and print a first passphrase."""
    passphrase = new_passphrase()
    held = [Role(role) for role in roles] or list(Role)
    member = add_member(login, name=name or login, roles=held, passphrase=passphrase)
    click.echo(json.dumps({"login": member.login, "passphrase": passphrase}, ensure_ascii=False))


@command.command("reset")
@click.argument("login")
def reset(login: str) -> None:
    """Print a new passphrase for LOGIN. The second factor is forgotten, open sessions end, waiting is over."""
    member = Member.objects.working().filter(login=login.strip().lower()).first()
    if member is None:
        raise Refused(f"Nobody here signs in as {login!r}. See: sprava member list")
    passphrase = new_passphrase()
    change_passphrase(member, passphrase)
    remove_second_factor(member)
    forget_failed_sign_ins(member.login)
    click.echo(json.dumps({"login": member.login, "passphrase": passphrase}, ensure_ascii=False))
