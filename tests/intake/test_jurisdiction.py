"""The pack of law that a list is read with."""

from __future__ import annotations

from sprava import packs
from sprava.intake.jurisdiction import pack_of
from sprava.intake.mapping import Column, Mapping

PLAIN = Mapping("plain", (Column(("name",), "person.name"),))
NAMED = Mapping("named", (Column(("name",), "person.name"),), pack="belarus")


def test_the_mapping_names_it_else_the_register(settings):
    belarus = packs.load("belarus")
    settings.JURISDICTION = ""
    assert (pack_of(PLAIN), pack_of(NAMED)) == (None, belarus)
    settings.JURISDICTION = "belarus"
    assert pack_of(PLAIN) is belarus
    settings.JURISDICTION = "atlantis"
    assert pack_of(PLAIN) is None
