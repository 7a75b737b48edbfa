"""The report: a text that came in, and what the reading engine proposes from it until a person decides."""

from __future__ import annotations

from django.db import models

from sprava.accounts.models import Compartment, Member
from sprava.records.models.claim import Claim
from sprava.records.models.document import Document
from sprava.records.models.subject import Subject


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, actor: Member) -> ReportQuerySet:
        """Reports in the actor's compartments, the sensitive ones only for those whose role opens them."""
        reports = self.filter(compartment__in=actor.compartments_seen())
        return reports if actor.may("claims.sensitive") else reports.filter(klass__lt=Claim.Klass.SENSITIVE)

    def waiting(self) -> ReportQuerySet:
        """Reports of which something is not decided, those likely to matter first."""
        return self.filter(state=Report.State.WAITING).order_by("-weight", "-published_on", "-pk")


class Report(models.Model):
    """One archived text as it is read. The text never changes; what is proposed from it does, with the rules.

    ``marks`` are spans of the text, ``[kind, start, end]`` in characters; ``left_out`` is what was understood and not
    proposed, ``[reason, words]``, so that a reviewer sees it was not overlooked.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting for a reviewer"
        DONE = "done", "everything is decided"
        NOTHING = "nothing", "nothing was proposed"
        COPY = "copy", "a copy of another report"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="reports")
    place = models.CharField(max_length=80, blank=True)
    """Where in the document it stands, if that holds several: ``message 8812``."""
    url = models.CharField(max_length=2000, blank=True)
    title = models.CharField(max_length=500)
    text = models.TextField()
    lang = models.CharField(max_length=12, blank=True)
    published_on = models.CharField(max_length=10)
    fingerprint = models.CharField(max_length=64, db_index=True)
    """SHA-256 of the words without spaces, punctuation and capitals: ten reposts are one origin."""
    places = models.JSONField(default=list)
    """Where its characters stand in the document: the rows of sprava.core.locators."""
    likeness = models.PositiveSmallIntegerField(default=0)
    """Of a copy: how much it has in common with its origin, in per cent; 100 are the same letters."""
    origin = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="copies")
    state = models.CharField(max_length=8, choices=State, default=State.NOTHING)
    weight = models.PositiveIntegerField(default=0)
    """How far up in the queue it stands, as sprava.core.triage reckons it; 0 where nothing waits."""
    marks = models.JSONField(default=list)
    left_out = models.JSONField(default=list)
    rule_version = models.CharField(max_length=64, blank=True)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+", db_index=False)
    klass = models.PositiveSmallIntegerField(choices=Claim.Klass, default=Claim.Klass.PUBLIC)
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document", "place", "compartment"], name="a_text_is_one_report_of_a_compartment"
            ),
        )
        # The queue is read from these alone: texts are long, and lie in the way.
        indexes = (
            models.Index(
                fields=["state", "-weight", "-published_on", "-id", "compartment", "klass", "rule_version", "likeness"],
                name="reports_by_what_waits",
            ),
            models.Index(
                fields=["state", "-published_on", "-weight", "-id", "compartment", "klass"], name="reports_by_day"
            ),
        )

    def __str__(self) -> str:
        return f"Report {self.pk}"


class ReportBand(models.Model):
    """A number by which the copies of a report are looked up: texts that are much alike have one of 32 in common."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="bands")
    band = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=["band"], name="reports_by_band"),)

    def __str__(self) -> str:
        return f"band of report {self.report_id}"


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def visible_to(self, actor: Member) -> SuggestionQuerySet:
        """Suggestions from reports that the actor may see."""
        return self.filter(report__in=Report.objects.visible_to(actor))

    def undecided(self) -> SuggestionQuerySet:
        """Waiting for a reviewer, put off or not."""
        return self.filter(state__in=Suggestion.UNDECIDED)


class Suggestion(models.Model):
    """Something that a report may say happened to somebody: proposed by a rule, decided by a person.

    ``said`` is what would be recorded, ``[noun, {field: value}]`` each, in the notation of claims; ``start`` and
    ``end`` are the characters of the report that say it. Nothing of it is in the register before somebody accepts.
    """

    class State(models.TextChoices):
        PENDING = "pending", "not looked at"
        LATER = "later", "put off"
        ACCEPTED = "accepted", "accepted as proposed"
        CHANGED = "changed", "accepted with changes"
        REFUSED = "refused", "not an event"
        DUPLICATE = "duplicate", "told before"
        OBSOLETE = "obsolete", "proposed by rules of an earlier version"

    UNDECIDED = (State.PENDING, State.LATER)
    RECORDED = (State.ACCEPTED, State.CHANGED)

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="suggestions")
    number = models.PositiveIntegerField()
    """Its place among everything ever proposed from the report."""
    kind = models.CharField(max_length=40)
    who = models.CharField(max_length=600, blank=True)
    """The fullest name by which the report calls the person; empty where it leaves the person open."""
    mentioned = models.PositiveIntegerField(null=True)
    """Which of the persons of the report it is: cards of one person can be answered alike."""
    said = models.JSONField(default=list)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    tier = models.CharField(max_length=1)
    rule = models.CharField(max_length=200)
    rule_version = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    person = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, related_name="+")
    claims = models.ManyToManyField(Claim, related_name="suggestions")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ("start", "number")
        constraints = (
            models.UniqueConstraint(fields=["report", "number"], name="suggestions_of_a_report_are_numbered"),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="a_suggestion_points_at_words"),
        )

    def __str__(self) -> str:
        return f"Suggestion {self.pk}"
