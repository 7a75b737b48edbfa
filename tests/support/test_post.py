"""A second country needs a pack and no change of code: its censor, its languages, its envelopes."""

from __future__ import annotations

import pytest

from sprava import packs
from sprava.accounts.actions import command_line_member
from sprava.packs.checks import Check
from sprava.records.models import Person
from sprava.support import jurisdiction
from sprava.support.addresses import NOT_YET, TRANSLATED, Address, address_of
from sprava.support.cautions import cautions
from sprava.support.letters import destination_of, papers_for
from sprava.support.listing import Asked, page_of
from sprava.support.post import languages_of_letters, languages_that_pass, usual_language
from sprava.support.regimes import regimes_of
from sprava.support.whom import lines_of
from tests.support.conftest import TODAY

SOURCED = 'in_force = { from = "2020" }\nsource = ["https://example.org/post"]\nstanding = "reported"\n'
FILES = {
    "pack": 'id = "ruthenia"\nname = { en = "Ruthenia" }\nmain_family = "CC"\ntime_zone = "UTC"\nmark = "RT"\n',
    "institutions": f'[[institution]]\nid = "FORT"\nfamily = "fort"\nname.en = "fort"\n{SOURCED}',
    "post": f'[[post_rule]]\nid = "all"\nabout = "letters"\nat = ["FORT"]\ntext.en = "one a week"\n{SOURCED}',
    "letters": f"""
[[caution]]
id = "bread"
weight = "stop"
stems = ["duon"]
allow = ["duonin"]
text.en = "Bread is a secret here."
{SOURCED}
[[silence]]
id = "lt"
name.en = "in Lithuanian"
words = ["Prašo nerašyti"]
{SOURCED}
[[post_language]]
id = "lt"
name.en = "Lithuanian"
own_name = "Lietuvių"
script = "Latn"
letters = "aąbcčdeęėfghiįyjklmnoprsštuųūvzž"
claimed = ["liet", "lithuan"]
greeting = "Laba diena, "
born = "g. {{year}}"
sender = "Nuo"
addressee = "Kam"
where = "Kur"
{SOURCED}""",
    "facilities": "".join(
        f'[[facility]]\nid = "{name}"\ntype = "FORT"\nin_force = {{ from = "{since}" }}\n{SOURCED.split(chr(10), 1)[1]}'
        f'[[facility.names]]\nname.en = "{name}"\n{SOURCED}'
        f'[[facility.address]]\ntext = "Upės g. 3, 01234 Vilnelė"\nlang = "{lang}"\n'
        f'confirmation = "two_pages"\n{SOURCED}'
        for name, since, lang in (("F-1", "2001", "lt"), ("F-2", "2030", "lt"), ("F-3", "2001", "en"))
    ),
}
LONG = "Labas! Pas mus lyja, bet astros dar laikosi, ir katė miega ant palangės. " * 6


@pytest.fixture
def ruthenia(tmp_path, monkeypatch):
    folder = tmp_path / "ruthenia"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    pack = packs.load(str(folder))
    monkeypatch.setattr(jurisdiction, "pack_of", lambda _: pack)
    return pack


def test_the_pack_holds_together(ruthenia):
    assert Check(ruthenia).problems == ()


def test_its_own_words_and_languages_are_looked_for(ruthenia):
    assert cautions(LONG, "en") == ()
    assert [one.words for one in cautions(LONG + "Duona ir duonininkas, свобода.", "en")] == ["Duona"]
    assert {one.kind for one in cautions("Дзень добры! " * 40, "en")} == {"language"}
    assert usual_language() == "lt"
    assert languages_of_letters() == [("lt", "Lietuvių"), ("en", "English")]


def test_letters_that_only_a_neighbouring_language_has_make_one_wonder(ruthenia):
    assert {one.kind for one in cautions(LONG + "Łódź, złoty, źrebię, żółw", "en")} == {"letters"}


def test_its_addresses_are_those_of_its_post(ruthenia):
    found = address_of("F-1", TODAY)
    assert isinstance(found, Address)
    assert found.lang == "lt"
    assert address_of("F-2", TODAY) == NOT_YET
    assert address_of("F-3", TODAY) == TRANSLATED


@pytest.mark.django_db
def test_its_envelopes_speak_its_language(ruthenia, prisoner, anna):
    prisoner("Liepa Ona", place="F-1", birth_date="1987", language="lietuvių")
    prisoner("Кветка Зоська", place="F-1", language="polski")
    lines = {line.name: line for line in lines_of(list(Person.objects.visible_to(anna).order_by("pk")), TODAY, anna)}
    ruled, envelope = (one.as_data() for one in papers_for("letter", destination_of(lines["Liepa Ona"]), "", "lt"))
    assert ruled["greeting"] == "Laba diena, "
    assert (envelope["from_label"], envelope["name"]) == ("Nuo", ("Liepa Ona", "g. 1987"))
    assert not lines["Liepa Ona"].by_hand
    assert lines["Кветка Зоська"].by_hand, "the post reads Latin letters there"
    found = page_of(Asked(language="lt"), TODAY, anna).lines
    assert [line.name for line in found] == ["Liepa Ona"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "note", ["Šeima prašo nerašyti.", "Сям’я: НЕ ПІСАЦЬ!", "Родные просят: не пишите.", "No letters, please."]
)
def test_a_wish_for_silence_is_heard_in_its_language_and_in_every_other_that_a_pack_knows(ruthenia, prisoner, note):
    silent, open_ = prisoner("Liepa Ona", place="F-1", note=note), prisoner("Кветка Зоська", note="Піша вершы.")
    found = regimes_of([silent.pk, open_.pk], TODAY, command_line_member())
    assert found[silent.pk].asked_for_silence
    assert not found[open_.pk].asked_for_silence


@pytest.mark.django_db
def test_its_pages_offer_its_languages(ruthenia, prisoner, anna, signed_in):
    person = prisoner("Liepa Ona", place="F-1")
    assert 'value="lt"' in signed_in(anna).get("/letters").text
    page = signed_in(anna).post(
        f"/letters/write/{person.pk}", {"language": "lt", "text": f"{LONG} duona", "do": "check"}
    )
    assert "Bread is a secret here." in page.text


@pytest.mark.django_db
def test_where_no_list_of_words_is_known_the_page_says_so(monkeypatch, client):
    monkeypatch.setattr(jurisdiction, "pack_of", lambda _: None)
    assert languages_that_pass() == ()
    answer = client.post("/write", {"language": "en", "text": LONG, "do": "check"}, headers={"host": "localhost"})
    assert "no list of dangerous words" in answer.text
    assert [code for code, _ in languages_of_letters()] == ["en", "be", "ru"]
