"""Sealing to two of three custodians, with age files.

For each pair of custodians the message is encrypted to one of them and the result to the other, so that one key alone
opens nothing and any two open everything. Nothing here knows the register or Django: custodians open entries on a
machine that has neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

import pyrage
from pyrage import x25519

from sprava.core.errors import Refused, Unreadable

CUSTODIANS: Final = 3


def seal(message: bytes, custodians: Sequence[str]) -> dict[str, bytes]:
    """The message once for each pair, under the names ``1-2``, ``1-3`` and ``2-3``.

    Args:
        custodians: three public keys, as ``age1…``.
    Raises:
        Unreadable: a key is none, or two are the same.
    """
    keys = checked(custodians)
    return {
        f"{one + 1}-{other + 1}": pyrage.encrypt(pyrage.encrypt(message, [keys[one]]), [keys[other]])
        for one, other in combinations(range(CUSTODIANS), 2)
    }


def unseal(sealed: Mapping[str, bytes], identities: Sequence[x25519.Identity]) -> bytes:
    """The message, by the keys of two custodians in any order.

    Raises:
        Refused: these keys are not those of a pair.
    """
    for piece in sealed.values():
        for outer in identities:
            inside = _opened(piece, outer)
            for inner in identities if inside is not None else ():
                message = _opened(inside or b"", inner) if inner is not outer else None
                if message is not None:
                    return message
    raise Refused("These keys do not open it: the keys of two different custodians of this store are needed.")


def checked(custodians: Sequence[str]) -> list[x25519.Recipient]:
    """Three different public keys.

    Raises:
        Unreadable: there are not three, two are the same, or one is no key.
    """
    written = [one.strip() for one in custodians if one.strip()]
    if len(written) != CUSTODIANS or len(set(written)) != CUSTODIANS:
        raise Unreadable(f"{CUSTODIANS} different public keys are needed, one of each custodian.")
    keys = []
    for number, one in enumerate(written, 1):
        try:
            keys.append(x25519.Recipient.from_str(one))
        except pyrage.RecipientError as cause:
            raise Unreadable(f"Key {number} is no public key. It begins with age1: sprava vault key") from cause
    return keys


def _opened(piece: bytes, identity: x25519.Identity) -> bytes | None:
    try:
        opened: bytes = pyrage.decrypt(piece, [identity])
    except pyrage.DecryptError:
        return None
    return opened


def new_identity(passphrase: str) -> tuple[str, bytes]:
    """A custodian's key pair: the public key, and the secret one under a passphrase, to be kept as a file."""
    identity = x25519.Identity.generate()
    return str(identity.to_public()), pyrage.passphrase.encrypt(str(identity).encode(), passphrase)


def identity_in(file: bytes, passphrase: str) -> x25519.Identity:
    """A custodian's secret key out of its file.

    Raises:
        Refused: the passphrase is another one, or the file holds no such key.
    """
    try:
        return x25519.Identity.from_str(pyrage.passphrase.decrypt(file, passphrase).decode())
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError) as cause:
        raise Refused("This key does not open: another passphrase, or no key of sprava vault key.") from cause
