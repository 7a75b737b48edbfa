"""Facilities by the names that sources write."""

from datetime import date

import pytest

from sprava import packs

BELARUS = packs.load("belarus")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("СИЗО-1", "SIZO-1"),
        ("ИК-1 Новополоцк", "IK-1"),
        ("Women's colony No 4, Homel", "IK-4"),
        ("the Homel women's colony", "IK-4"),
        ("женскую колонию в Гомеле", "IK-4"),
        ("гомельскай калоніі", "IK-4"),
        ("турма №4", "T-4"),
        ("Mogilev closed-type prison", "T-4"),
        ("магілёўскую турму", "T-4"),
        ("prison No 4, Mahilioŭ", "T-4"),
        ("4th prison, Mahiliou", "T-4"),
        ("Тюрьма-1, Гродно", "T-1"),
        ("гарадзенскую турму № 1", "T-1"),
        ("więzienia nr 8", "T-8"),
        ("тюрьму № 8 в Жодино", "T-8"),
        ("Valadarka", "SIZO-1-OLD"),
        ("СІЗА на Валадарскага", "SIZO-1-OLD"),
        ("the detention centre on Valadarski Street", "SIZO-1-OLD"),
        ("СІЗА КДБ", "SIZO-KGB"),
        ("detention centre of the KGB", "SIZO-KGB"),
        ("Американка", "SIZO-KGB"),
        ("SIZO-2, Viciebsk", "SIZO-2"),
        ("Гомельскае СІЗА", "SIZO-3"),
        ("aresztu śledczego nr 4", "SIZO-4"),
        ("СИЗО Бобруйска", "SIZO-5"),
        ("the Baranavichy detention centre", "SIZO-6"),
        ("брестском СИЗО-7", "SIZO-7"),
        ("Акрэсціна", "OKR-CIP"),
        ("ЦИП на Окрестина", "OKR-CIP"),
        ("ІЧУ на Акрэсьціна", "OKR-IVS"),
        ("PK №1, Navapołack", "IK-1"),
        ("IK-1, Nowopołock", "IK-1"),
        ("Бабруйская калёнія", "IK-2"),
        ("kałonija №3 «Vićba»", "IK-3"),
        ("Viciebsk colony No. 3", "IK-3"),
        ("kałonija № 9, Horki", "IK-9"),
        ("ІК-13, Глубоке", "IK-13"),
        ("калонія №14, Навасады", "IK-14"),
        ("Магілёўская калонія", "IK-15"),
        ("škłoŭskaja kałonija", "IK-17"),
        ("the Wolf's Burrow colony", "IK-22"),
        ("ПК № 24, Зарэчча", "IK-24"),
        ("ВК-2 у Бабруйску", "VK-2"),
        ("Витебск, ИУОТ", "IUOT-11"),
        ("ИУОТ № 48", "IUOT-48"),
    ],
)
def test_a_name_as_a_source_wrote_it_means_one_facility(written, names):
    found = BELARUS.facility(written)
    assert found is not None
    assert found.id == names


@pytest.mark.parametrize(
    "written", ["ИВС", "крытая турма", "a colony", "Жодино", "", "№ 4", "ИК-99", "тюрьма № 8, Гродно"]
)
def test_a_name_that_means_none_or_several_is_not_guessed(written):
    assert BELARUS.facility(written) is None


def test_the_day_says_at_which_site_a_prison_was():
    written = "СИЗО № 1"
    before, after = BELARUS.facility(written, date(2021, 5, 1)), BELARUS.facility(written, date(2025, 5, 1))
    assert before is not None
    assert after is not None
    assert (before.id, after.id, before.moved_to) == ("SIZO-1-OLD", "SIZO-1", "SIZO-1")


def test_in_the_month_of_a_move_both_sites_are_offered_and_none_is_chosen():
    assert BELARUS.facility("СИЗО № 1", date(2024, 4, 10)) is None
    assert {row.id for row in BELARUS.facilities_named("СИЗО № 1", date(2024, 4, 10))} == {"SIZO-1", "SIZO-1-OLD"}


def test_an_address_carries_how_well_it_is_confirmed():
    conflicting = BELARUS.facilities["T-8"].address[0]
    assert conflicting.confirmation == "conflicting"
    assert conflicting.is_unverified


def test_an_old_address_does_not_hold_after_the_move():
    old = BELARUS.facilities["SIZO-1-OLD"]
    assert old.addresses_on(date(2023, 1, 1))
    assert not old.addresses_on(date(2024, 6, 1))


def test_a_name_of_today_meant_the_old_site_before_the_move():
    for written in ("SIZO #1", "SIZO No 1", "СИЗО №1"):
        before, after = BELARUS.facility(written, date(2021, 5, 1)), BELARUS.facility(written, date(2025, 5, 1))
        assert before is not None
        assert after is not None
        assert (before.id, after.id) == ("SIZO-1-OLD", "SIZO-1")
