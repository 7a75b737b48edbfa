"""The person, and the names under which people write of them."""

from __future__ import annotations

from django.db import models
from django.db.models import OuterRef

from sprava.accounts.models import Compartment, Member
from sprava.records.models.judgement import Judgement


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, actor: Member) -> PersonQuerySet:
        """People in the actor's compartments."""
        return self.filter(compartment__in=actor.compartments_seen())

    def listed_for(self, record: str) -> PersonQuerySet:
        """For a subquery: the person as whom the record in the outer column ``record`` is listed.

        That is the record itself, or the one that a judgement joined it to. Records joined over several steps have no
        row here; :func:`sprava.records.identity.leaders_of` follows those.
        """
        same = Judgement.objects.in_force().filter(verdict=Judgement.Verdict.SAME, right=OuterRef(OuterRef(record)))
        return self.filter(models.Q(pk=OuterRef(record)) | models.Q(pk__in=same.values("left"))).order_by("pk")


class Person(models.Model):
    """Somebody in the register: a row of the index, with the number of the first record of them."""

    id = models.BigIntegerField(primary_key=True)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+", db_index=False)
    label = models.CharField(max_length=600)
    """The accepted name as written, surname first where we know which part it is."""
    label_lang = models.CharField(max_length=12, blank=True)
    sort_key = models.CharField(max_length=600)
    """The name in plain small Latin letters, surname first: the order of the lists, whatever the script."""
    sex = models.CharField(max_length=8, blank=True)
    birth_date = models.CharField(max_length=32, blank=True)
    birth_date_earliest = models.DateField(null=True)
    birth_date_latest = models.DateField(null=True)
    death_date = models.CharField(max_length=32, blank=True)
    death_date_earliest = models.DateField(null=True)
    death_date_latest = models.DateField(null=True)
    first_recorded = models.DateTimeField()
    last_recorded = models.DateTimeField()
    last_sign = models.DateField(null=True)
    """The last day of which any source speaks or on which it spoke, as far as days are known."""
    sources = models.PositiveIntegerField(default=0)

    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["sort_key", "id"], name="person_in_order"),
            models.Index(fields=["last_recorded", "id"], name="person_by_record"),
            models.Index(fields=["last_sign", "id"], name="person_by_sign"),
        )

    def __str__(self) -> str:
        return f"Person {self.pk}"


class Name(models.Model):
    """A name as one or more sources write it."""

    id = models.BigIntegerField(primary_key=True)
    """The number of the claim that is accepted for this spelling."""
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names", db_constraint=False)
    text = models.CharField(max_length=600)
    kind = models.CharField(max_length=16)
    script = models.CharField(max_length=8, blank=True)
    lang = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"Name {self.pk}"


class NameKey(models.Model):
    """A key under which the names of a person are found; what keys there are is the business of records.search."""

    key = models.CharField(max_length=64)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keys", db_constraint=False)

    class Meta:
        indexes = (models.Index(fields=["key", "person"], name="people_by_key"),)

    def __str__(self) -> str:
        return self.key
