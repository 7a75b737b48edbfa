"""The folder of sealed entries: files that say nothing of themselves but that they are there.

An entry is a folder with a name drawn by chance. What is asked lies in it once for each pair of custodians; the address
lies in it under a key of its own, and that key, again for each pair, lies in ``keys/``, which no backup takes along.
Destroying the key makes the address unreadable for everybody, custodians included, also in old backups.

Nothing here knows the register or Django.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final

import pyrage
from pyrage import x25519

from sprava.core.errors import Refused, Unreadable
from sprava.support.sealed.pairs import checked, seal, unseal

KEYS: Final = "keys"
_CUSTODIANS: Final = "custodians.txt"
_ADDRESS: Final = "address.age"


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry as two custodians read it. ``address`` is empty once its key is destroyed."""

    entry: str
    what: Mapping[str, Any]
    address: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Store:
    """The folder ``sealed`` of a register, or a copy of it on a custodian's machine."""

    folder: Path

    def custodians(self) -> list[str]:
        """Their public keys; none where nobody has been named yet."""
        file = self.folder / _CUSTODIANS
        return file.read_text("ascii").split() if file.is_file() else []

    def name_custodians(self, keys: Sequence[str]) -> None:
        """To whom entries are sealed from now on. What was sealed before stays sealed to those of before.

        Raises:
            Unreadable: they are not three different public keys.
        """
        checked(keys)
        self.folder.mkdir(exist_ok=True, mode=0o700)
        (self.folder / _CUSTODIANS).write_text("\n".join(key.strip() for key in keys) + "\n", encoding="ascii")

    def put(self, what: Mapping[str, Any], address: Mapping[str, Any], *, dated: date) -> str:
        """Seal an entry and return its name. ``dated`` is the time that its files get: a Monday, never the moment.

        Raises:
            Refused: no custodians are named.
        """
        custodians = self.custodians()
        if not custodians:
            raise Refused("No custodians are named yet. Run: sprava vault custodians KEY KEY KEY")
        entry, once = secrets.token_hex(8), x25519.Identity.generate()
        place, keys = self.folder / entry, self.folder / KEYS
        place.mkdir(mode=0o700)
        keys.mkdir(exist_ok=True, mode=0o700)
        files = {place / f"what.{pair}.age": piece for pair, piece in seal(_written(what), custodians).items()}
        files[place / _ADDRESS] = pyrage.encrypt(_written(address), [once.to_public()])
        files |= {keys / f"{entry}.{pair}.age": piece for pair, piece in seal(str(once).encode(), custodians).items()}
        for file, piece in files.items():
            file.write_bytes(piece)
        self._set_times([*files, place, keys, self.folder], dated)
        return entry

    def entries(self) -> list[str]:
        """The names of all entries, in the order of their letters, which is that of chance."""
        if not self.folder.is_dir():
            raise Unreadable(f"{self.folder} is no folder of sealed entries.")
        return sorted(one.name for one in self.folder.iterdir() if one.is_dir() and one.name != KEYS)

    def ages(self) -> dict[str, date]:
        """For each entry, also one of which only its key is left, the day that its files bear: the Monday on which it
        was sealed, or the day on which a copy of the folder was brought back."""
        keys = self.folder / KEYS
        places = [*self.folder.iterdir(), *(keys.iterdir() if keys.is_dir() else ())] if self.folder.is_dir() else []
        named = [(place.name.split(".")[0], place) for place in places if place.name not in (KEYS, _CUSTODIANS)]
        return {entry: datetime.fromtimestamp(place.stat().st_mtime, UTC).date() for entry, place in named}

    def opened(self, entry: str, identities: Sequence[x25519.Identity]) -> Opened:
        """One entry, by the keys of two custodians.

        Raises:
            Refused: the keys are not those of two custodians of it.
        """
        place = self.folder / entry
        what = json.loads(unseal(_pieces(place.glob("what.*.age*")), identities))
        keys = _pieces((self.folder / KEYS).glob(f"{entry}.*.age*"))
        if not keys or not (place / _ADDRESS).is_file():
            return Opened(entry, what)
        once = x25519.Identity.from_str(unseal(keys, identities).decode())
        return Opened(entry, what, json.loads(pyrage.decrypt((place / _ADDRESS).read_bytes(), [once])))

    def reseal(self, identities: Sequence[x25519.Identity], custodians: Sequence[str]) -> int:
        """Seal every entry to other custodians, in place; how many there were. Interrupted, it can be done again.

        Raises:
            Refused: the keys are not those of two custodians of an entry.
            Unreadable: the new ones are not three different public keys.
        """
        checked(custodians)
        for entry in (entries := self.entries()):
            parts = {self.folder / entry: "what", self.folder / KEYS: entry}
            pieces = {
                (place, stem): _pieces(place.glob(f"{stem}.*.age*")) for place, stem in parts.items() if place.is_dir()
            }
            opened = {where: unseal(sealed, identities) for where, sealed in pieces.items() if sealed}
            # All new pieces are there before an old one goes: at no moment can nobody open the entry.
            fresh = {
                place / f"{stem}.{pair}.age": piece
                for (place, stem), message in opened.items()
                for pair, piece in seal(message, custodians).items()
            }
            for file, piece in fresh.items():
                file.with_suffix(".age.new").write_bytes(piece)
            for file in fresh:
                file.with_suffix(".age.new").replace(file)
        self.name_custodians(custodians)
        return len(entries)

    def destroy_key(self, entry: str, *, dated: date) -> None:
        """Make the address of an entry unreadable for good. Doing it again changes nothing."""
        for file in (self.folder / KEYS).glob(f"{entry}.*.age*"):
            _overwrite(file)
        self._set_times([self.folder / KEYS], dated)

    def remove(self, entry: str, *, dated: date) -> None:
        """Destroy the key of an entry and everything else of it. Doing it again changes nothing."""
        self.destroy_key(entry, dated=dated)
        place = self.folder / entry
        if place.is_dir():
            for file in place.iterdir():
                _overwrite(file)
            shutil.rmtree(place)
        self._set_times([self.folder], dated)

    def _set_times(self, places: Sequence[Path], day: date) -> None:
        moment = datetime.combine(day, time(), UTC).timestamp()
        for place in places:
            if place.exists():
                os.utime(place, (moment, moment))


def _pieces(files: Any) -> dict[str, bytes]:  # noqa: ANN401 a generator of pathlib
    return {file.name: file.read_bytes() for file in sorted(files)}


def _written(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


def _overwrite(file: Path) -> None:
    """Zeros over the bytes before the name goes. A disk that writes elsewhere keeps the old ones for a while: that is
    why only ciphertext ever lies here."""
    with file.open("r+b") as written:
        size = file.stat().st_size
        written.write(b"\0" * size)
        written.flush()
        os.fsync(written.fileno())
    file.unlink()
