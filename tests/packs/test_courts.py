"""Courts, authorities and kinds of restraint by the names that sources write."""

import pytest

from sprava import packs

BELARUS = packs.load("belarus")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Минский областной суд", "MINSK-REGION"),
        ("Minski haradski sud", "MINSK-CITY"),
        ("Минский городской суд", "MINSK-CITY"),
        ("Leninsky District Court in Minsk", "MINSK-LENINSKI"),
        ("суд Савецкага раёна Мінска", "MINSK-SAVETSKI"),
        ("Суд Московского района Бреста", "BREST-MASKOUSKI"),
        ("суд Маскоўскага раёна Брэста", "BREST-MASKOUSKI"),
        ("суд Ленинского района Могилева", "MAHILIOU-LENINSKI"),
        ("Supreme Court", "SC"),
        ("Вярхоўны суд", "SC"),
        ("Hrodna Region Court", "HRODNA-REGION"),
        ("Vitsebsk regional court", "VITSEBSK-REGION"),
        ("Frunzenski district court of Minsk", "MINSK-FRUNZENSKI"),
        ("суд Горецкого района", "HORKI"),
        ("суд Рэчыцкага раёна", "RECHYTSA"),
        ("Суд Речицкого района", "RECHYTSA"),
        ("Frunzienski District Court of Minsk", "MINSK-FRUNZENSKI"),
        ("Kastryčnicki District Court in Hrodna", "HRODNA-KASTRYCHNITSKI"),
    ],
)
def test_a_court_as_a_source_wrote_it(written, names):
    found = BELARUS.court(written)
    assert found is not None
    assert found.id == names


@pytest.mark.parametrize("written", ["суд", "Ленинский район", "district court", "", "суд Ленинского района"])
def test_a_court_that_may_be_several_is_not_guessed(written):
    assert BELARUS.court(written) is None


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("ГУБОПиК", "GUBOPIK"),
        ("ГУБОПИК", "GUBOPIK"),
        ("ГУБАЗіК", "GUBOPIK"),
        ("HUBOPiK", "GUBOPIK"),
        ("КГБ", "KGB"),
        ("КДБ", "KGB"),
        ("Следственный комитет", "SK"),
        ("Ministry of Internal Affairs", "MVD"),
        ("МВД", "MVD"),
        ("Генеральная прокуратура", "GP"),
        ("«Вясна»", "VIASNA"),
        ("Viasna Human Rights Centre", "VIASNA"),
        ("ОМОН", "OMON"),
    ],
)
def test_an_authority_as_a_source_wrote_it(written, names):
    found = BELARUS.body(written)
    assert found is not None
    assert found.id == names


def test_every_authority_of_the_state_leads_up_to_its_superior():
    assert BELARUS.bodies["GUBOPIK"].parent == "MVD"
    assert BELARUS.bodies["DIN"].parent == "MVD"
    assert BELARUS.bodies["MVD"].parent == "CM"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("СІЗА", "SIZO"),
        ("заключение под стражу", "SIZO"),
        ("домашний арест", "HOUSE_ARREST"),
        ("хатняя хімія", "RL_HOME"),
        ("химия", "RL_OPEN"),
        ("ограничение свободы с направлением в ИУОТ", "RL_OPEN"),
        ("15 суток", "ADM_ARREST"),
        ("ШИЗО", "SHIZO"),
        ("ПКТ", "PKT"),
        ("турэмны рэжым", "PRISON_REGIME"),
    ],
)
def test_a_kind_of_restraint_as_a_source_wrote_it(written, names):
    found = BELARUS.restraint(written)
    assert found is not None
    assert found.id == names


def test_what_the_pack_calls_kinds_and_measures():
    assert BELARUS.name_of("SIZO", "ru") == "следственный изолятор (СИЗО)"
    assert BELARUS.name_of("imprisonment", "be") == "пазбаўленне волі"
    assert BELARUS.name_of("nothing of the kind", "en") == "nothing of the kind"
