"""Signing in: a passphrase, then six digits, with the same answer and about the same time for unknown names."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.backends import BaseBackend
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone

from sprava.accounts.actions import forget_failed_sign_ins, name_digest
from sprava.accounts.models import Duty, FailedSignIn, Member, SecondFactor
from sprava.accounts.policy import Role

FREE_TRIES: Final = 5
FIRST_WAIT_SECONDS: Final = 15
LONGEST_WAIT_SECONDS: Final = 15 * 60
# Between the passphrase and the six digits somebody may look for their telephone, not go for lunch.
HALFWAY_SECONDS: Final = 5 * 60
_HALFWAY: Final = "halfway"


class ByPassphrase(BaseBackend):
    """Finds the member whose passphrase this is."""

    def authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002 Django hands it over
        login: str | None = None,
        passphrase: str | None = None,
        **_others: object,
    ) -> Member | None:
        """The member, or ``None``. A name nobody has costs as much time as a wrong passphrase."""
        if login is None or passphrase is None:
            return None
        member = Member.objects.working().filter(login=login.strip().lower()).first()
        if member is None:
            Member().set_password(passphrase)
            return None
        return member if member.check_password(passphrase) else None

    def get_user(self, user_id: int) -> Member | None:
        """The member of a session, as long as they work here."""
        held = {role: Exists(Duty.objects.filter(member=OuterRef("pk"), role=role)) for role in Role}
        rows = Member.objects.working().filter(pk=user_id)
        member = rows.annotate(**{f"is_{role.value}": holds for role, holds in held.items()}).first()
        if member is not None and member.kind != Member.Kind.COMMAND_LINE:
            # Every page asks for the roles: they come with the member, and not by a query of their own.
            member.roles = frozenset(role for role in Role if getattr(member, f"is_{role.value}"))
        return member


def seconds_to_wait(login: str) -> int:
    """How long nobody may try this name: nothing for five failures, then 15 s, doubling up to 15 minutes.

    It holds for names that nobody has as well. Whoever keeps failing on purpose can keep a member waiting; the
    command line clears the way: ``sprava member reset``.
    """
    since = timezone.now() - timedelta(seconds=LONGEST_WAIT_SECONDS)
    failures = list(FailedSignIn.objects.filter(name_digest=name_digest(login), at__gt=since).order_by("-at"))
    if len(failures) < FREE_TRIES:
        return 0
    wait = min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS << min(len(failures) - FREE_TRIES, 10))
    return max(0, wait - int((timezone.now() - failures[0].at).total_seconds()))


def remember_halfway(request: HttpRequest, member: Member) -> None:
    """The passphrase was right; the second factor is still to come."""
    request.session.cycle_key()
    request.session[_HALFWAY] = {"member": member.pk, "at": int(time.time()), "key": member.get_session_auth_hash()}


def halfway(request: HttpRequest) -> Member | None:
    """Who has given the right passphrase in this session within five minutes."""
    note = request.session.get(_HALFWAY)
    if not note or time.time() - note["at"] > HALFWAY_SECONDS:
        return None
    member = Member.objects.working().filter(pk=note["member"]).first()
    return member if member is not None and member.get_session_auth_hash() == note["key"] else None


def has_second_factor(member: Member) -> bool:
    """Has the member enrolled, typing a first code?"""
    return SecondFactor.objects.filter(member=member, confirmed_at__isnull=False).exists()


def open_session(request: HttpRequest, member: Member) -> None:
    """Both factors were right: the member is in, under a fresh session key."""
    request.session.pop(_HALFWAY, None)
    auth.login(request, member, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session["opened"] = request.session["seen"] = int(time.time())
    forget_failed_sign_ins(member.login)
