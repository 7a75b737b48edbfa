"""Files given to a command as documents: plain text is read here, everything else is opened by a process of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from sprava.core.errors import Refused
from sprava.reading.documents.isolated import Opened
from sprava.reading.documents.kinds import Kind
from sprava.reading.documents.outcomes import Outcome, State

# The words say what the archive did with a file; here nothing is kept.
_KEPT: Final = re.compile(r"^Kept(?: and read)?[.;:,] (?:but |not read: )?")


@dataclass
class DocumentFiles:
    """Files in any form that the archive opens, each a document or several: a channel, a feed, a mailbox.

    ``day`` is when they were published, where they do not say it; ``lang`` what they are written in, or nothing.
    """

    files: Iterable[Path]
    day: date
    lang: str = ""

    def documents(self) -> Iterator[dict[str, Any]]:
        """Every text, in order. A file that cannot be read is told of and left out, and is a failure in the end."""
        unread = many = 0
        for file in self.files:
            found = False
            for document in self._of(file):
                found = True
                yield document
            many, unread = many + 1, unread + (not found)
        if unread:
            raise Refused(f"{unread} of {many} files could not be read; the reasons stand above.")

    def _of(self, file: Path) -> Iterator[dict[str, Any]]:
        opened = Opened(file)
        whole = _in_utf8(file) if opened.kind is Kind.TEXT else None
        if whole is not None:
            yield self._document(file.stem, whole)
            return
        for piece in opened.pieces():
            name = f"{file.stem} {piece.place}" if piece.place else file.stem
            yield self._document(name, piece.words, piece.title, piece.day)
        if opened.outcome.state is not State.OK:
            click.echo(f"{file}: {_said(opened.outcome)}", err=True)

    def _document(self, name: str, text: str, title: str = "", day: str = "") -> dict[str, Any]:
        return {"id": name, "lang": self.lang, "published": day or str(self.day), "title": title, "text": text}


def _in_utf8(file: Path) -> str | None:
    """The text letter for letter, so that places in it are those of the file; None in another encoding."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _said(outcome: Outcome) -> str:
    words = _KEPT.sub("", outcome.say())
    return words[:1].upper() + words[1:]
