"""Signing in: a passphrase, then six digits, with the same answer and about the same time for unknown names."""

from __future__ import annotations

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from sprava.accounts.models import Member


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
        return Member.objects.filter(pk=user_id, left_at__isnull=True).prefetch_related("duties").first()
