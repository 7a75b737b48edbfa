"""Paper as PDF, where the typesetter is installed; where it is not, words that say how to install it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from django.utils.translation import gettext as _

from sprava.core.errors import Refused
from sprava.support.sheets import Paper

MOST_PAPERS = 500


class NotInstalled(Refused):
    """Something that comes with an extra of the package is not there."""


def can_print() -> bool:
    """Is the typesetter installed?"""
    return find_spec("typst") is not None


def printed(papers: Sequence[Paper]) -> bytes:
    """The PDF of these pages.

    Raises:
        NotInstalled: the typesetter is not there.
        Refused: there are too many pages, or none.
    """
    if not can_print():
        raise NotInstalled(how_to_install())
    if not 0 < len(papers) <= MOST_PAPERS:
        raise Refused(_("A file holds 1 to %(most)s pages. Print fewer at a time.") % {"most": MOST_PAPERS})
    made: bytes = import_module("sprava.support.typesetting").pdf_of(papers)
    return made


def how_to_install() -> str:
    """What a page says where there is no typesetter."""
    return _("PDF files are made by Typst, which is not installed here. Whoever looks after this register installs it "
             "with: pip install 'sprava[letters]'. Until then, copy the address by hand.")  # fmt: skip
