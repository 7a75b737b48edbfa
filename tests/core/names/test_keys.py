"""One set of keys for looking up and for bringing rows together."""

import pytest
from hypothesis import given

from sprava.core import names
from sprava.core.names.keys import LONGEST_KEY, MOST_KEYS
from tests.core.names.conftest import ANYTHING, BAD, NAMELIKE, PEOPLE


@given(NAMELIKE | PEOPLE | ANYTHING)
def test_what_is_asked_for_is_stored(text):
    stored = names.search_keys(text)
    # An initial and a word that may be declined are asked for in more ways than they are stored.
    first = [key for key, bits in (names.query_steps(text) or ({},))[0].items() if key[0] in "!=~+" and bits != 13.0]
    assert set(first) <= stored or len(stored) > MOST_KEYS // 2
    assert len(stored) <= MOST_KEYS
    assert all(0 < len(key) <= LONGEST_KEY for key in stored)


def test_spellings_of_one_name_share_their_most_telling_keys():
    keys = [names.blocking_keys(names.parse(text)) for text in ("Барыс Драздоў", "Drozdov Boris", "ДРОЗДОВ Борис")]
    telling = [{key for key in some if key[0] != "!"} for some in keys]
    assert telling[0] == telling[1] == telling[2]
    assert keys[1] == keys[2]


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


def test_whoever_is_known_by_an_initial_is_asked_for_by_every_name_that_begins_so():
    stored = names.search_keys("Зазуля А.")
    assert all(stored & names.query_steps(asked)[0].keys() for asked in ("Олена Зазуля", "Anna Zaziulia", "А. Зазуля"))
    assert not stored & names.query_steps("Борис Зазуля")[0].keys()


def test_of_three_words_that_nothing_tells_apart_any_two_bring_a_name_together():
    asked = {key for step in names.query_steps("SOE Hlaing Win") for key in step if key[0] == "~"}
    assert names.search_keys("Вин Со Хлаин") & asked
