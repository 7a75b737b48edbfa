"""Files that are brought in: what became of each, kept beside the archived bytes and in the manifest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from sprava.accounts.models import Compartment, Member
from sprava.records.actions.reports import Text, Understood, archive_report, propose
from sprava.records.actions.sources import manifest
from sprava.records.models import Delivery, Document


@transaction.atomic
def begin_delivery(document: Document, kind: str, *, klass: int, by: Member, compartment: Compartment) -> Delivery:
    """Note that a file is about to be read. Of one that was brought here before, what is known is returned: where it
    was interrupted it goes on."""
    delivery, _new = Delivery.objects.get_or_create(
        document=document, compartment=compartment,
        defaults={"klass": klass, "kind": kind, "brought_at": timezone.now(), "brought_by": by},
    )  # fmt: skip
    return delivery


@transaction.atomic
def note_texts_read(delivery: Delivery, texts_read: int, proposed_from: int) -> Delivery:
    """Remember how far a file of many texts was read, and from how many of them something is proposed."""
    delivery.texts_read, delivery.texts_proposed_from = texts_read, proposed_from
    delivery.save(update_fields=["texts_read", "texts_proposed_from"])
    return delivery


@transaction.atomic
def take_texts(
    delivery: Delivery, taken: Sequence[tuple[Text, Understood]], texts_read: int, *, by: Member
) -> Delivery:
    """Put what was understood of some texts of a file of many before the reviewers, and remember how far it was read:
    both or neither, so that a file that is interrupted goes on exactly where it was."""
    for text, understood in taken:
        propose(archive_report(delivery.document, text, by=by, compartment=delivery.compartment), understood)
    return note_texts_read(delivery, texts_read, delivery.texts_proposed_from + len(taken))


def finish_delivery(delivery: Delivery, outcome: str, code: str, facts: Mapping[str, str]) -> Delivery:
    """Say what became of a file. Saying the same again changes nothing.

    The line of the manifest comes first and outside the transaction: a rolled back entry leaves a line that is true,
    never an entry without a line.
    """
    document = delivery.document
    entered_as = manifest().enter(document.sha256, document.size, document.media_type, outcome)
    with transaction.atomic():
        delivery.outcome, delivery.code, delivery.facts = outcome, code, dict(facts)
        delivery.entered_as = entered_as
        delivery.save(update_fields=["outcome", "code", "facts", "entered_as"])
    return delivery


@transaction.atomic
def deliver_again(delivery: Delivery) -> Delivery:
    """Let a file be read from its beginning once more; what was proposed from it stays."""
    delivery.outcome, delivery.code, delivery.facts = Delivery.Outcome.RUNNING, "", {}
    delivery.texts_read = delivery.texts_proposed_from = 0
    delivery.save(update_fields=["outcome", "code", "facts", "texts_read", "texts_proposed_from"])
    return delivery
