"""Two of three, and never one."""

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyrage import x25519

from sprava.core.errors import Refused, Unreadable
from sprava.support.sealed.pairs import identity_in, new_identity, seal, unseal

KEYS = [x25519.Identity.generate() for _ in range(3)]
PUBLIC = [str(key.to_public()) for key in KEYS]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_two_open_it_in_any_order_and_one_alone_never(message):
    sealed = seal(message, PUBLIC)
    for one, other in permutations(KEYS, 2):
        assert unseal(sealed, [one, other]) == message
    for alone in KEYS:
        for given_twice in ([alone], [alone, alone]):
            with pytest.raises(Refused):
                unseal(sealed, given_twice)


def test_two_pieces_and_one_key_are_not_enough_either():
    sealed = seal(b"where they live", PUBLIC)
    for left_out in sealed:
        pieces = {pair: piece for pair, piece in sealed.items() if pair != left_out}
        with pytest.raises(Refused):
            unseal(pieces, [KEYS[0], x25519.Identity.generate()])


@pytest.mark.parametrize("keys", [PUBLIC[:2], [PUBLIC[0]] * 3, [*PUBLIC[:2], "age1nonsense"], [*PUBLIC, PUBLIC[0]]])
def test_three_different_public_keys_are_asked_for(keys):
    with pytest.raises(Unreadable):
        seal(b"x", keys)


def test_a_key_file_opens_with_its_passphrase_only():
    public, file = new_identity("pryvitanne z lesu")
    assert str(identity_in(file, "pryvitanne z lesu").to_public()) == public
    assert public.encode() not in file
    with pytest.raises(Refused):
        identity_in(file, "pryvitanne")


def test_every_pair_has_a_piece_of_its_own():
    assert list(seal(b"x", PUBLIC)) == [f"{one}-{other}" for one, other in combinations((1, 2, 3), 2)]
