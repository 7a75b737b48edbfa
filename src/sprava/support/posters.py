"""A poster for one prisoner. A picture only where somebody says that they consented to it; a name only where it is
public already or they consented; nothing at all where they asked for silence."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from django.utils.translation import gettext, override

from sprava.accounts.models import Member
from sprava.core.errors import Refused
from sprava.core.nouns import NAME_FIELDS
from sprava.core.pictures import Picture, clean_picture
from sprava.records.actions.sources import archive
from sprava.records.identity import joined, ties_of
from sprava.records.models import Claim
from sprava.records.pictures import AGREED, Shown, consents_of, pictures_of
from sprava.support.cautions import printable
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
    """What stands now in claims of the records that are joined to the person now. What was taken back opens nothing."""
    leaders = joined(*ties_of([person]))
    records = [record for record, leader in leaders.items() if leader == leaders[person]]
    said = Claim.objects.visible_to(reader).standing().filter(subject__in=records)
    agreed = consents_of(person, reader)
    public = said.filter(field__in=NAME_FIELDS, klass=Claim.Klass.PUBLIC).exists()
    values = {value for value, _ in agreed}
    return Consent(public or "name" in values, AGREED in values, tuple(dict.fromkeys(name for _, name in agreed)))


def pictures_for(person: int, consent: Consent, reader: Member) -> tuple[Shown, ...]:
    """The pictures that the register keeps of somebody who agreed to be shown; never one that only reviewers see."""
    kept = pictures_of([person], reader)[person] if consent.picture else ()
    return tuple(one for one in kept if one.klass < Claim.Klass.SENSITIVE)


def kept_bytes(offered: Sequence[Shown], claim: str) -> bytes:
    """The bytes of the picture with the number of that claim; none for no number, or one that is not offered."""
    chosen = next((one for one in offered if str(one.claim) == claim), None)
    if chosen is None:
        return b""
    with archive().open(chosen.sha256) as stream:
        return stream.read()


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
        drawn = _drawn(clean_picture(picture))
    with override(language):
        return Poster(
            language, printable(line.person.label), tuple(map(printable, lines)), paragraphs(words), drawn,
            consent.picture and not drawn,
        )  # fmt: skip


# What an upright square of 100 by 100 does with each turn of Exif.
_TURNS: Final = {
    2: "translate(100 0) scale(-1 1)", 3: "rotate(180 50 50)", 4: "translate(0 100) scale(1 -1)",
    5: "rotate(90 50 50) translate(0 100) scale(1 -1)", 6: "rotate(90 50 50)",
    7: "rotate(270 50 50) translate(0 100) scale(1 -1)", 8: "rotate(270 50 50)",
}  # fmt: skip


def _drawn(picture: Picture) -> str:
    """A square that shows the middle of the picture; the typesetter takes a vector drawing as text."""
    coded = base64.b64encode(picture.made).decode()
    turned = f'transform="{_TURNS[picture.turn]}" ' if picture.turn in _TURNS else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">'
        f'<image {turned}width="100" height="100" preserveAspectRatio="xMidYMid slice" '
        f'xlink:href="data:{picture.media_type};base64,{coded}"/>'
        "</svg>"
    )
