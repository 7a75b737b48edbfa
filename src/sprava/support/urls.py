"""The addresses of the desk of letters."""

from __future__ import annotations

from django.urls import path

from sprava.support.pages import letters, writing

urlpatterns = [
    path("letters", letters.letters_page, name="letters"),
    path("letters/packet.pdf", letters.packet_file, name="letters-packet"),
    path("letters/write/<int:number>", writing.write_to_page, name="write-to"),
    path("write", writing.write_page, name="write"),
]
