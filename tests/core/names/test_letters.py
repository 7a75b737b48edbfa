"""What hides in a text is put right before anything is compared."""

from hypothesis import given

from sprava.core import names
from sprava.core.names.letters import LONGEST, clean, repaired, split
from tests.core.names.conftest import ANYTHING


def test_look_alike_letters_of_another_script_change_nothing():
    assert repaired("ZUBRОVSKY") == "ZUBROVSKY"
    assert repaired("Дрoздов") == "Дроздов"
    assert names.compare("ZUBRОVSKY Boris", "Зубровский Борис").verdict == "likely"


def test_marks_that_are_not_seen_change_nothing():
    assert clean("Бо\u200bрис\u202e Дроздов\ufeff") == "Борис Дроздов"


def test_words_written_together_are_parted_at_a_capital():
    assert split("ДроздовБорис Игоревич") == ["Дроздов", "Борис", "Игоревич"]
    assert split("МакКинли") == ["МакКинли"] or split("МакКинли") == ["Мак", "Кинли"]


@given(ANYTHING)
def test_a_cleaned_text_stays_as_it_is(text):
    assert clean(clean(text)) == clean(text)
    assert len(clean(text * 50)) <= LONGEST
