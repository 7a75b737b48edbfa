"""A picture of a person: its bytes into the archive, and the claim that a source shows it."""

from __future__ import annotations

import io
from dataclasses import replace

from django.db import transaction

from sprava.accounts.models import Member
from sprava.core.errors import NotSourced
from sprava.core.pictures import Picture
from sprava.records.actions.claims import Saying, record_claim
from sprava.records.actions.sources import archive_document, record_passage
from sprava.records.models import Claim, Subject

_FILE_NAMES = {"image/jpeg": "photograph.jpg", "image/png": "photograph.png"}


@transaction.atomic
def record_picture(
    person: Subject, picture: Picture, *, saying: Saying, by: Member, credit: str = "", address: str = ""
) -> Claim:
    """Keep a picture and write down that ``saying.source`` shows this person in it, with the words beside it as
    ``credit``.

    Keeping the same picture of the same source again changes nothing. The name that its file had is not kept: it may
    say who sent it.
    """
    if saying.source is None:
        raise NotSourced("Nobody is named who shows this picture. Choose a source, or enter yourself as one.")
    about = {
        "media_type": picture.media_type, "file_name": _FILE_NAMES[picture.media_type], "url": address,
        "published_on": saying.said_on,
    }  # fmt: skip
    document = archive_document(io.BytesIO(picture.made), source=saying.source, about=about)
    passage = record_passage(document, credit, locator=picture.frame, lang=saying.lang, url=address)
    return record_claim(person, "picture", document.sha256, saying=replace(saying, passage=passage), by=by)
