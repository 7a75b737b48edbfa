"""The pack of law that a list is read with."""

from __future__ import annotations

from types import SimpleNamespace

from sprava import packs
from sprava.intake.jurisdiction import pack_of
from sprava.intake.mapping import Column, Mapping

PLAIN = Mapping("plain", (Column(("name",), "person.name"),))
NAMED = Mapping("named", (Column(("name",), "person.name"),), pack="belarus")


def test_the_mapping_names_it_else_the_register(settings):
    belarus = packs.load("belarus")
    settings.REGISTER = None
    assert (pack_of(PLAIN), pack_of(NAMED)) == (None, belarus)
    settings.REGISTER = SimpleNamespace(about={"jurisdiction": "belarus"})
    assert pack_of(PLAIN) is belarus
    settings.REGISTER = SimpleNamespace(about={"jurisdiction": "atlantis"})
    assert pack_of(PLAIN) is None
