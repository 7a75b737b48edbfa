"""A picture, as it is before and after a machine looked at it."""

from __future__ import annotations

import pytest

from sprava.core.locators import Place
from sprava.reading.documents.outcomes import DocumentRefused, Outcome, Remarks, State
from sprava.reading.documents.picture import read
from tests.reading.documents import hostile, made
from tests.reading.documents.test_recognised import table


def seen(tmp_path, content: bytes, said: str | None = None):
    path, remarks = tmp_path / "a", Remarks(look_at=lambda _page: said)
    path.write_bytes(content)
    return list(read(path, remarks)), remarks.outcome()


def test_words_stand_where_they_are_seen_counted_from_below(tmp_path):
    (piece,), outcome = seen(tmp_path, hostile.png_of(400, 300), table("Анну Лес затрымалі"))
    assert piece.words == "Анну Лес затрымалі"
    assert piece.places[0] == Place(0, 4, "picture", (50, 270, 90, 280), 95)
    assert outcome == Outcome(State.PARTIAL, "read_by_machine", {"count": "0"})
    assert "check each word" in outcome.say()


def test_without_a_machine_it_is_kept(tmp_path):
    assert seen(tmp_path, made.picture()) == ([], Outcome(State.PARTIAL, "picture", {"kind": "PNG"}))


@pytest.mark.parametrize(
    ("content", "state", "code"),
    [
        (hostile.png_of(30_000, 30_000), State.QUARANTINED, "picture_too_large"),
        (b"\x89PNG\r\n\x1a\n", State.PARTIAL, "picture_damaged"),
        (b"GIF89a" + bytes(20), State.PARTIAL, "picture_not_read"),
    ],
)
def test_what_cannot_be_read_is_not_looked_at(tmp_path, content, state, code):
    def never(_page: int) -> str:
        raise AssertionError

    path = tmp_path / "a"
    path.write_bytes(content)
    with pytest.raises(DocumentRefused) as refusal:
        list(read(path, Remarks(look_at=never)))
    assert (refusal.value.outcome.state, refusal.value.outcome.code) == (state, code)
