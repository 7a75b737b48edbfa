"""Indexes that give the newest reports of a place without a look at all of them."""

from django.db import migrations, models

from sprava.records.models.event import NewestFirst


class Migration(migrations.Migration):
    dependencies = [("records", "0005_lists")]

    operations = [
        migrations.AlterField(
            model_name="sighting", name="facility", field=models.CharField(blank=True, max_length=600)
        ),
        migrations.AlterField(model_name="stay", name="facility", field=models.CharField(blank=True, max_length=600)),
        migrations.AddIndex(
            model_name="sighting",
            index=NewestFirst(fields=["facility", "-date_latest", "id"], name="sightings_in_a_place"),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=NewestFirst(fields=["facility", "-since_latest", "id"], name="stays_in_a_place"),
        ),
    ]
