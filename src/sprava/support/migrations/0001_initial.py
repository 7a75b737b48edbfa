from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Sheet",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("kept", models.JSONField(default=dict)),
            ],
        ),
    ]
