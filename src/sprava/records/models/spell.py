"""The spell: one uninterrupted time in custody, derived, never claimed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models

from sprava.accounts.models import Compartment, Member
from sprava.records.models.person import Person
from sprava.records.models.subject import Subject


class SpellQuerySet(models.QuerySet["Spell"]):
    def visible_to(self, actor: Member) -> SpellQuerySet:
        """Spells of people whom the actor may see."""
        return self.filter(person__compartment__in=actor.compartments_seen())

    def known_at(self, moment: datetime) -> SpellQuerySet:
        """What was read at ``moment`` already as it is read now."""
        return self.filter(known_from__lte=moment)

    def certainly_on(self, day: date) -> SpellQuerySet:
        """Spells of people certainly held on ``day``."""
        return self.filter(begin_latest__lte=day, end_earliest__gte=day)

    def possibly_on(self, day: date) -> SpellQuerySet:
        """Spells of people certainly or possibly held on ``day``."""
        return self.filter(begin_earliest__lte=day, end_latest__gte=day)


class Spell(models.Model):
    """From when to when somebody was in custody, each end with its first and last possible day; see
    sprava.core.custody."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="spells", db_constraint=False)
    number = models.PositiveSmallIntegerField()
    begin_earliest = models.DateField()
    begin_latest = models.DateField()
    end_earliest = models.DateField()
    end_latest = models.DateField()
    ended = models.BooleanField(default=False)
    died = models.BooleanField(default=False)
    expected_earliest = models.DateField(null=True)
    expected_latest = models.DateField(null=True)

    known_from = models.DateTimeField()
    """Since when the register has read the person's custody so; what it read before lies in PastSpell."""

    objects = SpellQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "number"], name="spells_are_numbered"),
            models.CheckConstraint(
                condition=models.Q(
                    begin_earliest__lte=models.F("begin_latest"), end_earliest__lte=models.F("end_latest")
                ),
                name="a_spell_has_honest_ends",
            ),
        )
        indexes = (
            models.Index(
                fields=["end_latest", "begin_earliest", "end_earliest", "begin_latest", "person"],
                name="spells_on_a_day",
            ),
            models.Index(fields=["expected_latest"], name="spells_by_expected_end"),
        )

    def __str__(self) -> str:
        return f"Spell {self.pk}"


class PastSpellQuerySet(models.QuerySet["PastSpell"]):
    def visible_to(self, actor: Member) -> PastSpellQuerySet:
        """Spells of people whom the actor may see."""
        return self.filter(compartment__in=actor.compartments_seen())

    def known_at(self, moment: datetime) -> PastSpellQuerySet:
        """What was read at ``moment`` and is read otherwise now."""
        return self.filter(known_from__lte=moment, known_until__gt=moment)

    def certainly_on(self, day: date) -> PastSpellQuerySet:
        """Spells of people certainly held on ``day``."""
        return self.filter(begin_latest__lte=day, end_earliest__gte=day)

    def possibly_on(self, day: date) -> PastSpellQuerySet:
        """Spells of people certainly or possibly held on ``day``."""
        return self.filter(begin_earliest__lte=day, end_latest__gte=day)


class PastSpell(models.Model):
    """A spell as the register once read it, before it learnt better. Folded from the book like everything of the index.

    ``person`` is the record by whose number the person went then: it may have been joined to another since.
    """

    person = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField()
    begin_earliest = models.DateField()
    begin_latest = models.DateField()
    end_earliest = models.DateField()
    end_latest = models.DateField()
    ended = models.BooleanField(default=False)
    died = models.BooleanField(default=False)
    expected_earliest = models.DateField(null=True)
    expected_latest = models.DateField(null=True)
    known_from = models.DateTimeField()
    known_until = models.DateTimeField()

    objects = PastSpellQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["known_until", "known_from"], name="past_spells_by_knowledge"),)

    def __str__(self) -> str:
        return f"PastSpell {self.pk}"
