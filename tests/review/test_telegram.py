"""A channel, as Telegram's desktop program writes it away."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprava.core.errors import Unreadable
from sprava.review import telegram
from sprava.review.telegram import Message, messages_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "type", "text", "date"]), inner),
    max_leaves=12,
)


def export(*rows: object) -> bytes:
    return json.dumps({"name": "Polack", "type": "public_channel", "messages": list(rows)}).encode()


def row(number: int, text: object, **rest: object) -> dict[str, object]:
    return {"id": number, "type": "message", "date": "2026-11-20T23:10:00", "text": text, **rest}


def test_messages_have_their_number_day_and_words():
    pieces = ["Паўліну ", {"type": "bold", "text": "Крушнік"}, " затрымалі.\n", {"type": "link", "text": "x"}]
    assert messages_of(export(row(7, "Навіны"), row(8, pieces))) == [
        Message(7, "2026-11-20", "Навіны"),
        Message(8, "2026-11-20", "Паўліну Крушнік затрымалі.\nx"),
    ]


@pytest.mark.parametrize(
    "left_out", [row(1, ""), row(1, []), row(1, "x", type="service"), row(1, "x", date="soon"), {"id": "1"}, 7, None]
)
def test_what_has_no_words_or_no_day_is_left_out(left_out):
    assert messages_of(export(left_out, row(2, "Навіны"))) == [Message(2, "2026-11-20", "Навіны")]


@given(st.lists(JSON, max_size=5))
def test_whatever_stands_in_the_list_nothing_breaks(rows):
    assert len(messages_of(export(*rows))) <= len(rows)


@pytest.mark.parametrize("sent", [b"", b"\xff", b"[]", b"{}", b'{"messages": 1}', b"[" * 100_000, b"not JSON"])
def test_what_is_no_export_is_refused_with_what_to_do(sent):
    with pytest.raises(Unreadable, match="Export"):
        messages_of(sent)


def test_an_export_that_is_too_long_is_refused_as_a_whole(monkeypatch):
    monkeypatch.setattr(telegram, "MOST", 1)
    with pytest.raises(Unreadable, match="2 messages"):
        messages_of(export(row(1, "a"), row(2, "b")))
