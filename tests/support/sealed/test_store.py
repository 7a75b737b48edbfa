"""The folder of sealed entries, as it lies on the disk."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime

import pytest
from pyrage import x25519

from sprava.core.errors import Refused, Unreadable
from sprava.support.sealed.store import Store

MONDAY = date(2026, 11, 23)
WHAT, ADDRESS = {"what": "medicine", "more": "інсулін"}, {"name": "Лазнік Ганна", "address": "Полацк, 7"}
OWN = [x25519.Identity.generate() for _ in range(3)]


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store(tmp_path / "sealed")
    made.name_custodians([str(key.to_public()) for key in OWN])
    return made


def bytes_of(folder) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_two_hundred_entries_stay_shut_to_the_whole_folder_and_one_key_and_open_to_any_two(store):
    entries = [store.put({**WHAT, "number": number}, ADDRESS, dated=MONDAY) for number in range(200)]
    assert sorted(entries) == store.entries()
    shut = 0
    for entry in entries:
        try:
            store.opened(entry, [OWN[0]])
        except Refused:
            shut += 1
    assert shut == 200
    opened = [store.opened(entry, [OWN[2], OWN[0]]) for entry in entries]
    assert sorted(one.what["number"] for one in opened) == list(range(200))
    assert {tuple(one.address.items()) for one in opened} == {tuple(ADDRESS.items())}


def test_nothing_that_was_sealed_stands_on_the_disk_in_plain(store):
    store.put(WHAT, ADDRESS, dated=MONDAY)
    for word in ("Лазнік", "Полацк", "інсулін", "medicine"):
        assert word.encode() not in bytes_of(store.folder)


def test_a_destroyed_key_leaves_the_address_unreadable_for_the_custodians_too(store):
    entry, other = store.put(WHAT, ADDRESS, dated=MONDAY), store.put(WHAT, ADDRESS, dated=MONDAY)
    store.destroy_key(entry, dated=MONDAY)
    store.destroy_key(entry, dated=MONDAY)
    assert store.opened(entry, OWN).what == WHAT
    assert store.opened(entry, OWN).address == {}
    assert store.opened(other, OWN).address == ADDRESS


def test_a_backup_without_the_keys_gives_no_address_back(store, tmp_path):
    entry = store.put(WHAT, ADDRESS, dated=MONDAY)
    backup = shutil.copytree(store.folder / entry, tmp_path / "backup")
    store.remove(entry, dated=MONDAY)
    shutil.copytree(backup, store.folder / entry)
    assert store.opened(entry, OWN).what == WHAT
    assert store.opened(entry, OWN).address == {}


def test_what_is_removed_is_gone_and_what_stays_says_no_moment(store):
    gone, stays = store.put(WHAT, ADDRESS, dated=MONDAY), store.put(WHAT, ADDRESS, dated=MONDAY)
    store.remove(gone, dated=MONDAY)
    store.remove(gone, dated=MONDAY)
    assert store.entries() == [stays]
    times = {file.stat().st_mtime for file in (store.folder / stays).iterdir()} | {
        (store.folder / stays).stat().st_mtime
    }
    assert times == {datetime(2026, 11, 23, tzinfo=UTC).timestamp()}


def test_a_lost_key_is_survived_by_sealing_to_others(store):
    entry = store.put(WHAT, ADDRESS, dated=MONDAY)
    others = [x25519.Identity.generate() for _ in range(3)]
    assert store.reseal(OWN[:2], [str(key.to_public()) for key in others]) == 1
    assert store.opened(entry, others[1:]).address == ADDRESS
    with pytest.raises(Refused):
        store.opened(entry, OWN)


def test_without_custodians_nothing_is_sealed(tmp_path):
    with pytest.raises(Refused, match="sprava vault custodians"):
        Store(tmp_path / "sealed").put(WHAT, ADDRESS, dated=MONDAY)
    with pytest.raises(Unreadable):
        Store(tmp_path / "nowhere").entries()
