"""Finding somebody by typing into the box at the top of every page."""

import pytest


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize("typed", ["Аліневіч", "Olinevich", "alinevi"])
def test_a_person_is_found_in_any_script_by_a_name_or_its_beginning(look, javascript, typed):
    page = look(javascript=javascript).visit("/findings")
    page.fill("#find", typed)
    page.press("#find", "Enter")
    page.wait_for_url("**/people?name=*")
    found = page.locator("main table th[scope=row]").first.inner_text()
    assert "Alinevich" in found or "Аліневіч" in found or "Олиневич" in found


def test_the_list_answers_while_somebody_types_and_the_box_keeps_what_was_typed(look):
    page = look().visit("/findings")
    page.locator("#find").press_sequentially("аліневі", delay=20)
    page.locator("main table.people-list").wait_for()
    assert page.input_value("#find") == "аліневі"
    assert page.url.endswith("/findings")  # what is half typed does not get into the history of the browser
    assert page.locator("h1").count() == 1


def test_a_page_of_people_leaves_no_copy_in_the_browser(look):
    page = look().visit("/")
    page.locator("#find").press_sequentially("аліневі", delay=20)
    page.locator("main table.people-list").wait_for()
    kept = page.evaluate("() => [...Object.values(localStorage), ...Object.values(sessionStorage)]")
    assert [text for text in kept if text != "/"] == []  # the address of the tab itself, and nothing that was on a page
