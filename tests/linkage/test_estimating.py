"""What a long list says itself of what findings are worth."""

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sprava.core import names
from sprava.linkage.blocking import candidates
from sprava.linkage.bulk import learn_from, link_prepared, threshold_for, weights_for
from sprava.linkage.comparing import DEFAULT
from sprava.linkage.estimating import sampled, strangers
from sprava.linkage.prepared import prepare
from sprava.linkage.rarity import Tally
from sprava.linkage.records import Record, born, code

SYLLABLES = ("ба", "ве", "го", "ды", "жу", "зі", "ка", "лю", "ма", "не")
GIVEN = ("Анна", "Тадора", "Борис", "Дмитрий", "Клара", "Ольга", "Игорь", "Степан")


def people(count, moved, seed=1):
    """Two rows of each of so many invented people; so many of a hundred give another place the second time."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        surname = "".join(chance.choices(SYLLABLES, k=3)).capitalize() + "к"
        name = names.in_columns(surname=surname, given=chance.choice(GIVEN))
        day = born(f"19{chance.randint(50, 99)}-{chance.randint(1, 12):02d}-{chance.randint(2, 28):02d}")
        place, other = chance.sample(range(60), 2)
        made.append(Record(name, day, code(f"горад{place}")))
        made.append(Record(name, day, code(f"горад{other if chance.random() * 100 < moved else place}")))
    return prepare(made)


def test_another_place_says_more_in_a_list_of_people_who_stay_than_in_one_of_people_who_move():
    stay, move = (learn_from(rows, candidates(rows)).weights for rows in (people(2_600, 1), people(2_600, 50)))
    assert stay.place_other < DEFAULT.place_other < move.place_other < 0


def test_the_bits_that_join_are_learnt_too_and_stay_near_those_by_the_number_of_rows():
    rows = people(2_600, 10)
    assert abs(link_prepared(rows).threshold - threshold_for(len(rows))) < 3


def test_what_sinks_a_pair_is_never_learnt():
    rows = people(2_600, 10)
    own, usual = learn_from(rows, candidates(rows)).weights.names, DEFAULT.names
    assert (own.given_other, own.patronymic_other, own.sex_other) == (
        usual.given_other, usual.patronymic_other, usual.sex_other,
    )  # fmt: skip


def test_a_short_list_takes_the_weights_as_they_are():
    rows = people(20, 10)
    learnt = learn_from(rows, candidates(rows))
    assert learnt.weights == weights_for(Tally.of(rows), rows.lexicon)
    assert learnt.threshold == threshold_for(40)


def test_random_pairs_are_the_same_every_time():
    assert all(np.array_equal(*sides) for sides in zip(strangers(100), strangers(100), strict=True))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1))), st.floats(0, 1))
def test_a_pair_is_sampled_whatever_pairs_stand_beside_it(pairs, share):
    left, right = (np.array([pair[side] for pair in pairs], np.int32) for side in (0, 1))
    chosen = sampled(left, right, share).tolist()
    assert chosen == [bool(sampled(left[at : at + 1], right[at : at + 1], share)[0]) for at in range(len(pairs))]
    assert sampled(left, right, 1.0).all()
