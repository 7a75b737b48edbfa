"""What lies in a register folder."""

from __future__ import annotations

import sqlite3
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import NoRegister, Unreadable
from sprava.web.register_folder import RegisterFolder, postgresql, sqlite


def test_a_new_register_is_readable_by_its_owner_alone(tmp_path):
    made = RegisterFolder.make(tmp_path / "new", name="North", jurisdiction="belarus")
    for path in (made.path, made.archive, made.path / "secret_key"):
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO), path


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_a_register_may_be_called_anything(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("named") / "register"
    assert RegisterFolder.make(folder, name=name, jurisdiction="belarus").name == name


def test_two_registers_have_two_keys(tmp_path):
    keys = {
        RegisterFolder.make(tmp_path / name, name=name, jurisdiction="belarus").secret_key() for name in ("one", "two")
    }
    assert len(keys) == 2
    assert all(len(key) >= 64 for key in keys)


def test_a_key_is_never_overwritten(tmp_path):
    RegisterFolder.make(tmp_path, name="North", jurisdiction="belarus")
    with pytest.raises(FileExistsError):
        RegisterFolder.make(tmp_path, name="North", jurisdiction="belarus")


def test_a_folder_that_holds_none_is_told_from_one_that_is_damaged(tmp_path):
    with pytest.raises(NoRegister, match="sprava init"):
        RegisterFolder.at(tmp_path)
    (tmp_path / "register.toml").write_text("name = ", encoding="utf-8")
    with pytest.raises(Unreadable, match="TOML"):
        RegisterFolder.at(tmp_path)
    (tmp_path / "register.toml").write_text('name = "x"', encoding="utf-8")
    with pytest.raises(NoRegister, match="secret_key is missing"):
        RegisterFolder.at(tmp_path).secret_key()


def test_what_was_deleted_is_overwritten_in_the_file(tmp_path):
    options = sqlite(str(tmp_path / "register.sqlite3"))["OPTIONS"]
    connection = sqlite3.connect(tmp_path / "register.sqlite3")
    connection.executescript(options["init_command"])
    assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert options["transaction_mode"] == "IMMEDIATE"
    connection.close()


@pytest.mark.parametrize(
    ("address", "host", "name"),
    [
        ("postgres://anna:pass%20word@db.example:5433/register", "db.example", "register"),
        ("postgresql:///register?host=/run/postgresql", "/run/postgresql", "register"),
    ],
)
def test_a_database_is_named_by_its_address(address, host, name):
    settings = postgresql(address)
    assert (settings["HOST"], settings["NAME"]) == (host, name)
    assert settings["PASSWORD"] in ("", "pass word")


@pytest.mark.parametrize("address", ["mysql://a/b", "postgres://host", "register"])
def test_what_is_no_database_address_is_refused_without_repeating_it(address):
    with pytest.raises(Unreadable, match="SPRAVA_DATABASE") as refusal:
        postgresql(address)
    assert "mysql" not in str(refusal.value)
