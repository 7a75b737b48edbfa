"""Who may open an archived capture."""

from __future__ import annotations

import io

from sprava.casework.sources import document_seen
from sprava.records.actions.lists import Terms, begin_import
from sprava.records.actions.sources import archive_document


def test_a_list_of_another_compartment_is_nobodys_to_download(anna, clara, compartment, sviedka):
    document = archive_document(io.BytesIO(b"name\nTadora"), source=sviedka, about={"file_name": "list.csv"})
    assert document_seen(document.pk, clara) == document  # nothing stands on it yet
    begin_import(sviedka, document.pk, mapping="", rows_total=1, terms=Terms(anna, compartment))
    assert document_seen(document.pk, anna) == document
    assert document_seen(document.pk, clara) is None
