"""One set of keys for looking up and for bringing rows together."""

import pytest
from hypothesis import given

from sprava.core import names
from sprava.core.names.keys import LONGEST_KEY, MOST_KEYS
from tests.core.names.conftest import ANYTHING, BAD, NAMELIKE, PEOPLE


@given(NAMELIKE | PEOPLE | ANYTHING)
def test_what_is_asked_for_is_stored(text):
    stored = names.search_keys(text)
    first = [key for key, bits in (names.query_steps(text) or ({},))[0].items() if bits != 13.0]
    assert set(first) <= stored or len(stored) > MOST_KEYS // 2
    assert len(stored) <= MOST_KEYS
    assert all(0 < len(key) <= LONGEST_KEY for key in stored)


def test_spellings_of_one_name_share_their_most_telling_keys():
    keys = [names.blocking_keys(names.parse(text)) for text in ("Барыс Драздоў", "Drozdov Boris", "ДРОЗДОВ Борис")]
    assert keys[0] == keys[1] == keys[2]


@pytest.mark.parametrize("slip", ["Борис Дроздо", "Борис Дродов", "Борис Дрооздов", "Борис Доздов", "Борис Дровдов"])
def test_one_wrong_letter_still_shares_a_key(slip):
    assert names.search_keys(slip) & {key for step in names.query_steps("Борис Дроздов") for key in step}


def test_an_initial_is_asked_for_with_every_name_that_begins_so():
    asked = names.query_steps("Б. Дроздов")[0]
    assert names.search_keys("Борис Дроздов") & asked.keys()
    assert not names.search_keys("Дмитрий Дроздов") & asked.keys()


@pytest.mark.parametrize("text", BAD)
def test_no_text_breaks_the_keys(text):
    assert names.query_steps(text) is not None
    assert names.search_keys(text) is not None
