"""A channel, as Telegram's desktop program writes it away."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprava.reading.documents.outcomes import DocumentRefused
from sprava.reading.documents.telegram import read
from tests.reading.documents.made import channel, message

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "type", "text", "date"]), inner),
    max_leaves=12,
)
QUIETLY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def told(pieces):
    return [(piece.place, piece.day, piece.words) for piece in pieces]


def test_messages_have_their_number_day_and_words(texts_of):
    pieces = ["Паўліну ", {"type": "bold", "text": "Крушнік"}, " затрымалі.\n", {"type": "link", "text": "x"}]
    found, outcome = texts_of(read, channel(message(7, "Навіны"), message(8, pieces)))
    assert told(found) == [
        ("message 7", "2026-11-20", "Навіны"),
        ("message 8", "2026-11-20", "Паўліну Крушнік затрымалі.\nx"),
    ]
    assert outcome.state == "ok"


@pytest.mark.parametrize(
    "left_out",
    [
        message(1, ""),
        message(1, []),
        message(1, "x", type="service"),
        message(1, "x", date="soon"),
        {"id": "1"},
        7,
        None,
    ],
)
def test_what_has_no_words_or_no_day_is_left_out(texts_of, left_out):
    assert told(texts_of(read, channel(left_out, message(2, "Навіны")))[0]) == [("message 2", "2026-11-20", "Навіны")]


@QUIETLY
@given(st.lists(JSON, min_size=1, max_size=5))
def test_whatever_stands_in_the_list_nothing_breaks(texts_of, rows):
    assert len(texts_of(read, channel(*rows))[0]) <= len(rows)


@QUIETLY
@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_the_place_of_a_message_is_all_of_it(texts_of, written):
    for piece in texts_of(read, channel(*(message(number, words) for number, words in enumerate(written))))[0]:
        (place,) = piece.places
        assert (place.start, place.end, place.label) == (0, len(piece.words), piece.place)


@pytest.mark.parametrize("sent", [b"", b"\xff", b"[]", b"{}", b'{"messages": 1}', b'{"chats": {}}', b"not JSON"])
def test_what_is_no_export_of_a_channel_is_refused(texts_of, sent):
    with pytest.raises(DocumentRefused) as refusal:
        texts_of(read, sent)
    assert refusal.value.outcome.code in ("damaged", "not_one_channel")


def test_messages_before_the_end_that_was_cut_off_are_read(texts_of):
    found, outcome = texts_of(read, channel(*(message(number, "x") for number in range(5)))[:-20])
    assert len(found) == 4
    assert outcome.code == "broken_off"
