"""Fields of forms that take what people type and give what claims hold: dates, terms, articles, places."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sprava.casework import jurisdiction
from sprava.core.errors import Unreadable
from sprava.core.nouns import LONGEST_TEXT, canonical
from sprava.core.typed_dates import typed_date, typed_term
from sprava.packs import Pack, say_note
from sprava.packs.labels import places_named

DATE_HINT = gettext_lazy("As much as is known: 2021, 2021-03, 25.03.2021, March 2021, by 12 May 2022.")
TERM_HINT = gettext_lazy("5 years 6 months, or 15 days.")
ARTICLES_HINT = gettext_lazy("As the source writes them: 361-4 part 1, ч. 2 ст. 339; several with a comma.")


class TypedDate(forms.CharField):
    """A date as people write it; gives the notation of claims."""

    def __init__(self, **rest: Any) -> None:  # noqa: ANN401 what a field of a form takes
        rest.setdefault("help_text", DATE_HINT)
        super().__init__(max_length=80, **rest)

    def clean(self, value: object) -> str:
        text: str = super().clean(value)
        try:
            return str(typed_date(text)) if text else ""
        except Unreadable as cause:
            said = _("“%(text)s” is not one date. Write 2021, 2021-03, 25.03.2021 or March 2021.")
            raise forms.ValidationError(said % {"text": text[:40]}) from cause


class TypedTerm(forms.CharField):
    """A term as people write it; gives an ISO 8601 duration."""

    def __init__(self, **rest: Any) -> None:  # noqa: ANN401 what a field of a form takes
        super().__init__(max_length=80, help_text=TERM_HINT, **rest)

    def clean(self, value: object) -> str:
        text: str = super().clean(value)
        try:
            return typed_term(text) if text else ""
        except Unreadable as cause:
            said = _("“%(text)s” is not a term. Write 5 years 6 months, or 15 days.")
            raise forms.ValidationError(said % {"text": text[:40]}) from cause


class TypedArticles(forms.CharField):
    """One or several articles as people write them; gives them in the notation of claims, with commas between."""

    def __init__(self, **rest: Any) -> None:  # noqa: ANN401 what a field of a form takes
        super().__init__(max_length=300, help_text=ARTICLES_HINT, **rest)

    def clean(self, value: object) -> str:
        text: str = super().clean(value)
        return ", ".join(dict.fromkeys(articles_typed(text, jurisdiction.pack()))) if text else ""


class TypedPlace(forms.CharField):
    """A facility, a court or a body as people name it; gives its identifier in the pack, else the words themselves."""

    def __init__(self, kind: str, **rest: Any) -> None:  # noqa: ANN401 what a field of a form takes
        super().__init__(max_length=LONGEST_TEXT, **rest)
        self.kind = kind

    def clean(self, value: object) -> str:
        text: str = super().clean(value)
        return place_typed(self.kind, text, jurisdiction.pack()) if text else ""


class Plain(forms.CharField):
    """Words of the source, as long as a claim may be."""

    def __init__(self, **rest: Any) -> None:  # noqa: ANN401 what a field of a form takes
        super().__init__(max_length=LONGEST_TEXT, **rest)


def articles_typed(text: str, law: Pack | None) -> list[str]:
    """The articles in ``text`` in the notation of claims.

    Raises:
        ValidationError: there is none, or one that can be two; the message says which.
    """
    if law is None:
        return [_article_without_law(part) for part in text.split(",") if part.strip()]
    found, doubts = [], []
    for reading in law.articles_in(text) or (law.article(text),):
        doubtful = [note for note in reading.notes if note.code not in _TAKEN_AS_READ]
        meant = reading.likeliest if len(reading.candidates) == 1 else None
        if meant is not None and not doubtful:
            found.append(meant.canonical)
        else:
            doubts += [say_note(note, get_language() or "en") for note in doubtful or reading.notes]
            doubts += [_("If that is meant, write %(article)s.") % {"article": meant.canonical}] if meant else []
    if doubts:
        raise forms.ValidationError(doubts)
    return found


# An article of which the pack knows the code only can mean one thing, and the person page says so. A superscript lost
# on the way (3611 for 361-1) or a part written like an index (363.2) is asked back: nothing is repaired in silence.
_TAKEN_AS_READ = frozenset({"code_without_articles"})


def _article_without_law(text: str) -> str:
    try:
        return canonical("charge", "article", text)
    except Unreadable as cause:
        said = _("“%(text)s” is not an article. Write 361-4, or 361-4 p.1 with its part.")
        raise forms.ValidationError(said % {"text": text.strip()[:40]}) from cause


def place_typed(kind: str, text: str, law: Pack | None) -> str:
    """The identifier of the one place that ``text`` names; the words themselves where none or several are meant."""
    plain = " ".join(text.split())
    if law is None:
        return plain
    by_label = {label.casefold(): value for value, label in place_labels(kind, law).items()}
    if plain.casefold() in by_label:
        return by_label[plain.casefold()]
    row = {"facility": law.facility, "court": law.court}.get(kind, law.body)(plain)
    return row.id if row is not None else plain


def place_labels(kind: str, law: Pack | None) -> dict[str, str]:
    """What the pack has to choose from, by identifier, in the reader's language."""
    return places_named(law, kind, get_language() or "en")
