"""Lists that were brought and are not taken in yet: a private folder for each, under the register.

It is emptied when the list is archived, or when a day has passed. The bytes lie under a name of ours; the one that the
file had is cleaned, and shown.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from sprava.accounts.models import Member
from sprava.core.errors import NoRegister
from sprava.reading.documents.packed import LARGEST_UPLOAD

KEPT_FOR_SECONDS = 24 * 3600
_TOKEN = re.compile(r"[0-9a-f]{32}", re.ASCII)
_ABOUT, _BYTES = "about.json", "list"
_LONGEST_NAME = 200  # bytes; disks take 255, and readers add to it


@dataclass(frozen=True, slots=True)
class Brought:
    """A list on the desk, and what the member who brought it said of it."""

    token: str
    path: Path
    file_name: str
    by: int
    source: str
    grade: int = 0
    day: str = ""
    whole: bool = False
    klass: int = 0
    compartment: int = 0
    mapping: str = ""
    begun: str = ""
    """Where the mapping comes from: ``last``, ``shipped``, ``proposed`` or ``chosen``."""
    at: float = 0.0

    @property
    def size(self) -> int:
        return self.path.stat().st_size


def folder() -> Path:
    """Where brought lists wait. Only the owner of the register reads there.

    Raises:
        NoRegister: no register is open.
    """
    if settings.REGISTER_FOLDER is None:
        raise NoRegister("No register is open, so nothing can be brought. Name its folder: --register DIR.")
    place = Path(settings.REGISTER_FOLDER) / "incoming"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def put_by(upload: UploadedFile[Any], *, by: Member, **said: Any) -> Brought:  # noqa: ANN401 the fields of Brought
    """Keep a file that was just sent, with what was said of it."""
    token = secrets.token_hex(16)
    home = folder() / token
    home.mkdir(mode=0o700)
    path = home / _BYTES
    _move(upload, path)
    brought = Brought(token, path, _shown(upload.name or ""), by.pk, at=time.time(), **said)
    _write(brought)
    return brought


def with_mapping(brought: Brought, mapping: str, begun: str) -> Brought:
    """The same list, read by another mapping."""
    changed = replace(brought, mapping=mapping, begun=begun)
    _write(changed)
    return changed


def brought_by(member: Member, token: str) -> Brought | None:
    """The list under ``token`` if ``member`` brought it; nobody else knows of it."""
    if _TOKEN.fullmatch(token) is None:
        return None
    found = _read(folder() / token)
    return found if found is not None and found.by == member.pk else None


def all_brought_by(member: Member) -> list[Brought]:
    """What ``member`` brought and did not take in yet, the newest first."""
    found = (_read(home) for home in _homes())
    return sorted((one for one in found if one and one.by == member.pk), key=lambda one: -one.at)


@contextmanager
def as_it_came(brought: Brought) -> Iterator[Path]:
    """The list under a path that ends in the name it had: readers look at its ending, messages quote it."""
    with tempfile.TemporaryDirectory(dir=brought.path.parent, prefix="named-") as place:
        named = Path(place) / brought.file_name
        named.symlink_to(brought.path)
        yield named


def put_away(brought: Brought) -> None:
    """Forget a list. Forgetting it again changes nothing."""
    shutil.rmtree(brought.path.parent, ignore_errors=True)


def sweep() -> None:
    """Forget what has lain here for more than a day, and what an interrupted upload left."""
    oldest = time.time() - KEPT_FOR_SECONDS
    for path in folder().iterdir():
        try:
            if path.stat().st_mtime >= oldest:
                continue
        except FileNotFoundError:  # somebody else sweeps too
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


class IntoIncoming(FileUploadHandler):
    """Writes what a member sends straight into the private folder: never as a whole in memory, never past the limit.

    Django reads a form before the page is asked whether the visitor may send it, so it is asked here too.
    """

    def new_file(self, *args: Any, **given: Any) -> None:  # noqa: ANN401 as Django hands them over
        """A file begins."""
        super().new_file(*args, **given)
        sender = getattr(self.request, "user", None)
        if sender is None or not sender.is_authenticated or not sender.may("lists.import"):
            raise SkipFile
        # Not closed here: Django closes it with the request, and its name goes with it.
        self.file = tempfile.NamedTemporaryFile(dir=folder(), prefix="sent-")  # noqa: SIM115

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """What comes after the limit is counted, not kept: the form then says how large the file is."""
        if start < LARGEST_UPLOAD:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """The file is there."""
        self.file.flush()
        self.file.seek(0)
        return UploadedFile(self.file, self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self) -> None:
        """The sender went away."""
        if hasattr(self, "file"):
            self.file.close()


def _move(upload: UploadedFile[Any], path: Path) -> None:
    sent = str(getattr(upload.file, "name", "") or "")
    if sent and Path(sent).parent == folder():
        os.link(sent, path)
    else:
        with path.open("xb") as kept:
            for chunk in upload.chunks():
                kept.write(chunk)
    path.chmod(0o600)


def _shown(name: str) -> str:
    """The name of a file without what could hide something or lead somewhere, short enough for every disk."""
    plain = "".join(c for c in name.replace("\\", "/").rpartition("/")[2] if c.isprintable()).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    stem, ending = (stem, dot + ending[:10]) if stem else (plain, "")
    while len((stem + ending).encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    return stem + ending or "list"


def _homes() -> Iterator[Path]:
    return (path for path in folder().iterdir() if _TOKEN.fullmatch(path.name))


def _write(brought: Brought) -> None:
    about = asdict(brought) | {"path": ""}
    fresh = brought.path.parent / f"{_ABOUT}.new"
    fresh.write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    fresh.chmod(0o600)
    fresh.replace(brought.path.parent / _ABOUT)


def _read(home: Path) -> Brought | None:
    try:
        about = json.loads((home / _ABOUT).read_text(encoding="utf-8"))
        brought = Brought(**about | {"path": home / _BYTES})
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None  # being put by, being put away, or of an older version
    return brought if brought.path.is_file() else None
