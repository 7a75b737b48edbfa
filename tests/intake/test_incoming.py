"""Lists that were brought and not taken in yet."""

import os
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sprava.accounts.actions import add_member
from sprava.accounts.policy import Role
from sprava.core.errors import NoRegister
from sprava.intake import incoming

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def register_folder(settings, tmp_path):
    settings.REGISTER_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def anna():
    return add_member("anna", name="Anna", roles=[Role.MONITOR])


@pytest.fixture
def clara():
    return add_member("clara", name="Clara", roles=[Role.MONITOR])


def brought(member, name="list.csv", **said):
    file = SimpleUploadedFile(name, "name;born\nКляновіч Тадора;1988\n".encode())
    return incoming.put_by(file, by=member, **{"source": "Sviedka", **said})


def test_a_list_waits_where_only_the_owner_of_the_register_reads(anna, register_folder):
    one = brought(anna)
    assert one.path.read_text().endswith("1988\n")
    for path, mode in ((register_folder / "incoming", 0o700), (one.path.parent, 0o700), (one.path, 0o600)):
        assert path.stat().st_mode & 0o777 == mode


NAMES = [
    "../../register.toml",
    "a\\b.csv",
    "Спіс сем’яў.xlsx",
    "ў" * 255 + ".csv",
    "a" * 255,
    ".csv",
    "list.csv\nx",
    "\u202efsc.exe",
]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_is_cleaned_and_leads_nowhere(anna, register_folder, name):
    one = brought(anna, name)
    assert one.path.parent.parent == register_folder / "incoming"
    with incoming.as_it_came(one) as path:
        assert path.parent.parent == one.path.parent
        assert path.read_bytes() == one.path.read_bytes()
        assert path.name.isprintable()
        assert len(path.name.encode()) <= 200


def test_a_file_keeps_the_ending_by_which_its_kind_is_known(anna):
    assert brought(anna, "ў" * 250 + ".json").file_name.endswith("ў.json")
    assert brought(anna, "Спіс сем’яў.xlsx").file_name == "Спіс сем’яў.xlsx"


def test_only_who_brought_a_list_finds_it(anna, clara):
    one = brought(anna)
    assert incoming.brought_by(anna, one.token) == one
    assert incoming.brought_by(clara, one.token) is None
    assert incoming.all_brought_by(clara) == []


@pytest.mark.parametrize("token", ["", "..", "../incoming", "0" * 31, "0" * 32, "g" * 32])
def test_an_address_that_nobody_was_given_leads_nowhere(anna, token):
    assert incoming.brought_by(anna, token) is None


def test_what_was_said_of_a_list_is_kept_with_it(anna):
    one = brought(anna, whole=True, klass=1, day="2026-11")
    again = incoming.with_mapping(one, 'name = "x"', "chosen")
    found = incoming.brought_by(anna, one.token)
    assert found == again
    assert (found.whole, found.klass, found.day, found.mapping) == (True, 1, "2026-11", 'name = "x"')


def test_the_newest_list_is_named_first(anna):
    first, second = brought(anna, "first.csv"), brought(anna, "second.csv")
    assert [one.file_name for one in incoming.all_brought_by(anna)] == ["second.csv", "first.csv"]
    incoming.put_away(second)
    incoming.put_away(second)
    assert incoming.all_brought_by(anna) == [first]


def test_a_list_is_forgotten_after_a_day(anna, register_folder):
    old, young = brought(anna), brought(anna)
    left_over = register_folder / "incoming" / "sent-x"
    left_over.write_bytes(b"half of a list")
    a_day_ago = time.time() - incoming.KEPT_FOR_SECONDS - 60
    for path in (old.path.parent, left_over):
        os.utime(path, (a_day_ago, a_day_ago))
    incoming.sweep()
    assert incoming.all_brought_by(anna) == [young]
    assert not left_over.exists()


def test_without_a_register_nothing_can_be_brought(settings):
    settings.REGISTER_FOLDER = None
    with pytest.raises(NoRegister, match="--register"):
        incoming.folder()
