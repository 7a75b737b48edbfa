"""Every register starts with one compartment, open to one team."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def open_the_register(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    compartment, _ = apps.get_model("accounts", "Compartment").objects.get_or_create(
        code="register", defaults={"name": "Register"}
    )
    team, _ = apps.get_model("accounts", "Team").objects.get_or_create(code="everyone", defaults={"name": "Everyone"})
    apps.get_model("accounts", "Opening").objects.get_or_create(team=team, compartment=compartment)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(open_the_register, migrations.RunPython.noop)]
