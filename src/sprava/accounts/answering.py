"""Answers with bytes that others made: a browser may draw or save them, and nothing in them runs."""

from __future__ import annotations

from typing import TypeVar

from django.http.response import HttpResponseBase

Answer = TypeVar("Answer", bound=HttpResponseBase)


def inert(answer: Answer) -> Answer:
    """The same answer, which no browser takes for a page of ours or for another kind of file than it says."""
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
