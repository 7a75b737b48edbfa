"""What a pack calls things, and whether anybody has verified it."""

from __future__ import annotations

import pytest

from sprava import packs
from sprava.packs.labels import (
    choices_named,
    is_field_unverified,
    is_unverified,
    label_of,
    marked_label_of,
    places_named,
)


@pytest.mark.parametrize(("kind", "section"), [("court", "courts"), ("facility", "facilities"), ("place", "places")])
def test_a_label_is_as_verified_as_its_row(kind, section):
    for identifier, row in getattr(packs.load("belarus"), section).items():
        assert is_unverified("belarus", kind, identifier) == row.is_unverified


def test_an_article_is_as_verified_as_its_row_whatever_its_part():
    assert is_unverified("belarus", "article", "290-4 p.1")
    assert not is_unverified("belarus", "article", "342 p.1")
    assert is_unverified("belarus", "article", "CAO 24.22")


def test_the_value_of_a_field_is_as_verified_as_the_row_that_it_names():
    assert is_field_unverified("belarus", "charge", "article", "369-1")
    assert not is_field_unverified("belarus", "charge", "article", "342 p.1")
    assert is_field_unverified("belarus", "sentence", "court", "BREST-LENINSKI")
    assert is_field_unverified("belarus", "stay", "facility", "DIN")
    assert is_field_unverified("belarus", "detention", "body", "KGK")
    assert not is_field_unverified("belarus", "person", "note", "369-1"), "words of a note name no article"


@pytest.mark.parametrize("kind", ["article", "court", "facility", "body", "kind", "mode", "place", ""])
def test_words_of_sources_alone_are_no_rows(kind):
    assert not is_unverified("belarus", kind, "суд, якога няма")
    assert not is_unverified("", kind, "суд, якога няма")


def test_a_place_of_another_country_bears_its_name_there():
    russia = packs.load("russia")
    identifier, row = next(iter(russia.facilities.items()))
    assert label_of(packs.load("belarus"), "facility", f"{russia.mark}-{identifier}", "ru") == row.name_on().say("ru")


def test_where_only_words_can_stand_the_mark_is_said_in_words():
    pack = packs.load("belarus")
    plain = label_of(pack, "court", "BREST-LENINSKI", "en")
    assert marked_label_of(pack, "court", "BREST-LENINSKI", "en") == f"{plain} (not verified)"
    assert marked_label_of(pack, "court", "BREST-LENINSKI", "be").endswith(" (не праверана)")
    assert marked_label_of(pack, "court", "BREST-LENINSKI", "ru").endswith(" (не проверено)")
    assert marked_label_of(pack, "facility", "IK-4", "en") == label_of(pack, "facility", "IK-4", "en")
    assert marked_label_of(pack, "court", "суд, якога няма", "en") == ""


@pytest.mark.parametrize("kind", ["facility", "court", "list", "body"])
def test_what_can_be_chosen_is_typed_without_the_mark_and_read_with_it(kind):
    pack = packs.load("belarus")
    for label, marked in choices_named(pack, kind, "be"):
        assert marked in (label, f"{label} (не праверана)")
    assert [label for label, _marked in choices_named(pack, kind, "be")] == sorted(
        set(places_named(pack, kind, "be").values())
    )
    assert choices_named(None, kind, "be") == []


def test_a_place_is_no_better_known_than_its_name():
    assert is_unverified("belarus", "facility", "SIZO-4"), "the row has a page, its name has none"
