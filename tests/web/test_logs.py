"""What is written down when a page fails."""

from __future__ import annotations

import logging

from django.test import RequestFactory

from sprava.core import dates
from sprava.core.errors import Unreadable
from sprava.web.logs import WithoutRequest


def record_of(failure: Exception, request) -> logging.LogRecord:
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Failed: %s", (request.path,), None)
    record.request, record.status_code = request, 500
    record.exc_info = (type(failure), failure, failure.__traceback__)
    return record


def test_a_failure_names_the_line_of_code_and_neither_the_page_nor_the_person():
    request = RequestFactory().get("/people/7?name=Кляновіч", REMOTE_ADDR="192.0.2.7")
    try:
        dates.parse_date("Кляновіч Тадора")
    except Unreadable as failure:
        record = record_of(failure, request)
    assert WithoutRequest().filter(record)
    said = logging.Formatter().format(record)
    assert "dates.py" in said
    assert "Unreadable" in said
    for secret in ("Кляновіч", "people/7", "192.0.2.7"):
        assert secret not in said


def test_requests_themselves_are_not_logged(settings):
    assert settings.LOGGING["loggers"]["django.server"]["handlers"] == []
    assert settings.LOGGING["loggers"]["django.request"]["level"] == "ERROR"
