"""Who may open an archived capture."""

from __future__ import annotations

import io

from sprava.casework.sources import document_seen, source_page_of
from sprava.records.actions.lists import Terms, begin_import
from sprava.records.actions.reports import (
    Answer,
    Proposed,
    Text,
    Understood,
    accept_suggestion,
    archive_report,
    propose,
)
from sprava.records.actions.sources import archive_document, record_source
from sprava.records.models import Report


def test_a_list_of_another_compartment_is_nobodys_to_download(anna, clara, compartment, sviedka):
    document = archive_document(io.BytesIO(b"name\nTadora"), source=sviedka, about={"file_name": "list.csv"})
    assert document_seen(document.pk, clara) == document  # nothing stands on it yet
    begin_import(sviedka, document.pk, mapping="", rows_total=1, terms=Terms(anna, compartment))
    assert document_seen(document.pk, anna) == document
    assert document_seen(document.pk, clara) is None


def test_a_claim_says_how_often_its_text_is_here(anna, compartment, sviedka):
    words = "Янку Каласоўскага затрымалі 3 лістапада."
    reports: list[Report] = []
    for source in (sviedka, record_source("Polack. Chronicle"), record_source("Vestka")):
        document = archive_document(io.BytesIO(f"{words} {source.pk}".encode()), source=source, about={})
        text = Text(words.upper() if reports else words, "2026-11-05")
        reports.append(archive_report(document, text, by=anna, compartment=compartment))
    detained = Proposed("detained", "Янку", 0, [("detention", {"date": "2026-11-03"})], 0, len(words), "A", "rule")
    propose(reports[0], Understood("1", [detained], lang="be"))
    answer = Answer(None, detained.said, {"name": "Каласоўскі Янка"})
    accept_suggestion(reports[0].suggestions.get(), answer, by=anna)
    (said,) = source_page_of(sviedka, anna).claims
    assert said.copies == 3
