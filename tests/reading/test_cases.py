from sprava.reading.cases import is_still_proposed
from sprava.reading.lexicon import NO_LEXICON

CASE = {
    "published": "2026-11-20",
    "text": "Паўліну Крушнік затрымалі 2 лістапада 2026 года.",
    "refused": {"type": "detained", "who": "Паўліну Крушнік"},
}


def test_the_same_event_of_the_same_person_is_still_proposed():
    assert is_still_proposed(CASE, NO_LEXICON)


def test_another_type_or_another_person_is_not_the_refused_one():
    assert not is_still_proposed({**CASE, "refused": {"type": "released", "who": "Паўліну Крушнік"}}, NO_LEXICON)
    assert not is_still_proposed({**CASE, "refused": {"type": "detained", "who": "Ігната Карчэўнага"}}, NO_LEXICON)


def test_an_event_refused_without_a_name_is_known_by_its_type():
    assert is_still_proposed({**CASE, "refused": {"type": "detained", "who": ""}}, NO_LEXICON)
