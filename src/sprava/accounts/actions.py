"""The only writers of members, teams and compartments."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Iterable
from datetime import timedelta
from itertools import chain, count

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from sprava.accounts import secondfactor
from sprava.accounts.models import (
    Compartment,
    Duty,
    FailedSignIn,
    Member,
    Membership,
    Opening,
    RecoveryCode,
    SecondFactor,
    Team,
)
from sprava.accounts.policy import Role
from sprava.core.errors import Refused

CODE_ROOM = 36
"""A code has at most 40 signs; a number may follow."""

COMMAND_LINE_LOGIN = "command-line"
DEMO_LOGIN = "demo"
DEMO_ROLES = frozenset({Role.MONITOR, Role.REVIEWER, Role.SUPPORTER})


@transaction.atomic
def default_compartment() -> Compartment:
    """The compartment in which everything lies that nobody put elsewhere, open to the team of everyone."""
    compartment, _made = Compartment.objects.get_or_create(code=Compartment.REGISTER, defaults={"name": "Register"})
    everyone, made = Team.objects.get_or_create(code=Team.EVERYONE, defaults={"name": "Everyone"})
    if made:
        Opening.objects.get_or_create(team=everyone, compartment=compartment)
    return compartment


@transaction.atomic
def add_compartment(code: str, *, name: str, teams: Iterable[Team] = ()) -> Compartment:
    """A new part of the register, seen by ``teams`` and by nobody else."""
    compartment = Compartment.objects.create(code=code, name=name)
    for team in teams:
        Opening.objects.create(team=team, compartment=compartment)
    return compartment


@transaction.atomic
def add_team(code: str, *, name: str, compartments: Iterable[Compartment] = ()) -> Team:
    """A new team that sees ``compartments`` and nothing else."""
    team = Team.objects.create(code=code, name=name)
    for compartment in compartments:
        Opening.objects.create(team=team, compartment=compartment)
    return team


@transaction.atomic
def found_team(name: str, *, sees: Iterable[Compartment] = (), own_part: bool) -> Team:
    """A new team that sees some parts of the register and, if it is to have one, a part of its own of the same name.

    Raises:
        Refused: the name is empty or that of another team or part; the message says what to do.
    """
    name = " ".join(name.split())
    if not name:
        raise Refused(_("A team needs a name."))
    known = {one.casefold() for table in (Team, Compartment) for one in table.objects.values_list("name", flat=True)}
    if name.casefold() in known:
        raise Refused(_("There is a team or a part of the register of this name already. Choose another."))
    code = _free_code(name)
    team = add_team(code, name=name, compartments=sees)
    if own_part:
        add_compartment(code, name=name, teams=[team])
    return team


def _free_code(name: str) -> str:
    """By which commands name the team: its name where that is Latin, with a number where it is taken."""
    plain = slugify(name)[:CODE_ROOM] or "team"
    taken = {code for table in (Team, Compartment) for code in table.objects.values_list("code", flat=True)}
    return next(code for code in chain([plain], (f"{plain}-{number}" for number in count(2))) if code not in taken)


@transaction.atomic
def set_openings(team: Team, compartments: Iterable[Compartment]) -> None:
    """From now on ``team`` sees exactly ``compartments``.

    Raises:
        Refused: nobody would see one of them any more.
    """
    wanted = {one.pk for one in compartments}
    for opening in team.openings.exclude(compartment__in=wanted).select_related("compartment"):
        if not Opening.objects.filter(compartment=opening.compartment_id).exclude(team=team).exists():
            raise Refused(
                _("No other team sees “%(part)s”: nobody would find its people. Open it to another team first.")
                % {"part": opening.compartment}
            )
        opening.delete()
    Opening.objects.bulk_create([Opening(team=team, compartment_id=one) for one in wanted], ignore_conflicts=True)


@transaction.atomic
def add_member(
    login: str, *, name: str, roles: Iterable[Role], passphrase: str | None = None, teams: Iterable[Team] | None = None
) -> Member:
    """A new member. Without ``teams`` they join the team of everyone; without a passphrase they cannot sign in yet.

    Raises:
        Refused: the login name is taken or empty, or the passphrase is too weak; the message says what to do.
    """
    login = login.strip().lower()
    if not login:
        raise Refused(_("A member needs a login name. A pseudonym of two words is best."))
    member = Member(login=login, name=name.strip() or login, joined_at=timezone.now())
    _give_passphrase(member, passphrase)
    try:
        with transaction.atomic():
            member.save()
    except IntegrityError as cause:
        raise Refused(_("The login name “%(login)s” is taken. Choose another.") % {"login": login}) from cause
    set_roles(member, roles)
    if teams is None:
        default_compartment()
        teams = [Team.objects.get(code=Team.EVERYONE)]
    for team in teams:
        join_team(member, team)
    return member


@transaction.atomic
def set_roles(member: Member, roles: Iterable[Role]) -> None:
    """From now on ``member`` holds exactly ``roles``.

    Raises:
        Refused: nobody would be left to look after the accounts.
    """
    wanted = {Role(role).value for role in roles}
    if Role.STEWARD.value not in wanted:
        _keep_a_steward(member)
    member.duties.exclude(role__in=wanted).delete()
    Duty.objects.bulk_create([Duty(member=member, role=role) for role in sorted(wanted)], ignore_conflicts=True)
    member.forget_what_was_asked()


def join_team(member: Member, team: Team) -> None:
    """``member`` sees what ``team`` sees. Joining twice changes nothing."""
    Membership.objects.get_or_create(member=member, team=team)
    member.forget_what_was_asked()


@transaction.atomic
def set_teams(member: Member, teams: Iterable[Team]) -> None:
    """From now on ``member`` belongs to exactly ``teams``."""
    wanted = {team.pk for team in teams}
    member.memberships.exclude(team__in=wanted).delete()
    Membership.objects.bulk_create([Membership(member=member, team_id=team) for team in wanted], ignore_conflicts=True)
    member.forget_what_was_asked()


@transaction.atomic
def end_membership(member: Member) -> None:
    """``member`` has left: no role, no team, no passphrase, no open session. Their name stays on what they recorded.

    Raises:
        Refused: nobody would be left to look after the accounts.
    """
    _keep_a_steward(member)
    member.left_at = member.left_at or timezone.now()
    member.set_unusable_password()
    member.save()
    member.duties.all().delete()
    member.memberships.all().delete()
    SecondFactor.objects.filter(member=member).delete()
    member.recovery_codes.all().delete()
    member.forget_what_was_asked()


def change_passphrase(member: Member, passphrase: str) -> None:
    """Set a new passphrase; sessions opened with the old one end.

    Raises:
        Refused: the passphrase is too weak; the message says why.
    """
    _give_passphrase(member, passphrase)
    member.save()


def offer_second_factor(member: Member) -> bytes:
    """The secret to put into an app: the one offered before and not confirmed, else a new one."""
    factor = SecondFactor.objects.filter(member=member).first()
    if factor is not None and factor.confirmed_at is None:
        return secondfactor.unseal(factor.sealed_secret)
    secret = secondfactor.new_secret()
    SecondFactor.objects.update_or_create(
        member=member, defaults={"sealed_secret": secondfactor.seal(secret), "confirmed_at": None, "last_step": 0}
    )
    return secret


@transaction.atomic
def confirm_second_factor(member: Member, code: str) -> list[str] | None:
    """Take the first code; when right, the factor guards from now on and fresh recovery codes are returned."""
    if not take_code(member, code):
        return None
    SecondFactor.objects.filter(member=member).update(confirmed_at=timezone.now())
    codes = secondfactor.new_recovery_codes()
    member.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(member=member, digest=secondfactor.recovery_digest(code, member=member.pk)) for code in codes]
    )
    return codes


@transaction.atomic
def remove_second_factor(member: Member) -> None:
    """The member must enrol again at the next sign-in: a lost telephone, a returned device."""
    SecondFactor.objects.filter(member=member).delete()
    member.recovery_codes.all().delete()


@transaction.atomic
def take_code(member: Member, typed: str) -> bool:
    """Is this the code of this half-minute, not used before? A code that was taken opens nothing again."""
    factor = SecondFactor.objects.select_for_update().filter(member=member).first()
    if factor is None:
        return False
    secret = secondfactor.unseal(factor.sealed_secret)
    step = secondfactor.matching_step(secret, typed, now=time.time(), after=factor.last_step)
    if step is None:
        return False
    factor.last_step = step
    factor.save()
    return True


def take_recovery_code(member: Member, typed: str) -> bool:
    """Is this one of the printed codes? It is gone afterwards."""
    digest = secondfactor.recovery_digest(typed, member=member.pk)
    return member.recovery_codes.filter(digest=digest).delete()[0] == 1


def command_line_member() -> Member:
    """The member in whose name commands act. Nobody can sign in as them."""
    return _member_without_passphrase(COMMAND_LINE_LOGIN, name="command line", kind=Member.Kind.COMMAND_LINE)


@transaction.atomic
def demo_member() -> Member:
    """Monitor, reviewer and supporter in one: as whom visitors of the demo look around. Nobody can sign in as them."""
    member = _member_without_passphrase(DEMO_LOGIN, name="Visitor of the demo", kind=Member.Kind.DEMO)
    if member.roles != DEMO_ROLES:
        set_roles(member, DEMO_ROLES)
    if not member.compartments_seen():
        default_compartment()
        join_team(member, Team.objects.get(code=Team.EVERYONE))
    return member


def record_failed_sign_in(login: str) -> None:
    """Count a failure against a name, known or not. Failures older than a day are dropped."""
    now = timezone.now()
    FailedSignIn.objects.filter(at__lt=now - timedelta(days=1)).delete()
    FailedSignIn.objects.create(name_digest=name_digest(login), at=now)


def forget_failed_sign_ins(login: str) -> None:
    """A sign-in succeeded: the slate of this name is clean."""
    FailedSignIn.objects.filter(name_digest=name_digest(login)).delete()


def name_digest(login: str) -> str:
    """A login name under today's key: two days cannot be joined, and a copy of the table names nobody."""
    message = f"{timezone.now().date()}:{login.strip().lower()}"
    return hmac.new(
        hashlib.sha256(b"sign-in" + settings.SECRET_KEY.encode()).digest(), message.encode(), hashlib.sha256
    ).hexdigest()


def _member_without_passphrase(login: str, *, name: str, kind: Member.Kind) -> Member:
    member = Member.objects.filter(login=login).first()
    if member is None:
        fresh = Member(login=login, name=name, kind=kind, joined_at=timezone.now())
        fresh.set_unusable_password()
        fresh.save()
        return fresh
    return member


def _keep_a_steward(leaving: Member) -> None:
    if not leaving.duties.filter(role=Role.STEWARD).exists():
        return
    others = Member.objects.working().filter(duties__role=Role.STEWARD).exclude(pk=leaving.pk)
    if not others.exists():
        raise Refused(_("%(name)s is the only steward. Make somebody else a steward first.") % {"name": leaving.name})


def _give_passphrase(member: Member, passphrase: str | None) -> None:
    if passphrase is None:
        member.set_unusable_password()
        return
    try:
        validate_password(passphrase, member)
    except ValidationError as cause:
        raise Refused(" ".join(cause.messages)) from cause
    member.set_password(passphrase)
