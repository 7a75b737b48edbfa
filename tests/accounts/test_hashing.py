"""How passphrases are kept."""

from __future__ import annotations

from django.contrib.auth.hashers import check_password, make_password

from sprava.accounts.hashing import Passphrases


def test_a_guess_costs_what_it_should(monkeypatch):
    monkeypatch.undo()
    assert (Passphrases.time_cost, Passphrases.memory_cost) == (3, 64 * 1024)


def test_a_passphrase_is_kept_as_argon2id_and_never_as_itself():
    kept = make_password("quiet-otter-paints-nine-doors")
    assert kept.startswith("argon2$argon2id$")
    assert "otter" not in kept
    assert check_password("quiet-otter-paints-nine-doors", kept)
    assert not check_password("quiet-otter-paints-nine-door", kept)
