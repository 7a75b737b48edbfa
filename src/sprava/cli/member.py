"""``sprava member``: members, from the machine itself. The way back in when no steward can sign in."""

from __future__ import annotations

import json

import click

from sprava.accounts.actions import (
    add_member,
    change_passphrase,
    forget_failed_sign_ins,
    found_team,
    remove_second_factor,
)
from sprava.accounts.models import Compartment, Member, Team
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
@click.option("--team", "teams", multiple=True, metavar="CODE", help="May be repeated. Default: the team of everyone.")
def add(login: str, name: str | None, roles: tuple[str, ...], teams: tuple[str, ...]) -> None:
    """Take LOGIN in and print a first passphrase."""
    passphrase = new_passphrase()
    held = [Role(role) for role in roles] or list(Role)
    known = {one.code: one for one in Team.objects.filter(code__in=teams)}
    for code in teams:
        if code not in known:
            raise Refused(f"There is no team {code!r}. See: sprava member teams")
    joined = [known[code] for code in teams] or None
    member = add_member(login, name=name or login, roles=held, passphrase=passphrase, teams=joined)
    click.echo(json.dumps({"login": member.login, "passphrase": passphrase}, ensure_ascii=False))


@command.command("teams")
def list_teams() -> None:
    """Print the teams with the parts of the register that each sees."""
    teams = Team.objects.prefetch_related("compartments")
    rows = [
        {
            "team": team.code,
            "name": str(team),
            "sees": [part.code for part in team.compartments.all()],
            "members": [member.login for member in Member.objects.working().filter(teams=team)],
        }
        for team in teams
    ]
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))


@command.command("team")
@click.argument("name")
@click.option("--sees", multiple=True, metavar="CODE", help="A part of the register that is there. May be repeated.")
@click.option("--shared-only", is_flag=True, help="The team gets no part of its own.")
def team(name: str, sees: tuple[str, ...], *, shared_only: bool) -> None:
    """Found a team called NAME with a part of the register of its own, which nobody else sees."""
    parts = {part.code: part for part in Compartment.objects.all()}
    for code in sees:
        if code not in parts:
            raise Refused(f"There is no part of the register {code!r}. There are: {', '.join(parts) or 'none'}.")
    founded = found_team(name, sees=[parts[code] for code in sees], own_part=not shared_only)
    click.echo(json.dumps({"team": founded.code, "sees": [part.code for part in founded.compartments.all()]}))


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
