"""A person entered with the keyboard alone, found again, and looked at on another day."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import follow

SOURCE = "Chronicle of the keyboard"


def typed(page: Page, text: str) -> None:
    page.keyboard.type(text)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the field with this name, or the button with these words, has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.name || document.activeElement.innerText.trim()")
        if here == name:
            return
    raise AssertionError(f"{name} cannot be reached with the Tab key")


def enter(page: Page, name: str, *, born: str = "14 March 1987") -> None:
    """Everything on the form, with the keyboard alone."""
    # The first field has the focus, which a busy machine gives it a moment after the page is there.
    expect(page.locator("#id_name")).to_be_focused()
    typed(page, name)
    for field, text in (("born", born), ("detained_on", "12.09.2024"), ("articles", "361-4 p.1"), ("source", SOURCE)):
        tab_to(page, field)
        typed(page, text)
    tab_to(page, "grade")
    typed(page, "reliable")
    tab_to(page, "words")
    typed(page, f"{name} was detained on 12 September 2024.")
    tab_to(page, "Enter this person")
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize(("javascript", "name"), [(True, "Zubrova Alpha"), (False, "Zubrova Beta")])
def test_a_person_is_entered_with_the_keyboard_alone(look, javascript, name):
    page = look(javascript=javascript).visit("/people/new")
    enter(page, name)
    if page.locator("button[name=anyway]").count():
        page.locator("button[name=anyway]").press("Enter")
    expect(page.locator("h1")).to_have_text(name)
    expect(page.locator("main")).to_contain_text("361-4 p. 1")
    page.locator("details.claims summary").first.press("Enter")
    expect(page.locator(".claim q").first).to_contain_text("was detained on 12 September 2024")


def test_a_mistake_is_said_at_the_top_and_leads_to_its_field(look):
    page = look(javascript=False).visit("/people/new")
    enter(page, "Zubrova Gamma", born="31.02.1990")
    link = page.locator(".error-summary a").first
    expect(link).to_contain_text("31.02.1990")
    link.press("Enter")
    assert page.url.endswith("#id_born")
    expect(page.locator("#id_name")).to_have_value("Zubrova Gamma")
    expect(page.locator("#id_words")).to_have_value("Zubrova Gamma was detained on 12 September 2024.")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_page_of_a_person_is_asked_of_another_day(look, javascript):
    one = look(javascript=javascript)
    page = one.visit("/people")
    follow(page.locator("main table .name a").first)
    name = page.locator("h1").inner_text()
    page.locator("#on").fill("2010-01-01")
    page.locator("form.times button").press("Enter")
    expect(page.locator("form.times")).to_contain_text("1 January 2010")
    expect(page.locator("h1")).to_have_text(name)
    expect(page.locator("main a[href*='/new/']")).to_have_count(0)
    page.locator("form.times a").click()
    expect(page.locator("form.times")).to_contain_text("today, as known now")
