"""Members, what they do, and what they may see.

No e-mail address, no telephone, no time of the last visit: what is not written down cannot be taken.
"""

from __future__ import annotations

from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from sprava.accounts.policy import ROLES, Role, roles_that_may

_OWN_NAMES = frozenset({gettext_noop("Register"), gettext_noop("Everyone"), gettext_noop("command line")})


def shown_name(name: str) -> str:
    """A name as people chose it; one that Sprava itself gave in the language of the reader."""
    return gettext(name) if name in _OWN_NAMES else name


class Compartment(models.Model):
    """A part of the register that some teams see and others do not know of."""

    REGISTER = "register"

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return shown_name(self.name)


class MemberQuerySet(models.QuerySet["Member"]):
    def working(self) -> MemberQuerySet:
        """People who work here now; neither those who left nor the command line nor the demo."""
        return self.filter(kind=Member.Kind.PERSON, left_at__isnull=True)


class MemberManager(BaseUserManager["Member"]):
    """Finds members by login name, as Django's sign-in asks for it."""

    def get_queryset(self) -> MemberQuerySet:
        return MemberQuerySet(self.model, using=self._db)

    def working(self) -> MemberQuerySet:
        """People who work here now."""
        return self.get_queryset().working()


class Member(AbstractBaseUser):
    """Somebody who works with the register, under the name they chose to be shown by."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        COMMAND_LINE = "command", _("command line")
        DEMO = "demo", _("demo visitor")

    login = models.CharField(max_length=60, unique=True)
    """In small letters; a pseudonym is best."""
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PERSON)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    # When somebody last came is nobody's business, and evidence against them.
    last_login = None

    objects = MemberManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 Django wants a list

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override] # Django's is a field that may be set; ours follows from left_at
        """Left members keep their row, because claims say who recorded them."""
        return self.left_at is None

    @cached_property
    def roles(self) -> frozenset[Role]:
        """What this member does; asked once per request, so actions that change it clear it."""
        if self.kind == self.Kind.COMMAND_LINE:
            return ROLES
        return frozenset(Role(duty.role) for duty in self.duties.all())

    def roles_held(self) -> list[Role]:
        """The roles in the order in which pages list them."""
        return [role for role in Role if role in self.roles]

    def may(self, permission: str) -> bool:
        """Does the policy table give ``permission`` to one of this member's roles?"""
        return self.is_active and not self.roles.isdisjoint(roles_that_may(permission))

    @cached_property
    def _compartments(self) -> tuple[int, ...]:
        seen = Compartment.objects.order_by("id")
        if self.kind != self.Kind.COMMAND_LINE:
            seen = seen.filter(teams__members=self).distinct()
        return tuple(seen.values_list("id", flat=True))

    def compartments_seen(self) -> tuple[int, ...]:
        """Numbers of the compartments that this member's teams open, for ``filter(compartment__in=...)``.

        Asked of the database once per request. Whoever holds the folder sees all of it, so the command line does.
        """
        return self._compartments if self.is_active else ()

    def forget_what_was_asked(self) -> None:
        """Ask the database again: roles or teams have just changed."""
        for answer in ("roles", "_compartments"):
            self.__dict__.pop(answer, None)


class Duty(models.Model):
    """A member holds a role."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="duties")
    role = models.CharField(max_length=12, choices=[(role.value, role.value) for role in Role])

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["member", "role"], name="a_member_holds_a_role_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="a_duty_is_a_known_role"
            ),
        )

    def __str__(self) -> str:
        return self.role


class Team(models.Model):
    """People who see the same compartments."""

    EVERYONE = "everyone"

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    members = models.ManyToManyField(Member, through="Membership", related_name="teams")
    compartments = models.ManyToManyField(Compartment, through="Opening", related_name="teams")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return shown_name(self.name)


class Membership(models.Model):
    """A member belongs to a team."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["member", "team"], name="a_member_is_in_a_team_once"),)

    def __str__(self) -> str:
        return f"{self.member_id} in {self.team_id}"


class Opening(models.Model):
    """A team sees a compartment."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="openings")
    compartment = models.ForeignKey(Compartment, on_delete=models.CASCADE, related_name="openings")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["team", "compartment"], name="a_compartment_opens_to_a_team_once"),
        )

    def __str__(self) -> str:
        return f"{self.compartment_id} to {self.team_id}"


class SecondFactor(models.Model):
    """The secret behind a member's six-digit codes, sealed under the key of the register folder."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="second_factor")
    sealed_secret = models.BinaryField()
    confirmed_at = models.DateTimeField(null=True)
    """Null until the member has typed a first code: an unconfirmed secret guards nothing."""
    last_step = models.BigIntegerField(default=0)
    """The half-minute of the last code taken, so that no code opens twice."""

    def __str__(self) -> str:
        return f"second factor of {self.member_id}"


class RecoveryCode(models.Model):
    """One printed code that stands in for the six digits, once."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["member", "digest"], name="a_recovery_code_is_written_once"),)

    def __str__(self) -> str:
        return f"recovery code {self.pk}"


class FailedSignIn(models.Model):
    """Somebody tried a name and failed. Which name is a keyed digest that changes every day; no address is kept."""

    name_digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["name_digest", "at"], name="failures_by_name"),)

    def __str__(self) -> str:
        return f"failed sign-in {self.pk}"
