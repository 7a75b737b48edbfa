"""The queue of texts, its order and its number are read from an index: texts are long, and lay in the way."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0006_newest_reports")]

    operations = [
        migrations.RemoveIndex(model_name="report", name="reports_by_what_waits"),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                fields=[
                    "state", "-weight", "-published_on", "-id", "compartment", "klass", "rule_version", "likeness",
                ],
                name="reports_by_what_waits",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                fields=["state", "-published_on", "-weight", "-id", "compartment", "klass"], name="reports_by_day"
            ),
        ),
    ]  # fmt: skip
