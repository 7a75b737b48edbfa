"""Passphrases that are made for somebody, to be changed by them."""

from __future__ import annotations

import secrets
from typing import Final

_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"


def new_passphrase() -> str:
    """Twenty letters in groups of five, 99 bits, without letters that are mistaken for each other."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(4))
