"""How rare names are in a list, by the list itself."""

import numpy as np

from sprava.core import names
from sprava.core.names import frequency
from sprava.linkage.prepared import prepare
from sprava.linkage.rarity import Tally, place_rarity, rarity_of, shifted
from sprava.linkage.records import Record, code

LIST = [Record(names.parse("Гайдук Анна"), place=code("Мінск"))] * 6_000 + [
    Record(names.parse("Зазуля Анна"), place=code("Гомель"))
] * 1_500


def read(records):
    prepared = prepare(records)
    tally = Tally.of(prepared)
    return rarity_of(tally, prepared.lexicon), place_rarity(tally, prepared.lexicon)


def test_a_long_list_says_itself_how_rare_its_names_and_places_are():
    rarity, places = read(LIST)
    common, rare = (names.parse(f"{surname} Анна").surnames[0].stems[0] for surname in ("Гайдук", "Зазуля"))
    assert round(rarity.surname(rare) - rarity.surname(common), 6) == 2.0
    assert round(places[code("Гомель")] - places[code("Мінск")], 6) == 2.0


def test_a_short_list_says_nothing_of_it():
    assert read(LIST[:100]) == (frequency.TABLES, {})


def test_rarity_may_be_shifted_more_than_once():
    rarity = shifted(shifted(frequency.TABLES, 1.0, 2.0, 3.0), 1.0, 0.0, -1.0)
    word = names.parse("Зазуля Анна")
    plain = frequency.TABLES
    assert rarity.surname("zazul") == plain.surname("zazul") + 2.0
    assert rarity.given(word.given[0].meant) == plain.given(word.given[0].meant) + 2.0
    assert rarity.father("ivan") == plain.father("ivan") + 2.0


def test_counts_are_of_what_rows_say():
    tally = Tally.of(prepare([*LIST[:3], Record(names.parse(""))]))
    assert np.array_equal(tally.place, [3])
