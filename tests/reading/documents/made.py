"""Documents of every kind, made by code; everybody in them is invented."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from html import escape
from typing import Any, Literal

import docx
import pypdfium2
import typst

WORDS = (
    "19 лістапада 2026 года Віцебскі абласны суд вынес прысуд. Ігната Карчэўнага асудзілі да 4 гадоў калоніі "
    "ўзмоцненага рэжыму па ч. 1 арт. 361-4.",
    "Пракурор прасіў для Карчэўнага 5 гадоў. Суддзя Зміцер Мароз разглядаў справу.",
    "Паўліну Крушнік затрымалі 2 лістапада 2026 года.",
)


def page(paragraphs: Sequence[str] = WORDS, *, title: str = "Суд у Полацку", head: str = "") -> bytes:
    """A web page with an article, a menu and a footer."""
    article = "".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="be"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head><body>'
        "<nav><ul><li><a href='/'>Галоўная</a></li><li><a href='/about'>Пра нас</a></li></ul></nav>"
        f"<article><h1>{escape(title)}</h1>{article}</article><footer>© Сведка, 2026</footer></body></html>"
    ).encode()


def portable(paragraphs: Sequence[str] = WORDS, *, width: str = "12cm") -> bytes:
    """A PDF with a text layer, set in lines."""
    source = (
        b"#set page(width: "
        + width.encode()
        + b', height: 10cm)\n#set text(font: "Libertinus Serif", lang: "be")\n'
        + b"\n\n".join(b"#" + json.dumps(words, ensure_ascii=False).encode() for words in paragraphs)
    )
    made = typst.compile(source, format="pdf")
    assert isinstance(made, bytes)
    return made


def word(paragraphs: Iterable[str] = WORDS, table: Sequence[Sequence[str]] = ()) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in enumerate(table):
            for column, words in enumerate(cells):
                grid.cell(row, column).text = words
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def letter(words: str = "\n\n".join(WORDS), *, html: str = "", attached: bytes = b"", day: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "anna@example.org", "boris@example.org"
    message["Subject"] = "Суд у Полацку"
    message["Date"] = day or "Fri, 20 Nov 2026 10:00:00 +0300"
    message.set_content(words)
    if html:
        message.add_alternative(html, subtype="html")
    if attached:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="прысуд.pdf")
    return message.as_bytes()


def warc_record(
    body: bytes, *, length: int | None = None, version: str = "WARC/1.0", kind: str = "response", address: str
) -> bytes:
    """One record; ``length`` is what it says of itself."""
    size = len(body) if length is None else length
    head = (
        f"{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Date: 2026-11-20T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {size}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def web_archive(pages: Iterable[tuple[str, bytes]], *, packed: bool = False, kind: str = "text/html") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode()
    records = [warc_record(b"software: tests\r\n", kind="warcinfo", address="a.warc")]
    records += [warc_record(head + body, address=address) for address, body in pages]
    return b"".join(gzip.compress(record) if packed else record for record in records)


def packed(parts: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def wacz(pages: Iterable[tuple[str, bytes]]) -> bytes:
    return packed({"datapackage.json": "{}", "archive/data.warc.gz": web_archive(pages, packed=True)})


def feed(entries: Iterable[tuple[str, str, str]]) -> bytes:
    """RSS; an entry is its title, its words as HTML, and its address."""
    items = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link><description>{escape(words)}</description>"
        "<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>"
        for title, words, link in entries
    )
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Сведка</title>'
    return f"{head}{items}</channel></rss>".encode()


def message(number: object, text: object, **rest: object) -> dict[str, object]:
    return {"id": number, "type": "message", "date": "2026-11-20T23:10:00", "text": text, **rest}


def channel(*rows: object) -> bytes:
    return json.dumps({"name": "Polack", "type": "public_channel", "id": 1, "messages": list(rows)}).encode()


def typeset(paragraphs: Sequence[str], kind: Literal["pdf", "png"], *, width: str = "15cm", ppi: int = 150) -> bytes:
    """Words on a page as high as they need, as ``pdf`` or ``png``; no word is divided."""
    source = (
        f'#set page(width: {width}, height: auto, margin: 1cm)\n#set text(font: "Libertinus Serif", hyphenate: false)\n'
    )
    source += "\n\n".join("#" + json.dumps(words, ensure_ascii=False) for words in paragraphs)
    made = typst.compile(source.encode(), format=kind, ppi=ppi)
    assert isinstance(made, bytes)
    return made


def picture(paragraphs: Sequence[str] = WORDS, **how: Any) -> bytes:
    """A picture of text, in PNG."""
    return typeset(paragraphs, "png", **how)


def scanned(*pages: Sequence[str], turned: int = 0) -> bytes:
    """A PDF whose pages are pictures; ``turned`` by so many degrees when they are shown."""
    scan = pypdfium2.PdfDocument.new()
    for paragraphs in pages:
        sheet = pypdfium2.PdfDocument(typeset(paragraphs, "pdf"))[0]
        page, image = scan.new_page(*sheet.get_size()), pypdfium2.PdfImage.new(scan)
        image.set_bitmap(sheet.render(scale=200 / 72))
        image.set_matrix(pypdfium2.PdfMatrix().scale(*sheet.get_size()))
        page.insert_obj(image)
        page.gen_content()
        page.set_rotation(turned)
    stream = io.BytesIO()
    scan.save(stream)
    return stream.getvalue()
