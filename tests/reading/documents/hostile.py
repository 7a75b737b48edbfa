"""Files that are made to break their reader, or that break it without meaning to: made by code, none stored.

Each is a name, how its bytes are made, and the states in which it may end.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

import pypdfium2

from sprava.reading.documents.drawn import png
from tests.reading.documents import made

OK, PARTIAL, REFUSED, QUARANTINED = "ok", "partial", "refused", "quarantined"
KEPT: Final = frozenset({OK, PARTIAL})
STOPPED: Final = frozenset({REFUSED, QUARANTINED})
ANY: Final = KEPT | STOPPED
LONG: Final = 200_000
_ZEROS: Final = bytes(64 << 20)


def bomb(name: str, **parts: bytes | str) -> bytes:
    return made.packed({name: _ZEROS, **parts})


def docx_with(part: str, content: bytes | str) -> bytes:
    """A real DOCX of which one part is another."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made.word())) as real,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for entry in real.infolist():
            if entry.filename != part:
                changed.writestr(entry.filename, real.read(entry))
        changed.writestr(part, content)
    return stream.getvalue()


def lying_zip() -> bytes:
    raw = bytearray(bomb("word/document.xml"))
    return bytes(raw).replace((64 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little"))


def deep_parts(depth: int) -> bytes:
    inner = "Content-Type: text/plain\n\nx\n"
    for number in range(depth):
        inner = f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n{inner}\n--b{number}--\n'
    return ("From: a@example.org\nSubject: x\nDate: Fri, 20 Nov 2026 10:00:00 +0300\n" + inner).encode()


def many_parts(count: int) -> bytes:
    parts = "".join(f"--b\nContent-Type: text/plain\n\n{number}\n" for number in range(count))
    return f'From: a@example.org\nSubject: x\nContent-Type: multipart/mixed; boundary="b"\n\n{parts}--b--\n'.encode()


def pdf(*objects: str, trailer: str = "<</Root 1 0 R/Size {size}>>", start: int | None = None) -> bytes:
    """A PDF written by hand, with a table of its objects that is right."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010} 00000 n \n" for place in places
    )
    at = len(body) if start is None else start
    return body + f"{table}trailer\n{trailer.format(size=len(objects) + 1)}\nstartxref\n{at}\n%%EOF".encode()


def stream(content: bytes, *filters: str) -> str:
    return f"<</Length {len(content)}/Filter[{' '.join(filters)}]>>\nstream\n{content.decode('latin-1')}\nendstream"


CATALOG, PAGES = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf_bomb() -> bytes:
    return pdf(CATALOG, PAGES, PAGE, stream(zlib.compress(zlib.compress(_ZEROS)), "/FlateDecode", "/FlateDecode"), FONT)


def pdf_saying(content: bytes) -> bytes:
    return pdf(CATALOG, PAGES, PAGE, stream(zlib.compress(content), "/FlateDecode"), FONT)


def png_of(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def png_with(width: int, height: int, name: bytes, content: bytes) -> bytes:
    """A PNG with one more part, and no picture to speak of."""
    part = struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    return png_of(width, height) + part + b"\x00\x00\x00\x00IEND\xaeB`\x82"


def png_grey(width: int, height: int, dots: Callable[[int], bytes]) -> bytes:
    return png(dots(width * height), width, height, width)


def jpeg_of(width: int, height: int) -> bytes:
    """The beginning of a JPEG: a comment, the frame, and nothing in it."""
    frame = struct.pack(">BHHB", 8, height % 65_536, width % 65_536, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xfe\x00\x06text\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xd9"


def pdf_showing(width: int, height: int, *, page: str = "0 0 300 300", times: int = 1) -> bytes:
    """A PDF of one page with a picture of one colour, shown so many times."""
    packed = zlib.compress(bytes(width * height // 8))
    shown = b"q 300 0 0 300 0 0 cm /P Do Q " * times
    picture = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 1/ColorSpace/DeviceGray"
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{page}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>",
        f"<</Length {len(shown)}>>\nstream\n{shown.decode()}\nendstream",
        f"<<{picture}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n{packed.decode('latin-1')}\nendstream",
    )


def joined(*parts: bytes) -> bytes:
    """The pages of several PDF as one."""
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        whole.import_pages(pypdfium2.PdfDocument(part))
    held = io.BytesIO()
    whole.save(held)
    return held.getvalue()


def warc_record(length: int, body: bytes, **rest: str) -> bytes:
    return made.warc_record(body, length=length, address="https://sviedka.example/1", **rest)


ADDRESS = "https://sviedka.example/1"
HEADERS = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
ANSWER = HEADERS + made.page()
ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ITEM = "<rss><channel><item><title>{}</title></item></channel></rss>"
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{ENTITIES}]>' + ITEM.format("&l9;")
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + ITEM.format("&x;")
SCRIPTED = (
    "<script>alert(1)</script><img src=x onerror=alert(2)><p>Паўліну Крушнік затрымалі.</p>"
    "<iframe src='https://x.example'></iframe>"
)
HOMOGLYPHS = "Пaўлiну Кpушнік зaтpымaлі 2 лicтaпaда 2026 гoдa. " * 50  # half of the letters are Latin
BIDI = "\u202eкінҳсурК унілўаП\u202c затрымалі\u2066 2 лістапада\u2069 2026 года. " * 50

FILES: Final[dict[str, tuple[Callable[[], bytes], frozenset[str]]]] = {
    # --- zips
    "bomb.docx": (lambda: bomb("word/document.xml"), STOPPED),
    "bomb-in-a-picture.docx": (lambda: docx_with("word/media/image1.png", _ZEROS), STOPPED),
    "lies-about-its-size.docx": (lying_zip, STOPPED),
    "nested.zip": (lambda: made.packed({"a.zip": bomb("b.zip", c=made.packed({"d": "e"}))}), STOPPED),
    "bomb.wacz": (lambda: bomb("archive/data.warc", **{"datapackage.json": "{}"}), STOPPED),
    "many-parts.docx": (
        lambda: made.packed({"word/document.xml": "<x/>"} | {f"p{n}": b"" for n in range(3000)}), STOPPED),
    "paths-upward.docx": (lambda: docx_with("../../../etc/passwd", "x"), ANY),
    "truncated.docx": (lambda: made.word()[:-200], STOPPED),
    "half.docx": (lambda: made.word()[: len(made.word()) // 2], STOPPED),
    "entities.docx": (lambda: docx_with("word/document.xml", LAUGHS), STOPPED),
    "no-xml.docx": (lambda: docx_with("word/document.xml", os.urandom(1000)), STOPPED),
    "no-relations.docx": (lambda: docx_with("_rels/.rels", ""), STOPPED),
    "endless-row.docx": (lambda: docx_with("word/document.xml", endless_row()), ANY),
    "deep.docx": (lambda: docx_with("word/document.xml", deep_xml(50_000)), STOPPED),
    "zip-that-is-empty.docx": (lambda: made.packed({}), STOPPED),
    # --- pages
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 100_000 + b"x", ANY),
    "deep-spans.html": (lambda: b"<html><body><p>" + b"<b><i>" * 50_000 + b"x", ANY),
    "one-line.html": (lambda: b"<html><body><p>" + b"Anna Kavalova was detained. " * 8_000, KEPT),
    "many-attributes.html": (lambda: b"<html " + b"".join(b"a%d=1 " % n for n in range(12_000)) + b"><p>x", ANY),
    "no-end.html": (lambda: b"<!doctype html><html><body><p>" + b"<!--" * 50_000, ANY),
    "many-blocks.html": (lambda: b"<html><body>" + b"<p>x" * 120_000, STOPPED),
    "entities.html": (lambda: b"<html><body><p>" + b"&#1055;&amp;&nosuch;" * 20_000, KEPT),
    "scripts.html": (lambda: made.page((SCRIPTED, *made.WORDS)), KEPT),
    "lies-about-its-encoding.html": (lambda: made.page().replace(b"utf-8", b"utf-16"), ANY),
    "mixed-encodings.html": (lambda: made.page() + "<p>Затрымалі</p>".encode("cp1251") * 200, ANY),
    "data-pictures.html": (lambda: made.page(head=f"<img src='data:image/png;base64,{'A' * (8 << 20)}'>"), KEPT),
    "null-bytes.html": (lambda: made.page().replace(b"<p>", b"<\x00p>\x00"), ANY),
    "meta-date-of-the-future.html": (
        lambda: made.page(head='<meta property="article:published_time" content="9999-99-99">'), KEPT),
    # --- PDF
    "only-a-head.pdf": (lambda: b"%PDF-1.7\n", STOPPED),
    "truncated.pdf": (lambda: made.portable()[:-600], ANY),
    "half.pdf": (lambda: made.portable()[: len(made.portable()) // 2], ANY),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + os.urandom(50_000), STOPPED),
    "pages-in-a-circle.pdf": (lambda: pdf(CATALOG, "<</Type/Pages/Kids[2 0 R]/Count 1>>"), ANY),
    "billion-pages.pdf": (lambda: pdf(CATALOG, "<</Type/Pages/Kids[]/Count 1000000000>>"), ANY),
    "bomb.pdf": (pdf_bomb, ANY),
    "endless-operators.pdf": (lambda: pdf_saying(b"BT /F 12 Tf " + b"(A) Tj " * 200_000 + b"ET"), ANY),
    "endless-nesting.pdf": (lambda: pdf_saying(b"q " * 300_000), ANY),
    "no-text-layer.pdf": (lambda: pdf_saying(b"0 0 100 100 re f"), frozenset({PARTIAL})),
    "starts-nowhere.pdf": (lambda: pdf(CATALOG, PAGES, PAGE, FONT, start=10**9), ANY),
    "script.pdf": (
        lambda: pdf("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(alert(1))>>>>", PAGES, PAGE, FONT), ANY),
    "huge-numbers.pdf": (lambda: pdf_saying(b"BT /F 9999999999 Tf 1e38 0 0 1e38 0 0 Tm (A) Tj ET"), ANY),
    # --- web archives
    "length-too-long.warc": (lambda: warc_record(10**12, ANSWER), ANY),
    "length-too-short.warc": (lambda: warc_record(10, ANSWER), ANY),
    "length-negative.warc": (lambda: warc_record(-5, ANSWER), ANY),
    "no-length.warc": (lambda: warc_record(0, ANSWER).replace(b"Content-Length: 0\r\n", b""), ANY),
    "unknown-version.warc": (lambda: warc_record(len(ANSWER), ANSWER, version="WARC/9.9"), ANY),
    "noise-after.warc": (lambda: made.web_archive([(ADDRESS, made.page())]) + os.urandom(9000), ANY),
    "bomb.warc.gz": (lambda: gzip.compress(warc_record(64 << 20, HEADERS + _ZEROS)), ANY),
    "cut.warc.gz": (lambda: made.web_archive([(ADDRESS, made.page())], packed=True)[:-50], ANY),
    "header-without-end.warc": (lambda: b"WARC/1.0\r\n" + b"X: y\r\n" * 100_000, ANY),
    # --- letters
    "deep.eml": (lambda: deep_parts(60), STOPPED),
    "very-deep.eml": (lambda: deep_parts(3000), STOPPED),
    "many-parts.eml": (lambda: many_parts(20_000), STOPPED),
    "endless-header.eml": (lambda: b"From: a@example.org\nSubject: " + b"=?utf-8?B?QUFB?= " * 30_000 + b"\n\nx", ANY),
    "many-addresses.eml": (lambda: b"Subject: x\nTo: " + b"a@example.org, " * 50_000 + b"\n\nx", ANY),
    "broken-base64.eml": (
        lambda: b"From: a\nSubject: x\nContent-Transfer-Encoding: base64\n\n" + b"!!!" * 10_000, ANY),
    "unknown-charset.eml": (lambda: b"From: a\nSubject: x\nContent-Type: text/plain; charset=x-none\n\nx", KEPT),
    "bomb-attached.eml": (lambda: made.letter(attached=bomb("a")), KEPT),
    "zip-in-base64.eml": (
        lambda: b"From: a\nSubject: x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(b"<p>" * 100_000), ANY),
    # --- feeds
    "laughs.xml": (lambda: LAUGHS.encode(), STOPPED),
    "laughs-utf16.xml": (lambda: LAUGHS.encode("utf-16"), STOPPED),
    "outside.xml": (lambda: OUTSIDE.encode(), STOPPED),
    "scripts.xml": (lambda: made.feed([("<script>x</script>", SCRIPTED, "javascript:alert(1)")]), KEPT),
    "many-entries.xml": (lambda: made.feed([("x", "y", "")] * 6_000), KEPT),
    "cut.xml": (lambda: made.feed([("Суд", made.WORDS[0], "")] * 5)[:-700], ANY),
    "deep.xml": (lambda: b"<rss><channel>" + b"<item>" * 50_000, ANY),
    # --- channels
    "depth.json": (lambda: b'{"messages": ' + b"[" * 1_000_000, ANY),
    "depth-in-a-message.json": (
        lambda: b'{"messages": [{"id": 1, "type": "message", "text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}]}", ANY),
    "cut.json": (lambda: made.channel(*(made.message(n, made.WORDS[2]) for n in range(50)))[:-40], KEPT),
    "long-number.json": (lambda: made.channel(made.message(1, "x")).replace(b'"id": 1', b'"id": ' + b"9" * 5000), ANY),
    "one-long-message.json": (lambda: made.channel(made.message(1, "Анна " * LONG)), KEPT),
    "surrogates.json": (lambda: made.channel(made.message(1, "\\ud800 x")).replace(b"\\\\ud800", b"\\ud800"), ANY),
    # --- plain text
    "one-line.txt": (lambda: b"a" * LONG, KEPT),
    "capitals.txt": (lambda: ("Іван Пётр Анна Марыя Янка " * 8_000).encode(), KEPT),
    "mixed-encodings.txt": (lambda: "Затрымалі ў Полацку. ".encode() * 20 + "Асудзілі. ".encode("cp1251") * 20, ANY),
    "cp1251.txt": (lambda: "\n".join(made.WORDS).encode("cp1251"), KEPT),
    "koi8.txt": (lambda: "Задержали в Полоцке двух человек, сообщает правозащитный центр.".encode("koi8-r"), KEPT),
    "utf16.txt": (lambda: "\n".join(made.WORDS).encode("utf-16"), KEPT),
    "cut-in-a-letter.txt": (lambda: "\n".join(made.WORDS).encode()[:-1] + b"\xd0", ANY),
    "bidi.txt": (lambda: BIDI.encode(), KEPT),
    "homoglyphs.txt": (lambda: HOMOGLYPHS.encode(), KEPT),
    "combining.txt": (lambda: ("е" + "\u0301" * 100_000).encode(), KEPT),
    "controls.txt": (lambda: "Паўліну\x07 Крушнік\x1b[31m затрымалі\x00.".encode() * 40, ANY),
    "line-ends.txt": (lambda: b"\r\n\r\r\n\n" * 30_000 + "Анну затрымалі".encode(), KEPT),
    "noise.txt": (lambda: os.urandom(20_000), STOPPED),
    "too-long.txt": (lambda: "Анну затрымалі. ".encode() * 40_000, frozenset({PARTIAL})),
    "empty.txt": (lambda: b"", STOPPED),
    "spaces.txt": (lambda: b" \n\t" * 1000, STOPPED),
    # --- pictures
    "900-megapixels.png": (lambda: png_of(30_000, 30_000), frozenset({QUARANTINED})),
    "900-megapixels.jpg": (lambda: jpeg_of(30_000, 30_000), frozenset({QUARANTINED})),
    "one-line-of-40-000.png": (lambda: png_of(40_000, 1), frozenset({QUARANTINED})),
    "no-size.png": (lambda: png_of(0, 0), frozenset({PARTIAL})),
    "only-a-head.png": (lambda: png_of(800, 600), frozenset({PARTIAL})),
    "cut.png": (lambda: made.picture()[:3000], frozenset({PARTIAL})),
    "small-says-small-is-large.png": (lambda: png_with(100, 100, b"IDAT", zlib.compress(_ZEROS)), frozenset({PARTIAL})),
    "words-packed-tight.png": (
        lambda: png_with(100, 100, b"zTXt", b"Comment\x00\x00" + zlib.compress(_ZEROS)), frozenset({PARTIAL})),
    "colours-packed-tight.png": (
        lambda: png_with(100, 100, b"iCCP", b"x\x00\x00" + zlib.compress(_ZEROS)), frozenset({PARTIAL})),
    "no-frame.jpg": (lambda: b"\xff\xd8" + b"\xff\xe0\x00\x02" * 100_000, frozenset({PARTIAL})),
    "only-a-head.jpg": (lambda: jpeg_of(800, 600), frozenset({PARTIAL})),
    "noise.jpg": (lambda: jpeg_of(800, 600)[:-2] + os.urandom(50_000), frozenset({PARTIAL})),
    "cut.webp": (lambda: b"RIFF\x10\x00\x00\x00WEBPVP8L\x08\x00\x00\x00\x2f\x00\x00\x00\x00", frozenset({PARTIAL})),
    "list-of-files.png": (lambda: png_of(100, 100) + b"\n/etc/passwd\nhttp://127.0.0.1/a.png\n", frozenset({PARTIAL})),
    "noise.png": (lambda: png_grey(1000, 1000, os.urandom), frozenset({PARTIAL})),
    "black-and-white.png": (lambda: png_grey(1500, 1500, lambda size: b"\x00\xff" * (size // 2)), frozenset({PARTIAL})),
    # --- pages that are pictures
    "large-picture.pdf": (lambda: pdf_showing(20_000, 20_000), ANY),
    "large-page.pdf": (lambda: pdf_showing(10, 10, page="0 0 1000000 1000000"), KEPT),
    "thousand-pictures.pdf": (lambda: pdf_showing(10, 10, times=1000), KEPT),
    "page-called-picture.png": (made.page, KEPT),
    # --- what only looks like something
    "picture-and-zip.gif": (lambda: b"GIF89a" + made.word(), frozenset({PARTIAL})),
    "program.pdf": (lambda: b"MZ\x90\x00" + bytes(2000), STOPPED),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), STOPPED),
    "vector.svg": (lambda: b'<?xml version="1.0"?><svg xmlns="x" onload="alert(1)"><text>x</text></svg>', STOPPED),
    "list.json": (lambda: json.dumps([{"name": "x"}]).encode(), STOPPED),
}  # fmt: skip


def deep_xml(depth: int) -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inside = b"<w:p>" * depth + b"</w:p>" * depth
    return f"<w:document {names}><w:body>".encode() + inside + b"</w:body></w:document>"


def endless_row() -> bytes:
    """A table whose one cell says that it is a billion columns wide."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'
    return f"<w:document {names}><w:body><w:tbl><w:tr>{cell}</w:tr></w:tbl></w:body></w:document>".encode()
