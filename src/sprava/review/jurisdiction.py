"""The law and the words that the texts of the register that is open are read with."""

from __future__ import annotations

from django.conf import settings

from sprava.accounts.models import Compartment
from sprava.packs import Pack
from sprava.packs.calendar import pack_of
from sprava.reading.lexicon import NO_LEXICON, Lexicon
from sprava.review.learned import Learned, learned
from sprava.review.lexicon import lexicon_of


def pack() -> Pack | None:
    """The pack of the register that is open; None for a register of no jurisdiction that is shipped."""
    return pack_of(settings.JURISDICTION)


def lexicon() -> Lexicon:
    """What the pack tells the reading engine; nothing where there is no pack."""
    law = pack()
    return lexicon_of(law) if law else NO_LEXICON


def lessons(compartment: Compartment) -> Learned:
    """What the reviewers of a compartment taught the reading of its texts."""
    return learned(compartment, pack())
