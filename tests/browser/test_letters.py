"""From the list of people to a printed file, and the page for people without an account."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

import numpy
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import follow, overflow

KIND = "Дзень добры! У нас дажджы, але астры яшчэ трымаюцца, і кот спіць на акне. " * 5
LANGUAGES = pytest.mark.parametrize("language", ["en", "be", "ru"])


def file_after(page, button: str) -> bytes:
    with page.expect_download() as coming:
        page.click(f"button[value={button}]")
    return Path(coming.value.path()).read_bytes()


def pages_of(made: bytes, folder: Path) -> list[str]:
    """The words of each page of a PDF; each is drawn into a PNG too, for whoever wants to look at it."""
    document = pypdfium2.PdfDocument(made)
    try:
        for number, page in enumerate(document):
            drawn = page.render(scale=1.5, rev_byteorder=True).to_numpy()[:, :, :3]
            assert 0.001 < (drawn < 128).mean() < 0.5, "a page is neither empty nor black"
            (folder / f"page-{number}.png").write_bytes(png_of(drawn))
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def png_of(drawn: numpy.ndarray) -> bytes:
    """A picture of height × width × 3 bytes as PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    height, width, _ = drawn.shape
    rows = b"".join(b"\0" + row.tobytes() for row in drawn)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@LANGUAGES
def test_a_supporter_comes_from_today_to_a_printed_letter_without_javascript(look, language, tmp_path):
    pytest.importorskip("typst")
    page = look(javascript=False, language=language).visit("/")
    follow(page.locator("nav.desks a[href='/letters']"))
    follow(page.locator(".to-write a.btn-2").first)
    address = page.locator("address.to").inner_text().split("\n")
    page.fill("textarea[name=text]", KIND)
    follow(page.locator("button[value=check]"))
    assert page.locator(".letter-sheet").inner_text().startswith("Дзень добры!")
    sheet, envelope = pages_of(file_after(page, "letter"), tmp_path)
    assert "астры яшчэ трымаюцца" in sheet
    assert address[0] in envelope
    assert address[0] not in sheet, "nothing on the sheet says for whom it was printed"


@LANGUAGES
def test_an_evening_is_printed_with_a_checklist_whose_codes_lead_to_the_count(look, language, tmp_path):
    pytest.importorskip("typst")
    page = look(javascript=False, language=language, width="phone").visit("/letters")
    page.select_option("select[name=paper]", "cards")
    with page.expect_download() as coming:
        page.click("form[action='/letters/packet.pdf'] button")
    checklist, *cards = pages_of(Path(coming.value.path()).read_bytes(), tmp_path)
    code = re.search(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}", checklist)
    assert code
    assert not any(code[0] in card for card in cards), "what is posted carries no code"
    follow(page.locator("main a[href='/letters/log']"))
    sent = page.locator("main table tbody td")
    before = int(sent.first.inner_text()) if sent.count() else 0
    page.fill("input[name=code]", code[0].lower())
    follow(page.locator("main button.btn"))
    page.fill("input[name=sent]", "2")
    follow(page.locator("main button.btn"))
    assert int(sent.first.inner_text()) == before + 2


def test_what_happens_inside_is_entered_on_a_telephone_in_a_few_steps(look):
    page = look(javascript=False, width="phone").visit("/letters")
    name = page.locator(".to-write h2 bdi").first.inner_text()
    follow(page.locator("main a[href='/letters/inside']"))
    page.fill("input#f-name", name)
    follow(page.locator("main .filters-bar button"))
    follow(page.locator("main ul.plain a").first)
    page.check("input[name=kind][value=hunger_strike]")
    follow(page.locator("main button.btn"))
    assert page.locator("section[aria-labelledby=waiting] li").count() == 1


def test_nobody_asks_for_help_before_custodians_are_named(look):
    one = look(width="phone")
    for path in ("/letters/help", "/letters/help/ask"):
        page = one.visit(path)
        assert page.get_by_text("No custodians are named yet").count() == 1
        assert page.locator("[name=address]").count() == 0
        assert overflow(page) <= 0
        assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_anybody_writes_to_an_address_that_they_bring(look, javascript):
    pytest.importorskip("typst")
    page = look(javascript=javascript, width="phone").visit("/write?lang=be")
    assert page.locator("script").count() == 0
    page.fill("input[name=name]", "Кляновіч Тадора Ігнатаўна, 1987 г. н.")
    page.fill("textarea[name=address]", "ПК № 4\nвул. Антошкіна, 3\n246035 Гомель")
    page.fill("textarea[name=text]", f"{KIND} Сачу за вашай справай.")
    follow(page.locator("button[value=postcard]"))
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
