"""What was archived: bytes under their SHA-256, and the passages in them that say something."""

from __future__ import annotations

from django.db import models

from sprava.records.models.source import Source


class Document(models.Model):
    """One archived capture. The bytes lie in the archive under ``sha256`` and are written once, never changed."""

    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    file_name = models.CharField(max_length=255, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="documents")
    url = models.CharField(max_length=2000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    published_on = models.CharField(max_length=32, blank=True)
    captured_at = models.DateTimeField()
    entered_as = models.CharField(max_length=64, blank=True)
    """The digest of the line of the manifest that entered these bytes; empty where they are older than the manifest."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["sha256", "source", "url"], name="a_capture_is_archived_once_per_source_and_address"
            ),
        )

    def __str__(self) -> str:
        return f"{self.file_name or self.url} ({self.sha256[:12]})"


class Passage(models.Model):
    """The words that say it: a quote, and where in the document it stands.

    ``locator`` is in the document's own terms: ``row 214``, ``$.facts[3] 211-229``, ``page 2 box 10,20,200,40``,
    ``message 8812``.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="passages")
    quote = models.TextField()
    locator = models.CharField(max_length=200)
    lang = models.CharField(max_length=12, blank=True)
    url = models.CharField(max_length=2000, blank=True)

    def __str__(self) -> str:
        return self.locator
