"""Six-digit codes, against the published vectors of RFC 6238 and by their properties."""

from __future__ import annotations

import nacl.exceptions
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.accounts import secondfactor

# RFC 6238, appendix B, SHA-1, of eight digits the last six.
RFC_SECRET = b"12345678901234567890"
RFC_CODES = {
    59: "287082",
    1111111109: "081804",
    1111111111: "050471",
    1234567890: "005924",
    2000000000: "279037",
    20000000000: "353130",
}

secrets_ = st.binary(min_size=20, max_size=20)
moments = st.integers(120, 2**40)


@pytest.mark.parametrize(("seconds", "code"), RFC_CODES.items())
def test_the_codes_are_those_of_the_standard(seconds, code):
    assert secondfactor.code_at(RFC_SECRET, secondfactor.step_of(seconds)) == code


@given(secrets_, moments, st.integers(-1, 1))
def test_a_clock_may_be_half_a_minute_wrong(secret, now, off):
    step = max(0, secondfactor.step_of(now) + off)
    typed = secondfactor.code_at(secret, step)
    assert secondfactor.matching_step(secret, typed, now=now, after=-1) is not None


@given(secrets_, moments)
def test_a_code_that_was_used_opens_nothing_again(secret, now):
    step = secondfactor.step_of(now)
    typed = secondfactor.code_at(secret, step)
    again = secondfactor.matching_step(secret, typed, now=now, after=step)
    assert again is None or again > step


@given(secrets_, st.text(max_size=12), moments)
def test_what_is_not_six_digits_is_no_code(secret, typed, now):
    if not "".join(typed.split()).isascii() or not "".join(typed.split()).isdigit() or len("".join(typed.split())) != 6:
        assert secondfactor.matching_step(secret, typed, now=now, after=-1) is None


@given(secrets_)
def test_a_sealed_secret_opens_again_and_shows_nothing_of_itself(secret):
    sealed = secondfactor.seal(secret)
    assert secondfactor.unseal(sealed) == secret
    assert secret not in sealed


def test_a_secret_sealed_under_another_key_does_not_open(settings):
    sealed = secondfactor.seal(secondfactor.new_secret())
    settings.SECRET_KEY = "another folder's key"
    with pytest.raises(nacl.exceptions.CryptoError):
        secondfactor.unseal(sealed)


def test_recovery_codes_are_ten_different_ones_and_their_digests_say_nothing_about_others():
    codes = secondfactor.new_recovery_codes()
    assert len(set(codes)) == 10
    digests = {secondfactor.recovery_digest(code, member=member) for code in codes for member in (1, 2)}
    assert len(digests) == 20
    assert secondfactor.recovery_digest(codes[0].upper().replace("-", " "), member=1) in digests
