"""Where people were last seen, for every day, and indexes by which the list of people is filtered.

The table is filled by the rebuild that ``sprava init --upgrade`` runs.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0004_deliveries")]

    operations = [
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facility", models.CharField(max_length=600)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="records.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["facility", "person", "last", "first"], name="placements_in_a_place")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lte", models.F("last"))), name="a_placement_begins_before_it_ends"
                    )
                ],
            },
        ),
        migrations.AlterField(model_name="charge", name="article", field=models.CharField(blank=True, max_length=24)),
        migrations.AlterField(
            model_name="recognition", name="body", field=models.CharField(blank=True, max_length=600)
        ),
        migrations.AddIndex(
            model_name="charge",
            index=models.Index(
                fields=["article", "person"],
                name="charges_of_an_article",
                opclasses=["varchar_pattern_ops", "int8_ops"],
            ),
        ),
        migrations.AddIndex(
            model_name="recognition",
            index=models.Index(fields=["body", "person"], name="recognitions_by_a_body"),
        ),
    ]
