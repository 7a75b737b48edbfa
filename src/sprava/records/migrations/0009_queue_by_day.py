"""Texts that wait stand in the queue by their day, and not by how much is to be decided of them."""

from collections import defaultdict

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.functions import Length

from sprava.core.dates import parse_date
from sprava.core.triage import place_in_queue

AT_ONCE = 2_000


def reckon_again(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    reports, suggestions = apps.get_model("records", "Report"), apps.get_model("records", "Suggestion")
    waiting = reports.objects.filter(state="waiting").only("published_on", "brought_at", "weight")
    last = 0
    while some := list(waiting.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = some[-1].pk
        open_ = defaultdict(list)
        told = suggestions.objects.filter(report__in=some, state__in=("pending", "later"))
        for number, kind, tier in told.values_list("report_id", "kind", "tier"):
            open_[number].append((kind, tier))
        characters = dict(reports.objects.filter(pk__in=open_).values_list("pk", Length("text")))
        for report in some:
            published = min(parse_date(report.published_on).earliest(), report.brought_at.date())
            report.weight = place_in_queue(published, open_[report.pk], characters.get(report.pk, 0))
        reports.objects.bulk_update(some, ["weight"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("records", "0008_gradings")]

    operations = [migrations.RunPython(reckon_again, migrations.RunPython.noop)]
