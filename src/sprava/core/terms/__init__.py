"""When will she be out: sentence arithmetic on partial dates, with its reckoning."""

from sprava.core.terms.case_files import read_case
from sprava.core.terms.cases import TermCase, TermRange
from sprava.core.terms.durations import BeyondCalendar, Duration, shifted
from sprava.core.terms.expected import expected_end_of
from sprava.core.terms.reckoning import Outcome, reckon
from sprava.core.terms.remand import Span
from sprava.core.terms.rules import ConversionRule, CreditRule, Practice, TermRules
from sprava.core.terms.steps import Step
from sprava.core.terms.words import Namer, say_step

__all__ = [
    "BeyondCalendar",
    "ConversionRule",
    "CreditRule",
    "Duration",
    "Namer",
    "Outcome",
    "Practice",
    "Span",
    "Step",
    "TermCase",
    "TermRange",
    "TermRules",
    "expected_end_of",
    "read_case",
    "reckon",
    "say_step",
    "shifted",
]
