"""What a writing page answers: the letter read over, or the paper. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language

from sprava.support.cautions import Caution, cautions, marked, printable, suggestions
from sprava.support.forms import SHEETS, LetterForm
from sprava.support.letters import papers_for
from sprava.support.post import cautions_known, languages_of_letters, usual_language
from sprava.support.printing import can_print, how_to_install, printed
from sprava.support.rules import PlaceRule, rules_for
from sprava.support.sheets import Destination


@dataclass(slots=True)
class Writing:
    """One look at a letter: what was typed, by which rules, and what stands against printing it."""

    form: LetterForm
    facility: str
    day: date
    addressee: str = ""
    asks_again: bool = False
    """Something would stop the letter; it is printed only when the writer says so."""
    problem: str = ""
    rules: tuple[PlaceRule, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.rules = rules_for(self.facility, self.day, get_language() or "en")

    def answer(self, do: str, *, anyway: bool, to: Callable[[], Destination]) -> HttpResponse | None:
        """The PDF where one was asked for and nothing speaks against it; else None, and the page says what does.

        Raises:
            Refused: there is nowhere to send it, or no typesetter.
        """
        if not self.form.is_valid():
            return None
        text = str(self.form.cleaned_data["text"])
        if do not in dict(SHEETS):
            return None
        found = self._found(text, printable(text)) if text.strip() else ()
        self.asks_again = any(one.weight == "stop" for one in found)
        if self.asks_again and not anyway:
            return None
        papers = papers_for(do, to(), text, str(self.form.cleaned_data["language"]))
        return pdf_answer(printed(papers), f"{'postcard' if do == 'postcard' else 'letter'}.pdf")

    def _found(self, typed: str, text: str) -> tuple[Caution, ...]:
        """What is said of the whole letter as it was typed, and of words as they stand on the sheet."""
        language = get_language() or "en"
        whole = (one for one in cautions(typed, language) if not one.end)
        return (*whole, *(one for one in cautions(text, language, addressee=self.addressee) if one.end))

    def _language(self) -> str:
        """That of the letter, as chosen or as offered."""
        chosen = str(self.form["language"].value())
        return chosen if chosen in dict(languages_of_letters()) else usual_language()

    def as_context(self) -> dict[str, Any]:
        """For the templates of both pages."""
        typed = str(self.form.data.get("text", "")) if self.form.is_bound else ""
        text, language = printable(typed), self._language()
        found = self._found(typed, text) if self.form.is_bound and self.form.is_valid() and typed.strip() else None
        return {
            "form": self.form,
            "rules": self.rules,
            "found": _once(found or ()),
            "pieces": [] if found is None else marked(text, found),
            "letter_language": language,
            "length": len(text),
            "asks_again": self.asks_again,
            "problem": self.problem,
            "sheets": SHEETS,
            "suggestions": _suggested(language),
            "knows_words": bool(cautions_known()),
            "to_install": "" if can_print() else how_to_install(),
        }


def _once(found: Iterable[Caution]) -> list[tuple[Caution, str]]:
    """Each caution once, with everything in the letter that it is about."""
    first: dict[str, Caution] = {}
    words: dict[str, dict[str, str]] = {}
    for one in found:
        first.setdefault(one.kind, one)
        words.setdefault(one.kind, {}).setdefault(one.words.casefold(), one.words)
    return [(one, ", ".join(filter(None, words[kind].values()))) for kind, one in first.items()]


def _suggested(language: str) -> list[tuple[str, str, str]]:
    """Advice in the reader's language, the example in that of the letter, and which that is."""
    own = get_language() or "en"
    return [
        (one["text"].get(own, one["text"]["en"]), one["example"][said], said)
        for one in suggestions()
        if (said := language if language in one["example"] else "en")
    ]


def pdf_answer(made: bytes, name: str) -> HttpResponse:
    """A file to save, which no cache on the way keeps."""
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
