"""Six-digit codes (TOTP, RFC 6238) and the recovery codes that stand in for them.

Values only: nothing here touches a table.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from typing import Final

import pyotp
from django.conf import settings
from nacl.secret import SecretBox

STEP_SECONDS: Final = 30
# A clock may be half a minute wrong either way; more would only help a guesser.
STEPS_AROUND: Final = 1
RECOVERY_CODES: Final = 10
_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"


def new_secret() -> bytes:
    """A fresh secret of 160 bits, the size of the hash that RFC 6238 uses."""
    return secrets.token_bytes(20)


def as_text(secret: bytes) -> str:
    """The secret as it is typed into an app: base32 in groups of four."""
    text = _base32(secret)
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def as_address(secret: bytes, *, login: str, register: str) -> str:
    """The ``otpauth:`` address that an app reads from the picture."""
    return pyotp.TOTP(_base32(secret)).provisioning_uri(name=login, issuer_name=register)


def step_of(seconds: float) -> int:
    """The half-minute since 1970 to which a moment belongs."""
    return int(seconds // STEP_SECONDS)


def code_at(secret: bytes, step: int) -> str:
    """The six digits of one half-minute."""
    return pyotp.TOTP(_base32(secret), interval=STEP_SECONDS).generate_otp(step)


def matching_step(secret: bytes, typed: str, *, now: float, after: int) -> int | None:
    """The half-minute whose code was typed, or ``None``. Codes up to half-minute ``after`` have been used already."""
    plain = "".join(typed.split())
    found = None
    for step in range(step_of(now) - STEPS_AROUND, step_of(now) + STEPS_AROUND + 1):
        # All are compared, so that the time taken says nothing.
        if hmac.compare_digest(code_at(secret, step).encode(), plain.encode()) and step > after:
            found = step
    return found


def new_recovery_codes() -> list[str]:
    """Ten codes of 50 bits, written as ``xxxxx-xxxxx`` in letters that are not mistaken for each other."""
    return [
        "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(2)) for _ in range(RECOVERY_CODES)
    ]


def recovery_digest(code: str, *, member: int) -> str:
    """What is stored of a recovery code: keyed by the folder's key, so a copy of the tables alone says nothing."""
    plain = "".join(code.lower().split()).replace("-", "")
    return hmac.new(_key("recovery"), f"{member}:{plain}".encode(), hashlib.sha256).hexdigest()


def seal(secret: bytes) -> bytes:
    """Encrypt a secret under the key of the register folder."""
    return bytes(SecretBox(_key("second factor")).encrypt(secret))


def unseal(sealed: bytes | memoryview) -> bytes:
    """The secret again; nacl's CryptoError when the folder's key is not the one that sealed it."""
    return SecretBox(_key("second factor")).decrypt(bytes(sealed))


def _base32(secret: bytes) -> str:
    return base64.b32encode(secret).decode().rstrip("=")


def _key(purpose: str) -> bytes:
    return hashlib.blake2b(purpose.encode(), key=hashlib.sha256(settings.SECRET_KEY.encode()).digest()).digest()[:32]
