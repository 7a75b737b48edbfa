"""One country's law in the register of another: values carry the mark of their pack, and nothing means two things."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sprava import packs
from sprava.core.nouns import canonical
from sprava.packs.abroad import behind, elsewhere, read_from
from sprava.packs.labels import label_of
from sprava.packs.pack import Pack

NAMES = st.sampled_from(packs.shipped())


def abroad(name: str, home: str) -> Pack:
    pack = read_from(name, home)
    assert pack is not None
    return pack


@given(st.data(), NAMES, NAMES)
def test_what_a_pack_writes_abroad_is_found_again_in_that_pack(data, name, home):
    pack = abroad(name, home)
    identifier = data.draw(st.sampled_from([*pack.facilities, *pack.courts]))
    found, own = behind(pack.value_of(identifier), home)
    assert found is packs.load(name)
    assert own == identifier


@given(st.data(), NAMES, NAMES)
def test_an_article_is_found_again_under_its_own_number(data, name, home):
    pack = abroad(name, home)
    row = data.draw(st.sampled_from([row for row in pack.articles if row.in_force.until is None]))
    ref = pack.article(row.number).likeliest
    assume(ref is not None)
    assert ref is not None
    value = pack.article_value(ref.canonical)
    assert canonical("charge", "article", value) == value
    found, own = behind(value, home)
    assert found is packs.load(name)
    assert own == ref.canonical


@pytest.mark.parametrize("home", packs.shipped())
def test_at_home_values_carry_no_mark(home):
    pack = abroad(home, home)
    assert pack is packs.load(home)
    assert [pack.value_of("IK-4"), pack.article_value("361-4 p.1")] == ["IK-4", "361-4 p.1"]


def test_no_identifier_of_a_pack_begins_like_the_mark_of_another():
    loaded = [packs.load(name) for name in packs.shipped()]
    marks = {pack.mark for pack in loaded}
    assert len(marks) == len(loaded)
    taken = [one for pack in loaded for one in (*pack.facilities, *pack.courts, *pack.bodies, *pack.recognisers)]
    assert [one for one in taken if one.partition("-")[0] in marks] == []


@given(st.text(max_size=30), NAMES)
def test_words_of_a_source_stay_words(words, home):
    found, own = behind(words, home)
    assert found is not None
    assert own in words


def test_a_value_without_a_mark_is_of_no_other_country():
    assert elsewhere(["IK-4", "Суд", ""], "belarus") == ""
    assert elsewhere(["", "RU-MOSCOW-CITY"], "belarus") == "russia"
    assert elsewhere(["RU-MOSCOW-CITY"], "russia") == ""


def test_a_place_abroad_is_called_by_its_own_pack():
    belarus = packs.load("belarus")
    assert label_of(belarus, "court", "RU-MOSCOW-CITY", "en") == "Moscow City Court"
    assert label_of(belarus, "court", "MOSCOW-CITY", "en") == ""


def test_a_pack_that_is_not_shipped_reads_nothing():
    assert read_from("atlantis", "belarus") is None
    assert behind("IK-4", "atlantis")[0] is None
