"""A poster for one prisoner. A picture only where somebody says that they consented to it; a name only where it is
public already or they consented; nothing at all where they asked for silence."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import ClassVar, Final

from django.utils.translation import gettext, override

from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.core.nouns import NAME_FIELDS
from sprava.records.identity import ties_of
from sprava.records.models import Claim
from sprava.support.cautions import printable
from sprava.support.pictures import clean_picture
from sprava.support.sheets import Paper, paragraphs
from sprava.support.whom import SILENCE, Line

MOST_WORDS: Final = 400


@dataclass(frozen=True, slots=True)
class Poster(Paper):
    """One sheet of A4, to be enlarged at will."""

    kind: ClassVar[str] = "poster"
    lang: str
    name: str
    lines: tuple[str, ...]
    paragraphs: tuple[tuple[str, ...], ...]
    picture: str
    """The picture as SVG, empty for none."""
    frame: bool
    """An empty frame, for a picture that is glued in."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody agreed to show, and who says so."""

    name: bool
    picture: bool
    said_by: tuple[str, ...]


def consent_of(person: int, reader: Member) -> Consent:
    """What stands in claims of every record that was joined to the person."""
    records, _ = ties_of([person])
    said = Claim.objects.visible_to(reader).standing().filter(subject__in=records)
    agreed = list(said.filter(field="consent").values_list("value", "source__name"))
    public = said.filter(field__in=NAME_FIELDS, klass=Claim.Klass.PUBLIC).exists()
    values = {value for value, _ in agreed}
    return Consent(public or "name" in values, "picture" in values, tuple(dict.fromkeys(name for _, name in agreed)))


def poster_for(
    line: Line, consent: Consent, words: str, language: str, *, lines: tuple[str, ...] = (), picture: bytes = b""
) -> Poster:
    """The poster. Without a picture and with consent to one, a frame is left for it.

    Raises:
        Refused: they asked for silence, their name is not public, or there is no consent to a picture.
        Unreadable: the picture is none.
    """
    if line.regime.asked_for_silence:
        raise Refused(str(SILENCE))
    if not consent.name:
        raise Refused(gettext("Their name is in no public source and nobody says that they agreed to show it."))
    if picture and not consent.picture:
        raise Refused(gettext("Nobody says that they agreed to show a picture. The poster can be made without one."))
    if len(words) > MOST_WORDS:
        raise Refused(gettext("A poster holds %(most)s signs. Shorten the text.") % {"most": MOST_WORDS})
    drawn = ""
    if picture:
        kind, clean = clean_picture(picture)
        drawn = _drawn(kind, clean)
    with override(language):
        return Poster(
            language, printable(line.person.label), tuple(map(printable, lines)), paragraphs(words), drawn,
            consent.picture and not drawn,
        )  # fmt: skip


def _drawn(kind: str, clean: bytes) -> str:
    """A square that shows the middle of the picture; the typesetter takes a vector drawing as text."""
    coded = base64.b64encode(clean).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">'
        '<image width="100" height="100" preserveAspectRatio="xMidYMid slice" '
        f'xlink:href="data:{kind};base64,{coded}"/>'
        "</svg>"
    )
