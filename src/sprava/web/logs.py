"""What goes to standard error when a page fails: where in the code, and nothing of the record or of the reader."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from django.http import HttpRequest

_HOUSE = str(Path(__file__).resolve().parents[1])


class WithoutRequest(logging.Filter):
    """Takes addresses, paths and values out of a record of Django's and leaves the route and the lines of code."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record pass, made poorer."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            match = request.resolver_match
            record.msg = f"{getattr(record, 'status_code', 500)} at /{match.route if match else ''}"
            record.args = ()
            record.request = None
        if record.exc_info and record.exc_info[0]:
            kind, _error, trace = record.exc_info
            frames = [frame for frame in traceback.extract_tb(trace) if _HOUSE in frame.filename]
            lines = "".join(traceback.format_list(frames or traceback.extract_tb(trace)[-3:])).rstrip()
            # The text of an error may quote a record, so only its kind is written.
            record.msg = f"{record.getMessage()}: {kind.__name__}\n{lines}"
            record.args = ()
            record.exc_info = None
        return True
