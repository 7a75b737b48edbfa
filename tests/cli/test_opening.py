"""Which register a command works on."""

from __future__ import annotations

import shutil
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.cli import COMMANDS, without_register
from sprava.core.errors import Refused
from tests.cli.conftest import whole

words = st.lists(st.text(alphabet="abc-=", min_size=1, max_size=6).filter(lambda word: word != "--"), max_size=5)


@given(words, words, st.sampled_from([["--register", "there"], ["--register=there"]]))
def test_the_register_may_be_named_anywhere_on_the_line(before, after, option):
    rest, folder = without_register([*before, *option, *after])
    assert (rest, folder) == ([*before, *after], "there")


def test_words_after_a_double_dash_are_left_alone():
    assert without_register(["find", "--", "--register", "x"]) == (["find", "--", "--register", "x"], None)


@pytest.mark.parametrize("given", [["--register"], ["--register="]])
def test_a_register_that_is_not_named_is_asked_for(given):
    with pytest.raises(Refused, match="names no folder"):
        without_register(given)


def test_a_folder_without_a_register_is_said_with_what_to_do(tmp_path):
    done = whole("count", "--on", "2022-07-01", "--register", str(tmp_path))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "sprava init" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_register_of_another_version_is_not_touched(tmp_path, empty_register):
    copy = tmp_path / "register"
    shutil.copytree(empty_register, copy)
    with sqlite3.connect(copy / "register.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('records', '9999_later', '2030-01-01')"
        )
    done = whole("count", "--on", "2022-07-01", register=copy)
    assert done.returncode == 1
    assert "newer Sprava" in done.stderr


def test_help_needs_no_register(tmp_path):
    for command in ("find", "count"):
        done = whole(command, "--help", "--register", str(tmp_path))
        assert done.returncode == 0, done.stderr


def test_the_list_of_commands_loads_none_of_them():
    done = whole("--help")
    assert done.returncode == 0
    assert [name for name in ("init", "count", "find") if name not in done.stdout] == []
    assert set(COMMANDS) >= {"demo", "import", "link", "read", "estimate"}
