"""Texts that have broken pictures elsewhere, and how a picture is looked at by machine."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

HOSTILE = (
    "<script>alert(1)</script>",
    "]]><svg onload=alert(1)>",
    "\u202eabc\u202c",
    "😀👩‍👩‍👧 emoji",
    '" style="x" onclick="y',
    "&amp;&#x3c;b&gt;",
    "\x00\x07\ufffe\udc80",
    "{{7*7}} ${x} datum.y'",
    "",
    "ў" * 300,
)


def read(svg: bytes) -> Element:
    """The picture as a tree, if it is well formed."""
    tree: Element = fromstring(svg, forbid_dtd=True)
    return tree


def texts(svg: bytes) -> str:
    """Every word that a picture shows."""
    return " ".join(element.text or "" for element in read(svg).iter("{http://www.w3.org/2000/svg}text"))


def elements(svg: bytes) -> set[str]:
    """The kinds of elements in a picture."""
    return {element.tag.rpartition("}")[2] for element in read(svg).iter()}
