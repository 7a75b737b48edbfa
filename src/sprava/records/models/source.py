"""Who says it: a source, with the grade that decides between sources that differ."""

from __future__ import annotations

from django.db import models


class Source(models.Model):
    """Somebody who says things: a register, a newspaper, a court list, a channel, a member of the team.

    Grades follow HURIDOCS list 42 (reliability), higher is better.
    """

    class Grade(models.IntegerChoices):
        DOUBTFUL = 1, "doubtful"
        RETOLD = 2, "retold"
        RELIABLE = 3, "reliable"
        FIRST_HAND = 4, "first-hand"
        OFFICIAL = 5, "official"

    class Kind(models.TextChoices):
        LIST = "list", "list or register"
        PRESS = "press", "press"
        CHANNEL = "channel", "channel"
        OFFICIAL = "official", "state body"
        TEAM = "team", "the team itself"
        PACK = "pack", "jurisdiction pack"

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PRESS)
    url = models.CharField(max_length=1000, blank=True)
    grade = models.PositiveSmallIntegerField(choices=Grade, default=Grade.RETOLD)
    mapping = models.TextField(blank=True)
    """How the columns of its lists become fields: the TOML of docs/desks/intake.md, kept from import to import."""

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(grade__range=(1, 5)), name="a_source_has_a_grade_from_1_to_5"),
        )

    def __str__(self) -> str:
        return self.name
