"""Common names say less."""

from sprava.core import names
from sprava.core.names.frequency import ENOUGH_TO_COUNT, TABLES


def test_a_long_list_says_how_common_its_names_are():
    listed = [names.parse("Гайдук Борис Игоревич")] * ENOUGH_TO_COUNT + [names.parse("Зазуля Борис Игоревич")]
    rarity = names.counted(listed)
    common, rare = (names.parse(text).surnames[0].stems[0] for text in ("Гайдук Борис", "Зазуля Борис"))
    assert rarity.surname(common) < 6 < rarity.surname(rare)
    assert rarity.given(names.parse("Барыс").words[0].meant) < 4


def test_a_short_list_is_no_reason_to_leave_the_tables():
    assert names.counted([names.parse("Гайдук Борис")]) is TABLES
