"""From the list of people to a printed file, and the page for people without an account."""

from pathlib import Path

import pytest

KIND = "Дзень добры! У нас дажджы, але астры яшчэ трымаюцца, і кот спіць на акне. " * 5
LANGUAGES = pytest.mark.parametrize("language", ["en", "be", "ru"])


def file_after(page, button: str) -> bytes:
    with page.expect_download() as coming:
        page.click(f"button[value={button}]")
    return Path(coming.value.path()).read_bytes()


@LANGUAGES
def test_a_supporter_comes_from_the_list_to_a_printed_letter_without_javascript(look, language):
    pytest.importorskip("typst")
    page = look(javascript=False, language=language).visit("/letters")
    page.locator(".to-write a.btn-2").first.click()
    page.fill("textarea[name=text]", KIND)
    page.click("button[value=check]")
    assert page.locator(".letter-sheet").inner_text().startswith("Дзень добры!")
    assert file_after(page, "letter").startswith(b"%PDF-")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_anybody_writes_to_an_address_that_they_bring(look, javascript):
    pytest.importorskip("typst")
    page = look(javascript=javascript, width="phone").visit("/write?lang=be")
    assert page.locator("script").count() == 0
    page.fill("input[name=name]", "Кляновіч Тадора Ігнатаўна, 1987 г. н.")
    page.fill("textarea[name=address]", "ПК № 4\nвул. Антошкіна, 3\n246035 Гомель")
    page.fill("textarea[name=text]", f"{KIND} Сачу за вашай справай.")
    page.click("button[value=postcard]")
    assert page.locator(".letter-sheet mark").inner_text() == "справай"
    page.check("#anyway")
    assert file_after(page, "postcard").startswith(b"%PDF-")
    kept = (
        page.evaluate("() => [...Object.values(localStorage), ...Object.values(sessionStorage)]") if javascript else []
    )
    assert kept == []


def test_the_page_for_everybody_asks_for_little_and_only_here(look):
    one = look()
    asked: list[str] = []
    one.page.on("request", lambda request: asked.append(request.url))
    sizes = []
    one.page.on("response", lambda answer: sizes.append(len(answer.body())))
    one.visit("/write?lang=ru")
    one.page.wait_for_load_state("networkidle")
    assert len([url for url in asked if not url.startswith("data:")]) <= 4
    assert sum(sizes) < 60_000
