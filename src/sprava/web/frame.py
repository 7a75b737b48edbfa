"""What the frame of every page shows: the register's name, the desks with their waiting work, language, theme."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from sprava.web.choices import theme_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of ``base.html``."""
    return {"register_name": settings.REGISTER_NAME, "theme": theme_of(request), "is_demo": settings.DEMO}
