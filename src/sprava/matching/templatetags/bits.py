"""Evidence in bits: ``{% load bits %}``, then ``{{ weight|bits }}``."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from sprava.core.wording import figure

register = template.Library()


@register.filter
def bits(weight: float) -> str:
    """A weight with its sign and one decimal: "+13", "−1.5", "0"."""
    rounded = round(weight, 1)
    if not rounded:
        return "0"
    return ("+" if rounded > 0 else "−") + figure(abs(rounded), get_language() or "en")
