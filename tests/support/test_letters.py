"""The packet for an evening, and what stands on it where a name is hard to print."""

from __future__ import annotations

import pytest

pytest.importorskip("typst")

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from sprava.records.models import Person
from sprava.support.letters import checklist, destination_of, packet
from sprava.support.sheets import ADDRESS_LINES, destination, envelope, letter, postcard
from sprava.support.typesetting import pdf_of
from sprava.support.whom import lines_of
from tests.support.conftest import TODAY

LONG_NAME = "Вельмідоўгапрозвішчанкавіч-Старажытнападляшская Канстанцыя-Апалінарыя Аляксандраўна"
NO_BREAK = "Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaft"


def words_of(made: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(made)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def rightmost(made: bytes) -> list[float]:
    """How far to the right words stand on each page, as a share of its width."""
    document = pypdfium2.PdfDocument(made)
    try:
        return [
            max(thing.get_bounds()[2] for thing in page.get_objects(filter=[FPDF_PAGEOBJ_TEXT])) / page.get_width()
            for page in document
        ]
    finally:
        document.close()


@pytest.fixture
def listed(prisoner, anna):
    """Lines of people of these names."""

    def of(*names: str):
        people = [prisoner(name, birth_date="1987").pk for name in names]
        found = Person.objects.visible_to(anna).in_bulk(people)
        return lines_of([found[number] for number in people], TODAY, anna)

    return of


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "by_hand", "stands"),
    [
        ("Ліпень Ганна", False, ("Ліпень Ганна", "1987 г. р.")),
        ("Иван\u202eванИ Петров", False, ("ИванванИ Петров", "1987 г. р.")),
        ("🌻 Соняшнік Саўка", False, ("Соняшнік Саўка", "1987 г. р.")),
        ("Aharon Wolf", True, ("Aharon Wolf", "1987 г. р.")),
        ("محمد بن عبد الله", True, ("1987 г. р.",)),
    ],
)
def test_a_name_that_the_post_cannot_read_leaves_a_line_for_the_hand(listed, name, by_hand, stands):
    (line,) = listed(name)
    to = destination_of(line)
    assert (to.by_hand, to.name) == (by_hand, stands)


@pytest.mark.django_db
def test_everybody_on_the_checklist_can_be_told_from_the_others(listed):
    lines = listed("محمد بن عبد الله", "Aharon Wolf", "Ліпень Ганна")
    without, latin, cyrillic = checklist(lines, TODAY).people
    assert without["name"] == f"number {lines[0].person.pk} in the register"
    assert "by hand" in without["note"]
    assert "by hand" in latin["note"]
    assert "by hand" not in cyrillic["note"]


@pytest.mark.django_db
@pytest.mark.parametrize("paper", ["dl", "c6", "cards"])
def test_twenty_people_with_names_of_every_kind_stay_on_their_paper(listed, paper):
    names = [LONG_NAME, NO_BREAK, "محمد بن عبد الله", '#import "@preview/x" $x$ [', *(f"Лазнік {n}" for n in range(16))]
    made = packet(listed(*names), TODAY, paper)
    assert all(share < 0.99 for share in rightmost(made))
    pages = words_of(made)
    assert len(pages) == 2 + (5 if paper == "cards" else 40)


@pytest.mark.django_db
def test_the_checklist_names_no_group(listed):
    """It lies on a table: a photograph of it must not tie anybody to a listed organisation."""
    said = " ".join(rule["text"] for rule in checklist(listed("Ліпень Ганна"), TODAY).rules)
    assert "Belarusian or Russian" in said
    assert not any(name in said for name in ("Viasna", "Pismo", "INeedHelp"))


def test_nothing_of_a_postcard_or_a_letter_runs_off_the_paper():
    to = destination("Кляновіч Тадора", "1987 г. н.", ["246035 Гомель"], "be")
    card = "\n".join(["слова " * 5] * 16)[:519] + "!"
    made = pdf_of([postcard(to, card), postcard(to, "Ж" * 519 + "!"), letter("а" * 500 + "!", "be")])
    words = [page.replace("\u200b", "").replace("\ufffe", "") for page in words_of(made)]
    assert all("!" in page for page in words)
    assert all(share < 0.97 for share in rightmost(made))


def test_an_address_has_as_many_lines_as_the_form_takes():
    lines = [f"радок {number}" for number in range(ADDRESS_LINES)]
    (page,) = words_of(pdf_of([envelope(destination("Кляновіч Тадора", "", lines, "be"), "c6")]))
    assert all(line in page for line in lines)
