"""Which archived captures somebody who takes in lists and reports may open."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from sprava.accounts.models import Member
from sprava.records.models import Delivery, Document, Import, Passage, Report, Source


def captures_seen(source: Source, reader: Member) -> QuerySet[Document]:
    """Captures of ``source`` behind imports, reports and files that ``reader`` sees, and those on which nothing stands
    yet."""
    imports = Import.objects.filter(document=OuterRef("pk"))
    reports = Report.objects.filter(document=OuterRef("pk"))
    deliveries = Delivery.objects.filter(document=OuterRef("pk"))
    passages = Passage.objects.filter(document=OuterRef("pk"))
    seen = (
        Exists(imports.visible_to(reader)) | Exists(reports.visible_to(reader)) | Exists(deliveries.visible_to(reader))
    )
    unused = ~Exists(imports) & ~Exists(reports) & ~Exists(deliveries) & ~Exists(passages)
    return source.documents.filter(seen | unused)
