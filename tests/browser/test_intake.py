"""A list from another organisation comes in, from the file to the people in the register."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import follow, overflow

HEADING = "№;Прозвішча, імя;Слупок 3;Пакаранне"
ROWS = (
    "1;Вярбіцкі Сымон {0};12.03.1988;3 гады пазбаўлення волі",
    "2;Лазнік Яўхім {0};1990;2 гады 6 месяцаў пазбаўлення волі",
    "3;Крушнік Паўліна {0};31.02.1979;",
)


def a_list(name: str) -> dict[str, object]:
    text = "\r\n".join((HEADING, *(row.format(name) for row in ROWS)))
    return {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": text.encode("cp1251")}


def bring(page, name: str) -> None:
    page.get_by_role("link", name="Bring in a list").click()
    page.get_by_label("File").set_input_files(a_list(name))
    page.get_by_label("Whose list it is").fill(f"Sviedka {name}")
    grade = "reliable: they check before they publish"
    page.get_by_label("How far the source is to be trusted").select_option(label=grade)
    page.get_by_label("Day of the list").fill("2026-11-20")
    page.get_by_label("The full list.").check()
    page.get_by_role("button", name="See how it will be read").click()


@pytest.mark.parametrize(("javascript", "name"), [(True, "Першы"), (False, "Другі")], ids=["scripts", "no scripts"])
def test_a_list_is_looked_at_corrected_and_taken_in(look, javascript, name):
    page = look(javascript=javascript, width="desktop" if javascript else "phone").visit("/intake")
    bring(page, name)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"How {name}.csv will be read")
    expect(page.get_by_text("CSV, Windows-1251, 3 rows")).to_be_visible()
    page.get_by_label("Слупок 3").select_option("person.birth_date")
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_text("Not taken. Слупок 3: '31.02.1979' is not a date.")).to_be_visible()
    expect(page.get_by_text("12 March 1988")).to_be_visible()
    page.get_by_role("button", name="Take in").click()
    expect(page.get_by_text("This list is taken in.")).to_be_visible()
    expect(page.get_by_text("'31.02.1979' is not a date. Write 2021, 2021-02 or 2021-02-28.")).to_be_visible()
    page.get_by_role("link", name="2", exact=True).click()
    page.get_by_role("link", name=f"Вярбіцкі Сымон {name}").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Вярбіцкі")


def test_a_mistake_in_the_form_is_said_at_the_top_and_leads_to_its_field(look):
    page = look().visit("/intake/new")
    page.get_by_label("Whose list it is").fill("Nobody knows")
    page.get_by_role("button", name="See how it will be read").click()
    page.get_by_role("link", name="File: Choose the file of the list.").click()
    expect(page.get_by_label("File")).to_be_focused()


@pytest.mark.parametrize("width", ["phone", "tablet", "desktop"])
@pytest.mark.parametrize("language", ["be", "ru"])
def test_the_pages_of_a_list_fit_the_window(look, width, language):
    one = look(width=width, language=language, javascript=True)
    page = one.visit("/intake/new")
    page.locator("#id_file").set_input_files(a_list("Доўгаянепадзельнаяназвафайлаякуюніхтонеперанясе" * 2))
    page.locator("#id_source").fill(f"Sviedka {width} {language}")
    page.locator("#id_grade").select_option("3")
    wide = []
    for selector in ("form .btn", "[value=look]", "[value=take]"):
        follow(page.locator(selector).first)
        wide.append(overflow(page))
    assert wide == [0, 0, 0]
