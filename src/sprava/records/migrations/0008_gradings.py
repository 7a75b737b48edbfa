"""Grades of sources in the course of time: a register without any has the grades with which its sources were entered."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GRADES = [(1, "doubtful"), (2, "retold"), (3, "reliable"), (4, "first-hand"), (5, "official")]


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("records", "0007_queue_of_reports")]

    operations = [
        migrations.CreateModel(
            name="Grading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("was", models.PositiveSmallIntegerField(choices=GRADES)),
                ("grade", models.PositiveSmallIntegerField(choices=GRADES)),
                ("because", models.CharField(max_length=1000)),
                ("graded_at", models.DateTimeField()),
                (
                    "graded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gradings", to="records.source"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grade__range", (1, 5)),
                            ("was__range", (1, 5)),
                            models.Q(("was", models.F("grade")), _negated=True),
                            models.Q(("because", ""), _negated=True),
                        ),
                        name="a_grading_changes_a_grade_and_says_why",
                    )
                ],
            },
        ),
    ]
