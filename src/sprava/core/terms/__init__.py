"""When will she be out: sentence arithmetic on partial dates, with its reckoning."""

from sprava.core.terms.durations import BeyondCalendar, Duration, shifted
from sprava.core.terms.rules import ConversionRule, CreditRule, TermRules

__all__ = ["BeyondCalendar", "ConversionRule", "CreditRule", "Duration", "TermRules", "shifted"]
